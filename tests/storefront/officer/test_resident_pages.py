from datetime import date

import pytest
from django.urls import reverse

from foundation.audit.models import Reading
from tests.storefront.officer.clients import client_of, words_of
from tests.vendors.factories import a_shop
from tests.village.factories import (
    GIRI_DISTRICT,
    JAMBESARI,
    a_business,
    a_kk,
    a_resident,
    a_verified_account,
    an_officer,
)
from vendors.shops.models import Shop
from village.officers.states import HEAD
from village.residents.models import RegisterEvent, Resident

pytestmark = pytest.mark.django_db

SEARCH = "/kantor/penduduk/"
PURPOSE = "Mencatat kematian"
DEATH = {"event_date": "3 Nov 2026", "source": "Surat kematian 474.3/12/2026", "sure": "on"}


def page(resident, name="resident"):
    return reverse(f"officer:{name}", args=[resident.pk])


def opened(officer, resident):
    """A browser in which the record is open for a purpose."""
    client = client_of(officer)
    client.post(page(resident), {"purpose": PURPOSE})
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_is_sent_and_shows_masked_lines_of_the_village(count, django_assert_num_queries):
    for _number in range(count):
        a_resident(name="SRI WAHYUNI")
    a_resident(name="SRI WAHYUNI", village=JAMBESARI)
    client = client_of(an_officer())

    with django_assert_num_queries(8):
        response = client.post(SEARCH, {"search": "wahyuni"})

    rows = response.context["table"].rows
    assert len(rows) == count
    assert rows[0][0].text == "Sri Wahyuni"
    assert "••" in rows[0][1]


def test_a_nik_is_found_and_stands_neither_in_an_address_nor_in_clear():
    resident = a_resident(name="SLAMET RIYADI")
    client = client_of(an_officer())

    response = client.post(SEARCH, {"search": resident.plain_nik})

    body = response.content.decode()
    assert "Slamet Riyadi" in body
    assert resident.plain_nik not in body
    assert client.get(f"{SEARCH}?search={resident.plain_nik}").context["table"] is None


def test_a_search_of_two_letters_is_asked_for_more():
    response = client_of(an_officer()).post(SEARCH, {"search": "si"})

    assert "Tulis paling sedikit tiga huruf nama, atau NIK lengkap 16 angka." in words_of(response)
    assert 'value="si"' in response.content.decode()


def test_a_search_that_finds_nobody_or_too_many_says_so():
    for _number in range(21):
        a_resident(name="SRI RAHAYU")
    client = client_of(an_officer())

    many = client.post(SEARCH, {"search": "rahayu"})
    nobody = client.post(SEARCH, {"search": "bambang"})

    assert len(many.context["table"].rows) == 20
    assert "Tampil 20 yang pertama." in words_of(many)
    assert "Tidak ada warga yang cocok" in words_of(nobody)


def test_a_record_opens_only_with_a_purpose_and_every_look_is_logged():
    resident = a_resident(name="SRI WAHYUNI")
    officer = an_officer()
    client = client_of(officer)

    asked = client.get(page(resident))
    empty = client.post(page(resident), {"purpose": " "})
    assert Reading.objects.count() == 0
    sent = client.post(page(resident), {"purpose": PURPOSE})
    shown = client.get(sent.headers["Location"])

    assert "Sri Wahyuni" not in words_of(asked)
    assert "Tulis untuk apa data warga ini dibuka." in words_of(empty)
    said = words_of(shown)
    assert "Sri Wahyuni" in said
    assert f"Anda membuka data ini untuk: {PURPOSE}." in said
    reading = Reading.objects.get()
    assert (reading.resident_id, reading.purpose, reading.role) == (resident.pk, PURPOSE, "operator")


def test_a_record_shows_no_number_in_clear():
    kk = a_kk()
    resident = a_resident(kk=kk)
    a_resident(name="BAYU", kk=kk, relation="child")

    body = opened(an_officer(), resident).get(page(resident)).content.decode()

    assert "Bayu" in body
    assert resident.plain_nik not in body
    assert resident.plain_kk not in body


def test_a_purpose_with_a_nik_is_refused_and_not_kept():
    resident = a_resident()
    client = client_of(an_officer())

    response = client.post(page(resident), {"purpose": f"Cek {resident.plain_nik}"})

    assert "Jangan tulis NIK atau nomor KK di sini." in words_of(response)
    assert resident.plain_nik not in str(dict(client.session))
    assert Reading.objects.count() == 0


