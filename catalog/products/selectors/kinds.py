"""What can be said of goods of a kind, and what was said of one product."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from catalog.products.models import (
    Attribute,
    AttributeValue,
    Product,
    ProductType,
    ProductValue,
    TypeAttribute,
)
from catalog.products.states import BOOLEAN, NUMERIC


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of goods: what is asked of a product, and what its variants differ in."""

    product_type: ProductType
    attributes: list[Attribute]
    variant_attributes: list[Attribute]

    @property
    def is_food(self) -> bool:
        """Whether people eat it, so that the law wants more to be said."""
        return bool(self.product_type.food)


def kind_of_category(category_id: int | None) -> Kind | None:
    """The kind of what is put into a category; None where there is no such category, or no type for it."""
    product_type = ProductType.objects.filter(categories=category_id).first() if category_id else None
    return kind_of_type(product_type) if product_type else None


def kind_of_type(product_type: ProductType) -> Kind:
    """The attributes of a type in their order, each with its `values` fetched."""
    values = Prefetch("attribute__values", AttributeValue.objects.order_by("sort", "pk"))
    rows = list(
        TypeAttribute.objects.filter(product_type=product_type)
        .select_related("attribute")
        .prefetch_related(values)
        .order_by("sort", "pk")
    )
    return Kind(
        product_type=product_type,
        attributes=[row.attribute for row in rows if not row.of_variant],
        variant_attributes=[row.attribute for row in rows if row.of_variant],
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of a product, in words."""

    slug: str
    name: str
    text: str


def statements_of(product: Product) -> list[Statement]:
    """Everything said of a product by attributes, in the order of its type; several choices are one line."""
    rows = list(
        ProductValue.objects.filter(
            product=product,
            attribute__assignments__of_variant=False,
            attribute__assignments__product_type=product.product_type_id,
        )
        .select_related("attribute", "value")
        .order_by("attribute__assignments__sort", "attribute_id", "value__sort")
    )
    found: dict[int, list[ProductValue]] = {}
    for row in rows:
        found.setdefault(row.attribute_id, []).append(row)
    return [_statement(same) for same in found.values()]


def _statement(rows: Sequence[ProductValue]) -> Statement:
    attribute = rows[0].attribute
    return Statement(attribute.slug, attribute.name, ", ".join(_words(row) for row in rows))


def _words(row: ProductValue) -> str:
    if row.value is not None:
        return row.value.name
    if row.attribute.input_type == BOOLEAN:
        return _("Ya") if row.flag else _("Tidak")
    if row.attribute.input_type == NUMERIC and row.number is not None:
        return f"{number_words(row.number)} {row.attribute.unit}".strip()
    return row.text


def number_words(number: Decimal) -> str:
    """`1250.50` as people write it: 1.250,5."""
    whole, _dot, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped
