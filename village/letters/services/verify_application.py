from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from village.letters.models import Application
from village.letters.rules.deciding import refuse_holder_gone
from village.letters.rules.moves import application_after
from village.letters.rules.refusals import ChecklistIncomplete, IdentityNotConfirmed, UnknownItem
from village.letters.services.announcing import tell_verified
from village.letters.services.locking import locked_application, office_deciding
from village.letters.services.recording import begin_step, move_application, record_decision
from village.letters.spec import StepSpec
from village.letters.states import VERIFY
from village.residents.models import IdentityBinding
from village.residents.services import confirm_identity
from village.residents.states import RELEASED, VERIFIED


@transaction.atomic
def verify_application(
    *,
    application_id: int,
    checked: Collection[str],
    by: Viewer,
    at: datetime,
    identity_method: str = "",
) -> Application:
    """The officer whose step it is has checked everything on the list; the next step begins.

    The account's identity must be confirmed, or is confirmed by this act when `identity_method`
    ("counter", "photos") says how. Raises NotFound, NotYourStep, OwnFamily,
    NotInThatState, HolderGone, ChecklistIncomplete, UnknownItem, IdentityNotConfirmed, and what
    `confirm_identity` raises.
    """
    locked = locked_application(application_id, with_account=True)
    application = locked.application

    office = office_deciding(locked, by, action=VERIFY)
    to_state = application_after(application, VERIFY)
    refuse_holder_gone(locked.resident)
    refuse_unchecked(locked.step, checked)
    confirm_person(application, by=by, at=at, method=identity_method)

    record_decision(
        application,
        locked.letter_type,
        action=VERIFY,
        office=office,
        by=by.account_id,
        at=at,
        checked=sorted(checked),
    )
    begin_step(application, locked.letter_type, application.step + 1, at=at)
    move_application(application, to_state, by=by.account_id, at=at)

    tell_verified(application, at=at)
    return application


def identity_of(application: Application) -> IdentityBinding | None:
    """The applicant's standing claim on the resident of the application."""
    return (
        IdentityBinding.objects.filter(account_id=application.applicant_id, resident=application.resident)
        .exclude(state=RELEASED)
        .first()
    )


def refuse_unconfirmed(application: Application) -> None:
    """Raises IdentityNotConfirmed."""
    identity = identity_of(application)
    if identity is None or identity.state != VERIFIED:
        raise IdentityNotConfirmed()


def confirm_person(application: Application, *, by: Viewer, at: datetime, method: str) -> None:
    """Confirm who the account is, where nobody has yet. Raises IdentityNotConfirmed."""
    identity = identity_of(application)
    if identity is None:
        raise IdentityNotConfirmed()
    if identity.state == VERIFIED:
        return
    if not method:
        raise IdentityNotConfirmed()
    confirm_identity(binding_id=identity.pk, by=by, at=at, method=method, escalated=True)


def refuse_unchecked(step: StepSpec, checked: Collection[str]) -> None:
    """Raises UnknownItem, ChecklistIncomplete."""
    known = {point.code: point.text for point in step.checklist}
    if not known.keys() >= set(checked):
        raise UnknownItem(field="checked")
    missing = [text for code, text in known.items() if code not in checked]
    if missing:
        raise ChecklistIncomplete(missing=", ".join(missing).lower())
