"""The way of one parcel, from the cart to the buyer's door, and back where it goes back."""

from datetime import datetime

from django.utils.translation import gettext as _

from marketplace.delivery.states import PICKUP
from marketplace.orders.selectors import PartView
from marketplace.orders.states import CALLED_OFF, DECLINED, TO_PACK
from storefront.look.moments import moment
from storefront.look.shapes import TimelineStep
from storefront.look.wording import upper_first


def journey_of(part: PartView, place: str, *, at: datetime) -> list[TimelineStep]:
    """The way of one parcel, from the cart to the buyer's door."""
    pickup = part.delivery_method == PICKUP
    number = _("nomor resi %s") % part.tracking_number if part.tracking_number else ""
    resi = upper_first(", ".join(word for word in (part.courier_name, number) if word))
    way = [
        (_("Dipesan"), part.placed_at, ""),
        *([(_("Transfer diterima penjual"), part.paying.paid_at, "")] if part.paying.by_transfer else []),
        (_("Diterima dan dikemas penjual"), part.accepted_at, ""),
        *([(_("Sudah dikemas"), part.packed_at, "")] if part.packed_at else []),
        (_("Siap diambil"), part.ready_at, "") if pickup else (_("Dibawa kurir"), part.shipped_at, resi),
        (_("Anda ambil") if pickup else _arrival(place), part.delivered_at, ""),
    ]
    if part.state in CALLED_OFF:
        done = [
            TimelineStep("done", title, when_words(when, at), detail=note)
            for title, when, note in way
            if when
        ]
        title = _("Ditolak penjual") if part.state == DECLINED else _("Dibatalkan")
        return [*done, TimelineStep("done", title, when_words(part.closed_at, at), detail=part.reason)]
    # The buyer may confirm before the seller has noted the hand-over: what lies before is done then.
    last = max(number for number, (_title, when, _note) in enumerate(way) if when)
    steps = []
    for number, (title, when, note) in enumerate(way):
        if number <= last:
            steps.append(TimelineStep("done", title, when_words(when, at), detail=note))
        elif number == last + 1:
            until = part.paying.due_at if part.paying.unpaid_transfer else part.due_at
            deadline = moment(until or part.due_at, now=at) if part.state in TO_PACK else ""
            steps.append(TimelineStep("now", title, deadline=deadline))
        else:
            steps.append(TimelineStep("later", title))
    return [*steps, *_way_back(part, at=at)]


def _way_back(part: PartView, *, at: datetime) -> list[TimelineStep]:
    """What became of the wish to give goods back."""
    back = part.returning
    if back is None:
        return []
    steps = [TimelineStep("done", _("Anda minta retur"), when_words(back.asked_at, at), detail=back.reason)]
    if back.answer:
        return [
            *steps,
            TimelineStep("done", _("Retur ditutup"), when_words(back.closed_at, at), detail=back.answer),
        ]
    until = moment(back.due_at, now=at) if back.due_at else ""
    if back.answered_at:
        steps.append(TimelineStep("done", _("Penjual setuju"), when_words(back.answered_at, at)))
    else:
        steps.append(TimelineStep("now", _("Penjual menjawab"), deadline=until))
    if back.goods_back_at:
        steps.append(TimelineStep("done", _("Barang kembali di toko"), when_words(back.goods_back_at, at)))
    elif back.answered_at:
        steps.append(TimelineStep("now", _("Barang kembali di toko"), deadline=until))
    if part.paying.refunded:
        steps.append(TimelineStep("done", _("Uang kembali"), when_words(back.closed_at, at)))
    elif back.goods_back_at:
        due = moment(part.paying.due_at, now=at) if part.paying.due_at else ""
        steps.append(TimelineStep("now", _("Uang kembali"), deadline=due))
    return steps


def _arrival(place: str) -> str:
    return _("Sampai di %s") % place if place else _("Sampai")


def when_words(when: datetime | None, at: datetime) -> str:
    return upper_first(moment(when, now=at)) if when else ""
