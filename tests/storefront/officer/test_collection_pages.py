"""Collections of the regency, written on the office's pages."""

import pytest
from django.urls import reverse

from catalog.collections.models import Collection, CollectionItem
from tests.catalog.factories import a_product
from tests.catalog.test_collections import a_collection
from tests.catalog.test_collections import an_officer as a_writer
from tests.storefront.officer.clients import client_of, words_of
from tests.vendors.factories import a_shop
from tests.village.factories import BANYUWANGI, GIRI_DISTRICT, an_officer

pytestmark = pytest.mark.django_db
LIST, ADD = "/kantor/koleksi/", "/kantor/koleksi/baru/"
QUERIES = 6


@pytest.fixture
def client():
    return client_of(an_officer("regency", BANYUWANGI))


def of(collection: Collection) -> str:
    return reverse("officer:collection", args=[collection.pk])


def everything() -> list:
    return [list(model.objects.order_by("pk").values_list()) for model in (Collection, CollectionItem)]


def test_a_collection_is_written_filled_led_and_shown(client):
    shop = a_shop()
    first, second = a_product(shop, "Kopi robusta"), a_product(shop, "Kopi arabika")

    client.post(ADD, {"name": "Kopi lereng Ijen", "description": "Dari kebun warga.", "sort": "2"})
    collection = Collection.objects.get()
    found = words_of(client.get(of(collection), {"cari": "kopi"}))
    client.post(of(collection), {"add": "1", "product": [first.pk, second.pk]})
    client.post(of(collection), {"lead": second.pk})
    shown = client.post(of(collection), {"show": "1"}, follow=True)

    collection.refresh_from_db()
    assert "Kopi robusta" in found and "Kopi arabika" in found
    assert (collection.name, collection.sort, collection.published) == ("Kopi lereng Ijen", 2, True)
    items = collection.items.order_by("sort").values_list("product__name", flat=True)
    assert list(items) == ["Kopi arabika", "Kopi robusta"]
    assert "Koleksi tampil untuk semua orang." in words_of(shown)


def test_words_are_changed_goods_taken_out_and_it_is_hidden(client):
    first, second = a_product(name="Kopi"), a_product(name="Teh")
    collection = a_collection(first, second, officer=a_writer())

    client.post(of(collection), {"words": "1", "name": "Minuman", "description": "", "sort": ""})
    client.post(of(collection), {"drop": first.pk})
    client.post(of(collection), {"hide": "1"})

    collection.refresh_from_db()
    assert (collection.name, collection.published, collection.items.count()) == ("Minuman", False, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words": "1", "name": "", "description": "Cerita yang tetap"}, "Masih kosong. Isi bagian ini."),
        ({"words": "1", "name": "3510152502900003", "description": "Cerita yang tetap"}, "Jangan tulis NIK"),
        ({"show": "1"}, "Koleksi ini sudah tampil."),
        ({"drop": "@only"}, "Koleksi ini masih kosong."),
        ({"add": "1", "product": "@only"}, "Barang ini sudah ada di koleksi."),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(client, typed, sentence):
    product = a_product()
    collection = a_collection(product, officer=a_writer())
    before = everything()

    typed = {name: product.pk if value == "@only" else value for name, value in typed.items()}
    response = client.post(of(collection), typed)

    assert sentence in words_of(response)
    assert typed.get("description", "") in response.content.decode()
    assert everything() == before


def test_somebody_elses_number_leads_nowhere(client):
    collection = a_collection(a_product(), officer=a_writer())
    before = everything()

    answers = [
        client.get(reverse("officer:collection", args=[0])),
        client.post(of(collection), {"lead": "9" * 30}),
        client.post(of(collection), {"add": "1", "product": "x"}),
    ]

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert everything() == before


def test_other_offices_have_no_collections():
    collection = a_collection(a_product(), officer=a_writer())
    district = client_of(an_officer("district", GIRI_DISTRICT))
    before = everything()

    answers = [district.get(LIST), district.get(ADD), district.post(of(collection), {"hide": "1"})]

    assert [one.status_code for one in answers] == [403, 403, 403]
    assert everything() == before


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_for_one_and_for_three(client, django_assert_num_queries, rows):
    writer, product = a_writer(), a_product()
    for number in range(rows):
        a_collection(product, officer=writer, name=f"Koleksi {number}")
    client.get(LIST)

    with django_assert_num_queries(QUERIES):
        text = words_of(client.get(LIST))

    assert all(f"Koleksi {number}" in text for number in range(rows))
