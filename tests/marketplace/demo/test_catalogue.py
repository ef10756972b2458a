"""The demo's goods fit the classification, the regions, the pictures, and how the mall speaks."""

import re
import tomllib
from collections import Counter

import pytest

from marketplace.demo.catalogue import reading
from marketplace.demo.catalogue.reading import MalformedCatalogue, load, slug_of
from marketplace.demo.pictures.gallery import PICTURES
from village.businesses.classification import kbli_rows
from village.territory.gazetteer import region_rows

CATALOGUE = load()
SECTORS = ("kerajinan", "hasil-tani", "hasil-laut", "wisata")
LEAVES = {category.slug: category.parent for category in CATALOGUE.categories if category.parent}
KIND_OF_SECTOR = {
    "kerajinan": "kerajinan",
    "hasil-tani": "pangan",
    "hasil-laut": "pangan",
    "wisata": "wisata",
}
NEVER_PROMISED = re.compile(
    r"\b(sembuh|menyembuhkan|khasiat|obat|diabetes|kolesterol|diet|detoks|imun\w*|vitalitas)\b", re.I
)

products = pytest.mark.parametrize("product", CATALOGUE.products, ids=lambda product: product.slug)
businesses = pytest.mark.parametrize("business", CATALOGUE.businesses, ids=lambda business: business.slug)


def test_there_is_enough_to_fill_the_shops():
    per_sector = Counter(LEAVES[product.category] for product in CATALOGUE.products)

    assert len(CATALOGUE.products) >= 200
    assert len(CATALOGUE.businesses) >= 30
    assert set(per_sector) == set(SECTORS)
    assert min(per_sector.values()) >= 30


def test_the_tree_has_sectors_on_top_and_one_level_below():
    tops = tuple(category.slug for category in CATALOGUE.categories if category.parent is None)

    assert tops == SECTORS
    assert set(LEAVES.values()) == set(SECTORS)
    assert len({category.slug for category in CATALOGUE.categories}) == len(CATALOGUE.categories)
    assert set(LEAVES) == {product.category for product in CATALOGUE.products}


def test_the_eight_villages_are_real_and_have_shops():
    regions = {row["code"]: row["name"] for row in region_rows()}

    assert len(CATALOGUE.villages) == 8
    assert {village.code: village.name for village in CATALOGUE.villages} == {
        village.code: regions[village.code] for village in CATALOGUE.villages
    }
    assert {business.village for business in CATALOGUE.businesses} == set(CATALOGUE.villages)


def test_names_and_slugs_are_told_apart():
    for things in (CATALOGUE.products, CATALOGUE.businesses):
        assert len({thing.slug for thing in things}) == len(things)
        assert len({thing.name for thing in things}) == len(things)


def test_every_picture_is_shown_somewhere():
    assert {picture for product in CATALOGUE.products for picture in product.pictures} == set(PICTURES)


@businesses
def test_a_business_is_classed_and_described(business):
    codes = {row["code"] for row in kbli_rows()}

    assert business.kbli in codes
    assert business.sector in SECTORS
    assert business.products
    assert any(LEAVES[product.category] == business.sector for product in business.products)
    assert 40 <= len(business.description) <= 400


@products
def test_a_product_is_whole(product):
    known = tomllib.loads((reading.DATA / "attributes.toml").read_text(encoding="utf-8"))
    kind = KIND_OF_SECTOR[LEAVES[product.category]]

    assert 5 <= len(product.name) <= 100
    assert product.pictures
    assert len(set(product.pictures)) == len(product.pictures)
    assert product.tags
    assert {known[name] for name, _ in product.attributes} <= {kind, "semua"}
    assert all(value for _, value in product.attributes)


@products
def test_a_description_is_two_to_five_plain_sentences(product):
    sentences = re.findall(r"[.?](?= |$)", product.description)

    assert 2 <= len(sentences) <= 5
    assert product.description.endswith(".")
    assert "!" not in product.description
    assert "  " not in product.description
    assert not NEVER_PROMISED.search(product.description)


@products
def test_prices_are_rupiah_that_people_ask(product):
    for variant in product.variants:
        assert variant.price >= 5000
        assert variant.price % 500 == 0
        assert variant.was is None or variant.price < variant.was <= variant.price * 1.3
        assert variant.stock >= 1
        assert (variant.weight_grams == 0) == (LEAVES[product.category] == "wisata")


@products
def test_variants_are_a_real_choice(product):
    names = [variant.name for variant in product.variants]

    assert len(set(names)) == len(names)
    assert (names == [""]) == (product.option == "")
    assert len(names) == 1 or all(names)


def test_a_slug_is_plain():
    assert slug_of("Kain batik tulis Gajah Oling, 2,5 m") == "kain-batik-tulis-gajah-oling-2-5-m"


def test_a_misspelt_key_names_its_file(tmp_path, monkeypatch):
    shop = tmp_path / "shops" / "kemiren" / "toko.toml"
    shop.parent.mkdir(parents=True)
    (tmp_path / "villages.toml").write_text('[kemiren]\ncode = "35.10.15.2004"\nname = "Kemiren"\n')
    (tmp_path / "categories.toml").write_text(
        '[[sector]]\nslug = "kerajinan"\nname = "Kerajinan"\ncategories = []\n'
    )
    shop.write_text('[business]\nnama = "Toko"\n')
    monkeypatch.setattr(reading, "DATA", tmp_path)

    with pytest.raises(MalformedCatalogue, match=r"toko\.toml: business: lacks"):
        load.__wrapped__()
