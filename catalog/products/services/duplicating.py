from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.products.models import FoodRecord, Product, ProductMedia, ProductValue, Stock, Variant
from catalog.products.rules import NAME_LENGTH
from catalog.products.services.listing import free_slug
from catalog.products.services.ownership import own_product_locked
from catalog.products.states import DRAFT
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.ids import next_pk


@transaction.atomic
def duplicate_product(*, product_id: int, by: Viewer, at: datetime) -> Product:
    """Make a draft like one of the seller's products: words, photos, variants with prices, without stock.

    Raises NotFound.
    """
    original = own_product_locked(product_id, by)

    tail = _(" (salinan)")
    pk, name = next_pk(Product), original.name[: NAME_LENGTH - len(tail)] + tail
    copy = Product.objects.create(
        pk=pk,
        shop_id=original.shop_id,
        category_id=original.category_id,
        product_type_id=original.product_type_id,
        name=name,
        slug=free_slug(name, pk),
        description=original.description,
        weight_grams=original.weight_grams,
        created_at=at,
        updated_at=at,
    )
    for row in ProductValue.objects.filter(product=original):
        row.pk, row.product = None, copy
        row.save()
    for media in ProductMedia.objects.filter(product=original):
        media.pk, media.product = None, copy
        media.save()
    food = FoodRecord.objects.filter(product=original).first()
    if food is not None:
        food.product = copy
        food.save(force_insert=True)
    for variant in original.variants.filter(removed_at=None).order_by("sort", "pk"):
        _copy_variant(variant, copy)

    record_transition(subject=copy, from_state="", to_state=DRAFT, by=by.account_id, at=at)
    copy.refresh_from_db()
    return copy


def _copy_variant(variant: Variant, copy: Product) -> None:
    values = list(variant.values.all())
    pk = next_pk(Variant)
    made = Variant.objects.create(
        pk=pk,
        product=copy,
        name=variant.name,
        sku=f"{copy.shop_id}.{pk}",
        price=variant.price,
        list_price=variant.list_price,
        sort=variant.sort,
    )
    Stock.objects.create(variant=made, quantity=0)
    for value in values:
        made.values.create(attribute_id=value.attribute_id, value_id=value.value_id)
