import logging
import re
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from tests.foundation.factories import an_account
from tests.village.factories import a_head, an_operator
from tests.village.letters.factories import NOON, a_letter, an_applicant, the_ground
from vendors.shops.services import open_shop
from village.letters.models import SigningKey
from village.letters.selectors.checking import fallen_letters
from village.letters.services import revoke_letter, suspend_letter
from village.letters.signed import token_text
from village.residents.services import record_death

pytestmark = pytest.mark.django_db
NUMBER_QUERIES = 3
AFTER_NOON = NOON + timedelta(minutes=30)
NIK = "3510152309010003"


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.MALL_VAR = tmp_path


@pytest.fixture(autouse=True)
def ask_at(monkeypatch):
    """Requests come at noon of the day on which the letter was issued, or at the moment given."""

    def set_clock(at: datetime) -> None:
        monkeypatch.setattr("foundation.accounts.viewers.now", lambda: at)

    set_clock(AFTER_NOON)
    return set_clock


@pytest.fixture
def applicant():
    return an_applicant()


@pytest.fixture
def letter(applicant):
    return a_letter(applicant)


def opened(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def by_number(client, number: str) -> str:
    return opened(client, f"/periksa/?nomor={quote(number, safe='')}")


def by_code(client, token: str) -> str:
    answer = client.post("/periksa/surat/", {"token": token})
    assert answer.status_code == 200
    return answer.content.decode()


def fact(html: str, label: str) -> str:
    found = re.search(rf"<dt>{label}</dt><dd[^>]*>(.*?)</dd>", html)
    assert found, label
    return re.sub(r"<[^>]+>", "", found[1])


def test_the_check_asks_for_a_number_and_tells_of_the_code(client):
    html = opened(client, "/periksa/")

    assert 'name="nomor"' in html and "pindai kode QR-nya" in html
    assert "<noscript>" in html
    assert 'data-ask="/periksa/surat/"' in html and 'data-worker="/periksa/penjaga.js"' in html
    assert "csrftoken" not in client.cookies


def test_a_valid_letter_shows_its_whole_public_content_and_never_a_nik(client, applicant, letter):
    for html in (by_number(client, letter.number), by_code(client, token_text(bytes(letter.cose)))):
        assert "<h1>Surat ini berlaku</h1>" in html and "#seal-full" in html
        assert "Terverifikasi <b>Desa Grogol, Kec. Giri</b>" in html
        assert fact(html, "Nomor") == letter.number
        assert fact(html, "Jenis surat") == "Surat Keterangan Usaha"
        assert fact(html, "Usaha") == "Kopi Lereng Ijen"
        assert fact(html, "Bidang") == "Kopi bubuk robusta (KBLI 2025: 10761)"
        assert fact(html, "Pemilik") == "SITI AMINAH"
        assert fact(html, "Tempat usaha") == "Dusun Krajan RT 01/RW 02, Desa Grogol, Kec. Giri"
        assert fact(html, "Penanda tangan") == "Kepala Desa Grogol"
        assert re.search(r"<dt>Berlaku sampai</dt><dd>\d+ \w+ \d{4}</dd>", html)
        assert applicant.resident.plain_nik not in html and applicant.resident.plain_kk not in html
        assert not re.search(r"\d{16}", re.sub(r"<[^>]+>", " ", html))


def test_a_valid_letter_leads_to_its_shop_while_that_sells(client, applicant, letter):
    assert "Buka toko" not in by_number(client, letter.number)
    seller = applicant.viewer_at(AFTER_NOON)
    shop = open_shop(business_id=letter.business_id, by=seller, at=AFTER_NOON)

    assert f'href="/toko/{shop.slug}/">Buka toko Kopi Lereng Ijen</a>' in by_number(client, letter.number)


def test_a_check_by_number_takes_few_queries(client, letter, django_assert_num_queries):
    with django_assert_num_queries(NUMBER_QUERIES):
        by_number(client, letter.number)


def test_a_revoked_letter_says_since_when_why_and_by_whom(client, letter):
    revoke_letter(letter_id=letter.pk, reason="Usaha sudah tutup", by=a_head(), at=AFTER_NOON)

    for html in (by_number(client, letter.number), by_code(client, token_text(bytes(letter.cose)))):
        assert "<h1>Surat ini sudah dicabut</h1>" in html and "#seal-void" in html
        assert "Jangan terima surat ini sebagai bukti usaha." in html
        assert fact(html, "Alasan") == "Usaha sudah tutup"
        assert fact(html, "Dicabut oleh") == "Kepala Desa Grogol"
        assert re.search(r"<dt>Berlaku sampai</dt><dd><s>.*?</s><br><span[^>]*>Dicabut ", html)
        assert "seal-full" not in html and "Buka toko" not in html


def test_a_suspended_letter_is_told_from_a_revoked_one(client, letter):
    suspend_letter(letter_id=letter.pk, reason="Pengaduan warga", by=a_head(), at=AFTER_NOON)

    html = by_number(client, letter.number)

    assert "<h1>Surat ini sedang dibekukan</h1>" in html
    assert fact(html, "Dibekukan oleh") == "Kepala Desa Grogol"
    assert "Periksa lagi nanti" in html


@pytest.mark.parametrize(
    ("year", "title"),
    [(2030, "Masa berlaku surat ini sudah habis"), (2020, "Surat ini belum mulai berlaku")],
)
def test_the_calendar_has_its_say(client, letter, ask_at, year, title):
    ask_at(NOON.replace(year=year))

    html = by_number(client, letter.number)

    assert f"<h1>{title}</h1>" in html and "seal-full" not in html


def test_a_number_that_we_never_gave_is_unknown(client):
    the_ground()

    html = by_number(client, "510/999/429.517.06/2026")

    assert "<h1>Nomor surat ini tidak ada</h1>" in html
    assert "510/999/429.517.06/2026" in html
    assert "<dt>" not in html.split("<template")[0]


@pytest.mark.parametrize("token", ["AAAA", "x" * 5000, "%%%", "0oRDoQEmoEA"])
def test_what_is_no_letter_is_not_from_the_village(client, token):
    the_ground()

    assert "<h1>Ini bukan surat dari desa</h1>" in by_code(client, token)


def test_an_altered_letter_is_not_from_the_village(client, letter):
    token = token_text(bytes(letter.cose))
    altered = token[:200] + ("A" if token[200] != "A" else "B") + token[201:]

    html = by_code(client, altered)

    assert "Ini bukan surat dari desa" in html and "SITI AMINAH" not in html


def test_a_code_is_asked_for_by_post_alone_and_the_answer_is_kept_nowhere(client, letter):
    assert client.get("/periksa/surat/").status_code == 405
    assert client.post("/periksa/surat/").status_code == 400

    answer = client.post("/periksa/surat/", {"token": token_text(bytes(letter.cose))})

    assert answer.headers["Cache-Control"] == "no-store"
    assert "<html" not in answer.content.decode()


def test_a_page_kept_for_offline_use_may_ask_without_a_fresh_token(letter):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/periksa/surat/", {"token": "AAAA"}).status_code == 200


@pytest.mark.parametrize("typed", [NIK, "3510 1523 0901 0003"])
def test_a_personal_number_is_not_looked_for_here_either(client, caplog, typed):
    caplog.set_level(logging.DEBUG)

    answer = client.get("/periksa/", {"nomor": typed})
    html = client.get(answer.url).content.decode()

    assert answer.url == "/periksa/?angka=1"
    assert "Itu tampak seperti NIK atau nomor KK." in html
    assert "3510" not in html + caplog.text


def test_the_keys_are_published_without_their_secret_half(client, letter):
    answer = client.get("/.well-known/letter-keys.json")

    (key,) = answer.json()["keys"]
    assert key == SigningKey.objects.get().public_jwk | {"alg": "ES256"}
    assert "d" not in key
    assert answer.headers["Cache-Control"] == "public, max-age=300"


def test_after_the_holders_death_the_page_no_longer_says_that_the_letter_stands(client, letter):
    record_death(
        resident_id=letter.holder_id,
        event_date=NOON.date(),
        source="Surat kematian 474.3/1",
        by=an_operator(),
        at=NOON,
    )

    for html in (by_number(client, letter.number), by_code(client, token_text(bytes(letter.cose)))):
        assert "<h1>Surat ini tidak berlaku lagi</h1>" in html
        assert "pemegangnya tidak lagi tercatat sebagai warga Banyuwangi" in html
        assert "Surat ini berlaku" not in html and "night verdict" not in html
        assert "meninggal" not in html


def test_fallen_letters_are_listed_with_the_time_of_asking(client, letter, ask_at):
    standing = client.get("/.well-known/letter-standings.json").json()
    ask_at(AFTER_NOON + timedelta(hours=1))
    revoke_letter(letter_id=letter.pk, reason="Usaha sudah tutup", by=a_head(), at=AFTER_NOON)

    fallen = client.get("/.well-known/letter-standings.json").json()

    assert standing["fallen"] == {} and fallen["fallen"] == {str(letter.pk): "revoked"}
    assert fallen["as_of"] > standing["as_of"]
    assert fallen_letters(today=letter.valid_until.replace(year=letter.valid_until.year + 1)) == {}


def test_the_worker_keeps_the_page_its_files_the_keys_and_the_standings(client):
    answer = client.get("/periksa/penjaga.js")

    script = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    for kept in (
        "/periksa/",
        "/static/mall/verify.js",
        "/static/mall/mall.css",
        "/.well-known/letter-keys.json",
    ):
        assert kept in re.sub(r"\\u002D", "-", script)
    assert not re.search(r"\{[%{]", script)


def test_everybody_gets_the_same_answer(client, letter):
    token = token_text(bytes(letter.cose))
    visitor = by_code(client, token)
    client.force_login(an_account())

    assert by_code(client, token) == visitor
