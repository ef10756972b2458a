"""The cart: what changed since the buyer looked, his goods by shop, and the sum of what can be had."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.media.formats import picture_url
from foundation.money import rupiah
from marketplace.checkout.selectors import CartLine, CartShop, CartView
from storefront.buyer.showing.numbers import number_words
from storefront.look import shapes
from storefront.look.wording import village_kind

THUMB = 256


@dataclass(frozen=True, slots=True)
class ShopGoods:
    """The goods of one shop. A shop that does not sell is named without the seal."""

    name: str
    url: str
    village: str
    village_kind: str
    selling: bool
    lines: tuple[shapes.CartLine, ...]


@dataclass(frozen=True, slots=True)
class CartPage:
    """`changes` are told and go through when the buyer goes on; `missing` must leave the cart first."""

    shops: tuple[ShopGoods, ...]
    changes_title: str
    changes: tuple[str, ...]
    missing: tuple[str, ...]
    sums: tuple[shapes.Sum, ...]
    total: int
    ways: str


def cart_page(cart: CartView, *, refused: dict[UUID, str] | None = None) -> CartPage:
    """`refused`: line -> the sentence that stands at it."""
    changes = [change for line in cart.lines for change in changes_of(line)]
    return CartPage(
        shops=tuple(_goods(shop, refused or {}) for shop in cart.shops),
        changes_title=_changes_title(cart.lines, changes),
        changes=tuple(changes),
        missing=missing_of(cart),
        sums=_sums(cart),
        total=cart.obtainable_total,
        ways=ways_of_paying(len(cart.shops)),
    )


def changes_of(line: CartLine) -> list[str]:
    """What moved about goods that can still be had, in sentences."""
    told = []
    if line.obtainable and line.price_moved:
        told.append(
            _("%(name)s sekarang %(now)s, tadinya %(seen)s. Hapus bila tidak jadi.")
            % {"name": line.name, "now": rupiah(line.price), "seen": rupiah(line.seen_price)}
        )
    if line.obtainable and line.stock_short:
        told.append(
            _("%(name)s: stok tinggal %(left)s. Kami ubah jumlahnya dari %(wanted)s; lanjutkan atau hapus.")
            % {"name": line.name, "left": line.available, "wanted": line.quantity}
        )
    return told


def missing_of(cart: CartView) -> tuple[str, ...]:
    """What cannot be had at all, in sentences; a shop that does not sell is said once."""
    told: dict[str, None] = {}
    for shop in cart.shops:
        for line in shop.lines:
            if not shop.selling:
                told[_("%s sedang tidak berjualan.") % shop.name] = None
            elif not line.published:
                told[_("%s tidak dijual lagi.") % line.name] = None
            elif not line.available:
                told[_("%s habis.") % line.name] = None
    return tuple(told)


def ways_of_paying(shops: int) -> str:
    """Who is paid: each shop by itself, in cash."""
    if shops == 1:
        return _("Satu paket. Anda membayar langsung ke toko.")
    number = number_words(shops)
    return _("%(number)s toko, %(parcels)s paket. Anda membayar tiap toko sendiri-sendiri.") % {
        "number": number,
        "parcels": number.lower(),
    }


def pieces_words(count: int) -> str:
    return ngettext("%(count)d barang", "%(count)d barang", count) % {"count": count}


def _goods(shop: CartShop, refused: dict[UUID, str]) -> ShopGoods:
    return ShopGoods(
        name=shop.name,
        url=reverse("public:shop", args=[shop.slug]),
        village=shop.village,
        village_kind=village_kind(shop.village_level),
        selling=shop.selling,
        lines=tuple(_line(line, refused.get(line.id, "")) for line in shop.lines),
    )


def _line(line: CartLine, problem: str) -> shapes.CartLine:
    return shapes.CartLine(
        url=reverse("public:product", args=[line.product_slug]) if line.selling and line.published else "",
        name=line.product_name,
        variant=line.variant_name,
        amount=line.obtainable_total,
        quantity=line.obtainable,
        photo_url=picture_url(line.picture_sha, THUMB) if line.picture_sha else "",
        note=_note(line),
        action=reverse("buyer:cart_change"),
        line_id=str(line.id),
        problem=problem,
    )


def _note(line: CartLine) -> str:
    if not line.selling:
        return _("Toko sedang tidak berjualan")
    if not line.published:
        return _("Tidak dijual lagi")
    if not line.available:
        return _("Habis")
    if line.stock_short:
        return _("Stok tinggal %s") % line.available
    return _("Tadinya %s") % rupiah(line.seen_price) if line.price_moved else ""


def _changes_title(lines: Sequence[CartLine], changes: Sequence[str]) -> str:
    if not changes:
        return ""
    prices = sum(1 for line in lines if line.obtainable and line.price_moved)
    number = number_words(len(changes))
    if prices == len(changes):
        return _("%s harga berubah.") % number
    return _("%s hal berubah.") % number


def _sums(cart: CartView) -> tuple[shapes.Sum, ...]:
    pieces = sum(line.obtainable for line in cart.lines)
    shops = ngettext("%(count)d toko", "%(count)d toko", len(cart.shops)) % {"count": len(cart.shops)}
    goods = _("%(pieces)s dari %(shops)s") % {"pieces": pieces_words(pieces), "shops": shops}
    by_shop = [
        shapes.Sum(shop.name, sum(line.obtainable_total for line in shop.lines), quiet=True)
        for shop in cart.shops
        if len(cart.shops) > 1
    ]
    return (
        *by_shop,
        shapes.Sum(goods, cart.obtainable_total),
        shapes.Sum(_("Ongkos kirim"), _("setelah alamat"), quiet=True),
    )
