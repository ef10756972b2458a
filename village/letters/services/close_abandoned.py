from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from village.letters.models import Application
from village.letters.rules.moves import application_after
from village.letters.services.locking import locked_application
from village.letters.services.recording import move_application, record_decision
from village.letters.states import CLOSE, OPEN_STATES
from village.residents.states import RESIDENT


def close_applications_of_the_gone(*, at: datetime) -> int:
    """Close what is open for people who, by the register, have died or left; returns how many.

    By the clock: no officer decides. Each in a transaction of its own.
    """
    gone = Application.objects.filter(state__in=OPEN_STATES).exclude(resident__status=RESIDENT)
    return sum(_close(pk, at=at) for pk in gone.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _close(application_id: int, *, at: datetime) -> bool:
    locked = locked_application(application_id)
    application = locked.application

    if locked.resident.status == RESIDENT or application.state not in OPEN_STATES:
        # The register or an officer was quicker than the clock: nothing is left to close.
        return False
    to_state = application_after(application, CLOSE)
    reason = _("Register mencatat pemohon bukan lagi warga.")

    record_decision(application, locked.letter_type, action=CLOSE, office=None, by=None, at=at, reason=reason)
    application.closed_at = at
    move_application(application, to_state, by=None, at=at, reason=reason)
    return True
