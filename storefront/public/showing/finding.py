"""A search in words: its title, the filters in force, the orders, the ways on where nothing was found."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.search.selectors import (
    GOODS,
    KIND,
    MOST_FOUND,
    NEAREST,
    RELEVANCE,
    SOLD,
    Asked,
    Completion,
    Facets,
    Help,
    SearchPage,
)
from foundation.money import rupiah
from storefront.look.figures import count
from storefront.public.places import village_words
from storefront.public.showing.lists import SORTS, address, sort_links
from storefront.public.showing.narrowing import TRAIT, trait_words, traits_in, without_trait
from village.territory.selectors import villages_matching

BEST = ("", gettext_lazy("Paling sesuai"))
WITHOUT_WORDS = "terbaru"
SEARCH_SORTS = {
    **SORTS,
    "terlaris": (SOLD, gettext_lazy("Terlaris")),
    "terdekat": (NEAREST, gettext_lazy("Terdekat")),
}


def asked_of(query: QueryDict, given: dict[str, Any], here: Any | None) -> tuple[Asked, Any | None]:
    """The search, and the village that distances are measured from: the typed one, else the buyer's."""
    typed = given.get("desa", "")
    near = next(iter(villages_matching(typed, 1)), None) if typed else here
    sort = query.get("urut", "")
    asked = Asked(
        text=given.get("q", ""),
        category=given.get("jenis", ""),
        places=tuple(code for code in [query.get("wilayah", "")] if code),
        near=near.code if near else "",
        within_km=given.get("jarak"),
        price_from=given.get("dari"),
        price_until=given.get("sampai"),
        traits=traits_in(query),
        only_available=not given.get("habis", False),
        sort=SEARCH_SORTS[sort][0] if sort in SEARCH_SORTS else RELEVANCE,
    )
    return asked, near


def title_of(found: SearchPage, text: str) -> str:
    number = count(found.total)
    if found.more:
        number = _("Lebih dari %(n)s") % {"n": count(MOST_FOUND)}
    shown = found.corrected or text
    if shown:
        return _("%(n)s barang untuk “%(text)s”") % {"n": number, "text": shown}
    return _("%(n)s barang") % {"n": number}


def kind_choices(tree: Sequence[Any], facets: Facets | None = None) -> list[tuple[str, str]]:
    """The kinds, indented; with facets each says how many goods it holds."""
    if facets is None:
        return [(one.slug, f"{'– ' * one.level}{one.name}") for one in tree]
    goods = {one.key: one.goods for one in facets.kinds}
    return [
        (one.slug, f"{'– ' * one.level}{one.name}{_numbered(goods.get(one.slug, 0), facets)}") for one in tree
    ]


def place_choices(facets: Facets, asked: Asked) -> list[tuple[str, str]]:
    """The districts and villages that have goods."""
    rows = [(one.key, f"{'– ' * one.depth}{one.name}{_numbered(one.goods, facets)}") for one in facets.places]
    known = {code for code, _words in rows}
    return [*rows, *((code, code) for code in asked.places if code not in known)]


def _numbered(goods: int, facets: Facets) -> str:
    return f" ({count(goods)})" if facets.exact else ""


def filters_in_force(
    query: QueryDict,
    given: dict[str, Any],
    asked: Asked,
    near: Any | None,
    tree: Iterable[Any],
    facets: Facets,
) -> list[tuple[str, str]]:
    """The filters that narrow this list, each with the address without it."""
    kinds = {one.slug: one.name for one in tree}
    places = {one.key: one.name for one in facets.places}
    place = query.get("wilayah", "")
    far = _("Sampai %(km)s km dari %(village)s") % {
        "km": given.get("jarak"),
        "village": village_words(near) if near else "",
    }
    words = {
        "jenis": kinds.get(asked.category, ""),
        "wilayah": places.get(place, place),
        "jarak": far if near and given.get("jarak") else "",
        "dari": _("Dari %(price)s") % {"price": rupiah(given["dari"])} if given.get("dari") else "",
        "sampai": _("Sampai %(price)s") % {"price": rupiah(given["sampai"])} if given.get("sampai") else "",
        "habis": _("Juga yang habis") if given.get("habis") else "",
    }
    shown = [(text, address(query, **{name: ""})) for name, text in words.items() if text]
    for trait in query.getlist(TRAIT):
        if text := trait_words(trait, facets):
            shown.append((text, without_trait(query, trait)))
    return shown


def search_orders(query: QueryDict, sort: str, *, text: bool, near: bool) -> tuple[Any, list[dict[str, Any]]]:
    """The order that is taken, in words, and the others as links; without a place nothing is near."""
    offered = {key: one for key, one in SEARCH_SORTS.items() if near or key != "terdekat"}
    if sort not in offered:
        sort = BEST[0] if text else WITHOUT_WORDS
    first = BEST if text else None
    links = sort_links(query, sort, first=first, sorts=offered)
    return (offered[sort][1] if sort in offered else BEST[1]), links


def ways_on(query: QueryDict, help: Help) -> dict[str, list[tuple[str, str]]]:
    """What finds something where this search did not: (words, address)."""
    fields = {
        "price": ("dari", "sampai"),
        "category": ("jenis",),
        "places": ("wilayah",),
        "within_km": ("jarak",),
        "traits": (TRAIT,),
        "only_available": (),
    }
    names = {
        "price": _("Tanpa batas harga"),
        "category": _("Di semua jenis"),
        "places": _("Di seluruh Banyuwangi"),
        "within_km": _("Berapa pun jauhnya"),
        "traits": _("Tanpa saringan keterangan"),
        "only_available": _("Tampilkan juga yang habis"),
    }
    without = []
    for one in help.without:
        if one.name in names:
            changed = dict.fromkeys(fields[one.name], "")
            if one.name == "only_available":
                changed = {"habis": "on"}
            without.append((_with_number(names[one.name], one.goods, one.more), address(query, **changed)))
    return {
        "texts": [
            (_with_number(one.text, one.goods, one.more), address(query, q=one.text)) for one in help.texts
        ],
        "without": without,
        "kinds": [(one.name, reverse("public:category", args=[one.slug])) for one in help.kinds],
    }


def _with_number(words: str, goods: int, more: bool) -> str:
    return f"{words} ({_('lebih dari ') if more else ''}{count(goods)})"


def offers_shown(found: Iterable[Completion]) -> list[dict[str, str]]:
    """Completions as links: a word searches, a kind and a product open."""
    shown = []
    for one in found:
        if one.what == KIND:
            url, note = reverse("public:category", args=[one.slug]), _("jenis barang")
        elif one.what == GOODS:
            url, note = reverse("public:product", args=[one.slug]), _("barang")
        else:
            url, note = f"{reverse('public:search')}?{urlencode({'q': one.text})}", ""
        shown.append({"url": url, "text": one.text, "note": note})
    return shown
