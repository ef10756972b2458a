"""What buyers and sellers are told, in the transaction of the cause."""

from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.clock import JAKARTA, today
from foundation.money import rupiah
from foundation.notifications.services import notify
from foundation.tasks import defer
from marketplace.delivery.rules import method_name
from marketplace.orders.models import GuestMessage, Order, VendorOrder
from vendors.mandates.states import ORDERS
from vendors.shops.selectors import accounts_to_tell


def tell_buyer(order: Order, *, kind: str, subject: str, body: str, at: datetime) -> None:
    """Inbox and mail for an account; for a guest mail alone, where there is an address."""
    url = f"/pesanan/{order.pk}/"
    if order.account_id is not None:
        notify(recipient_id=order.account_id, kind=kind, subject=subject, body=body, url=url, at=at)
    elif order.email:
        message = GuestMessage.objects.create(
            order=order, kind=kind, subject=subject, body=body, created_at=at
        )
        defer("marketplace.mail_guest_message", message_id=message.pk)


def tell_seller(part: VendorOrder, *, kind: str, subject: str, body: str, at: datetime) -> None:
    """Inbox and mail for the shop's owner (a verified account), and for who minds its orders by a mandate."""
    url = f"/jualan/pesanan/{part.pk}/"
    for recipient_id in accounts_to_tell(part.shop_id, ORDERS, today(at)):
        notify(recipient_id=recipient_id, kind=kind, subject=subject, body=body, url=url, at=at)


@translation.override("id")
def announce_placed(order: Order, parts: list[VendorOrder], *, by_transfer: bool, at: datetime) -> None:
    """A new order: the buyer gets the whole, each seller his part."""
    tell_buyer(
        order,
        kind="order_placed",
        subject=_("Pesanan %(number)s sudah kami teruskan") % {"number": order.number},
        body="\n".join(
            [
                _("Transfer ke tiap toko dalam 24 jam; nomor rekeningnya ada di halaman pesanan:")
                if by_transfer
                else _("Bayar di tempat, tiap toko sendiri-sendiri:"),
                *(
                    f"- {part.shop.name}: {rupiah(part.total)}, {method_name(part.delivery_method)}"
                    for part in parts
                ),
                _("Jumlah: %(total)s.") % {"total": rupiah(order.total)},
            ]
        ),
        at=at,
    )
    for part in parts:
        due = part.due_at.astimezone(JAKARTA)
        tell_seller(
            part,
            kind="vendor_order_placed",
            subject=_("Pesanan baru %(number)s, %(total)s")
            % {"number": part.number, "total": rupiah(part.total)},
            body=(
                _("Tunggu transfernya; kami kabari bila pembeli mengirim bukti. %(way)s.")
                if by_transfer
                else _("Terima dan kemas paling lambat %(day)s, %(clock)s. %(way)s.")
            )
            % {
                "day": date_format(due, "j M Y"),
                "clock": date_format(due, "H.i"),
                "way": method_name(part.delivery_method),
            },
            at=at,
        )


def announce_step(part: VendorOrder, *, subject: str, body: str, at: datetime) -> None:
    """Tell the buyer what a shop has done; `%(shop)s` and `%(number)s` stand for it."""
    words = {"shop": part.shop.name, "number": part.number, "reason": part.reason}
    tell_buyer(
        part.order, kind=f"vendor_order_{part.state}", subject=subject % words, body=body % words, at=at
    )
