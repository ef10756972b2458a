from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from village.letters.models import Application
from village.letters.rules.moves import application_after
from village.letters.rules.reasons import reason_words
from village.letters.services.announcing import tell_rejected
from village.letters.services.locking import locked_application, office_deciding
from village.letters.services.recording import move_application, record_decision
from village.letters.states import REJECT


@transaction.atomic
def reject_application(*, application_id: int, reason: str, by: Viewer, at: datetime) -> Application:
    """Say no, with the reason that the applicant reads. Final; the applicant may apply anew.

    Raises NotFound, NotYourStep, OwnFamily, FourEyes, NotInThatState, ReasonMissing,
    ReasonTooLong, NumberInText.
    """
    locked = locked_application(application_id)
    application = locked.application

    office = office_deciding(locked, by)
    to_state = application_after(application, REJECT)
    reason = reason_words(reason)

    record_decision(
        application,
        locked.letter_type,
        action=REJECT,
        office=office,
        by=by.account_id,
        at=at,
        reason=reason,
    )
    application.closed_at = at
    move_application(application, to_state, by=by.account_id, at=at, reason=reason)

    tell_rejected(application, reason, at=at)
    return application
