"""Orders of the demo's buyer, walked through the real services to different states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from catalog.products.models import Variant
from foundation.accounts.models import User
from marketplace.checkout.services.create import create_checkout
from marketplace.checkout.services.lines import NewLine
from marketplace.demo.offices import viewer
from marketplace.orders.models import Order
from marketplace.orders.services.by_buyers import confirm_received
from marketplace.orders.services.by_sellers import accept_order, deliver_order, ship_order
from marketplace.orders.services.completion import place_order
from marketplace.payments.states import CASH_ON_DELIVERY
from vendors.shops.models import Shop

PLACED, ACCEPTED, SHIPPED, DELIVERED = range(4)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is bought where, how long ago, and how far it has come."""

    shops: tuple[int, ...]
    days_ago: int
    reached: int


def buy(
    wish: Wish,
    shops: Sequence[Shop],
    sellers: dict[int, User],
    buyer: User,
    *,
    village_code: str,
    now: datetime,
) -> Order:
    """One order over the wished shops, its parts moved as far as the wish says."""
    at = now - timedelta(days=wish.days_ago, hours=2)
    by = viewer(buyer, at)
    chosen = [shops[place] for place in wish.shops]
    lines = tuple(NewLine(variant_id=_best_stocked(shop), quantity=1) for shop in chosen)
    checkout = create_checkout(by=by, at=at, lines=lines)
    order = place_order(
        checkout_id=checkout.pk,
        recipient=buyer.full_name,
        phone="0812 3456 7890",
        email=buyer.email or "",
        village_code=village_code,
        street="Jalan Brawijaya 12",
        deliveries={shop.pk: "courier" for shop in chosen},
        gateway=CASH_ON_DELIVERY,
        by=by,
        at=at,
    )
    for part in order.vendor_orders.order_by("pk"):
        _move(order, part.pk, wish.reached, sellers[part.shop_id], buyer, at)
    return order


def _best_stocked(shop: Shop) -> int:
    return (
        Variant.objects.filter(product__shop=shop, product__published=True)
        .order_by(F("stock__allocated") - F("stock__quantity"), "pk")
        .values_list("pk", flat=True)[0]
    )


def _move(order: Order, part_id: int, reached: int, seller: User, buyer: User, at: datetime) -> None:
    if reached >= ACCEPTED:
        at += timedelta(hours=1)
        accept_order(vendor_order_id=part_id, by=viewer(seller, at), at=at)
    if reached >= SHIPPED:
        at += timedelta(hours=3)
        ship_order(vendor_order_id=part_id, tracking_number="", by=viewer(seller, at), at=at)
    if reached >= DELIVERED:
        at += timedelta(hours=20)
        deliver_order(vendor_order_id=part_id, by=viewer(seller, at), at=at)
        confirm_received(order_id=order.pk, vendor_order_id=part_id, by=viewer(buyer, at), at=at)
