"""Orders as a seller sees them: what to do, by when, for whom."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.money import rupiah
from marketplace.delivery.states import PICKUP
from marketplace.orders.states import (
    ACCEPTED,
    CALLED_OFF,
    CANCELLED,
    DECLINED,
    DELIVERED,
    GOODS_BACK,
    PACKED,
    PLACED,
    READY,
    RETURN_ASKED,
    RETURN_OPEN,
    RETURNED,
    SHIPPED,
    TO_PACK,
)
from storefront.look.moments import moment
from storefront.look.shapes import Cell, Column, FoldTable, TimelineStep, Todo
from storefront.seller.wording import upper_first

BADGES = {
    PLACED: "warn",
    ACCEPTED: "warn",
    PACKED: "warn",
    READY: "info",
    SHIPPED: "info",
    DELIVERED: "good",
    DECLINED: "",
    CANCELLED: "",
    RETURN_ASKED: "warn",
    RETURN_OPEN: "info",
    GOODS_BACK: "warn",
    RETURNED: "",
}

ACCEPT, PACK, SHIP, READY_STEP, DELIVER, CASH = "accept", "pack", "ship", "ready", "deliver", "cash"
ANSWER, AWAIT, REFUND, ANSWER_RETURN, RECEIVE = "answer", "await", "refund", "answer_return", "receive"


def next_step(part: Any) -> str:
    """The one thing that is next for the seller; empty where he waits or has done."""
    if part.paying.to_answer:
        return ANSWER
    if part.paying.refund_due:
        return REFUND
    if part.state == PLACED:
        return AWAIT if part.paying.unpaid_transfer else ACCEPT
    if part.state == ACCEPTED:
        return READY_STEP if part.delivery_method == PICKUP else PACK
    if part.state == DELIVERED and part.paying.awaited:
        return CASH
    return {
        PACKED: SHIP,
        READY: DELIVER,
        SHIPPED: DELIVER,
        RETURN_ASKED: ANSWER_RETURN,
        RETURN_OPEN: RECEIVE,
    }.get(part.state, "")


def paying_words(part: Any) -> str:
    """How the order is paid, and how that stands."""
    if part.paying.by_transfer:
        return _("Transfer ke rekening toko")
    return _("Tunai")


def money_words(part: Any) -> str:
    """What the state of a transfer or refund asks, in two words; empty where money asks nothing."""
    paying = part.paying
    if paying.claimed:
        return _("Periksa transfer")
    if paying.proved:
        return _("Periksa transfer")
    if paying.refund_due:
        return _("Kembalikan uang")
    if paying.refund_sent:
        return _("Uang dikembalikan")
    if paying.refunded:
        return _("Uang sudah kembali")
    if part.state == PLACED and paying.disputed:
        return _("Transfer belum ketemu")
    if part.state == PLACED and paying.unpaid_transfer:
        return _("Belum dibayar")
    return ""


def state_words(part: Any) -> str:
    """What the state asks of the seller, in two words."""
    if part.state == DELIVERED and part.payment_pending:
        return _("Uang belum dicatat")
    return (
        money_words(part)
        or {
            PLACED: _("Pesanan baru"),
            ACCEPTED: _("Perlu dikemas"),
            PACKED: _("Serahkan ke kurir"),
            READY: _("Siap diambil"),
            SHIPPED: _("Diantar"),
            DELIVERED: _("Selesai"),
            DECLINED: _("Anda tolak"),
            CANCELLED: _("Dibatalkan"),
            RETURN_ASKED: _("Minta retur"),
            RETURN_OPEN: _("Retur di jalan"),
            GOODS_BACK: _("Retur diterima"),
            RETURNED: _("Dikembalikan"),
        }[part.state]
    )


def badge_kind(part: Any) -> str:
    """The badge's colour: late before everything else."""
    if part.late and not part.paying.unpaid_transfer:
        return "late"
    if part.paying.to_answer or part.paying.refund_due:
        return "warn"
    if part.state == DELIVERED and part.payment_pending:
        return "warn"
    return BADGES[part.state]


