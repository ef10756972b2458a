"""The villages of the regency in words, under their districts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from storefront.public.places import village_words


@dataclass(frozen=True, slots=True)
class VillageRow:
    name: str
    url: str
    shops: int


@dataclass(frozen=True, slots=True)
class DistrictGroup:
    """A district with its villages, by name; `shops` sell there in all."""

    name: str
    rows: tuple[VillageRow, ...]

    @property
    def shops(self) -> int:
        return sum(row.shops for row in self.rows)


def district_groups(villages: Iterable[Any], selling: Mapping[str, int]) -> list[DistrictGroup]:
    """`villages` with their districts; `selling` is village code -> shops that sell today."""
    found: dict[str, list[VillageRow]] = {}
    for one in villages:
        row = VillageRow(
            village_words(one), reverse("public:village", args=[one.code]), selling.get(one.code, 0)
        )
        found.setdefault(one.parent.name, []).append(row)
    return [DistrictGroup(name, tuple(rows)) for name, rows in sorted(found.items())]
