from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from village.letters.models import Application
from village.letters.rules.deciding import refuse_holder_gone
from village.letters.rules.moves import application_after
from village.letters.rules.reasons import reason_words
from village.letters.rules.refusals import NothingToRepair, UnknownItem
from village.letters.services.announcing import tell_returned
from village.letters.services.locking import locked_application, office_deciding
from village.letters.services.recording import move_application, record_decision, stop_clock
from village.letters.spec import LetterType
from village.letters.states import RETURN


@transaction.atomic
def return_application(
    *, application_id: int, reason: str, items: Sequence[str], by: Viewer, at: datetime
) -> Application:
    """Give the form back for repair of some fields or documents; the clock stands still meanwhile.

    Sent again, it begins at the first step. Raises NotFound, NotYourStep, OwnFamily,
    FourEyes, NotInThatState, HolderGone, NothingToRepair, UnknownItem, ReasonMissing, ReasonTooLong,
    NumberInText.
    """
    locked = locked_application(application_id)
    application = locked.application

    office = office_deciding(locked, by)
    to_state = application_after(application, RETURN)
    refuse_holder_gone(locked.resident)
    labels = _labels(locked.letter_type, items)
    reason = reason_words(reason)

    record_decision(
        application,
        locked.letter_type,
        action=RETURN,
        office=office,
        by=by.account_id,
        at=at,
        reason=reason,
        items=items,
    )
    application.step = 0
    stop_clock(application)
    move_application(application, to_state, by=by.account_id, at=at, reason=reason)

    tell_returned(application, labels, reason, at=at)
    return application


def _labels(letter_type: LetterType, items: Sequence[str]) -> list[str]:
    if not items:
        raise NothingToRepair()
    labels = {field.code: field.label for field in letter_type.fields}
    labels |= {document.code: document.label for document in letter_type.documents}
    if not labels.keys() >= set(items):
        raise UnknownItem()
    return [labels[code] for code in items]
