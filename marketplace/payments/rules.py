from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from marketplace.payments.states import CASH_ON_DELIVERY, GATEWAYS


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


GATEWAY_NAMES = {CASH_ON_DELIVERY: _("Bayar di tempat")}


def known_gateway(gateway: str) -> str:
    """Raises UnknownGateway."""
    if gateway not in GATEWAYS:
        raise UnknownGateway()
    return gateway


def charge_status(captured: int, due: int) -> str:
    """How much of what is due has been paid, in Saleor's words."""
    if captured == 0:
        return "NONE"
    return "FULL" if captured >= due else "PARTIAL"


def authorize_status(due: int) -> str:
    """A promise of cash covers all that is due; nothing is due of an order that was called off whole."""
    return "FULL" if due > 0 else "NONE"


def payment_status(captured: int, due: int) -> str:
    """Saleor's older word for the same."""
    if due == 0:
        return "CANCELLED"
    return {"NONE": "NOT_CHARGED", "PARTIAL": "PARTIALLY_CHARGED", "FULL": "FULLY_CHARGED"}[
        charge_status(captured, due)
    ]
