import io
import struct
import zipfile
from datetime import date, datetime

import pytest

from tests.village.residents.opensid_files import COLUMNS, a_csv, a_row, a_workbook
from village.residents.opensid import packed
from village.residents.opensid.reading import read_register
from village.residents.opensid.refusals import (
    BrokenFile,
    ColumnsNotThere,
    HeaderMissing,
    NotARegisterFile,
    OldWorkbook,
    UnpacksTooLarge,
)

TODAY = date(2026, 11, 24)
NIK = "3510994903859001"


def read(content, **options):
    return read_register(content, today=TODAY, **options)


def person(**changes):
    register = read(a_csv([a_row(**changes)]))
    assert register.faults == []
    return register.entries[0].person


def fault(**changes):
    register = read(a_csv([a_row(**changes)]))
    assert register.entries == []
    (found,) = register.faults
    assert found.row == 2 and found.reason and found.remedy
    return found


@pytest.mark.parametrize("make", [a_workbook, a_csv], ids=["xlsx", "csv"])
def test_an_export_is_read_and_only_what_the_register_keeps_is_taken(make):
    row = a_row(nik=NIK, no_kk="3510990101010001", ayah_nik="3510990101509001", suku="OSING")

    register = read(make([row]))

    (entry,) = register.entries
    assert (entry.row, entry.person.nik, entry.person.kk) == (2, NIK, "3510990101010001")
    assert (entry.person.name, entry.person.birth_date, entry.person.sex) == (
        "SITI AMINAH",
        date(1985, 3, 9),
        "female",
    )
    assert (entry.person.dusun, entry.person.rt, entry.person.rw) == ("KRAJAN", "001", "002")
    assert (entry.person.religion, entry.person.occupation) == ("ISLAM", "WIRASWASTA")
    assert (entry.person.marital_status, entry.person.relation, entry.person.status) == (
        "married",
        "head",
        "resident",
    )
    assert entry.person.father_nik == "3510990101509001"
    assert "OSING" not in [getattr(entry.person, name) for name in entry.person.__slots__]
    assert (register.faults, register.rows) == ([], 1)


def test_sheets_are_found_by_their_names():
    for sheet in ("Data Penduduk", "Sheet1", "Lembar lain"):
        assert len(read(a_workbook([a_row()], sheet=sheet)).entries) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_in_the_ways_that_programs_write_it(delimiter, encoding):
    content = a_csv([a_row(nama="ANDRÉ SITI")], delimiter=delimiter, encoding=encoding)

    assert [entry.person.name for entry in read(content).entries] == ["ANDRÉ SITI"]


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("1", "male"),
        (1, "male"),
        ("L", "male"),
        ("LK", "male"),
        ("Laki-laki", "male"),
        ("2", "female"),
        ("P", "female"),
        ("Pr", "female"),
        ("PEREMPUAN", "female"),
    ],
)
def test_codes_and_words_mean_the_same(cell, word):
    assert person(sex=cell, nik="0").sex == word


@pytest.mark.parametrize(
    ("cell", "word"),
    [("CH", "divorced"), ("Cerai Mati", "widowed"), ("4", "widowed"), ("KAWIN TERCATAT", "married")],
)
def test_marital_words(cell, word):
    assert person(status_kawin=cell).marital_status == word


@pytest.mark.parametrize(
    ("cell", "word"),
    [("9", "other_family"), ("Famili Lain", "other_family"), ("ISTRI", "wife"), (4, "child")],
)
def test_relation_words(cell, word):
    assert person(kk_level=cell).relation == word


@pytest.mark.parametrize(
    ("cell", "word"),
    [("", "resident"), ("HIDUP", "resident"), ("2", "died"), ("PINDAH", "moved"), (6, "moved")],
)
def test_basic_status_words(cell, word):
    assert person(status_dasar=cell).status == word


