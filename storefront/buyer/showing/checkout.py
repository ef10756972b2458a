"""The checkout: delivery by shop with its price and day, and what is paid to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from foundation.money import rupiah
from marketplace.checkout.selectors import CartShop, CartView
from marketplace.delivery.rules import DeliveryOption
from marketplace.delivery.states import BROUGHT
from storefront.buyer.forms import CheckoutForm, delivery_name
from storefront.buyer.showing.cart import changes_of, missing_of, pieces_words
from storefront.look.moments import near_day
from storefront.look.shapes import Sum
from storefront.look.wording import village_kind

GRAMS_OF_A_KILO = 1000


@dataclass(frozen=True, slots=True)
class ShopDelivery:
    """One shop's part of the second section; `field` is None where the shop does not reach the village."""

    name: str
    village: str
    village_kind: str
    selling: bool
    parcel: str
    field: Any
    prices: Mapping[str, str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckoutPage:
    """`total` is None until every shop has a delivery; `missing` and `changes` as on the cart."""

    deliveries: tuple[ShopDelivery, ...]
    changes: tuple[str, ...]
    missing: tuple[str, ...]
    sums: tuple[Sum, ...]
    shares: tuple[Sum, ...]
    goods: int
    total: int | None


def checkout_page(cart: CartView, form: CheckoutForm, *, at: datetime) -> CheckoutPage:
    chosen = form.chosen()
    shipping = sum(option.price for option in chosen.values())
    goods = cart.obtainable_total
    complete = all(shop.shop_id in chosen for shop in cart.shops)
    return CheckoutPage(
        deliveries=tuple(_delivery(shop, form, at) for shop in cart.shops),
        changes=tuple(change for line in cart.lines for change in changes_of(line)),
        missing=missing_of(cart),
        sums=_sums(cart, chosen, goods + shipping, complete),
        shares=_shares(cart.shops, chosen) if complete else (),
        goods=goods,
        total=goods + shipping if complete else None,
    )


def _delivery(shop: CartShop, form: CheckoutForm, at: datetime) -> ShopDelivery:
    name, options = delivery_name(shop.shop_id), form.offers.get(shop.shop_id, ())
    return ShopDelivery(
        name=shop.name,
        village=shop.village,
        village_kind=village_kind(shop.village_level),
        selling=shop.selling,
        parcel=f"{pieces_words(shop.item_count)}, {weight_words(shop.weight_grams)}",
        field=form[name] if name in form.fields else None,
        prices={option.method: rupiah(option.price) if option.price else _("Gratis") for option in options},
        notes={option.method: arrival_words(option, shop, at=at) for option in options},
    )


def arrival_words(option: DeliveryOption, shop: CartShop, *, at: datetime) -> str:
    """When it is there at the latest, and where to fetch what is not brought."""
    day = near_day(at + timedelta(days=option.days_max), now=at)
    if option.method in BROUGHT:
        return _("Tiba paling lambat %s") % day
    place = f"{village_kind(shop.village_level)} {shop.village}"
    return _("%(place)s, siap paling lambat %(day)s") % {"place": place, "day": day}


def weight_words(grams: int) -> str:
    """`450 g`, `1,2 kg`."""
    if grams < GRAMS_OF_A_KILO:
        return f"{grams} g"
    return f"{grams / GRAMS_OF_A_KILO:.1f}".replace(".", ",").removesuffix(",0") + " kg"


def _sums(
    cart: CartView, chosen: Mapping[int, DeliveryOption], total: int, complete: bool
) -> tuple[Sum, ...]:
    pieces = sum(line.obtainable for line in cart.lines)
    rows = [Sum(pieces_words(pieces), cart.obtainable_total)]
    for shop in cart.shops:
        option = chosen.get(shop.shop_id)
        if option:
            rows.append(Sum(_("Kirim, %s") % shop.name, option.price or _("Gratis")))
    if not complete:
        rows.append(Sum(_("Ongkos kirim"), _("belum semua") if chosen else _("setelah alamat"), quiet=True))
    return (*rows, Sum(_("Jumlah") if complete else _("Jumlah sementara"), total, total=True))


def _shares(shops: Sequence[CartShop], chosen: Mapping[int, DeliveryOption]) -> tuple[Sum, ...]:
    """What each shop is paid, where there is more than one."""
    if len(shops) == 1:
        return ()
    return tuple(
        Sum(
            _("Ke %s") % shop.name,
            sum(line.obtainable_total for line in shop.lines) + chosen[shop.shop_id].price,
        )
        for shop in shops
    )
