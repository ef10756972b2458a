from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from foundation.access.viewer import Viewer
from foundation.clock import JAKARTA
from marketplace.delivery.states import COURIER, PARCEL, PICKUP
from marketplace.orders.models import Order, VendorOrder
from marketplace.orders.states import (
    ACCEPTED,
    CALLED_OFF,
    CANCELLED,
    DECLINED,
    DELIVERED,
    GOODS_BACK,
    MOVES,
    PACKED,
    PLACED,
    READY,
    RETURN_ASKED,
    RETURN_OPEN,
    RETURNED,
    SHIPPED,
    TO_PACK,
)

PACKED_BY = time(12, 0)
REASON_LENGTH = 300
TRACKING_LENGTH = 60
COURIER_NAME_LENGTH = 60
MOST_PHOTOS = 4

RETURN_DAYS = 7
"""So long after delivery the buyer may ask to give goods back."""
ANSWER_DAYS = 2
"""So long the shop has to answer; silence is a yes."""
GOODS_DAYS = 7
"""So long the buyer has to bring the goods back."""

STATE_NAMES = {
    PLACED: _("Menunggu penjual"),
    ACCEPTED: _("Sedang dikemas"),
    PACKED: _("Sudah dikemas"),
    DECLINED: _("Ditolak penjual"),
    READY: _("Siap diambil"),
    SHIPPED: _("Dibawa kurir"),
    DELIVERED: _("Sampai"),
    CANCELLED: _("Dibatalkan"),
    RETURN_ASKED: _("Minta dikembalikan"),
    RETURN_OPEN: _("Pengembalian disetujui"),
    GOODS_BACK: _("Barang sudah kembali"),
    RETURNED: _("Dikembalikan, uang kembali"),
}


METHOD_WORDS = {
    PICKUP: _("diambil di toko"),
    COURIER: _("diantar kurir"),
    PARCEL: _("dikirim sebagai paket"),
}


class WrongState(Refusal):
    code = "INVALID"
    message = _("Pesanan ini sudah berubah: %(state)s. Muat ulang untuk melihat langkah berikutnya.")


class WrongMethod(Refusal):
    code = "INVALID"
    message = _("Pesanan ini memakai cara lain: %(method)s.")


class ReasonMissing(Refusal):
    code = "REQUIRED"
    field = "reason"
    message = _("Tulis alasannya, paling panjang %(length)s huruf: pembeli akan membacanya.")


class TrackingTooLong(Refusal):
    code = "INVALID"
    field = "tracking_number"
    message = _("Nomor resi terlalu panjang: paling panjang %(length)s huruf.")


class CourierNameTooLong(Refusal):
    code = "INVALID"
    field = "courier_name"
    message = _("Nama kurir terlalu panjang: paling panjang %(length)s huruf.")


class NotPaidYet(Refusal):
    code = "INVALID"
    message = _("Uangnya belum Anda catat masuk. Tunggu transfernya, lalu catat, baru kemas.")


class TooLateToReturn(Refusal):
    code = "INVALID"
    message = _("Pengembalian bisa diminta sampai %(days)s hari setelah barang sampai. Hubungi penjual.")


class ReturnAskedBefore(Refusal):
    code = "INVALID"
    message = _(
        "Pengembalian untuk pesanan ini sudah pernah diminta. Hubungi penjual, atau sampaikan keluhan."
    )


class TooManyPhotos(Refusal):
    code = "INVALID"
    field = "photos"
    message = _("Paling banyak %(limit)s foto.")


class TooManyOrders(Refusal):
    code = "INVALID"
    message = _(
        "Terlalu banyak pesanan dari sini. Coba lagi pukul %(again_at)s; keranjang Anda tetap tersimpan."
    )


class AlreadyReceived(Refusal):
    code = "INVALID"
    message = _("Barang ini sudah Anda tandai diterima.")


class CannotCancel(Refusal):
    code = "CANNOT_CANCEL_ORDER"
    message = _("%(shop)s sudah menyiapkan pesanan ini, jadi tidak bisa dibatalkan sekarang.")


class NothingToCancel(Refusal):
    code = "CANNOT_CANCEL_ORDER"
    message = _("Tidak ada yang bisa dibatalkan lagi di pesanan ini.")


class NotDelivered(Refusal):
    code = "INVALID"
    message = _("Barang ini belum sampai. Ulasan bisa ditulis sesudah diterima.")


class GoodsGone(Refusal):
    code = "INVALID"
    message = _("Barang ini sudah tidak ada di toko, jadi tidak bisa diulas.")


def pack_by(placed_at: datetime) -> datetime:
    """Until when a shop has an order packed: noon of the next day in Jakarta."""
    next_day = placed_at.astimezone(JAKARTA).date() + timedelta(days=1)
    return datetime.combine(next_day, PACKED_BY, tzinfo=JAKARTA)


def is_buyer(order: Order, viewer: Viewer) -> bool:
    """Who acts for the buyer: the account of the order; of a guest's order whoever holds its UUID."""
    return order.account_id is None or order.account_id == viewer.account_id


def sees_personal_data(order: Order, viewer: Viewer, checkout_key: UUID | None) -> bool:
    """The account of the order, or the browser that still knows the cart it came from."""
    if order.account_id is not None:
        return order.account_id == viewer.account_id
    return checkout_key is not None and checkout_key == order.checkout_key


def is_late(part: VendorOrder, at: datetime) -> bool:
    """Whether the shop should have packed it by now."""
    return part.state in TO_PACK and at > part.due_at


def return_possible(part: VendorOrder, at: datetime) -> bool:
    """Delivered, and not so long ago; whether it was asked before is another question."""
    since = part.delivered_at
    return part.state == DELIVERED and since is not None and at <= since + timedelta(days=RETURN_DAYS)


def buyer_may_cancel(part: VendorOrder, at: datetime) -> bool:
    """While no shop has taken it up, or when the shop is late with packing or handing over."""
    return part.state == PLACED or is_late(part, at)


def invoice_state(part_state: str, payment_state: str) -> str:
    """What an invoice tells of: a PDF set for another is out of date."""
    return f"{'void' if part_state in CALLED_OFF else 'stands'}/{payment_state}"


def may_review(part: VendorOrder) -> bool:
    """What reached the buyer may be reviewed, sent back or not."""
    return part.delivered_at is not None and part.state not in CALLED_OFF


def refuse_move(part: VendorOrder, to_state: str) -> None:
    """Raises WrongState for a move that the table does not know."""
    if to_state not in MOVES[part.state]:
        raise WrongState(state=STATE_NAMES[part.state])


def refuse_method(part: VendorOrder, *methods: str) -> None:
    """Raises WrongMethod where an order is collected and not sent, or the other way round."""
    if part.delivery_method not in methods:
        raise WrongMethod(method=METHOD_WORDS[part.delivery_method])


def given_reason(reason: str) -> str:
    """Raises ReasonMissing for none, or one that is too long."""
    text = reason.strip()
    if not text or len(text) > REASON_LENGTH:
        raise ReasonMissing(length=REASON_LENGTH)
    return text
