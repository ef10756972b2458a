"""Words for what the rooms below call by codes, the same on every page."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.residents import states
from village.territory.states import KELURAHAN

Words = str | Promise

SEXES: dict[str, Words] = {states.MALE: gettext_lazy("Laki-laki"), states.FEMALE: gettext_lazy("Perempuan")}
MARITAL_STATUSES: dict[str, Words] = {
    states.SINGLE: gettext_lazy("Belum kawin"),
    states.MARRIED: gettext_lazy("Kawin"),
    states.DIVORCED: gettext_lazy("Cerai hidup"),
    states.WIDOWED: gettext_lazy("Cerai mati"),
}
RELATIONS: dict[str, Words] = {
    states.HEAD: gettext_lazy("Kepala keluarga"),
    states.HUSBAND: gettext_lazy("Suami"),
    states.WIFE: gettext_lazy("Istri"),
    states.CHILD: gettext_lazy("Anak"),
    states.CHILD_IN_LAW: gettext_lazy("Menantu"),
    states.GRANDCHILD: gettext_lazy("Cucu"),
    states.PARENT: gettext_lazy("Orang tua"),
    states.PARENT_IN_LAW: gettext_lazy("Mertua"),
    states.OTHER_FAMILY: gettext_lazy("Keluarga lain"),
    states.HELPER: gettext_lazy("Pembantu"),
    states.OTHER: gettext_lazy("Lainnya"),
}
STATUSES: dict[str, Words] = {
    states.RESIDENT: gettext_lazy("Warga"),
    states.MOVED: gettext_lazy("Pindah"),
    states.DIED: gettext_lazy("Meninggal"),
    states.STRUCK: gettext_lazy("Dibatalkan"),
}
RECORD_FIELDS: dict[str, Words] = {
    "name": gettext_lazy("Nama"),
    "nik": gettext_lazy("NIK"),
    "kk": gettext_lazy("Nomor KK"),
    "birth_place": gettext_lazy("Tempat lahir"),
    "birth_date": gettext_lazy("Tanggal lahir"),
    "sex": gettext_lazy("Jenis kelamin"),
    "religion": gettext_lazy("Agama"),
    "marital_status": gettext_lazy("Status kawin"),
    "occupation": gettext_lazy("Pekerjaan"),
    "relation": gettext_lazy("Hubungan di KK"),
    "region_id": gettext_lazy("Desa"),
    "dusun": gettext_lazy("Dusun"),
    "rt": gettext_lazy("RT"),
    "rw": gettext_lazy("RW"),
    "status": gettext_lazy("Keadaan"),
    "address": gettext_lazy("Alamat"),
    "other": gettext_lazy("Lainnya"),
}
REQUEST_STATES: dict[str, Words] = {
    states.ASKED: gettext_lazy("Menunggu jawaban"),
    states.CORRECTED: gettext_lazy("Sudah diperbaiki"),
    states.DECLINED: gettext_lazy("Tidak diubah"),
    states.WITHDRAWN: gettext_lazy("Ditarik"),
}


def village_kind(level: str) -> str:
    """How a village is called before its name."""
    return _("Kel.") if level == KELURAHAN else _("Desa")


def village_words(village: Any) -> str:
    """`Desa Kemiren`, `Kel. Gombengsari`."""
    return f"{village_kind(village.level)} {village.name}"


def phone_words(number: str) -> str:
    """`+6281234567890` -> `0812 3456 7890`, as people read it out."""
    local = "0" + number[3:] if number.startswith("+62") else number
    if not local.startswith("0"):
        return local
    return " ".join(local[start : start + 4] for start in range(0, len(local), 4))


def upper_first(words: str) -> str:
    """Words that begin a line: `hari ini, 09.12` -> `Hari ini, 09.12`."""
    return words[:1].upper() + words[1:]
