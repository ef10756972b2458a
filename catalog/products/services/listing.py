from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from catalog.products.models import Category, Product, ProductType
from catalog.products.rules import (
    PriceMissing,
    UnknownCategory,
    UnknownProductType,
    refuse_price,
    refuse_text,
    refuse_weight,
)
from catalog.products.services.ownership import own_product_locked
from catalog.products.services.variants import put_variant
from catalog.products.states import DRAFT
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.ids import next_pk
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
    product_type: str = GOODS,
    price: int | None = None,
    list_price: int | None = None,
    quantity: int = 0,
    weight_grams: int = 0,
    sku: str = "",
    variant_name: str = "",
) -> Product:
    """Note down a product as a draft; with a price it gets its first variant and stock.

    Raises NotFound, NameMissing, DescriptionTooLong, UnknownCategory, UnknownProductType,
    WeightOutOfBounds and what `put_variant` refuses.
    """
    shop = shop_for(by, shop_id)

    name, description = " ".join(name.split()), description.strip()
    refuse_text(name=name, description=description)
    refuse_weight(weight_grams)
    _refuse_unknown_category(category_id)
    type_id = ProductType.objects.filter(slug=product_type).values_list("pk", flat=True).first()
    if type_id is None:
        raise UnknownProductType()
    if price is None and (list_price is not None or quantity or sku or variant_name):
        raise PriceMissing()

    pk = next_pk(Product)
    product = Product.objects.create(
        pk=pk,
        shop=shop,
        category_id=category_id,
        product_type_id=type_id,
        name=name,
        slug=_free_slug(name, pk),
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
        )

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
) -> Product:
    """Change what is given; what is None stays. The address (slug) never changes.

    `price` (and `list_price`, else equal to it) is set on every variant, or makes the first one. Raises
    NotFound, NameMissing, DescriptionTooLong, UnknownCategory, WeightOutOfBounds, PriceMissing,
    PriceOutOfBounds, ListPriceBelowPrice.
    """
    product = own_product_locked(product_id, by)

    name = product.name if name is None else " ".join(name.split())
    description = product.description if description is None else description.strip()
    weight_grams = product.weight_grams if weight_grams is None else weight_grams
    refuse_text(name=name, description=description)
    refuse_weight(weight_grams)
    _refuse_unknown_category(category_id)
    if price is None and list_price is not None:
        raise PriceMissing()
    if price is not None:
        refuse_price(price=price, list_price=price if list_price is None else list_price)

    product.name, product.description, product.weight_grams = name, description, weight_grams
    product.category_id = product.category_id if category_id is None else category_id
    product.updated_at = at
    product.save(update_fields=["name", "description", "weight_grams", "category", "updated_at"])
    if price is not None:
        changed = product.variants.update(price=price, list_price=price if list_price is None else list_price)
        if not changed:
            put_variant(product=product, name="", price=price, list_price=list_price, sku="", quantity=0)
    product.refresh_from_db()
    return product


def _refuse_unknown_category(category_id: int | None) -> None:
    if category_id is not None and not Category.objects.filter(pk=category_id).exists():
        raise UnknownCategory()


def _free_slug(name: str, pk: int) -> str:
    stem = slugify(name)[:160] or "barang"
    return f"{stem}-{pk}" if Product.objects.filter(slug=stem).exists() else stem