def deadline_of(part: Any) -> datetime | None:
    """Until when the next one has to act: the seller, or the buyer who pays or brings goods back."""
    if part.paying.due_at is not None:
        return part.paying.due_at
    if part.returning is not None and part.returning.due_at is not None:
        return part.returning.due_at
    return part.due_at if part.state in TO_PACK else None


def buyer_words(order: Any) -> str:
    """`Ratna, Genteng Kulon`: never a number."""
    return ", ".join(part for part in (order.contact.recipient, order.contact.village) if part)


def orders_table(orders: Sequence[Any], *, caption: str, at: datetime, with_shop: bool) -> FoldTable:
    """Who, which, how it stands, until when, how much."""
    columns = [
        Column(_("Pembeli"), lead=True),
        Column(_("Pesanan")),
        Column(_("Keadaan")),
        Column(_("Batas")),
        Column(_("Jumlah"), numeric=True),
    ]
    if with_shop:
        columns.insert(2, Column(_("Toko")))
    return FoldTable(caption, columns, [_row(order, at=at, with_shop=with_shop) for order in orders])


def _row(order: Any, *, at: datetime, with_shop: bool) -> list[Any]:
    part = order.part
    deadline = deadline_of(part)
    due = moment(deadline, now=at) if deadline else ""
    cells: list[Any] = [
        Cell(buyer_words(order), url=reverse("seller:order", args=[part.id])),
        Cell(part.number),
        Cell(state_words(part), badge=badge_kind(part)),
        Cell(due),
        Cell(rupiah(part.total)),
    ]
    if with_shop:
        cells.insert(2, Cell(part.shop_name))
    return cells


def order_todo(order: Any, *, at: datetime) -> Todo:
    """One order that waits for its seller."""
    part, who = order.part, order.contact.recipient
    pieces = ngettext("%(count)d barang", "%(count)d barang", part.item_count) % {"count": part.item_count}
    step = next_step(part)
    title = {
        ANSWER: _("Periksa transfer %(who)s"),
        REFUND: _("Kembalikan uang %(who)s"),
        CASH: _("Catat uang dari %(who)s"),
        ANSWER_RETURN: _("Jawab permintaan retur %(who)s"),
        ACCEPT: _("Terima pesanan %(who)s"),
        SHIP: _("Serahkan pesanan %(who)s ke kurir"),
    }.get(step, _("Kemas pesanan %(who)s")) % {"who": who}
    deadline = deadline_of(part)
    if step in (ANSWER, REFUND, CASH) or deadline is None:
        note, kind, icon = rupiah(part.total), "info", "wallet"
    else:
        late = at > deadline
        words = _("Lewat batas sejak %(when)s") if late else _("Batas %(when)s")
        note = f"{words % {'when': moment(deadline, now=at)}} · {pieces}"
        kind, icon = ("late" if late else "warn"), "box"
    return Todo(title, note, icon=icon, kind=kind, url=reverse("seller:order", args=[part.id]))


def headline(part: Any, *, at: datetime) -> str:
    """The order in one sentence: what is next, and by when."""
    due = moment(part.due_at, now=at)
    asked = _money_headline(part, at=at)
    if asked:
        return asked
    if part.late:
        return _("Lewat batas sejak %(when)s") % {"when": due}
    if part.state == PACKED:
        return _("Serahkan ke kurir paling lambat %(when)s") % {"when": due}
    if part.state == RETURN_ASKED and part.returning:
        until = moment(part.returning.due_at or at, now=at)
        return _("Pembeli minta mengembalikan. Jawab paling lambat %(when)s") % {"when": until}
    if part.state == PLACED:
        return _("Terima dan kemas paling lambat %(when)s") % {"when": due}
    if part.state == ACCEPTED:
        return _("Kemas paling lambat %(when)s") % {"when": due}
    if part.state == DELIVERED and part.payment_pending:
        return _("Pembeli sudah menerima. Catat uangnya")
    return {
        READY: _("Menunggu diambil pembeli"),
        SHIPPED: _("Sedang diantar kurir"),
        DELIVERED: _("Sudah diserahkan dan dibayar"),
        DECLINED: _("Pesanan ini Anda tolak"),
        CANCELLED: _("Pesanan ini dibatalkan"),
        RETURN_OPEN: _("Menunggu barang kembali"),
        GOODS_BACK: _("Barang sudah kembali"),
        RETURNED: _("Barang dan uang sudah kembali"),
    }[part.state]


