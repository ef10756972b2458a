from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum

from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout, CheckoutDelivery
from marketplace.checkout.rules import DeliveryImpossible, NoLines
from marketplace.checkout.services.holding import hold_checkout, touch
from marketplace.delivery.rules import DeliveryOption
from marketplace.delivery.selectors import delivery_options_by_shop, shared_methods

FIRST_POSSIBLE = "first"
"""The choice of clients that know one delivery for a whole checkout: each shop's first possible way."""

Offers = dict[int, tuple[DeliveryOption, ...]]


@transaction.atomic
def choose_delivery(*, checkout_id: UUID, methods: Mapping[int, str], by: Viewer, at: datetime) -> Checkout:
    """Choose a way for shops of the cart, by shop id. Raises NotFound, DeliveryImpossible."""
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    offers = offers_of(checkout)
    if not offers.keys() >= methods.keys():
        raise DeliveryImpossible()
    _choose(checkout, {shop_id: _option(offers[shop_id], method) for shop_id, method in methods.items()})
    return touch(checkout, at=at)


@transaction.atomic
def choose_delivery_everywhere(*, checkout_id: UUID, method: str, by: Viewer, at: datetime) -> Checkout:
    """Choose one way for all shops of the cart: a method that every shop offers, or FIRST_POSSIBLE.

    Raises NotFound, NoLines, DeliveryImpossible.
    """
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    offers = offers_of(checkout)
    if not offers:
        raise NoLines()
    if method == FIRST_POSSIBLE:
        if not all(offers.values()):
            raise DeliveryImpossible()
        _choose(checkout, {shop_id: options[0] for shop_id, options in offers.items()})
    elif method in shared_methods(offers.values()):
        _choose(checkout, {shop_id: _option(options, method) for shop_id, options in offers.items()})
    else:
        raise DeliveryImpossible()
    return touch(checkout, at=at)


@transaction.atomic
def forget_delivery(*, checkout_id: UUID, by: Viewer, at: datetime) -> Checkout:
    """Take back every choice of delivery. Raises NotFound."""
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    checkout.deliveries.all().delete()
    return touch(checkout, at=at)


def offers_of(checkout: Checkout) -> Offers:
    """What each shop of a cart offers to the cart's village for the weight of its lines."""
    weights = checkout.lines.values_list("variant__product__shop_id").annotate(
        grams=Sum(F("variant__product__weight_grams") * F("quantity"))
    )
    return delivery_options_by_shop(dict(weights), checkout.village_id)


def reprice_deliveries(checkout: Checkout) -> None:
    """After a change of lines or address: today's price for each choice; what is impossible now goes."""
    chosen = list(checkout.deliveries.all())
    if not chosen:
        return
    offers = offers_of(checkout)
    for row in chosen:
        price = next(
            (option.price for option in offers.get(row.shop_id, ()) if option.method == row.method), None
        )
        if price is None:
            row.delete()
        elif price != row.price:
            row.price = price
            row.save(update_fields=["price"])


def _option(options: tuple[DeliveryOption, ...], method: str) -> DeliveryOption:
    for option in options:
        if option.method == method:
            return option
    raise DeliveryImpossible()


def _choose(checkout: Checkout, options: Mapping[int, DeliveryOption]) -> None:
    CheckoutDelivery.objects.bulk_create(
        [
            CheckoutDelivery(checkout=checkout, shop_id=shop_id, method=option.method, price=option.price)
            for shop_id, option in options.items()
        ],
        update_conflicts=True,
        unique_fields=["checkout", "shop"],
        update_fields=["method", "price"],
    )