@pytest.mark.parametrize(
    "cell",
    [
        "09-03-1985",
        "9/3/1985",
        "1985-03-09",
        "1985-03-09 00:00:00",
        "09.03.1985",
        "31115",
        datetime(1985, 3, 9),
        date(1985, 3, 9),
    ],
)
def test_dates_are_read_in_every_form(cell):
    assert [one.person.birth_date for one in read(a_workbook([a_row(tanggallahir=cell)])).entries] == [
        date(1985, 3, 9)
    ]


@pytest.mark.parametrize("cell", ["", "-", "31-02-1985", "kapan", "0000-00-00", "01-01-1700", "25-11-2026"])
def test_a_date_that_is_none_keeps_the_row_out(cell):
    assert fault(tanggallahir=cell).column == "tanggallahir"


@pytest.mark.parametrize("cell", ["0", "-", "", 0, None, "0000000000000000"])
def test_who_has_no_nik_yet_comes_in_without(cell):
    assert person(nik=cell).nik == ""


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("351099490385901", "NIK harus 16 angka; yang tertulis 15."),
        ("35109949038590012", "NIK harus 16 angka; yang tertulis 17."),
        ("35109949O3859001", "NIK berisi huruf atau tanda."),
        ("3510994903850000", "NIK dengan empat angka terakhir 0000 tidak ada."),
        ("3,51099E+15", "Nomor ini ditulis singkat oleh program (seperti 3,51E+15)."),
    ],
)
def test_a_nik_that_cannot_be_one_is_a_fault_that_does_not_repeat_it(cell, says):
    found = fault(nik=cell)

    assert (found.column, found.reason) == ("nik", says)
    assert cell not in found.reason + found.remedy


def test_a_number_that_the_program_may_have_rounded_is_asked_for_as_text():
    rounded = read(a_workbook([a_row(nik=3510994903859000), a_row(nik=3510994903859003)]))

    assert [entry.person.nik for entry in rounded.entries] == ["3510994903859003"]
    assert "dibulatkan" in rounded.faults[0].reason


def test_a_birth_date_beside_the_nik_is_noted_and_keeps_nobody_out():
    register = read(a_csv([a_row(nik=NIK, tanggallahir="10-03-1985")]))

    assert (len(register.entries), register.faults) == (1, [])
    assert [(one.row, one.column) for one in register.notes] == [(2, "nik")]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("no_kk", "0"),
        ("no_kk", "12"),
        ("nama", ""),
        ("nama", NIK),
        ("sex", "X"),
        ("kk_level", "RAJA"),
        ("status_kawin", ""),
        ("status_dasar", "9"),
        ("dusun", NIK),
        ("tempatlahir", NIK),
        ("agama_id", NIK),
        ("nama", '=HYPERLINK("http://x","y")'),
        ("nama", "#REF!"),
    ],
)
def test_other_cells_that_do_not_fit_name_their_column(column, cell):
    assert fault(**{column: cell}).column == column


def test_the_same_nik_twice_keeps_the_second_out():
    register = read(a_csv([a_row(nik=NIK), a_row(nik=NIK, nama="LAIN")]))

    assert [entry.person.name for entry in register.entries] == ["SITI AMINAH"]
    assert [(one.row, one.reason) for one in register.faults] == [(3, "NIK ini sudah ditulis di baris 2.")]


def test_good_rows_stay_beside_bad_ones_and_every_fault_of_a_row_is_told():
    register = read(a_csv([a_row(), a_row(nik="12", tanggallahir="x"), a_row(), a_row()]))

    assert len(register.entries) == 3
    assert [(one.row, one.column) for one in register.faults] == [(3, "nik"), (3, "tanggallahir")]


def test_families_with_two_heads_or_none_are_noted():
    kk, other = "3510990101010001", "3510990101010002"
    rows = [a_row(no_kk=kk), a_row(no_kk=kk), a_row(no_kk=other, kk_level="4")]

    register = read(a_csv(rows))

    assert len(register.entries) == 3
    assert [(one.row, one.column) for one in register.notes] == [(3, "kk_level"), (4, "kk_level")]


