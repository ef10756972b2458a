"""What each role may do, and where. One table; everything else asks it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from foundation.access.permissions import (
    APPROVE_APPLICATIONS,
    HANDLE_COMPLAINTS,
    HOLD_OFFICE,
    LAY_SANCTIONS,
    MANAGE_COLLECTIONS,
    MANAGE_OFFICERS,
    MODERATE_REVIEWS,
    OVERSEE_VILLAGES,
    READ_RESIDENTS,
    RECORD_REGISTER_EVENTS,
    SUSPEND_LETTERS,
    VERIFY_APPLICATIONS,
)
from foundation.access.refusals import Refusal
from village.officers.states import (
    DEPUTY,
    DISTRICT,
    HEAD,
    INVITATION_MOVES,
    LEVELS_OF_ROLE,
    OPERATOR,
    REGENCY,
    ROLES,
    VILLAGE_ROLES,
)
from village.residents.rules.kinship import OwnFamily, family_of
from village.territory.models import Region
from village.territory.rules import NotYourVillage

INVITATION_DAYS = 7
STAND_IN_DAYS = 90

# The district verifies and approves only what nobody in the village may: `village.letters.rules.deciding`.
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
            HANDLE_COMPLAINTS,
        }
    ),
    REGENCY: frozenset(
        {
            HOLD_OFFICE,
            OVERSEE_VILLAGES,
            LAY_SANCTIONS,
            HANDLE_COMPLAINTS,
            MANAGE_COLLECTIONS,
            MANAGE_OFFICERS,
            MODERATE_REVIEWS,
            SUSPEND_LETTERS,
        }
    ),
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


class Unreachable(Refusal):
    code = "REQUIRED"
    field = "login"
    message = _("Tulis email atau nomor ponsel orangnya, supaya undangan sampai kepadanya.")


class AlreadyInvited(Refusal):
    code = "UNIQUE"
    message = _("Orang ini sudah diundang untuk peran itu. Batalkan undangan lama bila perlu diganti.")


class InvitationOver(Refusal):
    code = "EXPIRED"
    message = _("Undangan ini sudah tidak berlaku. Minta undangan baru ke kabupaten.")


class NotTheInvited(Refusal):
    code = "INVALID"
    field = "nik"
    message = _("NIK ini bukan NIK orang yang diundang. Periksa dengan KTP Anda.")


class NotLent(Refusal):
    """Only an operator, head or deputy of the same district, to a village that lacks that role."""

    code = "INVALID"
    field = "officer"
    message = _("Titipkan hanya ke petugas desa lain di kecamatan yang sama, untuk jabatan yang kosong.")


class StandInTooLong(Refusal):
    code = "INVALID"
    field = "last_day"
    message = _("Titipan paling lama %(days)s hari. Angkat petugas tetap sebelum itu.")


def refuse_invitation_move(from_state: str, to_state: str) -> None:
    """Raises InvitationOver."""
    if to_state not in INVITATION_MOVES[from_state]:
        raise InvitationOver()


def refuse_stand_in(role: str, home: Region, place: Region, held: frozenset[str]) -> None:
    """Raises NotLent."""
    fits = role in VILLAGE_ROLES and home.parent_id == place.parent_id and home.pk != place.pk
    if not fits or role in held:
        raise NotLent()


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
    "INVITATION_DAYS",
    "KELURAHAN_ROLE_NAMES",
    "PERMISSIONS_OF_ROLE",
    "ROLE_NAMES",
    "STAND_IN_DAYS",
    "AccountUnknown",
    "AlreadyAppointed",
    "AlreadyInvited",
    "InvitationOver",
    "NotAlive",
    "NotLent",
    "NotTheInvited",
    "NotYourVillage",
    "OwnAppointment",
    "OwnFamily",
    "ResidentUnknown",
    "RoleElsewhere",
    "SpanBackwards",
    "StandInTooLong",
    "UnknownRole",
    "Unreachable",
    "family_of",
    "refuse_invitation_move",
    "refuse_role_at",
    "refuse_span",
    "refuse_stand_in",
    "role_name",
]
