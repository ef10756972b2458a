"""Pictures on the wire: absolute addresses in the size and format that a client asks for."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from graphene import ID

from catalog.media.formats import AVIF, WEBP, picture_url
from catalog.media.rules import MOST_BYTES
from catalog.media.services import set_logo
from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.graphql.declare import Field, extends
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.scalars import Upload
from foundation.graphql.shapes import Image, thumbnail_arguments
from foundation.graphql.sources import col, join
from foundation.graphql.wire_ids import pk_of
from vendors.shops.graphql.types import Vendor


def picture_address(
    sha256: str | None, avif_ready: bool | None, *, size: int | None = None, format: str | None = None
) -> str | None:
    """The address of a picture; WebP unless AVIF is asked for and there. None without a picture."""
    if sha256 is None:
        return None
    return _address(settings.MALL_BASE_URL, sha256, size, AVIF if format == AVIF and avif_ready else WEBP)


@lru_cache(maxsize=20_000)
def _address(base_url: str, sha256: str, size: int | None, kind: str) -> str:
    return f"{base_url}{picture_url(sha256, size, kind)}"


def picture_image(
    sha256: str | None,
    avif_ready: bool | None,
    alt: str | None,
    *,
    size: int | None = None,
    format: str | None = None,
) -> dict[str, str | None] | None:
    """An `Image`: its address and what it shows."""
    url = picture_address(sha256, avif_ready, size=size, format=format)
    return None if url is None else {"url": url, "alt": alt}


@extends(Vendor)
class VendorLogo:
    logo = Field(
        Image,
        **thumbnail_arguments(),
        source=join(
            "LEFT JOIN catalog_picture {to} ON {to}.shop_id = {it}.business_id"
            " AND {to}.sha256 = {it}.logo_key",
            then=col("sha256", "avif_ready", "alt", fn=picture_image),
        ),
    )


LogoError = error_type("VendorLogo", ["GRAPHQL_ERROR", "INVALID", "NOT_FOUND", "REQUIRED"])


class VendorLogoSet(Mutation):
    """Take a photo as the face of a shop: for its owner, or a mandate for its profile."""

    access = SIGNED_IN
    error = LogoError
    vendor = Field(Vendor)

    class Arguments:
        vendor_id = ID(required=True)
        image = Upload(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, vendor_id: str, image: UploadedFile) -> dict[str, Any]:
        # One byte more than is allowed shows that it is too much.
        picture = set_logo(
            shop_id=pk_of(vendor_id, "Vendor", field="vendor_id"),
            content=image.read(MOST_BYTES + 1),
            by=viewer,
            at=viewer.at,
        )
        return {"vendor": picture.shop_id}


MUTATIONS = (VendorLogoSet,)
