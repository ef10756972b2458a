from datetime import datetime

from django.db import IntegrityError, transaction

from foundation.access.permissions import SUSPEND_LETTERS
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from village.letters.models import Numbering
from village.letters.numbering import BadPattern, check_pattern
from village.letters.rules.refusals import BadNumbering, OfficePartTaken
from village.letters.selectors.letter_types import current_version, letter_type_of
from village.letters.services.numbers import numbering_of
from village.residents.rules.register import office_over


@transaction.atomic
def set_numbering(
    *,
    village_code: str,
    letter_type: str,
    class_code: str,
    office_part: str,
    pattern: str,
    by: Viewer,
    at: datetime,
) -> Numbering:
    """A village numbers a type in its own way from now on; the sequence goes on.

    By an office with SUSPEND_LETTERS over the village. Raises NotYourVillage, UnknownLetterType,
    BadNumbering, OfficePartTaken (two villages would give the same numbers).
    """
    numbering = numbering_of(letter_type_of(current_version(letter_type)), village_code)
    numbering = Numbering.objects.select_for_update().get(pk=numbering.pk)

    office_over(by, SUSPEND_LETTERS, village_code)
    parts = [" ".join(part.split()) for part in (class_code, office_part, pattern)]
    if not all(parts[:2]) or any(character in "{}" for part in parts[:2] for character in part):
        raise BadNumbering()
    try:
        check_pattern(parts[2])
    except BadPattern:
        raise BadNumbering() from None

    numbering.class_code, numbering.office_part, numbering.pattern = parts
    try:
        with transaction.atomic():
            numbering.save()
    except IntegrityError:
        raise OfficePartTaken() from None

    record_transition(
        subject=numbering, from_state="", to_state="set", by=by.account_id, at=at, reason=" ".join(parts)
    )
    return numbering
