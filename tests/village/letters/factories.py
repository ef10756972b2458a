"""Applications and letters in every state, made by the services themselves."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from PIL import Image

from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from foundation.audit.models import Transition
from foundation.clock import JAKARTA
from foundation.notifications.models import Message
from tests.foundation.factories import PASSWORD, an_account
from tests.village.factories import (
    BANYUWANGI,
    COFFEE_KBLI,
    GROGOL,
    a_head,
    a_resident,
    an_operator,
    regions,
    viewer_for,
)
from village.businesses.models import Business
from village.letters.models import Application, ApplicationDocument, Letter, LetterCounter, StepDecision
from village.letters.services import (
    approve_application,
    attach_document,
    ensure_signing_key,
    return_application,
    save_draft,
    submit_application,
    sync_letter_types,
    verify_application,
)
from village.residents.models import IdentityBinding, Resident

# A Tuesday morning, when the offices have just opened.
MORNING = datetime(2026, 11, 24, 9, 12, tzinfo=JAKARTA)
LATER = MORNING + timedelta(hours=2)
NOON = MORNING + timedelta(hours=3)
CHECKED = ("person", "place", "activity")


def the_ground() -> None:
    """Regions, KBLI, letter types and the regency's key are there."""
    regions()
    sync_letter_types(at=MORNING)
    ensure_signing_key(region_code=BANYUWANGI, at=MORNING)


def a_photo(
    size: tuple[int, int] = (640, 480), *, kind: str = "JPEG", colour: str = "#c9a26b", **save
) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **save)
    return out.getvalue()


def answers_for(resident: Resident, **changes: str) -> dict[str, str]:
    """What an honest applicant types."""
    return {
        "nik": resident.plain_nik,
        "kk": resident.plain_kk,
        "name": resident.name,
        "birth_date": resident.birth_date.isoformat(),
        "business_name": "Kopi Lereng Ijen",
        "activity": "Kopi bubuk robusta",
        "kbli": f"2025:{COFFEE_KBLI}",
        "place": "home",
        "region": resident.region_id,
        "dusun": "Krajan",
        "rt": "01",
        "rw": "02",
        "scale": "micro",
        "purpose": "berjualan di Banyuwangi Mall",
    } | changes


@dataclass
class Applicant:
    account: User
    resident: Resident

    @property
    def viewer(self) -> Viewer:
        return self.viewer_at(MORNING)

    def viewer_at(self, at: datetime) -> Viewer:
        return viewer_for(self.account, at)


def an_applicant(resident: Resident | None = None) -> Applicant:
    """An account that is nobody yet, and the resident whose papers its owner holds."""
    the_ground()
    return Applicant(account=an_account(), resident=resident or a_resident())


def a_draft(
    applicant: Applicant, *, at: datetime = MORNING, photos: bool = True, **changes: str
) -> Application:
    """A complete draft; `photos=False` leaves the files out."""
    viewer = applicant.viewer_at(at)
    draft = save_draft(answers=answers_for(applicant.resident, **changes), by=viewer, at=at)
    if photos:
        for code in ("ktp_photo", "place_photo"):
            attach_document(application_id=draft.pk, document=code, content=a_photo(), by=viewer, at=at)
    return draft


def a_submitted(applicant: Applicant | None = None, *, at: datetime = MORNING, **changes: str) -> Application:
    applicant = applicant or an_applicant()
    draft = a_draft(applicant, at=at, **changes)
    return submit_application(application_id=draft.pk, by=applicant.viewer_at(at), at=at)


def a_verified(
    applicant: Applicant | None = None,
    *,
    operator: Viewer | None = None,
    at: datetime = LATER,
    **changes: str,
) -> Application:
    application = a_submitted(applicant, **changes)
    return verify_application(
        application_id=application.pk,
        checked=CHECKED,
        identity_method="photos",
        by=operator or an_operator(application.village_id),
        at=at,
    )


def a_returned(applicant: Applicant, operator: Viewer | None = None) -> Application:
    application = a_submitted(applicant)
    return return_application(
        application_id=application.pk,
        reason="Fotonya buram",
        items=["place_photo"],
        by=operator or an_operator(),
        at=LATER,
    )


def a_letter(
    applicant: Applicant | None = None,
    *,
    head: Viewer | None = None,
    at: datetime = NOON,
    **changes: str,
) -> Letter:
    """A signed letter, through all its steps."""
    application = a_verified(applicant, **changes)
    return approve_application(
        application_id=application.pk,
        password=PASSWORD,
        by=head or a_head(application.village_id),
        at=at,
    )


WATCHED: tuple[type[models.Model], ...] = (
    Application,
    ApplicationDocument,
    StepDecision,
    Letter,
    LetterCounter,
    Business,
    IdentityBinding,
    Transition,
    Message,
    Resident,
)


def everything() -> dict[str, list[tuple]]:
    """All rows that a use case of letters can touch: equal before and after a refusal."""
    return {
        model.__name__: [
            tuple(bytes(value) if isinstance(value, memoryview) else str(value) for value in row)
            for row in model.objects.order_by("pk").values_list()
        ]
        for model in WATCHED
    }


__all__ = ["GROGOL", "PASSWORD", "a_head", "a_resident", "an_operator", "viewer_for"]
