from typing import Any

from catalog.reviews.models import Review
from foundation.access.refusals import Forbidden
from foundation.access.viewer import Viewer
from foundation.accounts.selectors import own_account
from foundation.notifications.models import Message
from marketplace.checkout.models import SavedAddress
from marketplace.orders.models import Order, VendorOrder
from village.letters.models import Application, Letter
from village.residents.selectors import my_record


def own_data(viewer: Viewer) -> dict[str, Any]:
    """A copy of what the mall holds about an account, in plain words and values. NIK and KK stay masked.

    Raises Forbidden for a visitor. About ten queries.
    """
    if viewer.account_id is None:
        raise Forbidden()
    account, me = own_account(viewer), viewer.account_id
    record = my_record(viewer)
    orders = Order.objects.filter(account_id=me).select_related("village").order_by("created_at", "pk")
    parts = VendorOrder.objects.filter(order__account_id=me).select_related("shop").prefetch_related("lines")
    by_order: dict[Any, list[Any]] = {}
    for part in parts.order_by("pk"):
        by_order.setdefault(part.order_id, []).append(part)
    return {
        "akun": {
            "nama": f"{account.first_name} {account.last_name}".strip(),
            "email": account.email,
            "nomor_hp": account.phone,
            "bahasa": account.language,
            "dibuat": account.date_joined,
        },
        "data_register": {
            "nama": record.resident.name,
            "desa": record.resident.region.name,
            "diperiksa": record.verified_at,
            "dibuka_petugas": [
                {"peran": one.role, "kapan": one.at, "untuk_apa": one.purpose} for one in record.readings
            ],
        }
        if record
        else None,
        "alamat": [
            {
                "penerima": one.recipient,
                "nomor_hp": one.phone,
                "jalan": one.street,
                "desa": one.village.name,
                "catatan": one.note,
                "utama": one.is_default,
            }
            for one in SavedAddress.objects.filter(account_id=me).select_related("village").order_by("pk")
        ],
        "pesanan": [
            {
                "nomor": order.number,
                "dipesan": order.created_at,
                "penerima": order.recipient,
                "nomor_hp": order.phone,
                "email": order.email,
                "jalan": order.street,
                "desa": order.village.name if order.village else None,
                "catatan": order.note,
                "jumlah": order.total,
                "toko": [
                    {
                        "nomor": part.number,
                        "toko": part.shop.name,
                        "keadaan": part.state,
                        "barang": [
                            {"nama": line.product_name, "jumlah": line.quantity, "harga": line.unit_price}
                            for line in part.lines.all()
                        ],
                    }
                    for part in by_order.get(order.pk, ())
                ],
            }
            for order in orders
        ],
        "ulasan": [
            {"bintang": one.stars, "tulisan": one.text, "ditulis": one.created_at, "balasan": one.answer}
            for one in Review.objects.filter(account_id=me).order_by("pk")
        ],
        "permohonan": [
            {"nomor": one.number, "keadaan": one.state, "dibuat": one.created_at}
            for one in Application.objects.filter(applicant_id=me).order_by("pk")
        ],
        "surat": [
            {"nomor": one.number, "jenis": one.letter_type, "berlaku_sampai": one.valid_until}
            for one in Letter.objects.filter(application__applicant_id=me).order_by("pk")
        ],
        "kabar": [
            {"judul": one.subject, "isi": one.body, "kapan": one.created_at}
            for one in Message.objects.filter(recipient_id=me).order_by("pk")
        ],
    }
