from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from marketplace.checkout.models import Checkout
from marketplace.checkout.selectors.lines import CartLine
from marketplace.delivery.rules import DeliveryOption
from marketplace.orders.models import Order, OrderLine, VendorOrder
from marketplace.orders.rules import pack_by
from marketplace.orders.services.announce import announce_placed
from marketplace.orders.services.numbers import next_order_number
from marketplace.orders.states import PLACED
from marketplace.payments.rules import PAY_WITHIN
from marketplace.payments.services import fan_out
from vendors.shops.models import Shop


def place(
    checkout: Checkout,
    lines: Sequence[CartLine],
    deliveries: Mapping[int, DeliveryOption],
    *,
    transaction_id: UUID,
    accounts: Mapping[int, int] | None,
    by: Viewer,
    at: datetime,
) -> Order:
    """Write the order of a cart that has passed every check, on stock that is promised already.

    `accounts`: shop -> the bank account that a transfer goes to; None for cash.
    """
    order = _order(checkout, lines, deliveries, by, at)
    # A shop packs what is paid: of a transfer the clock begins with the last moment to pay.
    parts = _parts(order, lines, deliveries, at, due_at=pack_by(at if accounts is None else at + PAY_WITHIN))
    checkout.completed_at = at
    checkout.save(update_fields=["completed_at"])

    for part in parts:
        record_transition(subject=part, from_state="", to_state=PLACED, by=by.account_id, at=at)
    fan_out(
        transaction_id=transaction_id,
        order_id=order.pk,
        amounts={part.pk: part.total for part in parts},
        accounts=None if accounts is None else {part.pk: accounts[part.shop_id] for part in parts},
        by=by.account_id,
        at=at,
    )

    announce_placed(order, parts, by_transfer=accounts is not None, at=at)
    return order


def _order(
    checkout: Checkout,
    lines: Sequence[CartLine],
    deliveries: Mapping[int, DeliveryOption],
    by: Viewer,
    at: datetime,
) -> Order:
    subtotal = sum(line.total for line in lines)
    shipping = sum(option.price for option in deliveries.values())
    return Order.objects.create(
        number=next_order_number(at),
        checkout_key=checkout.pk,
        account_id=checkout.account_id or by.account_id,
        email=checkout.email,
        phone=checkout.phone,
        recipient=checkout.recipient,
        street=checkout.street,
        village_id=checkout.village_id,
        note=checkout.note,
        billing_name=checkout.billing_name,
        metadata=checkout.metadata,
        created_at=at,
        subtotal=subtotal,
        shipping_total=shipping,
        total=subtotal + shipping,
    )


def _parts(
    order: Order,
    lines: Sequence[CartLine],
    deliveries: Mapping[int, DeliveryOption],
    at: datetime,
    *,
    due_at: datetime,
) -> list[VendorOrder]:
    shops = Shop.objects.select_related("business").in_bulk(deliveries)
    by_shop = [
        (shop_id, list(group))
        for shop_id, group in groupby(
            sorted(lines, key=lambda line: line.shop_id), key=lambda line: line.shop_id
        )
    ]
    parts = []
    for position, (shop_id, group) in enumerate(by_shop, 1):
        option, subtotal = deliveries[shop_id], sum(line.total for line in group)
        parts.append(
            VendorOrder(
                order=order,
                shop=shops[shop_id],
                number=f"{order.number}-{position}",
                delivery_method=option.method,
                days_min=option.days_min,
                days_max=option.days_max,
                subtotal=subtotal,
                shipping_price=option.price,
                total=subtotal + option.price,
                placed_at=at,
                due_at=due_at,
            )
        )
    VendorOrder.objects.bulk_create(parts)
    OrderLine.objects.bulk_create(
        OrderLine(
            vendor_order=part,
            variant_id=line.variant_id,
            sort=sort,
            product_name=line.product_name,
            variant_name=line.variant_name,
            sku=line.sku,
            picture_sha=line.picture_sha,
            quantity=line.quantity,
            unit_price=line.price,
            undiscounted_unit_price=line.list_price,
            total=line.total,
            metadata=line.metadata,
        )
        for part, (_shop_id, group) in zip(parts, by_shop, strict=True)
        for sort, line in enumerate(group)
    )
    return parts
