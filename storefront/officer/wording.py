"""The words of the offices for what the rooms below call by codes."""

import string
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vendors.shops.rules import NO_PERMIT, OWNER_DIED, OWNER_MOVED, SANCTIONED, SWITCHED_OFF
from village.letters import states as letters
from village.letters.rules.standing import EXPIRED, HOLDER_GONE, NOT_YET
from village.letters.selectors.overseen import ANSWERED, LATE, OPEN
from village.residents import states as residents
from village.territory.rules import LEVEL_NAMES
from village.territory.states import KELURAHAN

SELLING, CLOSED = "berjualan", "tutup"
"""How the lists of shops are kept, in their addresses."""

Words = str | Promise
WithBadge = tuple[Words, str]

APPLICATION_STATES: dict[str, WithBadge] = {
    letters.SUBMITTED: (_("Baru masuk"), "info"),
    letters.IN_PROGRESS: (_("Sedang diproses"), "info"),
    letters.RETURNED: (_("Menunggu perbaikan"), "warn"),
    letters.ISSUED: (_("Surat terbit"), "good"),
    letters.REJECTED: (_("Ditolak"), ""),
    letters.WITHDRAWN: (_("Ditarik pemohon"), ""),
}
APPLICATION_FILTERS: dict[str, Words] = {
    OPEN: _("Berjalan"),
    LATE: _("Lewat batas"),
    ANSWERED: _("Dijawab"),
    **{state: words for state, (words, _kind) in APPLICATION_STATES.items()},
}
STANDINGS: dict[str, WithBadge] = {
    letters.VALID: (_("Berlaku"), "good"),
    NOT_YET: (_("Belum mulai"), "info"),
    EXPIRED: (_("Habis"), "warn"),
    HOLDER_GONE: (_("Tidak berlaku lagi"), "late"),
    letters.SUSPENDED: (_("Dibekukan"), "warn"),
    letters.REVOKED: (_("Dicabut"), "late"),
}
CLOSED_BECAUSE: dict[str, Words] = {
    OWNER_DIED: _("Pemilik tercatat meninggal"),
    OWNER_MOVED: _("Pemilik tercatat pindah"),
    SANCTIONED: _("Dilarang berjualan"),
    NO_PERMIT: _("Belum ada surat"),
    NOT_YET: _("Surat belum mulai berlaku"),
    EXPIRED: _("Surat habis"),
    HOLDER_GONE: _("Pemegang surat meninggal atau pindah"),
    letters.SUSPENDED: _("Surat dibekukan"),
    letters.REVOKED: _("Surat dicabut"),
    SWITCHED_OFF: _("Ditutup penjual"),
}
NOTES: dict[str, Words] = {
    "address_differs": _(
        "Beda alamat bukan alasan menolak. Bila warga sudah pindah, catat perpindahannya setelah ini."
    ),
    "region_differs": _("Tempat usaha di desa lain dari alamat pemohon. Surat terbit di desa tempat usaha."),
    "nik_from_elsewhere": _(
        "NIK pertama terbit di kecamatan atau kabupaten lain. NIK berlaku seumur hidup; ini bukan masalah."
    ),
    "identity_contested": _("Akun lain juga mengaku sebagai warga ini. Pastikan orangnya di loket."),
}
STATUSES: dict[str, WithBadge] = {
    residents.RESIDENT: (_("Warga"), "good"),
    residents.MOVED: (_("Pindah"), "warn"),
    residents.DIED: (_("Meninggal"), ""),
    residents.STRUCK: (_("Dibatalkan"), "late"),
}
EVENT_KINDS: dict[str, Words] = {
    residents.BIRTH: _("Lahir"),
    residents.DEATH: _("Meninggal"),
    residents.MOVE_OUT: _("Pindah keluar"),
    residents.MOVE_IN: _("Pindah masuk"),
    residents.SPLIT: _("Pecah KK"),
    residents.CORRECTION: _("Perbaikan data"),
    residents.IMPORT_DIFFERENCE: _("Perubahan dari register"),
    residents.UNDO: _("Pembatalan"),
}
IMPORT_STATES: dict[str, WithBadge] = {
    residents.UPLOADED: (_("Sedang dibaca"), "info"),
    residents.CHECKED: (_("Menunggu Anda terapkan"), "warn"),
    residents.UNREADABLE: (_("Tidak bisa dibaca"), "late"),
    residents.APPLYING: (_("Sedang diterapkan"), "info"),
    residents.APPLIED: (_("Sudah diterapkan"), "good"),
    residents.DISCARDED: (_("Dibuang"), ""),
}
SEXES: dict[str, Words] = {residents.MALE: _("Laki-laki"), residents.FEMALE: _("Perempuan")}
MARITAL_STATUSES: dict[str, Words] = {
    residents.SINGLE: _("Belum kawin"),
    residents.MARRIED: _("Kawin"),
    residents.DIVORCED: _("Cerai hidup"),
    residents.WIDOWED: _("Cerai mati"),
}
RELATIONS: dict[str, Words] = {
    residents.HEAD: _("Kepala keluarga"),
    residents.HUSBAND: _("Suami"),
    residents.WIFE: _("Istri"),
    residents.CHILD: _("Anak"),
    residents.CHILD_IN_LAW: _("Menantu"),
    residents.GRANDCHILD: _("Cucu"),
    residents.PARENT: _("Orang tua"),
    residents.PARENT_IN_LAW: _("Mertua"),
    residents.OTHER_FAMILY: _("Keluarga lain"),
    residents.HELPER: _("Pembantu"),
    residents.OTHER: _("Lainnya"),
}
METHODS: dict[str, Words] = {
    residents.COUNTER: _("di loket"),
    residents.PHOTOS: _("dari foto"),
    residents.APPOINTMENT: _("saat diangkat sebagai petugas"),
}


def person(name: str) -> str:
    """`SRI WAHYUNI` as it is written in a sentence; a name that is not all capitals stays."""
    return string.capwords(name) if name.isupper() else name


def place_words(place: Any) -> str:
    """`Desa Grogol`, `Kelurahan Kepatihan`, `Kecamatan Giri`, `Kabupaten Banyuwangi`."""
    level = str(LEVEL_NAMES[place.level])
    return str(place.name) if place.name.startswith(level) else f"{level} {place.name}"


def short_place(place: Any) -> str:
    """`Grogol`, `Kel. Kepatihan`: in a column that says it is about villages."""
    return f"Kel. {place.name}" if place.level == KELURAHAN else place.name


def lower_first(words: Words) -> str:
    """Inside a sentence; an abbreviation keeps its capitals."""
    text = str(words)
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def upper_first(words: Words) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]
