"""Regions are public: these selectors are for everybody."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from foundation.access.refusals import NotFound
from village.territory.models import Region, RegionQuerySet
from village.territory.rules import UnknownVillage, haversine_km
from village.territory.states import DISTRICT, REGENCY


def region(code: str) -> Region:
    """One region with its parent; raises NotFound."""
    found = Region.objects.select_related("parent").filter(code=code).first()
    if found is None:
        raise NotFound()
    return found


def regency() -> Region:
    """The whole of it."""
    return Region.objects.get(level=REGENCY)


def regions_named(codes: Iterable[str]) -> dict[str, Region]:
    """Code -> region of any level, with its parent; codes that nobody knows are left out."""
    return {one.code: one for one in Region.objects.filter(code__in=set(codes)).select_related("parent")}


def village(code: str) -> Region:
    """One desa or kelurahan with its district; raises UnknownVillage."""
    found = villages().filter(code=code).first()
    if found is None:
        raise UnknownVillage()
    return found


def villages() -> RegionQuerySet:
    """All desa and kelurahan with their districts, by name."""
    return Region.objects.villages().select_related("parent").order_by("name", "code")


def districts() -> RegionQuerySet:
    """All districts, by name."""
    return Region.objects.filter(level=DISTRICT).order_by("name")


def villages_within(code: str) -> RegionQuerySet:
    """The villages of a district or of the regency, with their districts, by name; of a village itself."""
    return villages().filter(Q(code=code) | Q(code__startswith=f"{code}."))


def regions_matching(text: str, limit: int = 8) -> list[Region]:
    """Regions of every level for a picker: the larger ones first, those that begin with `text` first.

    Empty text finds nothing.
    """
    text = " ".join(text.split())
    if not text:
        return []
    above = Region.objects.filter(level__in=(REGENCY, DISTRICT), name__icontains=text).order_by("name")
    found = [*above, *villages().filter(village_search(text))]
    found.sort(key=lambda one: not one.name.lower().startswith(text.lower()))
    return found[:limit]


def village_search(text: str) -> Q:
    """Villages whose own name, district or postal code holds every word of `text`."""
    wanted = Q()
    for word in text.split():
        wanted &= Q(name__icontains=word) | Q(parent__name__icontains=word) | Q(postal_code__startswith=word)
    return wanted


def villages_matching(text: str, limit: int = 8) -> list[Region]:
    """Villages for a picker: those that begin with `text` first. Empty text finds nothing."""
    text = " ".join(text.split())
    if not text:
        return []
    found = list(villages().filter(village_search(text)))
    found.sort(key=lambda one: not one.name.lower().startswith(text.lower()))
    return found[:limit]


def distances_km(from_code: str, to_codes: Sequence[str]) -> dict[str, float]:
    """From one village's centroid to others', in one query; raises UnknownVillage."""
    rows = Region.objects.filter(code__in={from_code, *to_codes}).values_list("code", "lat", "lng")
    points = {code: (lat, lng) for code, lat, lng in rows if lat is not None and lng is not None}
    if from_code not in points or not points.keys() >= set(to_codes):
        raise UnknownVillage()
    return {code: haversine_km(*points[from_code], *points[code]) for code in to_codes}


def distance_km(code_a: str, code_b: str) -> float:
    """Between the centroids of two villages, over the ground; raises UnknownVillage."""
    return distances_km(code_a, [code_b])[code_b]
