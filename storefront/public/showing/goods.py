"""Goods as buyers see them: cards, photos, variants."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from catalog.media.formats import AVIF, WEBP, picture_url
from catalog.products import selectors
from storefront.look.shapes import Picture, ProductCard
from storefront.public.places import village_kind

CARD_FILES = (256, 512)
PAGE_FILES = (512, 1024)
THUMB = 256


def cards(
    found: Sequence[selectors.ProductCard], sold: Mapping[int, int], *, level: int = 3
) -> list[ProductCard]:
    """Cards of a list; `level` is that of their headings."""
    return [_card(one, sold.get(one.id, 0), level) for one in found]


def _card(one: selectors.ProductCard, sold: int, level: int) -> ProductCard:
    one_price = one.price_min == one.price_max
    return ProductCard(
        url=reverse("public:product", args=[one.slug]),
        name=one.name,
        price=one.price_min,
        # Of several prices the old one of which? The page of the product tells.
        old_price=one.list_min if one_price else None,
        price_until=one.price_max,
        village=one.village_name,
        village_kind=village_kind(one.village_level),
        photo=_cover(one),
        sold=sold,
        rating=float(one.rating) if one.review_count else None,
        available=one.available,
        level=level,
    )


def _cover(one: selectors.ProductCard) -> Picture | None:
    if not one.cover_sha256:
        return None
    # The card's link bears the name of the goods: words for the photo would say it twice.
    return Picture(
        src=picture_url(one.cover_sha256, CARD_FILES[0]),
        srcset=_srcset(one.cover_sha256, CARD_FILES, WEBP),
        avif=_srcset(one.cover_sha256, CARD_FILES, AVIF) if one.cover_avif_ready else "",
    )


def large_photo(media: Any) -> Picture:
    """A photo over the whole width of the page."""
    found = media.picture
    across = found.width / max(found.width, found.height)
    return Picture(
        src=picture_url(found.sha256, PAGE_FILES[-1]),
        alt=media.alt or found.alt,
        srcset=_srcset(found.sha256, PAGE_FILES, WEBP, across),
        avif=_srcset(found.sha256, PAGE_FILES, AVIF, across) if found.avif_ready else "",
        width=found.width,
        height=found.height,
    )


def small_photo(media: Any) -> Picture:
    """A photo in the row of all photos of a product."""
    return Picture(src=picture_url(media.picture.sha256, THUMB), width=60, height=60)


def _srcset(sha256: str, sizes: Sequence[int], format: str, across: float = 1) -> str:
    """A file is named by its longest side; `across` is the share of it that is the width."""
    return ", ".join(f"{picture_url(sha256, size, format)} {round(size * across)}w" for size in sizes)
