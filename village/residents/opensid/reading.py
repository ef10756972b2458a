"""A file of a register -> entries, faults (rows that are left out) and notes (rows that are taken)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from village.residents.entries import NewResident
from village.residents.opensid import cells
from village.residents.opensid.cells import Fault
from village.residents.opensid.refusals import ColumnsNotThere, HeaderMissing, TooManyRows
from village.residents.opensid.sheets import rows_of
from village.residents.rules.numbers import is_sixteen_digits, nik_fits
from village.residents.states import FEMALE, HEAD, RESIDENT

MOST_ROWS = 300_000
HEADER_WITHIN = 10
MARKS_OF_A_HEADER = frozenset({"nik", "nama", "no_kk"})
ALSO_CALLED = {
    "nama_lengkap": "nama",
    "nomor_kk": "no_kk",
    "kk": "no_kk",
    "jenis_kelamin": "sex",
    "tempat_lahir": "tempatlahir",
    "tanggal_lahir": "tanggallahir",
    "agama": "agama_id",
    "pekerjaan": "pekerjaan_id",
    "hubungan": "kk_level",
    "nik_ayah": "ayah_nik",
    "nik_ibu": "ibu_nik",
}
Heard = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, or a note on one that was taken. Holds no personal data."""

    row: int
    column: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A good row: where it stands, the village that it names (if the file has such a column), the person."""

    row: int
    village: str
    person: NewResident


@dataclass(slots=True)
class Register:
    """What a file holds."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[BadRow] = field(default_factory=list)
    notes: list[BadRow] = field(default_factory=list)
    rows: int = 0


def read_register(
    content: bytes, *, today: date, village_column: str = "", heard: Heard | None = None
) -> Register:
    """Read a whole file; `heard` is told how many rows are done. Raises NotARegisterFile and its kinds."""
    rows = rows_of(content)
    places = _header(rows, village_column)
    found, niks, heads = Register(), dict[str, int](), dict[str, list[tuple[int, bool]]]()
    for number, values in rows:
        found.rows += 1
        if found.rows > MOST_ROWS:
            raise TooManyRows(limit=MOST_ROWS)
        if heard and found.rows % 200 == 0:
            heard(found.rows)
        row = {name: values[place] if place < len(values) else None for name, place in places.items()}
        entry = _entry(number, row, found, today=today)
        if entry is None:
            continue
        nik = entry.person.nik
        if nik and nik in niks:
            reason = _("NIK ini sudah ditulis di baris %(row)s.") % {"row": niks[nik]}
            found.faults.append(BadRow(number, "nik", reason, _("Hapus salah satu, atau betulkan NIK-nya.")))
            continue
        niks[nik] = number
        found.entries.append(entry)
        if entry.person.status == RESIDENT:
            heads.setdefault(entry.person.kk, []).append((number, entry.person.relation == HEAD))
    _note_heads(found, heads)
    if heard:
        heard(found.rows)
    return found


def _header(rows: Iterator[tuple[int, list[Any]]], village_column: str) -> dict[str, int]:
    """Column name -> place, from the first row that looks like a header."""
    wanted = _plain(village_column)
    for _tried, (_number, values) in zip(range(HEADER_WITHIN), rows, strict=False):
        names = [_plain(str(value)) if value is not None else "" for value in values]
        places: dict[str, int] = {}
        for place, name in enumerate(names):
            places.setdefault(ALSO_CALLED.get(name, name), place)
            if wanted and name == wanted:
                places["village"] = place
        if len(MARKS_OF_A_HEADER & places.keys()) >= 2:
            needed = cells.columns_by_use()["needed"]
            missing = [name for name in needed if name not in places]
            if wanted and "village" not in places:
                missing.append(village_column)
            if missing:
                raise ColumnsNotThere(columns=", ".join(missing))
            taken = {*needed, *cells.columns_by_use()["taken"], *(["village"] if wanted else [])}
            return {name: place for name, place in places.items() if name in taken}
    raise HeaderMissing()


def _plain(name: str) -> str:
    return "_".join(name.strip().lower().replace("*", " ").split())


