import re

import pytest
from django.core.mail import EmailMessage, get_connection

pytestmark = pytest.mark.django_db
BODY = "Isi surel — “kutip”.\n\nhttp://mal.test/pesanan/?a=1&b=2"
FILE_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


@pytest.mark.parametrize("address", ["/bantuan/", "/pengaduan/", "/privasi/", "/aksesibilitas/"])
def test_a_page_of_words_costs_no_query_and_leads_to_whom_to_complain(
    client, django_assert_num_queries, address
):
    with django_assert_num_queries(0):
        html = client.get(address).content.decode()

    assert html.count("<h1") == 1
    assert 'href="/pengaduan/"' in html and "Ditjen PKTN, Kementerian Perdagangan" in html
    assert not re.search(r"\d{16}", html)


def test_complaints_name_the_mall_and_the_ministry(client, settings):
    settings.MALL_CONTACT_EMAIL, settings.MALL_CONTACT_PHONE = "keluhan@mal.test", "0333 000000"
    settings.MALL_MINISTRY_PHONE, settings.MALL_MINISTRY_EMAIL = "021 000000", "konsumen@menteri.test"

    html = client.get("/pengaduan/").content.decode()

    assert 'href="mailto:keluhan@mal.test"' in html and "0333 000000" in html
    assert "021 000000" in html and 'href="mailto:konsumen@menteri.test"' in html


def test_complaints_without_an_address_still_say_where_to_go(client, settings):
    settings.MALL_CONTACT_EMAIL = settings.MALL_CONTACT_PHONE = ""

    html = client.get("/pengaduan/").content.decode()

    assert "mailto:" not in html and "Ditjen Perlindungan Konsumen" in html
    assert "Kantor desa atau kelurahan mana pun di Banyuwangi" in html


@pytest.fixture
def demo(settings, tmp_path):
    settings.MALL_MODE, settings.EMAIL_FILE_PATH = "demo", tmp_path


def send(
    folder, *subjects: str, body: str = "Isi surel — “kutip”.\n\nhttp://mal.test/pesanan/?a=1&b=2"
) -> None:
    connection = get_connection(FILE_BACKEND, file_path=folder)
    connection.open()
    for subject in subjects:
        EmailMessage(subject, body, to=["ratna@contoh.test"], connection=connection).send()
    connection.close()


def test_the_mail_of_a_demo_is_read_newest_first_and_as_text(client, demo, tmp_path):
    send(tmp_path, "Pesanan diterima", "Pesanan dikirim")
    send(tmp_path, "Surat terbit", body="<b>tebal</b>")

    html = client.get("/demo/surel/").content.decode()

    assert re.findall(r'<h2 class="h-m">([^<]+)', html) == [
        "Surat terbit",
        "Pesanan dikirim",
        "Pesanan diterima",
    ]
    assert "Untuk ratna@contoh.test" in html and "Isi surel — “kutip”." in html
    assert 'href="http://mal.test/pesanan/?a=1&amp;b=2"' in html
    assert "&lt;b&gt;tebal&lt;/b&gt;" in html


def test_a_demo_without_mail_says_how_to_get_some(client, demo):
    assert "Belum ada surel" in client.get("/demo/surel/").content.decode()


def test_no_other_mode_shows_mail(client, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    send(tmp_path, "Rahasia")

    assert client.get("/demo/surel/").status_code == 404


def test_the_components_page_is_there_outside_production(client):
    assert client.get("/gaya/").status_code == 200
