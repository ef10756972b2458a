from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from marketplace.payments.states import (
    BANK_TRANSFER,
    CANCELLED,
    CASH_ON_DELIVERY,
    CLAIMED,
    DISPUTED,
    GATEWAYS,
    PAID,
    PAYMENT_MOVES,
    PENDING,
    REFUND_DUE,
    REFUND_SENT,
    REFUNDED,
    SENT,
)

PAY_WITHIN = timedelta(hours=24)
REMIND_AFTER = timedelta(hours=12)
"""Of the time to pay: then the buyer is reminded once."""
ANSWER_WITHIN = timedelta(days=2)
"""So long a shop has to say whether a late transfer came."""
REFUND_WITHIN = timedelta(days=3)
REFUND_STANDS_AFTER = timedelta(days=7)
"""A refund that the buyer does not deny by then is settled."""
LATE_PROOF_DAYS = 30
"""So long after an order lapsed its buyer may still show that he paid."""


class UnknownGateway(Refusal):
    code = "NOT_FOUND"
    field = "payment_gateway"
    message = _("Cara bayar itu tidak ada. Pilih dari daftar.")


class WrongAmount(Refusal):
    code = "INVALID"
    field = "amount"
    message = _("Jumlahnya harus sama dengan total keranjang. Muat ulang, lalu coba lagi.")


class NothingToConfirm(Refusal):
    code = "INVALID"
    message = _("Pembayaran ini sudah dicatat, atau sudah dibatalkan.")


class TransferImpossible(Refusal):
    code = "INVALID"
    field = "payment_gateway"
    message = _(
        "%(shop)s belum menerima transfer. Pilih bayar di tempat, atau hapus barangnya dari keranjang."
    )


class WrongPaymentState(Refusal):
    code = "INVALID"
    message = _("Pembayaran ini sudah berubah: %(state)s. Muat ulang untuk melihat langkah berikutnya.")


class NotByTransfer(Refusal):
    code = "INVALID"
    message = _("Pesanan ini dibayar di tempat, bukan lewat transfer.")


class TooLateToProve(Refusal):
    code = "INVALID"
    message = _("Bukti bisa dikirim sampai %(days)s hari setelah pesanan batal. Hubungi penjual.")


class PaperMissing(Refusal):
    code = "REQUIRED"
    field = "file"
    message = _("Pilih dulu foto atau PDF buktinya.")


class TooManyPapers(Refusal):
    code = "INVALID"
    field = "file"
    message = _("Sudah ada %(limit)s berkas. Hubungi penjual bila masih ada yang kurang.")


GATEWAY_NAMES = {CASH_ON_DELIVERY: _("Bayar di tempat"), BANK_TRANSFER: _("Transfer ke rekening toko")}

PAYMENT_STATE_NAMES = {
    PENDING: _("Belum dibayar"),
    SENT: _("Bukti terkirim, menunggu penjual"),
    DISPUTED: _("Kata penjual, uangnya belum masuk"),
    PAID: _("Sudah dibayar"),
    CANCELLED: _("Tidak perlu dibayar"),
    CLAIMED: _("Pesanan batal, penjual memeriksa transfernya"),
    REFUND_DUE: _("Menunggu uang kembali"),
    REFUND_SENT: _("Uang dikirim kembali"),
    REFUNDED: _("Uang sudah kembali"),
}


def refuse_payment_move(state: str, to_state: str) -> None:
    """Raises WrongPaymentState for a move that the table does not know."""
    if to_state not in PAYMENT_MOVES[state]:
        raise WrongPaymentState(state=PAYMENT_STATE_NAMES[state])


def known_gateway(gateway: str) -> str:
    """Raises UnknownGateway."""
    if gateway not in GATEWAYS:
        raise UnknownGateway()
    return gateway


def charge_status(captured: int, due: int) -> str:
    """How much of what is due has been paid, in Saleor's words."""
    if captured == 0:
        return "NONE"
    if captured > due:
        return "OVERCHARGED"
    return "FULL" if captured == due else "PARTIAL"


def authorize_status(due: int) -> str:
    """A promise of cash, or of a transfer, covers all that is due; nothing is due of what was called off."""
    return "FULL" if due > 0 else "NONE"


def payment_status(captured: int, due: int) -> str:
    """Saleor's older word for the same."""
    if due == 0:
        return "CANCELLED"
    return {
        "NONE": "NOT_CHARGED",
        "PARTIAL": "PARTIALLY_CHARGED",
        "FULL": "FULLY_CHARGED",
        "OVERCHARGED": "FULLY_CHARGED",
    }[charge_status(captured, due)]
