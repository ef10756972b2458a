"""Goods as their seller sees them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.media.formats import picture_url
from catalog.products.rules import read_pirt
from foundation.money import rupiah
from storefront.look.figures import count

SHOWN, DRAFT, SOLD_OUT = "tampil", "konsep", "habis"
THUMB = 256


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """`state` is one of SHOWN, DRAFT and SOLD_OUT; `permit_over`: its P-IRT is good no more."""

    url: str
    name: str
    photo_url: str
    price: str
    stock: str
    state: str
    badge: str
    badge_kind: str
    permit_over: bool


def goods_row(product: Any, today: date) -> GoodsRow:
    """One product of the list, with variants, stock, media and food fetched."""
    pirt = read_pirt(product.food.pirt) if hasattr(product, "food") else None
    state = state_of(product)
    badge, kind = {
        SHOWN: (_("Tampil"), "good"),
        DRAFT: (_("Konsep"), ""),
        SOLD_OUT: (_("Habis"), "warn"),
    }[state]
    photos = list(product.media.all())
    return GoodsRow(
        url=reverse("seller:product", args=[product.pk]),
        name=product.name,
        photo_url=picture_url(photos[0].picture.sha256, THUMB) if photos else "",
        price=_price(product),
        stock=_stock(product),
        state=state,
        badge=badge,
        badge_kind=kind,
        permit_over=bool(pirt and pirt.is_over(today)),
    )


def state_of(product: Any) -> str:
    """Shown to buyers, still a draft, or shown but with nothing left to sell."""
    if not product.published:
        return DRAFT
    return SHOWN if left_of(product) > 0 else SOLD_OUT


def left_of(product: Any) -> int:
    """Pieces that can still be ordered."""
    return sum(variant.stock.available for variant in product.variants.all())


def _price(product: Any) -> str:
    if product.price_min is None:
        return _("Belum ada harga")
    if product.price_min == product.price_max:
        return rupiah(product.price_min)
    return f"{rupiah(product.price_min)}–{rupiah(product.price_max)}"


def _stock(product: Any) -> str:
    words = _("Stok %(left)s") % {"left": count(left_of(product))}
    allocated = sum(variant.stock.allocated for variant in product.variants.all())
    if allocated:
        promised = ngettext("%(count)d dipesan", "%(count)d dipesan", allocated)
        words = f"{words}, {promised % {'count': allocated}}"
    kinds = len(product.variants.all())
    if kinds > 1:
        words = f"{words} · {ngettext('%(count)d pilihan', '%(count)d pilihan', kinds) % {'count': kinds}}"
    return words
