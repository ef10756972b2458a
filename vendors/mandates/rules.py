from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from vendors.mandates.states import AGENT, KINDS, SCOPES
from village.residents.rules.register import refuse_number_in

ORGANISATION_LENGTH = 120
LONGEST_DAYS = 731


class NoSuchAccount(Refusal):
    code = "NOT_FOUND"
    field = "login"
    message = _(
        "Belum ada akun dengan email atau nomor ponsel ini. Minta ia mendaftar dulu, lalu undang lagi."
    )


class OwnAccount(Refusal):
    code = "INVALID"
    field = "login"
    message = _("Ini akun Anda sendiri. Pemilik toko tidak perlu kuasa.")


class AlreadyMandated(Refusal):
    code = "UNIQUE"
    field = "login"
    message = _("Akun ini sudah punya kuasa atau undangan untuk toko ini. Cabut dulu, lalu undang lagi.")


class KindUnknown(Refusal):
    code = "REQUIRED"
    field = "kind"
    message = _("Pilih: pegawai atau agen.")


class ScopeMissing(Refusal):
    code = "REQUIRED"
    field = "scopes"
    message = _("Pilih paling sedikit satu urusan: barang, pesanan, atau keterangan toko.")


class OrganisationMissing(Refusal):
    code = "REQUIRED"
    field = "organisation"
    message = _("Tulis nama koperasi, BUMDes, atau lembaga agen, paling panjang %(length)s huruf.")


class EndOutOfBounds(Refusal):
    code = "INVALID"
    field = "ends_on"
    message = _("Hari terakhir kuasa paling cepat hari ini dan paling lama dua tahun lagi.")


class NotOpenAnyMore(Refusal):
    code = "ALREADY_ENDED"
    message = _("Kuasa atau undangan ini sudah berakhir.")


class NotAnOffer(Refusal):
    code = "ALREADY_ANSWERED"
    message = _("Undangan ini sudah Anda jawab.")


def refuse_terms(*, kind: str, organisation: str, scopes: Sequence[str], ends_on: date, today: date) -> None:
    """What a mandate says: who, for what, until when."""
    if kind not in KINDS:
        raise KindUnknown()
    if len(organisation) > ORGANISATION_LENGTH or (kind == AGENT and not organisation):
        raise OrganisationMissing(length=ORGANISATION_LENGTH)
    refuse_number_in(organisation, field="organisation")
    if not scopes or not set(scopes) <= set(SCOPES):
        raise ScopeMissing()
    if not 0 <= (ends_on - today).days <= LONGEST_DAYS:
        raise EndOutOfBounds()
