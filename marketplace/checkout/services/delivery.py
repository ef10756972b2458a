from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout, CheckoutDelivery
from marketplace.checkout.rules import DeliveryImpossible, NoLines
from marketplace.checkout.selectors import offers_of
from marketplace.checkout.services.holding import hold_checkout, touch
from marketplace.delivery.rules import FIRST_POSSIBLE, DeliveryOption, combined


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
    if not all(offers.values()):
        raise DeliveryImpossible()
    if method == FIRST_POSSIBLE:
        _choose(checkout, {shop_id: options[0] for shop_id, options in offers.items()})
    elif method in {option.method for option in combined(list(offers.values()))}:
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
