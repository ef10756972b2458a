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
