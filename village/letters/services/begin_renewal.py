from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from foundation.clock import today
from village.letters.models import Application, Letter
from village.letters.rules.refusals import AlreadyApplied, LetterSuspended, RevokedForGood
from village.letters.rules.standing import refuse_early_renewal
from village.letters.selectors.applications import answers_of, my_application
from village.letters.selectors.letter_types import current_version, letter_type_of
from village.letters.selectors.letters import my_letter, standing_letter
from village.letters.services.save_draft import save_draft
from village.letters.states import DRAFT, OPEN_STATES, REVOKED, SUSPENDED


@transaction.atomic
def begin_renewal(*, letter_id: int, by: Viewer, at: datetime) -> Application:
    """A draft with everything that was typed for a letter, to be looked through and sent with new photos.

    Open from the renewal window before the letter's end, and after it. A second press finds the draft
    of the first. The old letter counts to its last day, the new one from the day after. Raises NotFound
    (also for somebody else's), LetterSuspended, RevokedForGood, TooEarlyToRenew, AlreadyApplied,
    TooManyDrafts, UnknownLetterType.
    """
    letter = Letter.objects.select_for_update(no_key=True).get(pk=my_letter(viewer=by, id=letter_id).pk)
    letter_type = letter_type_of(current_version(letter.letter_type))

    if letter.state == SUSPENDED:
        raise LetterSuspended(office=letter.state_office)
    if letter.state == REVOKED:
        raise RevokedForGood()
    _refuse_open(letter)
    last = standing_letter(business_id=letter.business_id, letter_type=letter.letter_type, today=today(at))
    refuse_early_renewal(letter_type, today=today(at), standing_until=last.valid_until if last else None)

    begun = letter.renewals.filter(state=DRAFT, applicant_id=by.account_id).order_by("-pk").first()
    if begun is not None:
        return begun
    draft = save_draft(
        answers=_answers(letter.application, letter_type.code), letter_type=letter_type.code, by=by, at=at
    )
    draft.renews = letter
    draft.save(update_fields=["renews"])
    return draft


@transaction.atomic
def begin_again(*, application_id: int, letter_type: str, by: Viewer, at: datetime) -> Application:
    """A draft of a type with what fits it of one's own application. Raises NotFound, TooManyDrafts."""
    earlier = my_application(viewer=by, id=application_id)
    return save_draft(answers=_answers(earlier, letter_type), letter_type=letter_type, by=by, at=at)


def _answers(earlier: Application, code: str) -> Mapping[str, str]:
    asked = {field.code for field in letter_type_of(current_version(code)).fields}
    return {field: typed for field, typed in answers_of(earlier).plain().items() if field in asked}


def _refuse_open(letter: Letter) -> None:
    open_one = letter.business.applications.filter(state__in=OPEN_STATES).first()
    if open_one is not None:
        raise AlreadyApplied(number=open_one.number)
