from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.clock import now, today
from foundation.notifications.models import Message
from tests.storefront.officer.clients import client_of, words_of
from tests.vendors.factories import a_sanction, a_shop, days
from tests.village.factories import (
    BANYUWANGI,
    GAMBIRAN_DISTRICT,
    GIRI_DISTRICT,
    JAJAG,
    a_kk,
    a_resident,
    an_officer,
)
from vendors.shops.models import Sanction, Shop
from vendors.shops.services import switch_shop

pytestmark = pytest.mark.django_db

SHOPS = "/kantor/toko/"
REASON = "Menjual jamu tanpa izin edar"


def regency(**given):
    return client_of(an_officer("regency", BANYUWANGI, **given))


def url(thing, name="shop"):
    return reverse(f"officer:{name}", args=[thing.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_shops_are_listed_with_their_standing(count, django_assert_num_queries):
    for number in range(count):
        a_sanction(a_shop(f"Toko {number}"))
    client = client_of(an_officer())

    with django_assert_num_queries(10):
        response = client.get(SHOPS)

    assert [[row[0].text, row[3].text, row[4]] for row in response.context["table"].rows] == [
        [f"Toko {number}", "Tutup", "Dilarang berjualan"] for number in range(count)
    ]


def test_shops_are_kept_by_whether_they_sell_where_and_by_name():
    a_shop("Kopi Ijen")
    closed = a_shop("Warung Tutup")
    switch_shop(shop_id=closed.pk, open=False, by=closed.seller, at=now())
    a_shop("Ikan Asin", village=JAJAG)
    client = regency()

    def names(query):
        return [row[0].text for row in client.get(f"{SHOPS}?{query}").context["table"].rows]

    assert names("") == ["Ikan Asin", "Kopi Ijen", "Warung Tutup"]
    assert names("keadaan=berjualan") == ["Ikan Asin", "Kopi Ijen"]
    assert names("keadaan=tutup") == ["Warung Tutup"]
    assert names(f"wilayah={GIRI_DISTRICT}&keadaan=berjualan") == ["Kopi Ijen"]
    sent = client.post(f"{SHOPS}?keadaan=tutup", {"cari": "warung"})
    assert sent.headers["Location"] == f"{SHOPS}?keadaan=tutup&cari=warung"


def test_a_shop_says_why_it_is_closed_and_by_which_letter_it_sells():
    shop = a_shop()
    client = client_of(an_officer())

    selling = words_of(client.get(url(shop)))
    switch_shop(shop_id=shop.pk, open=False, by=shop.seller, at=now())
    closed = words_of(client.get(url(shop)))

    assert "Berjualan" in selling
    assert "Surat Keterangan Usaha" in selling
    assert "Lihat toko seperti pembeli" in selling
    assert "Mengapa toko ini tidak berjualan Ditutup penjual" in closed
    assert "Larang berjualan…" not in closed


def test_a_shop_of_another_region_is_not_there():
    shop = a_shop(village=JAJAG)

    assert client_of(an_officer()).get(url(shop)).status_code == 404
    assert client_of(an_officer("district", GIRI_DISTRICT)).get(url(shop)).status_code == 404


def test_the_regency_forbids_a_shop_and_lets_it_sell_again():
    shop = a_shop()
    client = regency()

    page = client.get(url(shop, "sanction_lay"))
    laid = client.post(url(shop, "sanction_lay"), {"reason": REASON, "ends_on": ""}, follow=True)
    again = client.post(url(shop, "sanction_lay"), {"reason": REASON})
    sanction = Sanction.objects.get()

    assert "Etalase toko ini kosong sejak saat itu juga." in words_of(page)
    assert "dilarang berjualan sejak sekarang." in words_of(laid)
    assert "Mengapa toko ini tidak berjualan Dilarang berjualan" in words_of(laid)
    assert again.headers["Location"] == url(shop)
    assert not Shop.objects.get().sells_on(today())
    assert Message.objects.filter(kind="vendors.sanction").count() == 1

    lifted = client.post(url(sanction, "sanction_lift"), {"reason": "Izin sudah ada"}, follow=True)

    assert "Larangan atas Kopi Lereng Ijen dicabut." in words_of(lifted)
    assert Shop.objects.get().sells_on(today())
    late = client.post(url(sanction, "sanction_lift"), {"reason": "Izin sudah ada"})
    assert late.headers["Location"] == url(shop)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "Pemilik 3510154907870003"}, "reason"),
        ({"reason": REASON, "ends_on": "1 Jan 2020"}, "ends_on"),
        ({"reason": REASON, "ends_on": "besok"}, "ends_on"),
    ],
)
def test_a_sanction_that_is_not_proper_keeps_what_was_typed(sent, field):
    shop = a_shop()

    response = regency().post(url(shop, "sanction_lay"), sent)

    assert set(response.context["form"].errors) == {field}
    assert sent["reason"] in response.content.decode()
    assert sent.get("ends_on", "") in response.content.decode()
    assert not Sanction.objects.exists()
    assert Shop.objects.get().sells_on(today())


