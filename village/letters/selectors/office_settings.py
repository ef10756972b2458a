"""What an office has set for its letters: for the offices over the village."""

from dataclasses import dataclass
from datetime import date

from foundation.access.permissions import HOLD_OFFICE, SUSPEND_LETTERS
from foundation.access.viewer import Viewer
from village.letters.models import Absence, Letterhead, Numbering
from village.letters.numbering import BadPattern, default_office_part, letter_number
from village.letters.rules.refusals import UnknownLetterType
from village.letters.selectors.letter_types import current_version, letter_type_of
from village.residents.rules.register import office_seeing
from village.territory.rules import covers


@dataclass(frozen=True, slots=True)
class NumberingSetting:
    """How a village numbers a type of letter, whether it has set so itself or not."""

    class_code: str
    office_part: str
    pattern: str


def numbering_setting(*, officer: Viewer, village_code: str, letter_type: str) -> NumberingSetting:
    """The numbering in force, without making a row of it. Raises NotFound, UnknownLetterType."""
    office_seeing(officer, SUSPEND_LETTERS, village_code)
    start = letter_type_of(current_version(letter_type)).numbering
    if start is None:
        raise UnknownLetterType()
    held = Numbering.objects.filter(village_id=village_code, letter_type=letter_type).first()
    if held is not None:
        return NumberingSetting(held.class_code, held.office_part, held.pattern)
    return NumberingSetting(start.class_code, default_office_part(village_code), start.pattern)


def numbering_preview(setting: NumberingSetting, *, letter_type: str, day: date, sequence: int = 27) -> str:
    """A number as the setting would make it; empty where the pattern cannot be used."""
    try:
        return letter_number(
            pattern=setting.pattern,
            class_code=setting.class_code,
            sequence=sequence,
            office_part=setting.office_part,
            type_code=letter_type,
            day=day,
        )
    except BadPattern:
        return ""


def letterhead_of(village_code: str) -> Letterhead | None:
    """What a village has set; None where it has set nothing. It is printed on letters, so no secret."""
    return Letterhead.objects.filter(village_id=village_code).first()


def absences_seen_by(officer: Viewer, *, today: date) -> list[Absence]:
    """Absences that have not passed: one's own, and those of officers whose region one is over."""
    found = (
        Absence.objects.filter(last_day__gte=today)
        .select_related("officer__account", "officer__region")
        .order_by("first_day", "pk")
    )
    own = {office.officer_id for office in officer.offices_with(HOLD_OFFICE)}
    above = [office.region_code for office in officer.offices_with(SUSPEND_LETTERS)]
    return [
        one
        for one in found
        if one.officer_id in own or any(covers(region, one.officer.region_id) for region in above)
    ]
