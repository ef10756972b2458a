from django.db.models import Q

from foundation.access.permissions import OVERSEE_VILLAGES, READ_RESIDENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from village.businesses.classification import CURRENT_YEAR
from village.businesses.finding import found_codes
from village.businesses.models import Business, Kbli, NibRecord
from village.residents.models import Resident
from village.residents.selectors import my_resident_id, within_offices

MOST_SEARCH_WORDS = 12


def kbli_matching(text: str, limit: int = 8, year: int = CURRENT_YEAR) -> list[Kbli]:
    """Lines of the classification for what people call their work, then by words of title or code. For all.

    First what `found_codes` makes of the words; then lines of a longer list that an operator has loaded:
    those with all words, else those with most of them, as people say what they do in many words.
    """
    typed = text.split()[:MOST_SEARCH_WORDS]
    words = [word for word in typed if len(word) > 2] or typed
    if not words:
        return []
    found_first = found_codes(" ".join(typed))[:limit] if year == CURRENT_YEAR else []
    some = Q(code__in=found_first)
    for word in words:
        some |= Q(title__icontains=word) | Q(code__startswith=word)
    lines = list(Kbli.objects.filter(some, year=year).order_by("code"))
    place = {code: number for number, code in enumerate(found_first)}
    called = sorted((one for one in lines if one.code in place), key=lambda one: place[one.code])
    found = {one: _words_in(one, words) for one in lines if one.code not in place}
    whole = [one for one, held in found.items() if held == len(words)]
    return [*called, *(whole or sorted(found, key=lambda one: -found[one]))][:limit]


def _words_in(line: Kbli, words: list[str]) -> int:
    title = line.title.lower()
    return sum(word.lower() in title or line.code.startswith(word) for word in words)


def kbli_title(year: int, code: str) -> str:
    """The title of a line, or empty where the list of that year is not loaded."""
    return Kbli.objects.filter(year=year, code=code).values_list("title", flat=True).first() or ""


def my_businesses(viewer: Viewer) -> list[Business]:
    """The businesses of the resident that the viewer is confirmed to be, newest first."""
    resident_id = my_resident_id(viewer)
    if resident_id is None:
        return []
    return list(Business.objects.filter(owner_id=resident_id).select_related("village").order_by("-pk"))


def business_for(*, viewer: Viewer, id: int) -> Business:
    """A business of the viewer's own, or one in the regions of the viewer's offices; raises NotFound."""
    mine = Q(owner_id=my_resident_id(viewer) or 0)
    reach = within_offices(viewer, READ_RESIDENTS, path="village") | within_offices(
        viewer, OVERSEE_VILLAGES, path="village"
    )
    found = Business.objects.filter(mine | reach, pk=id).select_related("village__parent", "owner").first()
    if found is None:
        raise NotFound()
    return found


def businesses_of(resident: Resident) -> list[Business]:
    """What a resident runs, newest first, for an officer who has opened the record."""
    return list(Business.objects.filter(owner=resident).select_related("village").order_by("-pk"))


def standing_nib(business_id: int) -> NibRecord | None:
    """The NIB that stands at a business now. For the business's owner, its officers, and the permit."""
    return NibRecord.objects.filter(business_id=business_id, withdrawn_on=None).first()
