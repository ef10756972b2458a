"""Exports as OpenSID and people who edit them write them: made-up rows as xlsx, xlsm or CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from tests.village.factories import a_kk, a_nik

COLUMNS = (
    *("alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir"),
    *("agama_id", "pendidikan_kk_id", "pendidikan_sedang_id", "pekerjaan_id", "status_kawin", "kk_level"),
    *("warganegara_id", "ayah_nik", "nama_ayah", "ibu_nik", "nama_ibu", "golongan_darah_id", "akta_lahir"),
    *("dokumen_pasport", "tanggal_akhir_paspor", "dokumen_kitas", "akta_perkawinan", "tanggalperkawinan"),
    *("akta_perceraian", "tanggalperceraian", "cacat_id", "cara_kb_id", "hamil", "ktp_el", "status_rekam"),
    *("alamat_sekarang", "status_dasar", "suku", "tag_id_card", "id_asuransi", "no_asuransi", "lat", "lng"),
)
Row = dict[str, Any]


def a_row(**changes: Any) -> Row:
    """A woman who heads her own family in Krajan."""
    values: Row = dict.fromkeys(COLUMNS, "")
    values |= {
        "dusun": "DUSUN KRAJAN",
        "rw": "2",
        "rt": "1",
        "nama": "SITI AMINAH",
        "no_kk": a_kk(),
        "nik": a_nik(),
        "sex": "2",
        "tempatlahir": "BANYUWANGI",
        "tanggallahir": "09-03-1985",
        "agama_id": "1",
        "pekerjaan_id": "88",
        "status_kawin": "2",
        "kk_level": "1",
        "warganegara_id": "1",
        "hamil": "1",
        "golongan_darah_id": "13",
        "status_dasar": "1",
    }
    return values | changes


def a_workbook(
    rows: Iterable[Row], *, sheet: str = "Data Penduduk", columns: Sequence[str] = COLUMNS
) -> bytes:
    book = Workbook()
    page = book.active
    page.title = sheet
    page.append(list(columns))
    for row in rows:
        page.append([row.get(name) for name in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_csv(
    rows: Iterable[Row],
    *,
    columns: Sequence[str] = COLUMNS,
    delimiter: str = ",",
    encoding: str = "utf-8",
) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row.get(name) for name in columns])
    return out.getvalue().encode(encoding)