def test_the_purpose_is_asked_again_for_another_person_and_after_a_while(clock):
    kk = a_kk()
    first, second = a_resident(kk=kk), a_resident(kk=kk)
    client = opened(an_officer(), first)

    asked = client.get(page(second))
    clock.at = clock.at.replace(hour=12)
    late = client.get(page(first))

    assert f'value="{PURPOSE}"' in asked.content.decode()
    assert "Untuk apa Anda membuka data ini?" in words_of(late)
    assert Reading.objects.count() == 0


def test_a_record_tells_the_account_the_businesses_and_the_shops():
    _account, resident = a_verified_account(a_resident(), first_name="Sri", last_name="Wahyuni")
    a_business(resident, name="Dapur Mbak Sri")

    said = words_of(opened(an_officer(), resident).get(page(resident)))

    assert "Akun Sri Wahyuni dipastikan 24 Nov 2026, di loket." in said
    assert "Dapur Mbak Sri" in said


def test_a_resident_elsewhere_is_not_there():
    resident = a_resident(village=JAMBESARI)

    assert opened(an_officer(), resident).get(page(resident)).status_code == 404
    assert Reading.objects.count() == 0


def test_the_district_does_not_open_records():
    assert client_of(an_officer("district", GIRI_DISTRICT)).get(SEARCH).status_code == 403


def test_a_death_closes_the_shop_for_the_next_request():
    shop = a_shop()
    owner = shop.business.owner
    client = opened(an_officer(), owner)

    form = client.get(page(owner, "resident_death"))
    response = client.post(page(owner, "resident_death"), DEATH, follow=True)

    assert "Toko yang langsung berhenti berjualan Kopi Lereng Ijen" in words_of(form)
    said = words_of(response)
    assert "Kematian Siti Aminah sudah tercatat." in said
    assert "Toko Kopi Lereng Ijen berhenti berjualan sejak sekarang." in said
    assert "Meninggal 3 Nov 2026" in said
    assert not Shop.objects.get(pk=shop.pk).sells_on(date(2026, 11, 24))
    again = client.post(page(owner, "resident_death"), DEATH)
    assert again.headers["Location"] == page(owner)
    assert RegisterEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"event_date": ""}, "event_date"),
        ({"event_date": "31 Feb 2026"}, "event_date"),
        ({"event_date": "1 Jan 2100"}, "event_date"),
        ({"event_date": "1 Jan 1900"}, "event_date"),
        ({"source": ""}, "source"),
        ({"source": "NIK 3510154907870003"}, "source"),
        ({"note": "NIK 3510154907870003"}, "note"),
        ({"sure": ""}, "sure"),
    ],
)
def test_a_death_that_is_not_well_founded_is_refused_in_place(change, field):
    resident = a_resident()
    client = opened(an_officer(), resident)

    response = client.post(page(resident, "resident_death"), DEATH | change)

    assert set(response.context["form"].errors) == {field}
    assert (Resident.objects.get(pk=resident.pk).status, RegisterEvent.objects.count()) == ("resident", 0)
    if field != "source":
        assert 'value="Surat kematian 474.3/12/2026"' in response.content.decode()


def test_a_move_out_of_the_regency_is_recorded():
    resident = a_resident()
    client = opened(an_officer(), resident)

    response = client.post(
        page(resident, "resident_move"), DEATH | {"source": "Surat pindah 475/3"}, follow=True
    )

    assert "Kepindahan Siti Aminah sudah tercatat." in words_of(response)
    assert Resident.objects.get(pk=resident.pk).status == "moved"


def test_an_event_is_recorded_only_on_an_open_record():
    resident = a_resident()

    response = client_of(an_officer()).post(page(resident, "resident_death"), DEATH)

    assert response.headers["Location"] == page(resident)
    assert RegisterEvent.objects.count() == 0


def test_a_head_reads_but_records_nothing():
    resident = a_resident()
    client = opened(an_officer(HEAD), resident)

    assert "Meninggal…" not in words_of(client.get(page(resident)))
    assert client.post(page(resident, "resident_death"), DEATH).status_code == 403
    assert RegisterEvent.objects.count() == 0
