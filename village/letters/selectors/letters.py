from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from foundation.access.permissions import (
    APPROVE_APPLICATIONS,
    OVERSEE_VILLAGES,
    SUSPEND_LETTERS,
    VERIFY_APPLICATIONS,
)
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.clock import NO_END
from village.businesses.models import NibRecord
from village.letters.models import Letter
from village.letters.numbering import normal_number
from village.letters.rules.standing import HOLDER_GONE, standing_of
from village.letters.selectors.letter_types import letter_type_of
from village.letters.states import REVOKED, VALID
from village.residents.rules.numbers import digits_of, is_sixteen_digits
from village.residents.selectors import my_resident_id, within_offices
from village.residents.states import RESIDENT

SEES_LETTERS = (VERIFY_APPLICATIONS, APPROVE_APPLICATIONS, OVERSEE_VILLAGES, SUSPEND_LETTERS)
_WITH = ("type_version", "business", "village__parent", "holder")

LETTER, NIB = "letter", "nib"


@dataclass(frozen=True, slots=True)
class Permit:
    """What lets a business trade, as the public sees it. `standing` is one of `rules.standing.STANDINGS`.

    Of a NIB the checked number, and the village whose office found it at OSS; it has no end.
    """

    kind: str
    business_id: int
    number: str
    type_name: str
    village_name: str
    valid_from: date
    valid_until: date
    standing: str
    letter_id: int | None

    @property
    def stands(self) -> bool:
        return self.standing == VALID


def letters_seen_by(viewer: Viewer) -> Q:
    """The letters of the resident that the viewer is confirmed to be, and those of the offices' villages."""
    offices = Q(pk__in=[])
    for permission in SEES_LETTERS:
        offices |= within_offices(viewer, permission, path="village_id")
    return Q(holder_id=my_resident_id(viewer) or 0) | offices


def letter_for(*, viewer: Viewer, id: int) -> Letter:
    """One letter with what only holder and offices see; raises NotFound."""
    found = Letter.objects.select_related(*_WITH).filter(letters_seen_by(viewer), pk=id).first()
    if found is None:
        raise NotFound()
    return found


def my_letters(viewer: Viewer) -> list[Letter]:
    """The viewer's own letters, the latest first."""
    resident_id = my_resident_id(viewer)
    if resident_id is None:
        return []
    return list(Letter.objects.filter(holder_id=resident_id).select_related(*_WITH).order_by("-pk"))


def my_letter(*, viewer: Viewer, id: int) -> Letter:
    """One of the viewer's own; raises NotFound."""
    found = Letter.objects.select_related(*_WITH).filter(pk=id, holder_id=my_resident_id(viewer) or 0).first()
    if found is None:
        raise NotFound()
    return found


def letters_of_offices(
    *, officer: Viewer, search: str = "", limit: int = 50, before: int | None = None
) -> list[Letter]:
    """The letters of the officer's villages, the latest first; `search` is in number, holder or business."""
    reach = Q(pk__in=[])
    for permission in SEES_LETTERS:
        reach |= within_offices(officer, permission, path="village_id")
    found = Letter.objects.filter(reach)
    words = search.strip()
    if words:
        found = found.filter(
            Q(number__icontains=normal_number(words))
            | Q(holder__name__icontains=words)
            | Q(business__name__icontains=words)
        )
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.select_related(*_WITH).order_by("-pk")[:limit])


def letter_by_number(number: str) -> Letter | None:
    """A letter as its number was copied from paper. Not shown to the public itself: see `letter_check`.

    A NIK that somebody takes for the number is not asked for: statements may be logged.
    """
    if is_sixteen_digits(digits_of(number)):
        return None
    return Letter.objects.select_related(*_WITH).filter(number=normal_number(number)).first()


def permit_of(business_id: int, *, today: date) -> Permit | None:
    """What lets this business trade, or what last did; None when it never had any. Public."""
    return permits_of([business_id], today=today).get(business_id)


def permits_of(business_ids: Collection[int], *, today: date) -> Mapping[int, Permit]:
    """Business -> its permit, in two queries; businesses without any are left out. Public.

    A letter that stands comes first (the one that runs longest), then a checked NIB, then the
    latest letter that does not stand, then a NIB whose check was taken back.
    """
    letters = (
        Letter.objects.filter(business_id__in=business_ids, grants_trade=True)
        .select_related("type_version", "village", "holder")
        .order_by("valid_until", "pk")
    )
    found: dict[int, Permit] = {}
    for letter in letters:
        permit = _letter_permit(letter, today)
        held = found.get(letter.business_id)
        if held is None or permit.stands or not held.stands:
            found[letter.business_id] = permit
    checked = (
        NibRecord.objects.filter(business_id__in=business_ids, checked_on__isnull=False)
        .select_related("business__village", "business__owner")
        .order_by("-withdrawn_on", "-pk")
    )
    for record in checked:
        held, permit = found.get(record.business_id), _nib_permit(record, today)
        if held is None or (permit.stands and not held.stands):
            found[record.business_id] = permit
    return found


def nib_standing(record: NibRecord) -> str:
    """VALID while a checked NIB counts; HOLDER_GONE and REVOKED as for a letter. Reads the owner."""
    if record.withdrawn_on is not None:
        return REVOKED
    return VALID if record.business.owner.status == RESIDENT else HOLDER_GONE


def _nib_permit(record: NibRecord, today: date) -> Permit:
    return Permit(
        kind=NIB,
        business_id=record.business_id,
        number=record.nib,
        type_name="NIB",
        village_name=record.business.village.name,
        valid_from=record.checked_on or today,
        valid_until=NO_END,
        standing=nib_standing(record),
        letter_id=None,
    )


def standing_letter(*, business_id: int, letter_type: str, today: date) -> Letter | None:
    """The valid letter of a type that runs longest, also one that only begins later; None without.

    The letter of an owner who died is nothing that his heir renews.
    """
    return (
        Letter.objects.filter(
            business_id=business_id,
            letter_type=letter_type,
            state=VALID,
            valid_until__gte=today,
            holder=F("business__owner"),
        )
        .order_by("-valid_until", "-pk")
        .first()
    )


def _letter_permit(letter: Letter, today: date) -> Permit:
    return Permit(
        kind=LETTER,
        business_id=letter.business_id,
        number=letter.number,
        type_name=letter_type_of(letter.type_version).name,
        village_name=letter.village.name,
        valid_from=letter.valid_from,
        valid_until=letter.valid_until,
        standing=standing_of(letter, today=today),
        letter_id=letter.pk,
    )