def _money_headline(part: Any, *, at: datetime) -> str:
    """What a transfer or refund asks, and by when; empty where money asks nothing."""
    paying = part.paying
    until = {"when": moment(paying.due_at or at, now=at), "amount": rupiah(paying.amount)}
    if paying.claimed:
        return _("Pesanan batal. Sudah masukkah transfer %(amount)s? Jawab paling lambat %(when)s") % until
    if paying.proved:
        return _("Periksa transfer %(amount)s paling lambat %(when)s") % until
    if paying.refund_due:
        return _("Kembalikan %(amount)s paling lambat %(when)s") % until
    if paying.refund_sent:
        return _("Menunggu pembeli mencatat uang kembali")
    if paying.refunded:
        return _("Selesai: uang sudah kembali ke pembeli")
    if part.state == PLACED and paying.disputed:
        return _("Menunggu bukti lain dari pembeli sampai %(when)s") % until
    if part.state == PLACED and paying.unpaid_transfer:
        return _("Menunggu transfer pembeli sampai %(when)s") % until
    return ""


def order_journey(part: Any, *, at: datetime) -> list[TimelineStep]:
    """The way of one order, from the cart to the buyer's door."""
    pickup = part.delivery_method == PICKUP
    way = [
        (_("Dipesan"), part.placed_at),
        *([(_("Transfer masuk"), part.paying.paid_at)] if part.paying.by_transfer else []),
        (_("Anda terima"), part.accepted_at),
        *([(_("Dikemas"), part.packed_at)] if part.packed_at else []),
        (_("Siap diambil"), part.ready_at) if pickup else (_("Dibawa kurir"), part.shipped_at),
        (_("Diserahkan dan dibayar"), part.delivered_at),
    ]
    if part.state in CALLED_OFF:
        done = [TimelineStep("done", title, _moment(when, at)) for title, when in way if when]
        title = _("Anda tolak") if part.state == DECLINED else _("Dibatalkan")
        return [*done, TimelineStep("done", title, _moment(part.closed_at, at), detail=part.reason)]
    # The buyer may confirm before the seller has noted the hand-over: what lies before is done then.
    last = max(number for number, (_title, when) in enumerate(way) if when)
    steps = []
    for number, (title, when) in enumerate(way):
        if number <= last:
            steps.append(TimelineStep("done", title, _moment(when, at)))
        elif number == last + 1:
            until = deadline_of(part)
            deadline = moment(until, now=at) if until else ""
            steps.append(TimelineStep("now", title, deadline=deadline))
        else:
            steps.append(TimelineStep("later", title))
    return [*steps, *_way_back(part, at=at)]


def _way_back(part: Any, *, at: datetime) -> list[TimelineStep]:
    """What became of the buyer's wish to give the goods back."""
    back = part.returning
    if back is None:
        return []
    steps = [TimelineStep("done", _("Pembeli minta retur"), _moment(back.asked_at, at), detail=back.reason)]
    if back.answer:
        steps.append(
            TimelineStep("done", _("Retur ditutup"), _moment(back.closed_at, at), detail=back.answer)
        )
    elif back.answered_at:
        steps.append(TimelineStep("done", _("Retur disetujui"), _moment(back.answered_at, at)))
    if back.goods_back_at:
        steps.append(TimelineStep("done", _("Barang kembali di toko"), _moment(back.goods_back_at, at)))
    if part.paying.refunded:
        steps.append(TimelineStep("done", _("Uang kembali ke pembeli"), _moment(back.closed_at, at)))
    return steps


def _moment(when: datetime | None, at: datetime) -> str:
    return upper_first(moment(when, now=at)) if when else ""
