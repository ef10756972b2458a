from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, QuerySet

from catalog.products.models import Product, Stock, Variant
from catalog.products.rules import (
    MOST_VARIANTS,
    SKU_LENGTH,
    VARIANT_NAME_LENGTH,
    CodeTaken,
    CodeTooLong,
    LastVariant,
    NameMissing,
    TooManyVariants,
    VariantTwice,
    refuse_price,
    refuse_quantity,
)
from catalog.products.selectors import own_products
from catalog.products.services.ownership import own_product_locked
from catalog.products.services.saying import chosen_values, put_choices
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
    choices: Mapping[str, str] | None = None,
) -> Variant:
    """Add a size, colour or pack to a product; `choices` alone name it ("Merah, L").

    Raises NotFound, NameMissing, what `put_variant` refuses.
    """
    product = own_product_locked(product_id, by)

    if not name.strip() and not any((choices or {}).values()):
        raise NameMissing(length=VARIANT_NAME_LENGTH)

    variant = put_variant(
        product=product,
        name=name,
        price=price,
        list_price=list_price,
        sku=sku,
        quantity=quantity,
        choices=choices,
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
    sku: str | None = None,
    choices: Mapping[str, str] | None = None,
) -> Variant:
    """Change what is given; a price without a list price ends a discount. An empty `sku` is made anew.

    Raises NotFound, NameMissing, VariantTwice, PriceOutOfBounds, ListPriceBelowPrice, CodeTooLong, CodeTaken,
    UnknownAttribute, UnknownChoice.
    """
    product, variant = own_variant_locked(variant_id, by)

    values = None if choices is None else chosen_values(product, choices)
    name = variant.name if name is None else " ".join(name.split())
    name = name or ", ".join(value.name for value in values or ())
    if len(name) > VARIANT_NAME_LENGTH:
        raise NameMissing(length=VARIANT_NAME_LENGTH)
    _refuse_name_twice(product, name, but=variant.pk)
    if sku is not None:
        variant.sku = _free_sku(product, variant.pk, sku)
    if price is None:
        price, list_price = variant.price, variant.list_price if list_price is None else list_price
    list_price = price if list_price is None else list_price
    refuse_price(price=price, list_price=list_price)

    variant.name, variant.price, variant.list_price = name, price, list_price
    variant.save(update_fields=["name", "price", "list_price", "sku"])
    if values is not None:
        put_choices(variant, values)
    Product.objects.filter(pk=product.pk).update(updated_at=at)
    return variant


@transaction.atomic
def remove_variant(*, variant_id: int, by: Viewer, at: datetime) -> Product:
    """Take a variant out of the shop. Carts and orders that name it keep it; nothing more of it is sold.

    What open orders were promised stays promised; its code is free again. Raises NotFound, LastVariant.
    """
    product, variant = own_variant_locked(variant_id, by)
    stock = Stock.objects.select_for_update().get(pk=variant_id)

    if product.published and not _kept(product).exclude(pk=variant_id).exists():
        raise LastVariant()

    stock.quantity = F("allocated")
    stock.save(update_fields=["quantity"])
    variant.removed_at, variant.sku = at, f"{product.shop_id}.{variant.pk}"
    variant.save(update_fields=["removed_at", "sku"])
    Product.objects.filter(pk=product.pk).update(updated_at=at)
    product.refresh_from_db()
    return product


def own_variant_locked(variant_id: int, seller: Viewer) -> tuple[Product, Variant]:
    """A variant of the seller's own that is still in the shop, and its product, locked; raises NotFound."""
    product_id = own_products(seller).filter(variants=variant_id).values_list("pk", flat=True).first()
    if product_id is None:
        raise NotFound()
    product = own_product_locked(product_id, seller)
    variant = Variant.objects.select_for_update().filter(pk=variant_id, removed_at=None).first()
    if variant is None:
        raise NotFound()
    return product, variant


def put_variant(
    *,
    product: Product,
    name: str,
    price: int,
    list_price: int | None,
    sku: str,
    quantity: int,
    choices: Mapping[str, str] | None = None,
) -> Variant:
    """Write a variant and its stock at the end of a locked product's list.

    A typed code becomes `<shop>-<CODE>`, none becomes `<shop>.<number>`; without a name it is called by what
    it stands for. Raises NameMissing, VariantTwice, TooManyVariants, PriceOutOfBounds, ListPriceBelowPrice,
    QuantityOutOfBounds, CodeTooLong, CodeTaken, UnknownAttribute, UnknownChoice.
    """
    values = chosen_values(product, choices or {})
    name = " ".join(name.split()) or ", ".join(value.name for value in values)
    list_price = price if list_price is None else list_price
    if len(name) > VARIANT_NAME_LENGTH:
        raise NameMissing(length=VARIANT_NAME_LENGTH)
    _refuse_name_twice(product, name)
    refuse_price(price=price, list_price=list_price)
    refuse_quantity(quantity=quantity, allocated=0)
    if _kept(product).count() >= MOST_VARIANTS:
        raise TooManyVariants(most=MOST_VARIANTS)
    pk = next_pk(Variant)
    whole_sku = _free_sku(product, pk, sku)

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
    if values:
        put_choices(variant, values)
    return variant


def _kept(product: Product) -> QuerySet[Variant]:
    return product.variants.filter(removed_at=None)


def _refuse_name_twice(product: Product, name: str, *, but: int | None = None) -> None:
    if name and _kept(product).filter(name__iexact=name).exclude(pk=but or 0).exists():
        raise VariantTwice(name=name)


def _free_sku(product: Product, variant_id: int, typed: str) -> str:
    code = "-".join(typed.upper().split())
    if len(code) > SKU_LENGTH:
        raise CodeTooLong(length=SKU_LENGTH)
    sku = f"{product.shop_id}-{code}" if code else f"{product.shop_id}.{variant_id}"
    if Variant.objects.filter(sku=sku).exclude(pk=variant_id).exists():
        raise CodeTaken()
    return sku
