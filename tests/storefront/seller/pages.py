"""People at the seller's pages, and what a test reads of an answer."""

import re
from html import unescape

from django.test import Client

from foundation.accounts.models import User
from foundation.clock import now
from tests.foundation.factories import PASSWORD, an_account
from tests.village.factories import a_head, an_operator, viewer_for
from tests.village.letters.factories import CHECKED, Applicant, a_draft, an_applicant
from vendors.shops.models import Shop
from vendors.shops.services import open_shop
from village.letters.models import Application, Letter
from village.letters.services import (
    approve_application,
    reject_application,
    return_application,
    submit_application,
    verify_application,
)


def signed_in(account: User) -> Client:
    """A browser of somebody who has signed in; it speaks Indonesian."""
    client = Client(headers={"accept-language": "id"})
    client.force_login(account)
    return client


def a_stranger() -> Client:
    return signed_in(an_account(first_name="Orang"))


def text_of(response) -> str:
    """What a reader sees: no tags, single spaces."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def errors_of(response) -> list[str]:
    """The sentences of the error summary and of the notices that alarm."""
    found = re.findall(r'role="alert".*?</div></div>', response.content.decode(), flags=re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", "<" + one)).split()) for one in found]


def sent(applicant: Applicant | None = None, **changes: str) -> tuple[Applicant, Application]:
    """An application sent now."""
    applicant, at = applicant or an_applicant(), now()
    draft = a_draft(applicant, at=at, **changes)
    return applicant, submit_application(application_id=draft.pk, by=applicant.viewer_at(at), at=at)


def returned(*items: str, reason: str = "Fotonya buram") -> tuple[Applicant, Application]:
    """An application that an operator has just given back."""
    applicant, application = sent()
    return_application(
        application_id=application.pk,
        reason=reason,
        items=list(items) or ["place_photo"],
        by=an_operator(application.village_id),
        at=now(),
    )
    application.refresh_from_db()
    return applicant, application


def rejected() -> tuple[Applicant, Application]:
    applicant, application = sent()
    reject_application(
        application_id=application.pk,
        reason="Usaha ini tidak ada di desa kami",
        by=an_operator(application.village_id),
        at=now(),
    )
    application.refresh_from_db()
    return applicant, application


def lettered(applicant: Applicant | None = None, **changes: str) -> tuple[Applicant, Letter]:
    """An applicant whose letter has just been signed; not printed yet."""
    applicant, application = sent(applicant, **changes)
    verify_application(
        application_id=application.pk,
        checked=CHECKED,
        identity_method="photos",
        by=an_operator(application.village_id),
        at=now(),
    )
    head = a_head(application.village_id)
    letter = approve_application(application_id=application.pk, password=PASSWORD, by=head, at=now())
    return applicant, letter


def shopkeeping(**changes: str) -> tuple[Applicant, Shop]:
    """A seller by a real letter, with an open shop."""
    applicant, letter = lettered(**changes)
    viewer = viewer_for(applicant.account, now())
    return applicant, open_shop(business_id=letter.business_id, by=viewer, at=now())