def _entry(number: int, row: Mapping[str, Any], found: Register, *, today: date) -> Entry | None:
    """The row as an entry; None (and faults, one a column) where it cannot be one."""
    faults = len(found.faults)

    def read(column: str, reading: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        try:
            return reading(*arguments, row.get(column), **options)
        except Fault as fault:
            found.faults.append(BadRow(number, column, fault.reason, fault.remedy))
            return None

    values: dict[str, Any] = {
        "nik": read("nik", _nik),
        "kk": read("no_kk", _kk),
        "name": read("nama", _name),
        "birth_place": read("tempatlahir", _place),
        "birth_date": read("tanggallahir", cells.day_of, today=today),
        "sex": read("sex", cells.word_of, "sex"),
        "religion": read("agama_id", cells.label_of, "agama_id"),
        "marital_status": read("status_kawin", cells.word_of, "status_kawin"),
        "occupation": read("pekerjaan_id", cells.label_of, "pekerjaan_id"),
        "relation": read("kk_level", cells.word_of, "kk_level"),
        "dusun": read("dusun", cells.hamlet_of),
        "rt": read("rt", cells.neighbourhood_of),
        "rw": read("rw", cells.neighbourhood_of),
        "father_nik": read("ayah_nik", _parent),
        "mother_nik": read("ibu_nik", _parent),
        "status": read("status_dasar", _status),
    }
    village = read("village", cells.text_of) if "village" in row else ""
    if len(found.faults) > faults:
        return None
    values["religion"], values["occupation"] = values["religion"][:24], values["occupation"][:80]
    person = NewResident(**values)
    _note(number, person, found)
    return Entry(number, village, person)


def _status(cell: Any) -> str:
    return cells.word_of("status_dasar", cell) if cells.text_of(cell) else RESIDENT


def _nik(cell: Any) -> str:
    nik = cells.number_of(cell)
    if nik:
        _refuse_not_sixteen(nik, "NIK")
        if nik.endswith("0000"):
            raise Fault(_("NIK dengan empat angka terakhir 0000 tidak ada."), _("Lihat KTP atau KK-nya."))
    return nik


def _kk(cell: Any) -> str:
    kk = cells.number_of(cell)
    if not kk:
        raise Fault(_("Nomor KK kosong."), _("Masukkan orang ini ke sebuah KK di OpenSID, lalu ekspor lagi."))
    _refuse_not_sixteen(kk, "KK")
    return kk


def _parent(cell: Any) -> str:
    """A parent's NIK that cannot be one says nothing; it keeps nobody out."""
    try:
        nik = cells.number_of(cell)
    except Fault:
        return ""
    return nik if is_sixteen_digits(nik) else ""


def _refuse_not_sixteen(number: str, what: str) -> None:
    if is_sixteen_digits(number):
        return
    if not number.isdigit():
        reason = _("%(what)s berisi huruf atau tanda.") % {"what": what}
    else:
        reason = _("%(what)s harus 16 angka; yang tertulis %(count)s.") % {"what": what, "count": len(number)}
    raise Fault(reason, _("Betulkan di OpenSID, lalu ekspor lagi."))


def _name(cell: Any) -> str:
    name = cells.text_of(cell).upper()
    if sum(character.isalpha() for character in name) < 2:
        raise Fault(_("Nama kosong atau bukan nama."), _("Tulis nama seperti di KK."))
    if sum(character.isdigit() for character in name) > 3:
        raise Fault(_("Nama berisi angka."), _("Tulis nama seperti di KK, tanpa nomor."))
    return name[:120]


def _place(cell: Any) -> str:
    place = cells.text_of(cell).upper()
    if sum(character.isdigit() for character in place) > 3:
        raise Fault(_("Tempat lahir berisi angka."), _("Tulis nama kota atau desanya saja."))
    return place[:80]


def _note(number: int, person: NewResident, found: Register) -> None:
    if person.nik and not nik_fits(
        person.nik, birth_date=person.birth_date, sex_is_female=person.sex == FEMALE
    ):
        found.notes.append(
            BadRow(
                number,
                "nik",
                _("Tanggal lahir atau jenis kelamin berbeda dari yang tertulis di NIK."),
                _("Baris ini tetap masuk. Cocokkan dengan KTP; NIK lama tidak berubah."),
            )
        )


def _note_heads(found: Register, heads: dict[str, list[tuple[int, bool]]]) -> None:
    for marks in heads.values():
        rows = [row for row, is_head in marks if is_head]
        if len(rows) == 1:
            continue
        reason = (
            _("Satu KK punya dua kepala keluarga.") if rows else _("Sebuah KK tidak punya kepala keluarga.")
        )
        found.notes.append(
            BadRow(
                rows[-1] if rows else marks[0][0],
                "kk_level",
                reason,
                _("Baris ini tetap masuk. Betulkan hubungan keluarganya."),
            )
        )