def test_dusun_is_bare_and_lines_may_be_missing():
    one = person(dusun="DUSUN SUMBER_SEWU", rt="-", rw="0")

    assert (one.dusun, one.rt, one.rw) == ("SUMBER SEWU", "", "")


def test_a_header_may_stand_lower_and_be_written_otherwise():
    titles = dict(zip(COLUMNS, COLUMNS, strict=True)) | {"nama": "Nama Lengkap", "no_kk": "Nomor KK *"}
    above = [{"alamat": "DATA PENDUDUK"}, {}, titles]

    content = a_csv([*above, a_row()], columns=COLUMNS).split(b"\r\n", 1)[1]

    assert len(read(content).entries) == 1


def test_a_file_without_a_header_or_a_column_says_which():
    with pytest.raises(HeaderMissing):
        read(b"satu,dua\r\n1,2\r\n")
    with pytest.raises(ColumnsNotThere) as refused:
        read(a_csv([a_row()], columns=[name for name in COLUMNS if name not in ("sex", "rt")]))

    assert "rt, sex" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, OldWorkbook),
        (b"PK\x03\x04 nothing", BrokenFile),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotARegisterFile),
        (b"%PDF-1.7 a text of something", HeaderMissing),
        (b"", HeaderMissing),
    ],
)
def test_a_file_is_what_it_holds_not_what_it_is_called(content, refusal):
    with pytest.raises(refusal):
        read(content)


def test_a_packed_file_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")

    with pytest.raises(NotARegisterFile):
        read(out.getvalue())


def test_a_workbook_cut_off_in_the_middle_is_refused():
    with pytest.raises(NotARegisterFile):
        read(a_workbook([a_row()])[:-400])


def rewritten(content, name, data, declared=None):
    """The workbook with one part replaced; `declared` lies about its size."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, data if part.filename == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, data)
    whole = bytearray(out.getvalue())
    if declared is not None:
        place = whole.rfind(name.encode()) - 46
        assert whole[place : place + 4] == b"PK\x01\x02"
        struct.pack_into("<I", whole, place + 24, declared)
    return bytes(whole)


def test_a_zip_bomb_is_never_unpacked(monkeypatch):
    monkeypatch.setattr(packed, "UNPACKED_LIMIT_BYTES", 2_000_000)
    bomb = rewritten(a_workbook([a_row()]), "xl/media/image1.bin", b"0" * 50_000_000)

    with pytest.raises(UnpacksTooLarge):
        read(bomb)


def test_a_zip_bomb_that_lies_about_its_size_is_found_out():
    lying = rewritten(a_workbook([a_row()]), "xl/worksheets/sheet1.xml", b"<x>" + b"0" * 900_000, declared=10)

    with pytest.raises(BrokenFile):
        read(lying)


def test_entities_that_unfold_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

    with pytest.raises(BrokenFile):
        read(rewritten(a_workbook([a_row()]), "xl/worksheets/sheet1.xml", bomb))


def test_a_cell_at_the_far_corner_costs_nothing():
    content = a_workbook([a_row()])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'

    register = read(rewritten(content, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", far, 1)))

    assert len(register.entries) == 1


def test_a_formula_gives_its_last_value_and_is_not_run():
    content = a_workbook([a_row(nama="=1+1")])

    register = read(content)

    # The program that wrote it never worked it out: the cell is empty, so the row is told of.
    assert [one.column for one in register.faults] == ["nama"]


def test_macros_are_not_looked_at():
    content = rewritten(a_workbook([a_row()]), "xl/vbaProject.bin", b"\xcc\x61 not a real project")

    assert len(read(content).entries) == 1


def test_entries_show_no_number():
    (entry,) = read(a_csv([a_row(nik=NIK)])).entries

    assert NIK not in repr(entry)
