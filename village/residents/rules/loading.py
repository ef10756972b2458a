from collections.abc import Container, Sequence

from django.utils.translation import gettext as _

from village.residents.entries import NewResident
from village.residents.rules.numbers import is_sixteen_digits
from village.residents.rules.register import RowsNotLoadable
from village.residents.states import MARITAL_STATUSES, RELATIONS, SEXES, STATUSES


def refuse_unloadable(
    entries: Sequence[NewResident], nik_hashes: Sequence[bytes | None], known: Container[bytes]
) -> None:
    """Raises RowsNotLoadable at the first row that does not fit, in words that hold no personal data."""
    seen: set[bytes] = set()
    for row, (entry, nik_hash) in enumerate(zip(entries, nik_hashes, strict=True), 1):
        reason = _fault(entry)
        if not reason and nik_hash and nik_hash in known:
            reason = _("NIK ini sudah ada di register.")
        if not reason and nik_hash and nik_hash in seen:
            reason = _("NIK ini tertulis dua kali.")
        if reason:
            raise RowsNotLoadable(row=row, reason=reason)
        if nik_hash:
            seen.add(nik_hash)


def _fault(entry: NewResident) -> str:
    if (entry.nik and not is_sixteen_digits(entry.nik)) or not is_sixteen_digits(entry.kk):
        return _("NIK dan nomor KK harus 16 angka; NIK boleh kosong bila belum ada.")
    if any(
        nik and not is_sixteen_digits(nik) for nik in (entry.father_nik, entry.mother_nik, entry.spouse_nik)
    ):
        return _("NIK ayah, ibu, atau pasangan harus 16 angka atau kosong.")
    if not entry.name.strip():
        return _("Nama kosong.")
    words = (
        (entry.sex, SEXES),
        (entry.marital_status, MARITAL_STATUSES),
        (entry.relation, RELATIONS),
        (entry.status, STATUSES),
    )
    if any(word not in allowed for word, allowed in words):
        return _("Jenis kelamin, status kawin, hubungan keluarga, atau status tidak dikenal.")
    return ""
