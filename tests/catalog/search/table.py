"""The table that both engines pass: goods and judged questions, from the files beside this one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import connection

from catalog.products.models import (
    Attribute,
    AttributeValue,
    Category,
    FoodRecord,
    Product,
    ProductType,
    ProductValue,
    Stock,
    Variant,
)
from catalog.search.models import SearchDocument
from catalog.search.services import count_words
from foundation.clock import now
from tests.vendors.factories import a_shop
from village.territory.models import Region

HERE = Path(__file__).parent
FOOD = ("halal", "pirt")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question; `expected` must all be among the first `within`, `forbidden` must not be found."""

    kind: str
    text: str
    within: int
    expected: tuple[str, ...]
    forbidden: tuple[str, ...]
    nothing: bool

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


def _lines(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def questions() -> list[Judged]:
    found = []
    for kind, text, within, expected, forbidden in _lines("questions.tsv"):
        wanted = () if expected in ("none", "*") else tuple(expected.split(","))
        unwanted = tuple(one for one in forbidden.split(",") if one)
        found.append(Judged(kind, text, int(within), wanted, unwanted, expected == "none"))
    return found


def plant_goods() -> dict[int, str]:
    """The goods in shops of their villages, one shop a village; product -> key in the file."""
    regions = {one.name: one.code for one in Region.objects.villages().order_by("-code")}
    categories = {one.slug: one for one in Category.objects.all()}
    kind, _made = ProductType.objects.get_or_create(slug="barang", defaults={"name": "Barang"})
    shops, keys, at = {}, {}, now()
    for number, row in enumerate(_lines("goods.tsv")):
        key, name, category, price, village, sold, pieces, traits, description = row
        if village not in shops:
            shops[village] = a_shop(f"Toko {village}", village=regions[village])
        product = Product.objects.create(
            shop=shops[village],
            category=categories[category],
            product_type=kind,
            name=name.removeprefix("-"),
            slug=key,
            description=description,
            created_at=at - timedelta(hours=number),
            updated_at=at,
        )
        variant = Variant.objects.create(
            product=product, name="", sku=f"{product.shop_id}-{key}", price=int(price), list_price=int(price)
        )
        Stock.objects.create(variant=variant, quantity=int(pieces))
        _say(product, [trait.split(":") for trait in traits.split(",") if trait])
        Product.objects.filter(pk=product.pk).update(published=not name.startswith("-"))
        SearchDocument.objects.filter(pk=product.pk).update(sold=int(sold))
        keys[product.pk] = key
    count_words()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE catalog_searchdocument, catalog_product, catalog_searchword")
    return keys


def _say(product: Product, traits: list[list[str]]) -> None:
    food = {name: value for name, value in traits if name in FOOD}
    if food:
        FoodRecord.objects.create(
            product=product,
            halal=food.get("halal", ""),
            halal_number="ID35110000000000001" if food.get("halal") == "certified" else "",
            pirt="206351001000129" if "pirt" in food else "",
        )
    for name, value in traits:
        if name not in FOOD:
            attribute = Attribute.objects.get(slug=name)
            ProductValue.objects.create(
                product=product,
                attribute=attribute,
                value=AttributeValue.objects.get(attribute=attribute, slug=value),
            )
