from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import LAY_SANCTIONS
from foundation.money import rupiah
from marketplace.orders.selectors import Dispute, disputes_within, paper_for_desk
from storefront.look.moments import moment
from storefront.look.private_files import private_file
from storefront.look.shapes import Cell, Column, FoldTable
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page


@office_page(access=LAY_SANCTIONS)
def disputes(request: HttpRequest) -> HttpResponse:
    """What buyers and shops do not settle between themselves: money that is missing, returns declined."""
    found = disputes_within(request.viewer)
    seat = seat_of(request, permission=LAY_SANCTIONS)
    columns = [
        Column(_("Pesanan"), lead=True),
        Column(_("Toko")),
        Column(_("Soal")),
        Column(_("Batas")),
        Column(_("Jumlah"), numeric=True),
        Column(_("Berkas")),
    ]
    context = {
        "found": found,
        "table": FoldTable(_("Sengketa pesanan"), columns, [_row(request, one) for one in found]),
    }
    nav = "sanctions" if level_of(seat) == "regency" else "shops"
    return shown(request, "officer/disputes.html", context, nav=nav, seat=seat)


@office_page(access=LAY_SANCTIONS)
def dispute_paper(request: HttpRequest, id: int, paper: int) -> HttpResponse:
    """A proof or photo of a disputed order within the office's region."""
    opened = paper_for_desk(request.viewer, id, paper)
    return private_file(opened.content, opened.content_type, opened.file_name, attachment=False)


def _row(request: HttpRequest, dispute: Dispute) -> list[Cell]:
    about = {
        "disputed": _("Transfer tidak ditemukan toko"),
        "sent": _("Toko belum menjawab bukti transfer"),
        "claimed": _("Toko belum menjawab transfer terlambat"),
        "refund_due": _("Uang belum dikembalikan toko"),
        "refund_sent": _("Pembeli belum mencatat uang kembali"),
        "return": _("Retur ditolak atau tidak dijawab"),
    }[dispute.kind]
    said = f"{about}: {dispute.reason}" if dispute.reason else about
    due = moment(dispute.due_at, now=request.viewer.at) if dispute.due_at else ""
    last = dispute.papers[-1] if dispute.papers else None
    paper_url = reverse("officer:dispute_paper", args=[dispute.id, last]) if last else ""
    return [
        Cell(dispute.number),
        Cell(f"{dispute.shop_name}, {dispute.village}", url=reverse("officer:shop", args=[dispute.shop_id])),
        Cell(said),
        Cell(due),
        Cell(rupiah(dispute.amount)),
        Cell(_("Buka berkas terakhir"), url=paper_url) if last else Cell(""),
    ]
