from datetime import datetime

from django.db import transaction
from django.db.models import Max

from catalog.products.models import Product, Stock, Variant
from catalog.products.rules import (
    SKU_LENGTH,
    VARIANT_NAME_LENGTH,
    CodeTaken,
    CodeTooLong,
    NameMissing,
    refuse_price,
    refuse_quantity,
)
from catalog.products.selectors import own_products
from catalog.products.services.ownership import own_product_locked
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.ids import next_pk


@transaction.atomic
def add_variant(
    *,
    product_id: int,
    name: str,
    price: int,
    by: Viewer,
    at: datetime,
    list_price: int | None = None,
    sku: str = "",
    quantity: int = 0,
) -> Variant:
    """Add a size, colour or pack to a product. Raises NotFound, NameMissing, what `put_variant` refuses."""
    product = own_product_locked(product_id, by)

    if not name.strip():
        raise NameMissing(length=VARIANT_NAME_LENGTH)

    variant = put_variant(
        product=product, name=name, price=price, list_price=list_price, sku=sku, quantity=quantity
    )
    Product.objects.filter(pk=product_id).update(updated_at=at)
    return variant


@transaction.atomic
def edit_variant(
    *,
    variant_id: int,
    by: Viewer,
    at: datetime,
    name: str | None = None,
    price: int | None = None,
    list_price: int | None = None,
) -> Variant:
    """Change what is given; a price without a list price ends a discount.

    Raises NotFound, NameMissing, PriceOutOfBounds, ListPriceBelowPrice.
    """
    product = own_products(by).filter(variants=variant_id).first()
    if product is None:
        raise NotFound()
    own_product_locked(product.pk, by)
    variant = Variant.objects.select_for_update().get(pk=variant_id)

    name = variant.name if name is None else " ".join(name.split())
    if len(name) > VARIANT_NAME_LENGTH:
        raise NameMissing(length=VARIANT_NAME_LENGTH)
    if price is None:
        price, list_price = variant.price, variant.list_price if list_price is None else list_price
    list_price = price if list_price is None else list_price
    refuse_price(price=price, list_price=list_price)

    variant.name, variant.price, variant.list_price = name, price, list_price
    variant.save(update_fields=["name", "price", "list_price"])
    Product.objects.filter(pk=product.pk).update(updated_at=at)
    return variant


def put_variant(
    *, product: Product, name: str, price: int, list_price: int | None, sku: str, quantity: int
) -> Variant:
    """Write a variant and its stock at the end of a locked product's list.

    A typed code becomes `<shop>-<CODE>`, none becomes `<shop>.<number>`. Raises NameMissing,
    PriceOutOfBounds, ListPriceBelowPrice, QuantityOutOfBounds, CodeTooLong, CodeTaken.
    """
    name, code = " ".join(name.split()), "-".join(sku.upper().split())
    list_price = price if list_price is None else list_price
    if len(name) > VARIANT_NAME_LENGTH:
        raise NameMissing(length=VARIANT_NAME_LENGTH)
    refuse_price(price=price, list_price=list_price)
    refuse_quantity(quantity=quantity, allocated=0)
    if len(code) > SKU_LENGTH:
        raise CodeTooLong(length=SKU_LENGTH)
    pk = next_pk(Variant)
    whole_sku = f"{product.shop_id}-{code}" if code else f"{product.shop_id}.{pk}"
    if Variant.objects.filter(sku=whole_sku).exists():
        raise CodeTaken()

    last = product.variants.aggregate(last=Max("sort"))["last"]
    variant = Variant.objects.create(
        pk=pk,
        product=product,
        name=name,
        sku=whole_sku,
        price=price,
        list_price=list_price,
        sort=0 if last is None else last + 1,
    )
    Stock.objects.create(variant=variant, quantity=quantity)
    return variant
