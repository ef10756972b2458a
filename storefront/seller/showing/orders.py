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
    PLACED,
    READY,
    SHIPPED,
)
from storefront.look.moments import moment
from storefront.look.shapes import Cell, Column, FoldTable, TimelineStep, Todo
from storefront.seller.wording import upper_first

BADGES = {
    PLACED: "warn",
    ACCEPTED: "warn",
    READY: "info",
    SHIPPED: "info",
    DELIVERED: "good",
    DECLINED: "",
    CANCELLED: "",
}


def state_words(part: Any) -> str:
    """What the state asks of the seller, in two words."""
    if part.state == DELIVERED and part.payment_pending:
        return _("Uang belum dicatat")
    return {
        PLACED: _("Pesanan baru"),
        ACCEPTED: _("Perlu dikemas"),
        READY: _("Siap diambil"),
        SHIPPED: _("Diantar"),
        DELIVERED: _("Selesai"),
        DECLINED: _("Anda tolak"),
        CANCELLED: _("Dibatalkan"),
    }[part.state]


def badge_kind(part: Any) -> str:
    """The badge's colour: late before everything else."""
    if part.late:
        return "late"
    if part.state == DELIVERED and part.payment_pending:
        return "warn"
    return BADGES[part.state]


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
    due = moment(part.due_at, now=at) if part.state in (PLACED, ACCEPTED) else ""
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
    if part.state == DELIVERED:
        title = _("Catat uang dari %(who)s") % {"who": who}
        note, kind, icon = rupiah(part.total), "info", "wallet"
    else:
        title = _("Terima pesanan %(who)s") if part.state == PLACED else _("Kemas pesanan %(who)s")
        title = title % {"who": who}
        late = _("Lewat batas sejak %(when)s") if part.late else _("Batas %(when)s")
        note = f"{late % {'when': moment(part.due_at, now=at)}} · {pieces}"
        kind, icon = ("late" if part.late else "warn"), "box"
    return Todo(title, note, icon=icon, kind=kind, url=reverse("seller:order", args=[part.id]))


def headline(part: Any, *, at: datetime) -> str:
    """The order in one sentence: what is next, and by when."""
    due = moment(part.due_at, now=at)
    if part.late:
        return _("Lewat batas sejak %(when)s") % {"when": due}
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
    }[part.state]


def order_journey(part: Any, *, at: datetime) -> list[TimelineStep]:
    """The way of one order, from the cart to the buyer's door."""
    pickup = part.delivery_method == PICKUP
    way = [
        (_("Dipesan"), part.placed_at),
        (_("Anda terima"), part.accepted_at),
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
            deadline = moment(part.due_at, now=at) if part.state in (PLACED, ACCEPTED) else ""
            steps.append(TimelineStep("now", title, deadline=deadline))
        else:
            steps.append(TimelineStep("later", title))
    return steps


def _moment(when: datetime | None, at: datetime) -> str:
    return upper_first(moment(when, now=at)) if when else ""
