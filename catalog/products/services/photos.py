from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from catalog.media.services import ALT_LENGTH, accept_photo
from catalog.products.models import Product, ProductMedia
from catalog.products.rules import MOST_PHOTOS, LastPhoto, TooManyPhotos
from catalog.products.selectors import my_product, own_products
from catalog.products.services.ownership import own_product_locked
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from village.residents.rules.register import refuse_number_in


def add_photo(*, product_id: int, content: bytes, by: Viewer, at: datetime, alt: str = "") -> ProductMedia:
    """Add a photo at the end of a product's photos; the first one is the cover.

    The same photo again changes nothing. Raises NotFound, TooManyPhotos and what `accept_photo` refuses.
    """
    product = my_product(by, product_id)
    if len(product.media.all()) >= MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
    # Decoding takes a while: it happens before the lock, and the rule is asked again after.
    picture = accept_photo(shop_id=product.shop_id, content=content, by=by, at=at, alt=alt)

    with transaction.atomic():
        product = own_product_locked(product_id, by)
        known = ProductMedia.objects.filter(product=product, picture=picture).first()
        if known is not None:
            return known
        if product.media.count() >= MOST_PHOTOS:
            raise TooManyPhotos(most=MOST_PHOTOS)
        last = product.media.aggregate(last=Max("sort"))["last"]
        media = ProductMedia.objects.create(
            product=product, picture=picture, alt=picture.alt, sort=0 if last is None else last + 1
        )
        Product.objects.filter(pk=product_id).update(updated_at=at)
    return media


@transaction.atomic
def remove_photo(*, media_id: int, by: Viewer, at: datetime) -> Product:
    """Take a photo off a product; its picture stays in the shop. Raises NotFound, LastPhoto."""
    product_id = own_products(by).filter(media=media_id).values_list("pk", flat=True).first()
    if product_id is None:
        raise NotFound()
    product = own_product_locked(product_id, by)

    if product.published and product.media.count() <= 1:
        raise LastPhoto()

    ProductMedia.objects.filter(pk=media_id, product=product).delete()
    product.updated_at = at
    product.save(update_fields=["updated_at"])
    return product


@transaction.atomic
def describe_photo(*, media_id: int, alt: str, by: Viewer, at: datetime) -> ProductMedia:
    """Say what a photo shows, for those who cannot see it. Raises NotFound, NumberInText."""
    product_id = own_products(by).filter(media=media_id).values_list("pk", flat=True).first()
    if product_id is None:
        raise NotFound()
    own_product_locked(product_id, by)

    words = alt_text(alt)

    media = ProductMedia.objects.get(pk=media_id)
    media.alt = words
    media.save(update_fields=["alt"])
    Product.objects.filter(pk=product_id).update(updated_at=at)
    return media


@transaction.atomic
def order_photos(*, product_id: int, media_ids: Sequence[int], by: Viewer, at: datetime) -> Product:
    """Put a product's photos into an order, the cover first; those not named follow. Raises NotFound."""
    product = own_product_locked(product_id, by)

    known = {media.pk: media for media in product.media.order_by("sort", "pk")}
    if set(media_ids) - known.keys():
        raise NotFound(field="media_ids")

    for place, media_id in enumerate(dict.fromkeys((*media_ids, *known))):
        ProductMedia.objects.filter(pk=media_id).update(sort=place)
    product.updated_at = at
    product.save(update_fields=["updated_at"])
    return product


def alt_text(given: str) -> str:
    """One line, as long as the column takes; raises NumberInText for a NIK."""
    words = " ".join(given.split())[:ALT_LENGTH]
    refuse_number_in(words, field="alt")
    return words
