"""An order in one sentence, then each shop's part: how it stands, what comes next and when, what is paid."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.media.formats import picture_url
from foundation.clock import today
from foundation.money import rupiah
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.selectors import LineView, OrderView, PartView
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
from storefront.buyer.showing.numbers import number_words
from storefront.buyer.showing.places import address_words
from storefront.look.moments import day, moment, near_day
from storefront.look.shapes import BadgeKind, CartLine, Fact, Sum, TimelineStep, Todo
from storefront.look.wording import phone_words, upper_first, village_kind
from vendors.shops.selectors import OwnerContact

THUMB = 256
BADGES: dict[str, tuple[BadgeKind, str]] = {
    PLACED: ("warn", "clock"),
    ACCEPTED: ("warn", "box"),
    READY: ("info", "store"),
    SHIPPED: ("info", "truck"),
    DELIVERED: ("good", "check"),
    DECLINED: ("", "x"),
    CANCELLED: ("", "x"),
}
SAID_FIRST = (SHIPPED, READY, ACCEPTED, PLACED, DELIVERED, DECLINED, CANCELLED)


@dataclass(frozen=True, slots=True)
class PartPage:
    """One shop's part. `told`: what was just done; `second`: its button is not the page's filled one."""

    part: PartView
    shop_url: str
    village_kind: str
    badge: str
    badge_kind: str
    badge_icon: str
    lines: tuple[CartLine, ...]
    promise: SafeString
    paying: str
    journey: tuple[TimelineStep, ...]
    may_confirm: bool
    may_cancel: bool
    second: bool
    contact: OwnerContact | None
    phone: str
    told: str


def headline(order: OrderView) -> str:
    """The whole order in one sentence: `Satu paket dalam perjalanan, satu sedang dikemas`."""
    counts = Counter(part.state for part in order.parts)
    told = [(counts[state], state_words(state)) for state in SAID_FIRST if counts[state]]
    if len(told) == 1 and len(order.parts) == 1:
        return _("Paket Anda %s") % told[0][1]
    if len(told) == 1:
        return _("Semua paket %s") % told[0][1]
    (count, words), *others = told
    first = _("%(number)s paket %(state)s") % {"number": number_words(count), "state": words}
    rest = [f"{number_words(count).lower()} {words}" for count, words in others]
    return ", ".join([first, *rest])


def state_words(state: str) -> str:
    """How a parcel stands, as the end of a sentence."""
    return {
        PLACED: _("menunggu penjual"),
        ACCEPTED: _("sedang dikemas"),
        READY: _("siap diambil"),
        SHIPPED: _("dalam perjalanan"),
        DELIVERED: _("sudah sampai"),
        DECLINED: _("ditolak penjual"),
        CANCELLED: _("dibatalkan"),
    }[state]


def part_pages(
    order: OrderView, contacts: Mapping[int, OwnerContact], *, told: Mapping[str, str], at: datetime
) -> tuple[PartPage, ...]:
    """`told`: part -> the sentence about what was just done."""
    first = next((part.id for part in order.parts if order.acting and part.buyer_may_confirm), None)
    place = order.contact.village
    return tuple(
        PartPage(
            part=part,
            shop_url=reverse("public:shop", args=[part.shop_slug]),
            village_kind=village_kind(part.shop_village_level),
            badge=_badge(part),
            badge_kind=BADGES[part.state][0],
            badge_icon=BADGES[part.state][1],
            lines=tuple(_line(line) for line in part.lines),
            promise=_promise(part, at=at),
            paying=_paying(part),
            journey=tuple(_journey(part, place, at=at)),
            may_confirm=order.acting and part.buyer_may_confirm,
            may_cancel=order.acting and part.buyer_may_cancel,
            second=part.id != first,
            contact=contacts.get(part.shop_id),
            phone=phone_words(contacts[part.shop_id].phone) if part.shop_id in contacts else "",
            told=told.get(str(part.id), ""),
        )
        for part in order.parts
    )


def order_facts(order: OrderView) -> list[Fact]:
    contact = order.contact
    whom = ", ".join(text for text in (contact.recipient, address_words(contact)) if text)
    phone = contact.phone if contact.masked else phone_words(contact.phone)
    return [
        Fact(_("Dikirim ke"), whom),
        Fact(_("Nomor HP"), phone, numeric=True),
        Fact(_("Alamat email"), contact.email),
        Fact(_("Catatan"), contact.note),
        Fact(_("Nomor pesanan"), order.number, numeric=True),
        Fact(_("Dipesan"), day(order.created_at)),
    ]


def order_sums(order: OrderView) -> list[Sum]:
    pieces = ngettext("%(count)d barang", "%(count)d barang", order.item_count) % {"count": order.item_count}
    rows = [
        Sum(pieces, order.subtotal),
        Sum(_("Kirim"), order.shipping_total or _("Gratis")),
        Sum(_("Jumlah"), order.total, total=True),
    ]
    if 0 < order.owed < order.total:
        rows.append(Sum(_("Masih harus dibayar"), order.owed))
    return rows


def order_rows(orders: Sequence[OrderView]) -> list[Todo]:
    """A list of orders, each as its sentence."""
    return [_row(order) for order in orders]


def _row(order: OrderView) -> Todo:
    shops = ", ".join(part.shop_name for part in order.parts)
    waiting = next(
        (state for state in SAID_FIRST if any(part.state == state for part in order.parts)), PLACED
    )
    kind, icon = BADGES[waiting]
    return Todo(
        headline(order),
        f"{shops} · {day(order.created_at)} · {order.number}",
        icon=icon,
        kind=kind,
        url=reverse("buyer:order", args=[order.id]),
        end=rupiah(order.total),
    )


def _badge(part: PartView) -> str:
    return {
        PLACED: _("Menunggu penjual"),
        ACCEPTED: _("Dikemas"),
        READY: _("Siap diambil"),
        SHIPPED: _("Diantar"),
        DELIVERED: _("Sampai"),
        DECLINED: _("Ditolak"),
        CANCELLED: _("Dibatalkan"),
    }[part.state]


def _line(line: LineView) -> CartLine:
    return CartLine(
        url=reverse("public:product", args=[line.product_slug]) if line.product_slug else "",
        name=line.name,
        variant=line.variant_name,
        amount=line.total,
        quantity=line.quantity,
        photo_url=picture_url(line.picture_sha, THUMB) if line.picture_sha else "",
    )


def _promise(part: PartView, *, at: datetime) -> SafeString:
    """What comes next and by when, or how it ended."""
    due = moment(part.due_at, now=at)
    place = f"{village_kind(part.shop_village_level)} {part.shop_village}"
    if part.late:
        told = _("Penjual terlambat: batasnya <b>{}</b>. Anda boleh membatalkan.")
        return format_html(told, due)
    if part.state == PLACED:
        told = _(
            "Penjual menerima dan mengemas paling lambat <b>{}</b>. Sebelum diterima, Anda boleh membatalkan."
        )
        return format_html(told, due)
    if part.state == ACCEPTED:
        return format_html(
            _("Penjual mengemas paling lambat <b>{}</b>. Bila lewat, Anda boleh membatalkan."), due
        )
    if part.state == READY:
        return format_html(_("Siap diambil di <b>{}</b>."), place)
    if part.state == SHIPPED:
        overdue = part.arrives_until < today(at)
        told = (
            _("Seharusnya tiba <b>{}</b>. Belum sampai? Hubungi penjual.")
            if overdue
            else _("Tiba paling lambat <b>{}</b>.")
        )
        return format_html(told, near_day(part.arrives_until, now=at))
    if part.state == DELIVERED:
        when = part.received_at or part.delivered_at or at
        told = _("Anda terima <b>{}</b>.") if part.received_at else _("Diserahkan <b>{}</b>.")
        return format_html(told, moment(when, now=at))
    return format_html(_("Alasan: {}"), part.reason) if part.reason else format_html("{}", "")


def _paying(part: PartView) -> str:
    """What this shop is paid."""
    total = rupiah(part.total)
    if part.state in CALLED_OFF:
        return _("Tidak ada yang Anda bayar ke toko ini.")
    if part.paid:
        return _("Sudah dibayar %s.") % total
    if part.state == DELIVERED:
        return _("%s tunai, menunggu dicatat penjual.") % total
    if part.delivery_method == COURIER:
        return _("Bayar %s tunai saat barang datang.") % total
    return _("Bayar %s tunai saat Anda mengambil.") % total


def _journey(part: PartView, place: str, *, at: datetime) -> list[TimelineStep]:
    """The way of one parcel, from the cart to the buyer's door."""
    pickup = part.delivery_method == PICKUP
    resi = _("Nomor resi %s") % part.tracking_number if part.tracking_number else ""
    way = [
        (_("Dipesan"), part.placed_at, ""),
        (_("Diterima dan dikemas penjual"), part.accepted_at, ""),
        (_("Siap diambil"), part.ready_at, "") if pickup else (_("Dibawa kurir desa"), part.shipped_at, resi),
        (_("Anda ambil") if pickup else _arrival(place), part.delivered_at, ""),
    ]
    if part.state in CALLED_OFF:
        done = [
            TimelineStep("done", title, _when(when, at), detail=note) for title, when, note in way if when
        ]
        title = _("Ditolak penjual") if part.state == DECLINED else _("Dibatalkan")
        return [*done, TimelineStep("done", title, _when(part.closed_at, at), detail=part.reason)]
    # The buyer may confirm before the seller has noted the hand-over: what lies before is done then.
    last = max(number for number, (_title, when, _note) in enumerate(way) if when)
    steps = []
    for number, (title, when, note) in enumerate(way):
        if number <= last:
            steps.append(TimelineStep("done", title, _when(when, at), detail=note))
        elif number == last + 1:
            deadline = moment(part.due_at, now=at) if part.state in (PLACED, ACCEPTED) else ""
            steps.append(TimelineStep("now", title, deadline=deadline))
        else:
            steps.append(TimelineStep("later", title))
    return steps


def _arrival(place: str) -> str:
    return _("Sampai di %s") % place if place else _("Sampai")


def _when(when: datetime | None, at: datetime) -> str:
    return upper_first(moment(when, now=at)) if when else ""
