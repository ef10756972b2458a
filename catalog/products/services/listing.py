from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from catalog.products.models import Category, Product, ProductType
from catalog.products.rules import (
    HalalMissing,
    PriceMissing,
    UnknownCategory,
    UnknownProductType,
    refuse_price,
    refuse_text,
    refuse_weight,
)
from catalog.products.services.ownership import own_product_locked
from catalog.products.services.saying import FoodEntry, put_food, put_values, says_halal
from catalog.products.services.variants import put_variant
from catalog.products.states import DRAFT
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.ids import next_pk
from vendors.mandates.states import GOODS as FOR_GOODS
from vendors.shops.selectors import shop_for

GOODS = "barang"


@transaction.atomic
def create_product(
    *,
    shop_id: int,
    name: str,
    by: Viewer,
    at: datetime,
    description: str = "",
    category_id: int | None = None,
    price: int | None = None,
    list_price: int | None = None,
    quantity: int = 0,
    weight_grams: int = 0,
    sku: str = "",
    variant_name: str = "",
    choices: Mapping[str, str] | None = None,
    values: Mapping[str, Any] | None = None,
    food: FoodEntry | None = None,
) -> Product:
    """Note down a product as a draft, of its category's type; with a price it gets a first variant and stock.

    `values` is what is said of it by attributes (see `put_values`), `choices` what its first variant stands
    for, `food` the statements of food. Raises NotFound, NameMissing, DescriptionTooLong, UnknownCategory,
    WeightOutOfBounds and what `put_variant`, `put_values` and `put_food` refuse.
    """
    shop = shop_for(by, shop_id, FOR_GOODS)

    name, description = " ".join(name.split()), description.strip()
    refuse_text(name=name, description=description)
    refuse_weight(weight_grams)
    product_type = _type_of(category_id)
    if price is None and (list_price is not None or quantity or sku or variant_name):
        raise PriceMissing()

    pk = next_pk(Product)
    product = Product.objects.create(
        pk=pk,
        shop=shop,
        category_id=category_id,
        product_type=product_type,
        name=name,
        slug=free_slug(name, pk),
        description=description,
        weight_grams=weight_grams,
        created_at=at,
        updated_at=at,
    )
    if price is not None:
        put_variant(
            product=product,
            name=variant_name,
            price=price,
            list_price=list_price,
            sku=sku,
            quantity=quantity,
            choices=choices,
        )
    if values:
        put_values(product, values)
    if food is not None:
        put_food(product, food, by.today)

    record_transition(subject=product, from_state="", to_state=DRAFT, by=by.account_id, at=at)
    product.refresh_from_db()
    return product


@transaction.atomic
def edit_product(
    *,
    product_id: int,
    by: Viewer,
    at: datetime,
    name: str | None = None,
    description: str | None = None,
    category_id: int | None = None,
    weight_grams: int | None = None,
    price: int | None = None,
    list_price: int | None = None,
    values: Mapping[str, Any] | None = None,
    food: FoodEntry | None = None,
) -> Product:
    """Change what is given; what is None stays. The address (slug) never changes.

    `price` (and `list_price`, else equal to it) is set on every variant, or makes the first one. With the
    category the type may change, and with it what can be said: what the new type does not have is dropped.
    Raises NotFound, NameMissing, DescriptionTooLong, UnknownCategory, WeightOutOfBounds, PriceMissing,
    PriceOutOfBounds, ListPriceBelowPrice, what `put_values` and `put_food` refuse, and HalalMissing where
    food that is shown would not say it.
    """
    product = own_product_locked(product_id, by)

    name = product.name if name is None else " ".join(name.split())
    description = product.description if description is None else description.strip()
    weight_grams = product.weight_grams if weight_grams is None else weight_grams
    refuse_text(name=name, description=description)
    refuse_weight(weight_grams)
    if category_id is not None:
        product.product_type = _type_of(category_id)
    if price is None and list_price is not None:
        raise PriceMissing()
    if price is not None:
        refuse_price(price=price, list_price=price if list_price is None else list_price)

    product.name, product.description, product.weight_grams = name, description, weight_grams
    product.category_id = product.category_id if category_id is None else category_id
    product.updated_at = at
    product.save(
        update_fields=["name", "description", "weight_grams", "category", "product_type", "updated_at"]
    )
    if values is not None or category_id is not None:
        put_values(product, values or {})
    if food is not None:
        put_food(product, food, by.today)
    if product.published and not says_halal(product):
        raise HalalMissing()
    if price is not None:
        changed = product.variants.filter(removed_at=None).update(
            price=price, list_price=price if list_price is None else list_price
        )
        if not changed:
            put_variant(product=product, name="", price=price, list_price=list_price, sku="", quantity=0)
    product.refresh_from_db()
    return product


def _type_of(category_id: int | None) -> ProductType:
    """The type of what is put into a category: goods like any other where the category names none."""
    if category_id is not None:
        category = Category.objects.filter(pk=category_id).select_related("product_type").first()
        if category is None:
            raise UnknownCategory()
        if category.product_type is not None:
            return category.product_type
    goods = ProductType.objects.filter(slug=GOODS).first()
    if goods is None:
        raise UnknownProductType()
    return goods


def free_slug(name: str, pk: int) -> str:
    """An address that no product has."""
    stem = slugify(name)[:160] or "barang"
    return f"{stem}-{pk}" if Product.objects.filter(slug=stem).exists() else stem
