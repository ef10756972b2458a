"""What each role may do, and where. One table; everything else asks it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.permissions import (
    APPROVE_APPLICATIONS,
    HOLD_OFFICE,
    LAY_SANCTIONS,
    MANAGE_OFFICERS,
    OVERSEE_VILLAGES,
    READ_RESIDENTS,
    RECORD_REGISTER_EVENTS,
    SUSPEND_LETTERS,
    VERIFY_APPLICATIONS,
)
from foundation.access.refusals import Refusal
from foundation.access.viewer import Office
from village.officers.states import DEPUTY, DISTRICT, HEAD, LEVELS_OF_ROLE, OPERATOR, REGENCY, ROLES
from village.residents.rules.kinship import OwnFamily, family_of
from village.territory.rules import NotYourVillage, covers

# The district verifies and approves only where `may_take` says so: when nobody in the village may.
PERMISSIONS_OF_ROLE: dict[str, frozenset[str]] = {
    OPERATOR: frozenset({HOLD_OFFICE, VERIFY_APPLICATIONS, READ_RESIDENTS, RECORD_REGISTER_EVENTS}),
    HEAD: frozenset({HOLD_OFFICE, APPROVE_APPLICATIONS, READ_RESIDENTS, SUSPEND_LETTERS}),
    DEPUTY: frozenset({HOLD_OFFICE, APPROVE_APPLICATIONS, READ_RESIDENTS}),
    DISTRICT: frozenset(
        {
            HOLD_OFFICE,
            OVERSEE_VILLAGES,
            VERIFY_APPLICATIONS,
            APPROVE_APPLICATIONS,
            SUSPEND_LETTERS,
            LAY_SANCTIONS,
        }
    ),
    REGENCY: frozenset({HOLD_OFFICE, OVERSEE_VILLAGES, LAY_SANCTIONS, MANAGE_OFFICERS, SUSPEND_LETTERS}),
}

ROLE_NAMES = {
    OPERATOR: _("Operator desa"),
    HEAD: _("Kepala desa"),
    DEPUTY: _("Sekretaris desa"),
    DISTRICT: _("Petugas kecamatan"),
    REGENCY: _("Petugas kabupaten"),
}
# A kelurahan has a lurah, not a kepala desa.
KELURAHAN_ROLE_NAMES = {
    OPERATOR: _("Operator kelurahan"),
    HEAD: _("Lurah"),
    DEPUTY: _("Sekretaris kelurahan"),
}


class UnknownRole(Refusal):
    code = "INVALID"
    field = "role"
    message = _("Peran ini tidak dikenal. Pilih dari daftar.")


class RoleElsewhere(Refusal):
    """A head of a district, an operator of the regency: the role does not belong to the region's level."""

    code = "INVALID"
    field = "region"
    message = _("Peran ini tidak ada di wilayah itu. Pilih desa, kecamatan, atau kabupaten yang sesuai.")


class AlreadyAppointed(Refusal):
    code = "UNIQUE"
    message = _("Orang ini sudah memegang peran itu pada tanggal tersebut.")


class SpanBackwards(Refusal):
    code = "INVALID"
    field = "active_until"
    message = _("Hari terakhir mendahului hari pertama. Periksa tanggalnya.")


class NotAlive(Refusal):
    code = "INVALID"
    field = "resident"
    message = _("Register mencatat orang ini sudah meninggal.")


class AccountUnknown(Refusal):
    code = "NOT_FOUND"
    field = "login"
    message = _("Tidak ada akun dengan email atau nomor itu. Minta orangnya membuat akun dahulu.")


class ResidentUnknown(Refusal):
    code = "NOT_FOUND"
    field = "nik"
    message = _("NIK ini tidak ada di register. Muat register desanya dahulu.")


class OwnAppointment(OwnFamily):
    message = _("Anda tidak bisa mengangkat atau memberhentikan diri sendiri atau keluarga sendiri.")


def may_take(office: Office, step_role: str, region_code: str, *, escalated: bool = False) -> bool:
    """Whether an office may decide a step that belongs to `step_role`, for a village.

    The role itself and, for the head, the deputy. The district only when the case has gone up
    (`escalated`): nobody in the village may decide it.
    """
    if not covers(office.region_code, region_code):
        return False
    if office.role == step_role or (step_role == HEAD and office.role == DEPUTY):
        return True
    return escalated and office.role == DISTRICT


def role_name(role: str, level: str) -> str:
    """The role in words: "Kepala desa", in a kelurahan "Lurah"."""
    names = KELURAHAN_ROLE_NAMES if level == "kelurahan" else ROLE_NAMES
    return str(names.get(role) or ROLE_NAMES[role])


def refuse_role_at(role: str, level: str) -> None:
    """Raises UnknownRole or RoleElsewhere."""
    if role not in ROLES:
        raise UnknownRole()
    if level not in LEVELS_OF_ROLE[role]:
        raise RoleElsewhere()


def refuse_span(active_from: date, active_until: date) -> None:
    """Raises SpanBackwards."""
    if active_until < active_from:
        raise SpanBackwards()


__all__ = [
    "KELURAHAN_ROLE_NAMES",
    "PERMISSIONS_OF_ROLE",
    "ROLE_NAMES",
    "AccountUnknown",
    "AlreadyAppointed",
    "NotAlive",
    "NotYourVillage",
    "OwnAppointment",
    "OwnFamily",
    "ResidentUnknown",
    "RoleElsewhere",
    "SpanBackwards",
    "UnknownRole",
    "covers",
    "family_of",
    "may_take",
    "refuse_role_at",
    "refuse_span",
    "role_name",
]
