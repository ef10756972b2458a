"""Paying a shop by transfer, and what comes back: the account, until when, the papers, the next deed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from foundation.money import rupiah
from marketplace.orders.selectors import PartView
from marketplace.orders.states import CALLED_OFF
from storefront.look.moments import moment
from storefront.look.shapes import Fact


@dataclass(frozen=True, slots=True)
class PaperLink:
    url: str
    name: str
    when: str
    byte_size: int


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """`deed`: what the buyer may do about money: `pay`, `prove` (again, or late), `refund`, or nothing."""

    deed: str
    sentence: SafeString
    account: tuple[Fact, ...]
    number: str
    amount: int
    prove_label: str
    papers: tuple[PaperLink, ...]


def money_page(part: PartView, *, order_id: UUID, at: datetime) -> MoneyPage | None:
    """Nothing for an order that is paid in cash and has no papers."""
    paying = part.paying
    papers = tuple(
        PaperLink(
            url=reverse("buyer:order_paper", args=[order_id, paper.id]),
            name=_paper_name(paper.kind),
            when=moment(paper.sent_at, now=at),
            byte_size=paper.byte_size,
        )
        for paper in part.papers
    )
    deed = _deed(part)
    if not deed and not papers:
        return None
    return MoneyPage(
        deed=deed,
        sentence=_sentence(part, at=at),
        account=_account(part),
        number=paying.account_number,
        amount=paying.amount,
        prove_label=_("Kirim bukti transfer") if deed == "pay" else _("Kirim bukti lain"),
        papers=papers,
    )


def _paper_name(kind: str) -> str:
    return {
        "transfer": _("Bukti transfer"),
        "refund": _("Bukti uang kembali"),
        "return": _("Foto retur"),
    }[kind]


def _deed(part: PartView) -> str:
    paying = part.paying
    if paying.refund_sent:
        return "refund"
    if paying.unpaid_transfer and part.state not in CALLED_OFF:
        return "pay"
    if paying.may_prove:
        return "prove"
    return ""


def _sentence(part: PartView, *, at: datetime) -> SafeString:
    """What is asked of the buyer, or of the shop, and by when."""
    paying = part.paying
    due = moment(paying.due_at, now=at) if paying.due_at else ""
    if paying.disputed:
        told = _(
            "Kata penjual, uangnya belum masuk: {}. Periksa di bank, lalu kirim bukti lain sampai <b>{}</b>."
        )
        return format_html(told, paying.reason, due)
    if paying.proved:
        told = _("Bukti Anda sudah terkirim. Penjual memeriksa rekeningnya paling lambat <b>{}</b>.")
        return format_html(told, due)
    if paying.claimed:
        told = _("Bukti Anda sampai setelah pesanan batal. Penjual menjawab paling lambat <b>{}</b>.")
        return format_html(told, due)
    if paying.refund_sent:
        told = _("Sudah masuk ke rekening Anda? Tanpa kabar sampai <b>{}</b>, kami anggap sudah.")
        return format_html(told, due)
    if paying.unpaid_transfer:
        told = _("Transfer tepat <b>{}</b> sampai <b>{}</b>. Lewat itu pesanan batal sendiri.")
        return format_html(told, rupiah(paying.amount), due)
    if paying.may_prove:
        said = _("Kata penjual: {}. ") if paying.reason and paying.due_at is None and part.papers else "{}"
        first = format_html(said, paying.reason if said != "{}" else "")
        return first + _("Sudah telanjur transfer? Kirim buktinya; penjual memeriksa dan mengembalikannya.")
    return format_html("{}", "")


def _account(part: PartView) -> tuple[Fact, ...]:
    paying = part.paying
    if not paying.account_number or not paying.unpaid_transfer:
        return ()
    return (
        Fact(_("Bank"), paying.account_bank),
        Fact(_("Nomor rekening"), paying.account_number, numeric=True),
        Fact(_("Atas nama"), paying.account_holder),
        Fact(_("Jumlah"), rupiah(paying.amount), numeric=True),
    )
