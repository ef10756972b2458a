import base64
import dataclasses
import io
import subprocess
from datetime import UTC, datetime

import pytest
from PIL import Image

from village.letters.paper import PaperFailed, PersonOnPaper, Sheet, letter_pdf
from village.letters.services.sync_letter_types import FOLDER

FORM = (FOLDER / "sku" / "letter.typ").read_text(encoding="utf-8")
AT = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
ENDLESS = "#{ let n = 0; for a in range(100000) { for b in range(100000) { n = n + 1 } } }"
ADDRESS = "https://mall.test/periksa/#" + "0oRYHKIBJgRUNGY0YTU2" * 22

PERSON = PersonOnPaper(
    name="SRI WAHYUNI",
    nik="3510994907870003",
    kk="3510990101120007",
    head_of_family="BUDI SANTOSO",
    birth="Banyuwangi, 9 Juli 1987",
    sex="Perempuan",
    religion="Islam",
    marital_status="Kawin",
    occupation="Mengurus rumah tangga",
    citizenship="Indonesia",
    address="Dusun Krajan RT 02/RW 01, Desa Kemiren, Kecamatan Glagah, Kabupaten Banyuwangi",
)
SHEET = Sheet(
    title="Surat Keterangan Usaha",
    district="Glagah",
    village_office="Desa Kemiren",
    village="Kemiren",
    postal_code="68432",
    number="510/027/429.516.04/2026",
    signer_title="Kepala Desa Kemiren",
    signer_name="MUHAMMAD ARIFIN",
    issued="24 November 2026",
    valid_from="24 November 2026",
    valid_until="24 November 2027",
    holder=PERSON,
    business="Dapur Mbak Sri #1 *laris* $x$",
    activity="Katering untuk acara",
    kbli="KBLI 2025: 56210",
    business_place="Dusun Krajan RT 02/RW 01, Desa Kemiren, Kecamatan Glagah",
    purpose="berjualan di Banyuwangi Mall",
)


def words_of(pdf: bytes, tmp_path) -> str:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def printed(**changes) -> bytes:
    return letter_pdf(form=FORM, sheet=SHEET, at=AT, **changes)


def test_a_letter_says_everything_on_one_page(tmp_path):
    words = words_of(printed(qr_address=ADDRESS, check_address="mall.test/periksa"), tmp_path)

    for needed in (
        "PEMERINTAH KABUPATEN BANYUWANGI",
        "KECAMATAN GLAGAH",
        "DESA KEMIREN",
        "SURAT KETERANGAN USAHA",
        "Nomor: 510/027/429.516.04/2026",
        "3510994907870003",
        "3510990101120007",
        "Banyuwangi, 9 Juli 1987",
        "Dapur Mbak Sri #1 *laris* $x$",
        "KBLI 2025: 56210",
        "24 November 2027",
        "Kepala Desa Kemiren",
        "MUHAMMAD ARIFIN",
        "Periksa surat ini",
        "Surat ini gratis.",
    ):
        assert needed in words
    assert "KONSEP" not in words


def test_before_it_is_signed_a_letter_is_a_concept_without_number_and_code(tmp_path):
    concept = printed()
    words = words_of(concept, tmp_path)

    assert "KONSEP" in words
    assert "510/027" not in words
    assert "Nomor diberikan saat surat ditandatangani" in words
    assert "Periksa surat ini" not in words
    assert b"510/027" not in concept
    assert len(concept) < len(printed(qr_address=ADDRESS))


def test_the_same_letter_is_the_same_bytes():
    assert printed(qr_address=ADDRESS) == printed(qr_address=ADDRESS)


@pytest.mark.parametrize(
    "form",
    [
        '#read("/etc/hostname")',
        '#read("../../../etc/hostname")',
        '#image("/etc/hostname")',
        '#import "@preview/cetz:0.2.2"',
        "#panic(sys.inputs.data)",
        "#unknown",
    ],
)
def test_a_form_that_reaches_out_or_breaks_prints_nothing(form):
    with pytest.raises(PaperFailed) as failed:
        letter_pdf(form=form, sheet=SHEET, at=AT)

    assert "3510994907870003" not in str(failed.value)


def test_a_form_that_does_not_end_is_ended():
    with pytest.raises(PaperFailed, match="took too long"):
        letter_pdf(form=ENDLESS, sheet=SHEET, at=AT, time_out_seconds=1)


def test_a_person_and_a_sheet_do_not_show_their_numbers():
    assert "3510994907870003" not in repr(SHEET) + repr(PERSON)
    assert Sheet.from_data(SHEET.to_data()) == SHEET


def test_a_letterhead_is_printed_with_its_logo(tmp_path):
    logo = io.BytesIO()
    Image.new("RGB", (40, 40), "#176339").save(logo, "PNG")
    dressed = dataclasses.replace(
        SHEET,
        office_address="Jl. Raya Kemiren No. 1",
        office_contact="Telepon 0333 421234",
        logo=base64.b64encode(logo.getvalue()).decode(),
        signer_name="Drs. H. MUHAMMAD ARIFIN, M.Si.",
    )

    plain = letter_pdf(form=FORM, sheet=SHEET, at=AT, qr_address=ADDRESS, check_address="mall.test/periksa")
    pdf = letter_pdf(form=FORM, sheet=dressed, at=AT, qr_address=ADDRESS, check_address="mall.test/periksa")

    words = words_of(pdf, tmp_path)
    for line in ("Jl. Raya Kemiren No. 1, 68432", "Telepon 0333 421234", "Drs. H. MUHAMMAD ARIFIN, M.Si."):
        assert line in words
    assert (b"/Subtype/Image" in pdf or b"/Subtype /Image" in pdf) is True
    assert b"/Subtype/Image" not in plain
    assert b"/Subtype /Image" not in plain


def test_a_sheet_that_was_sealed_before_there_were_letterheads_still_prints(tmp_path):
    data = SHEET.to_data()
    for name in ("office_address", "office_contact", "logo"):
        del data[name]

    pdf = letter_pdf(form=FORM, sheet=Sheet.from_data(data), at=AT, qr_address=ADDRESS)

    assert "Kecamatan Glagah, Kabupaten Banyuwangi, Jawa Timur 68432" in words_of(pdf, tmp_path)
