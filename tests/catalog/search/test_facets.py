"""Filters, facets, orders and completions, alike on both engines."""

import pytest

from catalog.search.selectors import NEAREST, SOLD, Asked, completions, facets_of, help_for, search_products
from village.territory.models import Region

KEMIREN = "Kemiren"


def code_of(name: str) -> str:
    return Region.objects.villages().filter(name=name).order_by("code").first().code


def facets(goods, text="", **narrowed):
    return facets_of(search_products(Asked(text, **narrowed), today=goods.today).question)


def test_kinds_count_what_lies_below_them(goods):
    kinds = {one.key: one.goods for one in facets(goods, "kopi", only_available=True).kinds}

    found = goods.found("kopi", only_available=True)
    assert kinds["hasil-tani"] + kinds.get("kerajinan", 0) + kinds.get("wisata", 0) == len(found)
    assert kinds["kopi"] == kinds["kopi-biji"] + kinds["kopi-bubuk"] + kinds["kopi-hijau"]
    assert kinds["kopi"] == len(goods.found("kopi", category="kopi", only_available=True))


def test_each_number_is_what_its_filter_leaves(goods):
    shown = facets(goods, "kopi", only_available=True)

    for kind in shown.kinds:
        assert len(goods.found("kopi", category=kind.key, only_available=True)) == kind.goods
    for place in shown.places:
        assert len(goods.found("kopi", places=(place.key,), only_available=True)) == place.goods
    for band in shown.prices:
        until = None if band.price_until is None else band.price_until - 1
        priced = goods.found("kopi", price_from=band.price_from, price_until=until, only_available=True)
        assert len(priced) == band.goods
    for facet in shown.traits:
        for value in facet.choices:
            traits = {facet.slug: (value.key,)}
            assert len(goods.found("kopi", traits=traits, only_available=True)) == value.goods
    assert shown.exact


def test_a_facet_leaves_its_own_filter_out_and_keeps_the_others(goods):
    free = facets(goods, "batik", only_available=True)
    chosen = facets(goods, "batik", only_available=True, traits={"teknik-batik": ("cap",)})

    technique = next(one for one in chosen.traits if one.slug == "teknik-batik")
    assert {one.key: one.goods for one in technique.choices} == {
        one.key: one.goods for facet in free.traits if facet.slug == "teknik-batik" for one in facet.choices
    }
    assert sum(one.goods for one in chosen.places if one.depth == 0) == 3


def test_stock_is_counted_both_ways(goods):
    shown = facets(goods, "kopi lanang")

    assert (shown.available, shown.sold_out) == (1, 1)
    assert sorted(goods.found("kopi lanang")) == ["habis-lanang", "kopi-lanang"]
    assert goods.found("kopi lanang", only_available=True) == ["kopi-lanang"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("cheapest", ["kopi-susu", "bagiak-kopi", "kopi-osing"]),
        ("dearest", ["kopi-luwak"]),
        ("newest", ["kopi-robusta", "kopi-robusta-500", "kopi-lanang"]),
        (SOLD, ["kopi-robusta", "kopi-osing", "kopi-arabika"]),
        ("entah", ["kopi-robusta"]),
    ],
)
def test_goods_are_ordered_as_asked(goods, sort, first):
    found = goods.found("kopi", sort=sort, only_available=True)
    if sort == "cheapest":
        found = [key for key in found if key != "cangkir-gerabah"]

    assert found[: len(first)] == first


def test_the_nearest_stand_first_and_what_is_too_far_is_not_found(goods):
    kemiren = code_of(KEMIREN)

    nearest = goods.found("kopi", near=kemiren, sort=NEAREST, only_available=True)
    around = goods.found("kopi", near=kemiren, within_km=5, only_available=True)

    assert set(nearest[:2]) <= {"kopi-osing", "kopi-tubruk", "desa-kemiren"}
    assert 0 < len(around) < len(nearest)
    assert set(around) <= set(nearest)


def test_nothing_asked_lists_everything_on_sale(goods):
    assert len(goods.found(only_available=True)) == 100
    assert search_products(Asked(only_available=True), today=goods.today).total == len(goods.keys) - 2


def test_words_kinds_and_goods_are_offered_while_typing(goods):
    def offered(text):
        return [(one.what, one.text) for one in completions(text, today=goods.today)]

    assert ("word", "kopi") in offered("kop")
    assert ("kind", "Kopi") in offered("kop")
    assert ("goods", "Kopi robusta bubuk 250 g") in offered("kop")
    assert ("goods", "Kopi lanang biji pilihan 200 g") in offered("kopi lan")
    assert ("word", "batik gajah") in offered("batik gaj")
    assert not any("rahasia" in text for _what, text in offered("kopi rah"))


@pytest.mark.parametrize(
    "typed", ["", "k", "351015", "3510 15 23", "kopi 351015230901", "x" * 61, "%%", "\0"]
)
def test_nothing_is_offered_for_what_says_too_little_or_may_become_a_nik(goods, typed):
    assert completions(typed, today=goods.today) == []


def test_a_corrected_question_says_what_was_looked_for(goods):
    page = search_products(Asked("kpoi lanang"), today=goods.today)

    assert page.corrected == "kopi lanang"


def test_nothing_found_helps_on(goods):
    too_dear = Asked("kopi lanang", price_from=900_000, only_available=True)
    words = Asked("kopi lanang helikopter", only_available=True)

    assert [(one.name, one.goods) for one in help_for(too_dear, today=goods.today).without] == [("price", 1)]
    assert ("kopi lanang", 1) in [(one.text, one.goods) for one in help_for(words, today=goods.today).texts]
    assert "kopi" in [one.slug for one in help_for(words, today=goods.today).kinds]
