"""Orders of the world about whose money or goods somebody waits: transfers, refunds, returns."""

import io

from PIL import Image

from marketplace.orders.models import Order, VendorOrder
from marketplace.orders.services import (
    accept_order,
    accept_return,
    ask_return,
    complete_checkout,
    confirm_transfer,
    decline_order,
    deliver_order,
    dispute_transfer,
    send_proof,
    send_refund,
    ship_order,
)
from marketplace.payments.models import Paper
from vendors.banking.services import write_bank_account


def a_proof() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(out, "JPEG")
    return out.getvalue()


def settling_orders(world, full_cart) -> None:
    """`full_cart(world, by, variants, gateway=)` makes a cart that lacks nothing."""
    things, at, buyer, seller = world.things, world.at, world.viewer("buyer"), world.viewer("seller")
    shop = things["shop"]
    write_bank_account(
        shop_id=shop.pk, bank_code="002", number="7788990011", holder="SITI AMINAH", by=seller, at=at
    )

    def ordered(name: str, gateway: str) -> VendorOrder:
        cart = full_cart(world, buyer, ("variant",), gateway=gateway)
        order: Order = complete_checkout(checkout_id=cart.pk, by=buyer, at=at)
        things[f"{name}_order"], things[f"{name}_part"] = order, order.vendor_orders.get()
        return things[f"{name}_part"]

    def proved(name: str) -> VendorOrder:
        part = ordered(name, "mall.bank-transfer")
        send_proof(order_id=part.order_id, vendor_order_id=part.pk, content=a_proof(), by=buyer, at=at)
        return part

    def delivered(name: str) -> VendorOrder:
        part = ordered(name, "mall.cash-on-delivery")
        for step in (accept_order, ship_order, deliver_order):
            step(vendor_order_id=part.pk, by=seller, at=at)
        return part

    ordered("owed", "mall.bank-transfer")
    part = proved("proved")
    things["proof"] = Paper.objects.get(vendor_order=part)
    part = proved("missed")
    things["missed_proof"] = Paper.objects.get(vendor_order=part)
    dispute_transfer(vendor_order_id=part.pk, reason="Belum ada di mutasi", by=seller, at=at)
    for name in ("owing", "paid_back"):
        part = proved(name)
        confirm_transfer(vendor_order_id=part.pk, by=seller, at=at)
        decline_order(vendor_order_id=part.pk, reason="Stok rusak", by=seller, at=at)
        if name == "paid_back":
            send_refund(vendor_order_id=part.pk, content=a_proof(), by=seller, at=at)
    delivered("given")
    for name in ("asked", "returning"):
        part = delivered(name)
        ask_return(order_id=part.order_id, vendor_order_id=part.pk, reason="Sobek", by=buyer, at=at)
        if name == "returning":
            accept_return(vendor_order_id=part.pk, by=seller, at=at)
