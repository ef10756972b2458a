"""One cell, read: text, number, date, code or word. A `Fault` says what is wrong and what to do."""

import csv
import re
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from village.residents import states

DATA = Path(__file__).parent / "data"
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_SERIALS = range(1, 80_000)
OLDEST_YEAR = 1880
LONGEST_TEXT = 300
NOTHING = frozenset({"", "-", "--", "null", "none", "n/a", "0000-00-00", "00-00-0000"})
FORMULA = ("=", "+", "@")
SPREADSHEET_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
_PATTERNS = (
    (re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?"), (3, 2, 1)),
)
MARRIED_WORDS = {"KAWIN TERCATAT", "KAWIN BELUM TERCATAT", "KAWIN TIDAK TERCATAT", "MENIKAH"}
ALIASES = {
    "sex": {"L": "1", "LK": "1", "PRIA": "1", "P": "2", "PR": "2", "WANITA": "2"},
    "status_kawin": {"BK": "1", "K": "2", "CH": "3", "CM": "4", **dict.fromkeys(MARRIED_WORDS, "2")},
    "agama_id": {"KATOLIK": "3", "KRISTEN PROTESTAN": "2", "BUDDHA": "5", "KONGHUCU": "6"},
    "kk_level": {"ISTERI": "3", "ORANG TUA": "7", "FAMILI": "9", "FAMILI LAINNYA": "9"},
    "status_dasar": {"PINDAH KELUAR": "3", "MENINGGAL": "2", "AKTIF": "1"},
}
OURS: dict[str, dict[str, str]] = {
    "sex": {"1": states.MALE, "2": states.FEMALE},
    "status_kawin": dict(zip("1234", states.MARITAL_STATUSES, strict=True)),
    "kk_level": dict(zip(map(str, range(1, 12)), states.RELATIONS, strict=True)),
    # Missing and gone people do not live in the village; a row marked as not valid is nobody.
    "status_dasar": {
        "1": states.RESIDENT,
        "2": states.DIED,
        "3": states.MOVED,
        "4": states.MOVED,
        "6": states.MOVED,
    },
}


class Fault(Exception):
    """What is wrong with a cell and what to do; never what stands in it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


@cache
def columns_by_use() -> dict[str, list[str]]:
    """needed, taken, left out -> names of columns."""
    found: dict[str, list[str]] = {}
    with (DATA / "columns.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["use"], []).append(row["column"])
    return found


@cache
def codes() -> dict[str, dict[str, str]]:
    """column -> code -> label in capitals."""
    found: dict[str, dict[str, str]] = {}
    with (DATA / "codes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["column"], {})[row["code"]] = row["label"]
    return found


@cache
def _code_of_word(column: str) -> dict[str, str]:
    words = {_bare(label): code for code, label in codes()[column].items()}
    return words | {_bare(word): code for word, code in ALIASES.get(column, {}).items()}


def text_of(cell: Any) -> str:
    """A cell as one line of text; empty for nothing. Raises Fault for a formula or a program's error."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join("".join(c if c.isprintable() else " " for c in str(cell)).split())
    if text.upper() in SPREADSHEET_ERRORS:
        raise Fault(_("Sel ini galat rumus."), _("Ganti dengan isi yang benar, lalu impor lagi."))
    if text.startswith(FORMULA):
        raise Fault(_("Sel ini berisi rumus."), _("Tulis isinya saja, tanpa rumus."))
    return "" if text.lower() in NOTHING else text[:LONGEST_TEXT]


def words_of(cell: Any) -> str:
    """Text that is kept in clear: a NIK that slipped into the column is refused. Raises Fault."""
    text = text_of(cell)
    if len(re.sub(r"\D", "", text)) >= 12:
        raise Fault(_("Kolom ini berisi nomor panjang."), _("Periksa apakah isi kolom bergeser."))
    return text


def number_of(cell: Any) -> str:
    """A NIK or KK: its digits as text; empty for none (`0`, `-`, nothing). Length is judged elsewhere.

    A spreadsheet keeps fifteen digits of a number: a sixteenth that is 0 may have been another.
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        digits = str(int(cell))
        if len(digits) == 16 and digits.endswith("0"):
            raise Fault(
                _("Nomor ini tersimpan sebagai angka, jadi angka terakhirnya dibulatkan."),
                _("Ubah kolomnya menjadi Teks, tulis ulang nomornya, lalu impor lagi."),
            )
        return "" if digits == "0" else digits
    text = re.sub(r"[\s.'’`-]", "", text_of(cell))
    if re.fullmatch(r"\d[\d,]*E\+?\d+", text, re.IGNORECASE):
        raise Fault(
            _("Nomor ini ditulis singkat oleh program (seperti 3,51E+15)."),
            _("Ubah kolomnya menjadi Teks, tulis ulang nomornya, lalu impor lagi."),
        )
    return "" if text.strip("0") == "" else text


def day_of(cell: Any, *, today: date) -> date:
    """A date as programs and people write it. Raises Fault."""
    found = _day(cell)
    if found is None:
        raise Fault(
            _("Tanggal kosong atau tidak bisa dibaca."), _("Tulis seperti 09-07-1987, lalu impor lagi.")
        )
    if found.year < OLDEST_YEAR or found > today:
        raise Fault(_("Tanggal ini tidak mungkin."), _("Periksa tahunnya, lalu impor lagi."))
    return found


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    if re.fullmatch(r"\d{1,5}", text) and int(text) in EXCEL_SERIALS:
        return EXCEL_EPOCH + timedelta(days=int(text))
    for pattern, (year, month, day) in _PATTERNS:
        if match := pattern.fullmatch(text):
            try:
                return date(int(match[year]), int(match[month]), int(match[day]))
            except ValueError:
                return None
    return None


def code_of(column: str, cell: Any) -> str:
    """The code of a cell that holds a code or a word; empty for nothing. Raises Fault for another word."""
    text = text_of(cell)
    if not text or text == "0":
        return ""
    plain = text.lstrip("0") or text
    if plain in codes()[column]:
        return plain
    found = _code_of_word(column).get(_bare(text))
    if found is None:
        raise Fault(_("Isi sel ini tidak dikenal."), _("Tulis kode atau kata seperti di daftar OpenSID."))
    return found


def word_of(column: str, cell: Any) -> str:
    """A cell with a code or word as a word of `states`. Raises Fault, also for an empty cell."""
    code = code_of(column, cell)
    if not code:
        raise Fault(_("Sel ini kosong."), _("Isi kolom ini, lalu impor lagi."))
    ours = OURS[column].get(code)
    if ours is None:
        raise Fault(_("Baris ini ditandai tidak valid."), _("Perbaiki atau hapus orang ini di OpenSID dulu."))
    return ours


def label_of(column: str, cell: Any) -> str:
    """A cell with a code or word as its label in capitals; words that the list lacks stay as they are."""
    try:
        code = code_of(column, cell)
    except Fault:
        return words_of(cell).upper()
    return codes()[column].get(code, "")


def hamlet_of(cell: Any) -> str:
    """`DUSUN KRAJAN_LOR` -> `KRAJAN LOR`."""
    text = " ".join(words_of(cell).replace("_", " ").upper().split())
    return re.sub(r"^(DUSUN|DSN\.?|LINGKUNGAN|LINGK\.?)\s+", "", text)[:60]


def neighbourhood_of(cell: Any) -> str:
    """RT or RW: `1`, `RT 01`, `001` -> `001`; empty for `-` and `0`."""
    text = re.sub(r"^(RT|RW)[\s.]*", "", text_of(cell).upper())
    if text.isdigit():
        return f"{int(text):03d}"[-3:] if int(text) else ""
    return text[:3]


def _bare(word: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", word.upper())
