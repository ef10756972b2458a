from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.attempts import TooManyAttempts, spend
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.clock import JAKARTA, today
from foundation.money import rupiah
from marketplace.checkout.models import Checkout, CheckoutDelivery, CheckoutLine
from marketplace.checkout.rules import PricesMoved, TotalMoved, belongs_to_another
from marketplace.checkout.selectors import CartLine, cart_lines, offers_of
from marketplace.checkout.services.filling import fill_checkout
from marketplace.checkout.services.settling import settle_checkout
from marketplace.orders.models import Order
from marketplace.orders.rules import TooManyOrders
from marketplace.orders.services.placing import place
from marketplace.orders.services.recheck import Recheck
from marketplace.orders.services.stock import allocate, lock_stock, share_shops
from marketplace.payments.services import transaction_for
from marketplace.payments.states import BANK_TRANSFER
from vendors.banking.selectors import bank_accounts_of

ORDERS_AN_HOUR = 40
"""Of one account, or of one guest's phone number or e-mail address."""
ORDERS_FROM_AN_ADDRESS = 120


def complete_checkout(
    *, checkout_id: UUID, by: Viewer, at: datetime, agreed_total: int | None = None, address: str = ""
) -> Order:
    """Make a cart an order: stock is promised, each shop gets its VendorOrder and its Payment.

    The order of a visitor's cart belongs to the account that completes it, if one does.

    A second submit returns the same order. A price that moved since the buyer agreed is refused once, by
    PricesMoved, and passes the second time. Raises NotFound, NoLines, NotSelling, NotPublished, SoldOut,
    StockShort, NoContact, NoRecipient, NoAddress, NoDelivery, DeliveryImpossible, NotPaid,
    TransferImpossible, PricesMoved, TooManyOrders (`address`: the network's, where the caller knows it), and
    TotalMoved where it would cost more than `agreed_total`.
    """
    _spend_try(checkout_id, address, by=by, at=at)
    try:
        return _complete(checkout_id, by=by, at=at, agreed_total=agreed_total)
    except PricesMoved as refusal:
        _agree(checkout_id, refusal)
        raise


def place_order(
    *,
    checkout_id: UUID,
    recipient: str,
    phone: str,
    village_code: str,
    deliveries: Mapping[int, str],
    gateway: str,
    by: Viewer,
    at: datetime,
    email: str = "",
    street: str = "",
    note: str = "",
    agreed_goods: int | None = None,
    agreed_total: int | None = None,
    address: str = "",
) -> Order:
    """The one page of the checkout, submitted: fill the cart in and complete it.

    What was typed stays in the cart when completion is refused. A second submit returns the same order.
    `agreed_goods` and `agreed_total` are the sums, without and with delivery, that the page showed beside
    what had changed: the buyer agrees to those, and is never held to more. Raises what `fill_checkout`,
    `settle_checkout` (with `agreed_goods`) and `complete_checkout` raise.
    """
    if not Order.objects.filter(checkout_key=checkout_id).exists():
        fill_checkout(
            checkout_id=checkout_id,
            recipient=recipient,
            phone=phone,
            email=email,
            street=street,
            note=note,
            village_code=village_code,
            deliveries=deliveries,
            gateway=gateway,
            by=by,
            at=at,
        )
        if agreed_goods is not None:
            settle_checkout(checkout_id=checkout_id, shown_total=agreed_goods, by=by, at=at)
    return complete_checkout(
        checkout_id=checkout_id, by=by, at=at, agreed_total=agreed_total, address=address
    )


def _spend_try(checkout_id: UUID, address: str, *, by: Viewer, at: datetime) -> None:
    """Count one try to order; a second submit of an order costs nothing. Raises TooManyOrders."""
    open_cart = Checkout.objects.filter(pk=checkout_id, completed_at=None)
    contact = open_cart.values_list("phone", "email").first()
    if contact is None:
        return
    who = f"account\0{by.account_id}" if by.account_id else f"contact\0{contact[0] or contact[1]}"
    try:
        spend(f"order\0{who}", limit=ORDERS_AN_HOUR, seconds=3600, at=at)
        if address:
            spend(f"order\0address\0{address}", limit=ORDERS_FROM_AN_ADDRESS, seconds=3600, at=at)
    except TooManyAttempts as refused:
        again_at = refused.retry_at.astimezone(JAKARTA).strftime("%H.%M")
        raise TooManyOrders(again_at=again_at) from None


@transaction.atomic
def _complete(checkout_id: UUID, *, by: Viewer, at: datetime, agreed_total: int | None) -> Order:
    checkout = Checkout.objects.select_for_update().filter(pk=checkout_id).first()
    placed = Order.objects.filter(checkout_key=checkout_id).first()
    if placed is not None:
        if belongs_to_another(placed.account_id, by):
            raise NotFound(field="id")
        return placed
    if checkout is None or belongs_to_another(checkout.account_id, by):
        raise NotFound(field="id")
    lines = _locked_lines(checkout, at)

    act = transaction_for(checkout.pk)
    by_transfer = act is not None and act.gateway == BANK_TRANSFER

    recheck = Recheck(
        checkout=checkout,
        lines=lines,
        offers=offers_of(checkout),
        choices={row.shop_id: row for row in checkout.deliveries.all()},
        act=act,
        accounts=bank_accounts_of(sorted({line.shop_id for line in lines})) if by_transfer else {},
    )
    act = recheck.passed()
    if agreed_total is not None and recheck.total > agreed_total:
        raise TotalMoved(now=rupiah(recheck.total), seen=rupiah(agreed_total))

    allocate({line.variant_id: line.quantity for line in lines})
    return place(
        checkout,
        lines,
        recheck.deliveries,
        transaction_id=act.pk,
        accounts=recheck.transfer_accounts,
        by=by,
        at=at,
    )


def _locked_lines(checkout: Checkout, at: datetime) -> list[CartLine]:
    """The lines as they stand once shops and stock are held: nothing moves under what follows."""
    held = list(checkout.lines.values_list("variant_id", "variant__product__shop_id"))
    share_shops(shop_id for _variant_id, shop_id in held)
    lock_stock(variant_id for variant_id, _shop_id in held)
    return cart_lines(checkout.pk, today=today(at))


@transaction.atomic
def _agree(checkout_id: UUID, refusal: PricesMoved) -> None:
    """The buyer has been told these prices: note them, and nothing that moved since."""
    for line_id, price in refusal.prices.items():
        CheckoutLine.objects.filter(pk=line_id, checkout_id=checkout_id).update(seen_price=price)
    for shop_id, price in refusal.delivery_prices.items():
        CheckoutDelivery.objects.filter(shop_id=shop_id, checkout_id=checkout_id).update(price=price)
