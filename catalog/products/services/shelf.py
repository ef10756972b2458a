from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from catalog.media.selectors import my_pictures
from catalog.products.models import Product, ProductMedia
from catalog.products.rules import (
    MOST_PHOTOS,
    VARIANT_NAME_LENGTH,
    LastPhoto,
    PriceMissing,
    TooManyPhotos,
    VariantNameMissing,
)
from catalog.products.services.listing import create_product, edit_product
from catalog.products.services.photos import alt_text
from catalog.products.services.publishing import publish_product
from catalog.products.services.saying import FoodEntry
from catalog.products.services.stocking import set_stock
from catalog.products.services.variants import edit_variant, put_variant, remove_variant
from foundation.access.refusals import NotFound, Refusal
from foundation.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class VariantEntry:
    """A size, colour or pack as a form has it. Without `id` it is new; what is None stays as it is.

    `choices` are value slugs by attribute slug; `remove` takes one with an `id` out of the shop.
    """

    name: str
    price: int | None
    list_price: int | None = None
    quantity: int | None = None
    id: int | None = None
    sku: str | None = None
    choices: Mapping[str, str] | None = None
    remove: bool = False


@transaction.atomic
def shelve_product(
    *,
    name: str,
    description: str,
    category_id: int | None,
    weight_grams: int,
    variants: Sequence[VariantEntry],
    picture_ids: Sequence[int],
    by: Viewer,
    at: datetime,
    product_id: int | None = None,
    shop_id: int | None = None,
    publish: bool = False,
    values: Mapping[str, Any] | None = None,
    food: FoodEntry | None = None,
    alts: Mapping[int, str] | None = None,
) -> Product:
    """Write a product whole, as its form has it: what it is, its variants with stock, its photos in order.

    Without `product_id` it is new, in `shop_id`. Variants that are not in `variants` stay; where it has more
    than one, each has a name. `alts` says by a picture's id what it shows. All or nothing. Raises what
    `create_product`, `edit_product`, `put_variant`, `edit_variant`, `remove_variant`, `set_stock` and
    `publish_product` refuse, TooManyPhotos and LastPhoto; a refusal of the second variant names the field
    `variants.1.<field>`.
    """
    if product_id is None:
        product = create_product(
            shop_id=shop_id or 0,
            name=name,
            description=description,
            category_id=category_id,
            weight_grams=weight_grams,
            values=values,
            food=food,
            by=by,
            at=at,
        )
    else:
        product = edit_product(
            product_id=product_id,
            name=name,
            description=description,
            category_id=category_id,
            weight_grams=weight_grams,
            values=values,
            food=food,
            by=by,
            at=at,
        )
    known = set(product.variants.filter(removed_at=None).values_list("pk", flat=True))
    named = sum(not entry.remove for entry in variants) > 1
    # What goes, goes last: a shop window is never empty in between, and a name may be taken over.
    for place, entry in sorted(enumerate(variants), key=lambda one: one[1].remove):
        try:
            _put(product, entry, known=known, named=named, by=by, at=at)
        except Refusal as refusal:
            refusal.field = f"variants.{place}.{refusal.field}"
            raise
    _show_pictures(product, picture_ids, alts or {}, by=by)
    if publish:
        publish_product(product_id=product.pk, by=by, at=at)
    product.refresh_from_db()
    return product


def _put(
    product: Product, entry: VariantEntry, *, known: set[int], named: bool, by: Viewer, at: datetime
) -> None:
    if entry.id is not None and entry.id not in known:
        raise NotFound()
    if entry.remove:
        if entry.id is not None:
            remove_variant(variant_id=entry.id, by=by, at=at)
        return
    if named and not entry.name.strip() and not any((entry.choices or {}).values()):
        raise VariantNameMissing(length=VARIANT_NAME_LENGTH)
    if entry.id is None:
        _add(product, entry)
        return
    edit_variant(
        variant_id=entry.id,
        name=entry.name,
        price=entry.price,
        list_price=entry.list_price,
        sku=entry.sku,
        choices=entry.choices,
        by=by,
        at=at,
    )
    if entry.quantity is not None:
        set_stock(variant_id=entry.id, quantity=entry.quantity, by=by, at=at)


def _add(product: Product, entry: VariantEntry) -> None:
    """A draft may be noted down before it has a price; stock, a discount or a name ask for one."""
    if entry.price is None:
        if entry.quantity or entry.list_price is not None or entry.name.strip() or entry.sku:
            raise PriceMissing()
        return
    put_variant(
        product=product,
        name=entry.name,
        price=entry.price,
        list_price=entry.list_price,
        sku=entry.sku or "",
        quantity=entry.quantity or 0,
        choices=entry.choices,
    )


def _show_pictures(
    product: Product, picture_ids: Sequence[int], alts: Mapping[int, str], *, by: Viewer
) -> None:
    pictures = [one for one in my_pictures(by, picture_ids) if one.shop_id == product.shop_id]
    if len(pictures) != len(set(picture_ids)):
        raise NotFound(field="image")
    if len(pictures) > MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
    if product.published and not pictures:
        raise LastPhoto()
    shown = {one.picture_id: one for one in product.media.all()}
    product.media.exclude(picture__in=pictures).delete()
    for place, picture in enumerate(pictures):
        media = shown.get(picture.pk) or ProductMedia(product=product, picture=picture, alt=picture.alt)
        alt = alt_text(alts.get(picture.pk, media.alt))
        if media.pk is None or (media.sort, media.alt) != (place, alt):
            media.sort, media.alt = place, alt
            media.save()
