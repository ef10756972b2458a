"""What buyers and sellers are told, in the transaction of the cause."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.clock import JAKARTA
from foundation.money import rupiah
from foundation.notifications.services import notify
from foundation.tasks import defer
from marketplace.delivery.rules import method_name
from marketplace.orders.models import GuestMessage, Order, VendorOrder
from village.residents.selectors import account_id_of


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
    """Inbox and mail for the verified account of the shop's owner, where there is one."""
    recipient_id = account_id_of(resident_id=part.shop.business.owner_id)
    if recipient_id is not None:
        url = f"/jualan/pesanan/{part.pk}/"
        notify(recipient_id=recipient_id, kind=kind, subject=subject, body=body, url=url, at=at)


def announce_placed(order: Order, parts: list[VendorOrder], *, at: datetime) -> None:
    """A new order: the buyer gets the whole, each seller his part."""
    tell_buyer(
        order,
        kind="order_placed",
        subject=_("Pesanan %(number)s sudah kami teruskan") % {"number": order.number},
        body="\n".join(
            [
                _("Bayar di tempat, tiap toko sendiri-sendiri:"),
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
            body=_("Terima dan kemas paling lambat %(day)s, %(clock)s. %(way)s.")
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
