"""On which days the offices of a village stay closed beside the calendar's: everybody may know."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import QuerySet

from village.letters.models import ClosedDay
from village.territory.rules import covers


def closed_days(village_code: str) -> frozenset[date]:
    """The days noted for a village, and for the district and regency that it lies in."""
    return closed_days_of([village_code])[village_code]


def closed_days_of(village_codes: Collection[str]) -> Mapping[str, frozenset[date]]:
    """Village -> its closed days, in one query."""
    if not village_codes:
        return {}
    regions = {part for code in village_codes for part in _with_parents(code)}
    noted = list(ClosedDay.objects.filter(region_id__in=regions).values_list("region_id", "day"))
    return {code: frozenset(day for region, day in noted if covers(region, code)) for code in village_codes}


def closed_days_noted(region_code: str, *, since: date) -> QuerySet[ClosedDay]:
    """What one office has noted for itself, and what stands above it, from a day on."""
    return (
        ClosedDay.objects.filter(region_id__in=_with_parents(region_code), day__gte=since)
        .select_related("region")
        .order_by("day", "pk")
    )


def _with_parents(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(2, len(parts) + 1)]
