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
from marketplace.delivery.states import BROUGHT
from marketplace.orders.selectors import LineView, OrderView, PartView
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
)
from storefront.buyer.showing.journey import journey_of
from storefront.buyer.showing.money import MoneyPage, money_page
from storefront.buyer.showing.numbers import number_words
from storefront.buyer.showing.places import address_words
from storefront.look.moments import day, moment, near_day
from storefront.look.shapes import BadgeKind, CartLine, Fact, Sum, TimelineStep, Todo
from storefront.look.wording import phone_words, village_kind
from vendors.shops.selectors import OwnerContact

THUMB = 256
BADGES: dict[str, tuple[BadgeKind, str]] = {
    PLACED: ("warn", "clock"),
    ACCEPTED: ("warn", "box"),
    PACKED: ("warn", "box"),
    READY: ("info", "store"),
    SHIPPED: ("info", "truck"),
    DELIVERED: ("good", "check"),
    DECLINED: ("", "x"),
    CANCELLED: ("", "x"),
    RETURN_ASKED: ("warn", "clock"),
    RETURN_OPEN: ("info", "box"),
    GOODS_BACK: ("info", "store"),
    RETURNED: ("", "check"),
}
SAID_FIRST = (
    SHIPPED,
    READY,
    PACKED,
    ACCEPTED,
    PLACED,
    RETURN_ASKED,
    RETURN_OPEN,
    GOODS_BACK,
    DELIVERED,
    RETURNED,
    DECLINED,
    CANCELLED,
)


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
    money: MoneyPage | None
    may_confirm: bool
    may_cancel: bool
    may_return: bool
    cancel_text: str
    second: bool
    contact: OwnerContact | None
    phone: str
    told: str


def headline(order: OrderView) -> str:
    """The whole order in one sentence: `Satu paket dalam perjalanan, satu sedang dikemas`."""
    unpaid = sum(part.paying.unpaid_transfer and part.state == PLACED for part in order.parts)
    if unpaid and unpaid == len(order.parts):
        return _("Transfer %s untuk menyelesaikan pesanan") % rupiah(order.owed)
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
        PACKED: _("sudah dikemas"),
        READY: _("siap diambil"),
        SHIPPED: _("dalam perjalanan"),
        DELIVERED: _("sudah sampai"),
        DECLINED: _("ditolak penjual"),
        CANCELLED: _("dibatalkan"),
        RETURN_ASKED: _("minta dikembalikan"),
        RETURN_OPEN: _("akan dikembalikan"),
        GOODS_BACK: _("kembali di toko"),
        RETURNED: _("sudah dikembalikan"),
    }[state]


def part_pages(
    order: OrderView, contacts: Mapping[int, OwnerContact], *, told: Mapping[str, str], at: datetime
) -> tuple[PartPage, ...]:
    """`told`: part -> the sentence about what was just done."""
    first = next((part.id for part in order.parts if order.acting and _has_deed(part)), None)
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
            journey=tuple(journey_of(part, place, at=at)),
            money=money_page(part, order_id=order.id, at=at) if order.acting else None,
            may_confirm=order.acting and part.buyer_may_confirm and not part.paying.unpaid_transfer,
            may_cancel=order.acting and part.buyer_may_cancel,
            may_return=order.acting and part.buyer_may_return,
            cancel_text=_cancel_text(part),
            second=part.id != first,
            contact=contacts.get(part.shop_id),
            phone=phone_words(contacts[part.shop_id].phone) if part.shop_id in contacts else "",
            told=told.get(str(part.id), ""),
        )
        for part in order.parts
    )


def _has_deed(part: PartView) -> bool:
    """Whether its button may be the page's filled one."""
    return part.buyer_may_confirm or part.paying.unpaid_transfer or part.paying.refund_sent


def _cancel_text(part: PartView) -> str:
    if part.paying.paid_at:
        return _("Penjual dikabari dan mengembalikan uang Anda, dengan bukti. Barang tidak disimpan lagi.")
    if part.paying.proved:
        return _("Penjual memeriksa transfer Anda; bila sudah masuk, uangnya dikembalikan dengan bukti.")
    return _(
        "Penjual dikabari, dan tidak ada yang Anda bayar ke toko ini. Barang tidak disimpan untuk Anda lagi."
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
        PLACED: _("Belum dibayar") if part.paying.unpaid_transfer else _("Menunggu penjual"),
        ACCEPTED: _("Dikemas"),
        PACKED: _("Dikemas"),
        READY: _("Siap diambil"),
        SHIPPED: _("Diantar"),
        DELIVERED: _("Sampai"),
        DECLINED: _("Ditolak"),
        CANCELLED: _("Dibatalkan"),
        RETURN_ASKED: _("Minta retur"),
        RETURN_OPEN: _("Retur disetujui"),
        GOODS_BACK: _("Retur diterima"),
        RETURNED: _("Dikembalikan"),
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
    if part.state == PLACED and part.paying.by_transfer and part.paying.awaited:
        return format_html("{}", "")
    if part.state == PACKED and not part.late:
        return format_html(_("Sudah dikemas. Diserahkan ke kurir paling lambat <b>{}</b>."), due)
    if part.returning is not None and part.state != DELIVERED:
        return _return_promise(part, place, at=at)
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


def _return_promise(part: PartView, place: str, *, at: datetime) -> SafeString:
    """What comes next of goods that go back, and by when."""
    until = part.returning.due_at if part.returning else None
    due = moment(until or part.paying.due_at or at, now=at)
    if part.state == RETURN_ASKED:
        told = _("Penjual menjawab paling lambat <b>{}</b>; tanpa jawaban, pengembalian dianggap disetujui.")
        return format_html(told, due)
    if part.state == RETURN_OPEN:
        told = _("Bawa atau kirim barangnya ke toko di <b>{}</b>, paling lambat <b>{}</b>.")
        return format_html(told, place, due)
    if part.state == GOODS_BACK and part.paying.refund_due:
        return format_html(_("Penjual mengembalikan uang Anda paling lambat <b>{}</b>."), due)
    return format_html("{}", "")


def _paying(part: PartView) -> str:
    """What this shop is paid."""
    total = rupiah(part.total)
    paying = part.paying
    if paying.claimed:
        return _("Pesanan batal. Penjual memeriksa transfer %s; bila masuk, uangnya kembali.") % total
    if paying.refund_due:
        return _("Penjual mengembalikan %s kepada Anda.") % total
    if paying.refund_sent:
        return _("Kata penjual, %s sudah dikirim kembali.") % total
    if paying.refunded:
        return _("%s sudah kembali kepada Anda.") % total
    if paying.by_transfer and paying.awaited and part.state not in CALLED_OFF:
        return ""
    if part.state in CALLED_OFF:
        return _("Tidak ada yang Anda bayar ke toko ini.")
    if part.paid:
        return _("Sudah dibayar %s.") % total
    if part.state == DELIVERED:
        return _("%s tunai, menunggu dicatat penjual.") % total
    if part.delivery_method in BROUGHT:
        return _("Bayar %s tunai saat barang datang.") % total
    return _("Bayar %s tunai saat Anda mengambil.") % total
