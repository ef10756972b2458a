"""The panel of filters: chips with numbers, each a box of the form; and the price bands as links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.search.selectors import Asked, Facets
from foundation.money import rupiah
from storefront.look.figures import count
from storefront.public.showing.lists import AFTER, address

TRAIT = "sifat"
MOST_TRAITS, MOST_GROUPS, MOST_CHIPS = 20, 6, 10
WORDS = {
    "halal:certified": gettext_lazy("Halal bersertifikat"),
    "halal:in-process": gettext_lazy("Sertifikat halal diproses"),
    "halal:not-halal": gettext_lazy("Tidak halal"),
    "halal:exempt": gettext_lazy("Bahan alami"),
    "pirt:ya": gettext_lazy("P-IRT"),
}
STATEMENTS = ("halal", "pirt")


@dataclass(frozen=True, slots=True)
class Chip:
    """A box of the form; `goods` is "" where numbers would not be exact."""

    value: str
    label: Any
    goods: str
    chosen: bool
    id: str


@dataclass(frozen=True, slots=True)
class Group:
    legend: Any
    chips: list[Chip]


@dataclass(frozen=True, slots=True)
class Panel:
    groups: list[Group]
    bands: list[dict[str, Any]]
    sold_out: str


def traits_in(query: QueryDict) -> dict[str, tuple[str, ...]]:
    """Attribute -> values asked for; what is no `attribute:value` is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for one in query.getlist(TRAIT)[:MOST_TRAITS]:
        attribute, colon, value = one.partition(":")
        if colon and attribute and value:
            found[attribute] = (*found.get(attribute, ()), value)
    return found


def panel_of(query: QueryDict, facets: Facets, asked: Asked) -> Panel:
    chosen = set(query.getlist(TRAIT))
    statements: list[tuple[str, Any, int]] = []
    groups: list[Group] = []
    for facet in facets.traits:
        rows = [(f"{facet.slug}:{one.key}", one.name, one.goods) for one in facet.choices]
        if facet.slug in STATEMENTS:
            statements += [(key, WORDS[key], goods) for key, _name, goods in rows if key in WORDS]
        elif len(rows) == 1 and not rows[0][1]:
            statements.append((rows[0][0], facet.name, rows[0][2]))
        elif len(rows) > 1 or facet.slug in asked.traits:
            groups.append(Group(facet.name, _chips(rows, chosen, facets)))
    if statements:
        groups.insert(0, Group(_("Keterangan"), _chips(statements, chosen, facets)))
    bands = [
        {
            "text": _band_words(band.price_from, band.price_until),
            "goods": count(band.goods) if facets.exact else "",
            "url": address(
                query,
                dari=str(band.price_from or ""),
                sampai=str(band.price_until - 1) if band.price_until else "",
            ),
        }
        for band in facets.prices
        if band.goods
    ]
    return Panel(groups[:MOST_GROUPS], bands, count(facets.sold_out) if facets.exact else "")


def _chips(rows: Sequence[tuple[str, Any, int]], chosen: set[str], facets: Facets) -> list[Chip]:
    best = sorted(rows, key=lambda row: (row[0] not in chosen, -row[2]))[:MOST_CHIPS]
    kept = {row[0] for row in best}
    return [
        Chip(
            key, label, count(goods) if facets.exact else "", key in chosen, f"sifat-{key.replace(':', '-')}"
        )
        for key, label, goods in rows
        if key in kept
    ]


def _band_words(low: int | None, high: int | None) -> str:
    if low is None:
        return _("Di bawah %(price)s") % {"price": rupiah(high or 0)}
    if high is None:
        return _("%(price)s ke atas") % {"price": rupiah(low)}
    return f"{rupiah(low)}–{rupiah(high)}"


def trait_words(trait: str, facets: Facets) -> str:
    """A filter in words; "" for one that nothing here has."""
    if trait in WORDS:
        return str(WORDS[trait])
    attribute, _colon, value = trait.partition(":")
    for facet in facets.traits:
        if facet.slug == attribute:
            for one in facet.choices:
                if one.key == value:
                    return f"{facet.name}: {one.name}" if one.name else facet.name
    return ""


def without_trait(query: QueryDict, trait: str) -> str:
    """The address without one of the traits."""
    changed = query.copy()
    changed.setlist(TRAIT, [one for one in query.getlist(TRAIT) if one != trait])
    changed.pop(AFTER, None)
    return f"?{changed.urlencode()}" if changed else "?"