def test_a_lift_without_a_reason_lifts_nothing():
    sanction = a_sanction(a_shop())

    response = regency().post(url(sanction, "sanction_lift"), {"reason": ""})

    assert set(response.context["form"].errors) == {"reason"}
    assert Sanction.objects.get().lifted_at is None


def test_nobody_forbids_the_shop_of_his_family():
    shop = a_shop()
    relative = a_resident(kk=a_kk())
    relative.kk_hash = shop.business.owner.kk_hash
    relative.save(update_fields=["kk_hash"])

    response = regency(resident=relative).post(url(shop, "sanction_lay"), {"reason": REASON})

    assert "Anda tidak bisa menindak toko sendiri atau keluarga sendiri." in words_of(response)
    assert not Sanction.objects.exists()


def test_a_district_lays_and_lifts_its_own_and_is_told_whose_the_others_are():
    shop, district = a_shop(), client_of(an_officer("district", GIRI_DISTRICT))

    laid = district.post(url(shop, "sanction_lay"), {"reason": REASON, "ends_on": ""}, follow=True)
    own = Sanction.objects.get()
    lifted = district.post(url(own, "sanction_lift"), {"reason": "Sudah dibenahi."}, follow=True)
    regency().post(url(shop, "sanction_lay"), {"reason": REASON, "ends_on": ""})
    above = Sanction.objects.latest("pk")
    shown = district.get(url(shop))
    refused = district.post(url(above, "sanction_lift"), {"reason": "Sudah dibenahi."})

    assert "dilarang berjualan sejak sekarang" in words_of(laid)
    assert "dicabut. Pemiliknya kami kabari" in words_of(lifted)
    assert url(above, "sanction_lift") not in shown.content.decode()
    assert "Hanya kantor itu yang bisa mencabutnya" in words_of(refused)
    above.refresh_from_db()
    assert above.lifted_at is None


def test_others_lay_and_lift_nothing():
    sanction = a_sanction(a_shop())

    operator, elsewhere = client_of(an_officer()), client_of(an_officer("district", GAMBIRAN_DISTRICT))
    for client, status in ((operator, 403), (elsewhere, 404)):
        assert client.post(url(sanction.shop, "sanction_lay"), {"reason": REASON}).status_code == status
        assert client.post(url(sanction, "sanction_lift"), {"reason": REASON}).status_code == status
    assert operator.get("/kantor/sanksi/").status_code == 403
    assert elsewhere.get("/kantor/sanksi/").context["page"].paginator.count == 0
    assert Sanction.objects.get().lifted_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_sanctions_are_listed_in_force_and_over(count, django_assert_num_queries):
    for number in range(count):
        shop = a_shop(f"Toko {number}")
        a_sanction(shop, ends_on=days(3))
        a_sanction(shop, starts_on=days(-9), ends_on=days(-1))
    client = regency()

    with django_assert_num_queries(6):
        response = client.get("/kantor/sanksi/")
    over = client.get("/kantor/sanksi/?keadaan=selesai")

    until = today() + timedelta(days=3)
    assert len(response.context["table"].rows) == len(over.context["table"].rows) == count
    assert str(until.day) in response.context["table"].rows[0][4]


def test_without_sanctions_the_page_leads_to_the_shops():
    response = regency().get("/kantor/sanksi/")

    assert "Tidak ada toko yang dilarang berjualan" in words_of(response)
