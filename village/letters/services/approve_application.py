from datetime import datetime

from django.conf import settings
from django.db import transaction

from foundation.access.viewer import Viewer
from foundation.accounts.services import confirm_password
from village.letters.models import Letter
from village.letters.rules.deciding import refuse_holder_gone
from village.letters.rules.moves import application_after
from village.letters.rules.refusals import SecondFactorNotFresh
from village.letters.services.announcing import tell_issued
from village.letters.services.issue_letter import issue_letter
from village.letters.services.locking import locked_application, office_deciding
from village.letters.services.recording import move_application, record_decision
from village.letters.services.verify_application import refuse_unconfirmed
from village.letters.states import APPROVE


def approve_application(*, application_id: int, password: str, by: Viewer, at: datetime) -> Letter:
    """Say yes and sign: number, signature, letter and the application's end in one transaction.

    The password is asked before anything is locked, so that a wrong one counts. Raises
    SecondFactorNotFresh, TooManyAttempts, WrongPassword, NotFound, NotYourStep,
    OwnFamily, FourEyes, NotInThatState, HolderGone, IdentityNotConfirmed, NoSigningKey.
    """
    if settings.OFFICER_SECOND_FACTOR and not by.fresh_second_factor:
        raise SecondFactorNotFresh()
    confirm_password(account_id=by.account_id or 0, password=password, at=at)
    return _approve(application_id, by=by, at=at)


@transaction.atomic
def _approve(application_id: int, *, by: Viewer, at: datetime) -> Letter:
    locked = locked_application(application_id)
    application = locked.application

    office = office_deciding(locked, by, action=APPROVE)
    to_state = application_after(application, APPROVE)
    refuse_holder_gone(locked.resident)
    refuse_unconfirmed(application)

    record_decision(application, locked.letter_type, action=APPROVE, office=office, by=by.account_id, at=at)
    application.closed_at = at
    move_application(application, to_state, by=by.account_id, at=at)
    letter = issue_letter(locked, office=office, by=by, at=at)

    tell_issued(application, letter, at=at)
    return letter
