from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from foundation.access.viewer import Viewer

MAX_LINES = 60
MAX_QUANTITY = 999
MAX_ADDRESSES = 20
MAX_METADATA = 4_000
"""Characters of keys and values together."""


class LineRefusal(Refusal):
    """Something about lines of the cart; `line_ids` says which, where they exist."""

    field = "lines"

    def __init__(self, *, line_ids: tuple[UUID, ...] = (), **details: Any) -> None:
        super().__init__(**details)
        self.line_ids = line_ids


class NoLines(LineRefusal):
    code = "NO_LINES"
    message = _("Keranjang masih kosong. Pilih barang dulu.")


class TooManyLines(LineRefusal):
    code = "QUANTITY_GREATER_THAN_LIMIT"
    message = _("Keranjang paling banyak memuat %(limit)s macam barang. Buat pesanan ini dulu.")


class ZeroQuantity(LineRefusal):
    code = "ZERO_QUANTITY"
    field = "quantity"
    message = _("Jumlah barang paling sedikit satu. Untuk mengeluarkannya, hapus dari keranjang.")


class QuantityTooGreat(LineRefusal):
    code = "QUANTITY_GREATER_THAN_LIMIT"
    field = "quantity"
    message = _("Paling banyak %(limit)s untuk satu macam barang. Kurangi jumlahnya.")


class UnknownVariant(LineRefusal):
    code = "NOT_FOUND"
    field = "variant_id"
    message = _("Barang ini tidak ada lagi. Hapus dari keranjang.")


class UnknownLine(LineRefusal):
    code = "NOT_FOUND"
    field = "line_id"
    message = _("Barang itu tidak ada di keranjang ini.")


class NotSelling(LineRefusal):
    code = "PRODUCT_UNAVAILABLE_FOR_PURCHASE"
    message = _("%(shop)s sedang tidak berjualan. Hapus barangnya dari keranjang untuk melanjutkan.")


class NotPublished(LineRefusal):
    code = "PRODUCT_NOT_PUBLISHED"
    message = _("%(name)s tidak dijual lagi. Hapus dari keranjang untuk melanjutkan.")


class StockShort(LineRefusal):
    code = "INSUFFICIENT_STOCK"
    field = "quantity"
    message = _("Stok %(name)s tinggal %(left)s. Kurangi jumlahnya, atau hapus.")


class SoldOut(LineRefusal):
    code = "INSUFFICIENT_STOCK"
    field = "quantity"
    message = _("%(name)s habis. Hapus dari keranjang untuk melanjutkan.")


class Unobtainable(LineRefusal):
    """Goods that cannot be had at all now, for whatever reason: `line_ids` says which."""

    code = "PRODUCT_UNAVAILABLE_FOR_PURCHASE"
    message = _("Tidak bisa dibeli sekarang: %(names)s. Hapus dari keranjang untuk melanjutkan.")


class CartMoved(LineRefusal):
    code = "INVALID"
    message = _("Keranjang Anda baru saja berubah. Periksa lagi, lalu lanjutkan.")


class TotalMoved(Refusal):
    """More than what the buyer was shown when he said yes."""

    code = "INVALID"
    field = "total"
    message = _("Jumlahnya sekarang %(now)s, tadinya %(seen)s. Periksa, lalu tekan sekali lagi.")


class PricesMoved(LineRefusal):
    """Told once: `prices` by line and `delivery_prices` by shop are what the buyer now knows."""

    code = "INVALID"
    message = _("%(told)s Hapus bila tidak jadi, atau lanjutkan.")

    def __init__(
        self, *, prices: Mapping[UUID, int], delivery_prices: Mapping[int, int], **details: Any
    ) -> None:
        super().__init__(line_ids=tuple(prices), **details)
        self.prices = dict(prices)
        self.delivery_prices = dict(delivery_prices)


class DeliveryRefusal(Refusal):
    field = "delivery_method_id"


class NoDelivery(DeliveryRefusal):
    code = "SHIPPING_METHOD_NOT_SET"
    message = _("Pilih pengiriman untuk %(shop)s.")


class DeliveryImpossible(DeliveryRefusal):
    code = "DELIVERY_METHOD_NOT_APPLICABLE"
    message = _("Cara pengiriman ini tidak bisa untuk alamat dan barang itu. Pilih cara lain.")


class NoContact(Refusal):
    code = "EMAIL_NOT_SET"
    field = "email"
    message = _("Isi nomor HP atau email, supaya penjual bisa menghubungi Anda.")


class BadEmail(Refusal):
    code = "INVALID"
    field = "email"
    message = _("Email belum benar. Tulis seperti nama@contoh.id.")


class NoRecipient(Refusal):
    code = "SHIPPING_ADDRESS_NOT_SET"
    field = "recipient"
    message = _("Isi nama penerima.")


class NoAddress(Refusal):
    code = "SHIPPING_ADDRESS_NOT_SET"
    field = "shipping_address"
    message = _("Isi alamat: desa atau kelurahan, jalan, dusun, RT/RW.")


class TooLong(Refusal):
    code = "INVALID"
    message = _("Isian ini terlalu panjang: paling banyak %(limit)s huruf.")


class TooManyAddresses(Refusal):
    code = "INVALID"
    message = _("Buku alamat paling banyak memuat %(limit)s alamat. Hapus satu dulu.")


class NotPaid(Refusal):
    code = "CHECKOUT_NOT_FULLY_PAID"
    message = _("Pilih cara bayar.")


def belongs_to_another(account_id: int | None, viewer: Viewer) -> bool:
    """Whether a checkout of `account_id` is somebody else's. One without an account is its holder's."""
    return account_id is not None and account_id != viewer.account_id


def checked_quantity(quantity: int) -> int:
    """Raises ZeroQuantity, QuantityTooGreat."""
    if quantity < 1:
        raise ZeroQuantity()
    if quantity > MAX_QUANTITY:
        raise QuantityTooGreat(limit=MAX_QUANTITY)
    return quantity


def email_address(typed: str) -> str:
    """Trimmed and lower; raises BadEmail."""
    email = typed.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise BadEmail() from None
    return email


def fitting(field: str, typed: str, limit: int) -> str:
    """`typed` without space around it; raises TooLong."""
    text = typed.strip()
    if len(text) > limit:
        raise TooLong(field=field, limit=limit)
    return text


def fitting_metadata(metadata: Mapping[str, str]) -> dict[str, str]:
    """A copy of it; raises TooLong when its texts are longer than MAX_METADATA together."""
    if sum(len(key) + len(value) for key, value in metadata.items()) > MAX_METADATA:
        raise TooLong(field="metadata", limit=MAX_METADATA)
    return dict(metadata)
