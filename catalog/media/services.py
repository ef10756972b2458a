import hashlib
from datetime import datetime

from django.db import transaction

from catalog.media.files import read_largest, write_sizes
from catalog.media.formats import AVIF, WEBP
from catalog.media.models import Picture
from catalog.media.photos import clean_photo
from foundation.access.viewer import Viewer
from foundation.tasks import defer
from vendors.mandates.states import GOODS, PROFILE
from vendors.shops.selectors import shop_for
from vendors.shops.services import describe_shop

ALT_LENGTH = 250


def accept_photo(*, shop_id: int, content: bytes, by: Viewer, at: datetime, alt: str = "") -> Picture:
    """Take a photo for the viewer's own shop; the same bytes again give the same picture.

    WebP files are on disk when this returns, AVIF files follow by a task. Raises NotFound,
    PhotoTooHeavy, NotAPhoto, TooManyPixels, PhotoTooSmall.
    """
    shop = shop_for(by, shop_id, GOODS, PROFILE)
    image = clean_photo(content)
    sha256 = hashlib.sha256(content).hexdigest()
    # Files first: whoever sees the row finds them. Left behind by a rollback, they harm nobody.
    write_sizes(image, sha256, WEBP)

    with transaction.atomic():
        picture, created = Picture.objects.get_or_create(
            shop=shop,
            sha256=sha256,
            defaults={
                "width": image.width,
                "height": image.height,
                "alt": alt.strip()[:ALT_LENGTH],
                "created_at": at,
            },
        )
        if created:
            defer("catalog.encode_avif", picture_id=picture.pk)
    return picture


def set_logo(*, shop_id: int, content: bytes, by: Viewer, at: datetime) -> Picture:
    """Take a photo as the face of a shop: for its owner, or a mandate for its profile.

    Raises what `accept_photo` does.
    """
    shop = shop_for(by, shop_id, PROFILE)
    picture = accept_photo(shop_id=shop.pk, content=content, alt=shop.name, by=by, at=at)
    describe_shop(shop_id=shop.pk, logo_key=picture.sha256, by=by, at=at)
    return picture


def encode_avif(*, picture_id: int) -> bool:
    """Write the AVIF files of a picture; False where they were there. Safe to repeat."""
    picture = Picture.objects.get(pk=picture_id)
    if picture.avif_ready:
        return False
    write_sizes(read_largest(picture.sha256), picture.sha256, AVIF)
    Picture.objects.filter(sha256=picture.sha256).update(avif_ready=True)
    return True
