from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from village.businesses.services import record_checked_nib
from village.letters.models import Application
from village.letters.rules.deciding import refuse_holder_gone
from village.letters.rules.moves import application_after
from village.letters.selectors.applications import answers_of
from village.letters.services.announcing import tell_nib_recorded
from village.letters.services.locking import locked_application, office_deciding
from village.letters.services.recording import move_application, record_decision
from village.letters.services.verify_application import confirm_person, refuse_unchecked
from village.letters.states import CONFIRM


@transaction.atomic
def confirm_nib(
    *,
    application_id: int,
    checked: Collection[str],
    by: Viewer,
    at: datetime,
    identity_method: str = "",
) -> Application:
    """An officer has found the NIB at oss.go.id, by hand: it is checked, and lets the business trade.

    Nothing is issued, numbered or signed here. The account's identity must be confirmed, or is confirmed
    by this act as in `verify_application`. Raises NotFound, NotYourStep, OwnFamily, NotInThatState,
    HolderGone, ChecklistIncomplete, UnknownItem, IdentityNotConfirmed, NibAlreadyChecked,
    NibOfSomebodyElse, and what `confirm_identity` raises.
    """
    locked = locked_application(application_id, with_account=True)
    application = locked.application

    office = office_deciding(locked, by, action=CONFIRM)
    to_state = application_after(application, CONFIRM)
    refuse_holder_gone(locked.resident)
    refuse_unchecked(locked.step, checked)
    confirm_person(application, by=by, at=at, method=identity_method)

    application.nib_record = record_checked_nib(
        business_id=locked.business.pk,
        nib=answers_of(application).text("nib"),
        told_by=application.applicant_id,
        by=by,
        at=at,
    )
    record_decision(
        application,
        locked.letter_type,
        action=CONFIRM,
        office=office,
        by=by.account_id,
        at=at,
        checked=sorted(checked),
    )
    application.closed_at = at
    move_application(application, to_state, by=by.account_id, at=at)

    tell_nib_recorded(application, at=at)
    return application
