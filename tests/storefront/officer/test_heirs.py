"""The office records by a paper that a shop passed to an heir."""

import pytest

from tests.storefront.seller.pages import errors_of, signed_in, text_of
from tests.vendors.factories import a_seller, a_shop
from tests.village.factories import an_officer
from village.businesses.models import Business, Succession
from village.residents.models import Resident

pytestmark = pytest.mark.django_db

PAPER = "Surat keterangan ahli waris 474/12/2026"


def of_the_dead():
    shop = a_shop()
    Resident.objects.filter(businesses=shop.pk).update(status="died")
    return shop


def test_an_operator_records_the_heir_from_the_shops_page():
    shop, client = of_the_dead(), signed_in(an_officer().account)
    _viewer, heir = a_seller(name="AHLI WARIS")
    page = f"/kantor/toko/{shop.pk}/ahli-waris/"

    offered = client.get(f"/kantor/toko/{shop.pk}/")
    answer = client.post(page, {"heir_nik": heir.plain_nik, "document": PAPER})
    after = client.get(f"/kantor/toko/{shop.pk}/")

    assert page in offered.content.decode()
    assert answer.url == f"/kantor/toko/{shop.pk}/"
    assert Business.objects.get(pk=shop.pk).owner == heir
    assert "Ahli Waris" in text_of(after) and PAPER in text_of(after)
    assert page not in after.content.decode()
    assert client.post(page, {"heir_nik": heir.plain_nik, "document": PAPER}).url == answer.url


def test_a_refused_heir_keeps_the_paper_and_changes_nothing():
    shop, client = of_the_dead(), signed_in(an_officer().account)

    answer = client.post(
        f"/kantor/toko/{shop.pk}/ahli-waris/", {"heir_nik": "3510174107860009", "document": PAPER}
    )

    assert "NIK ini tidak ada di buku penduduk kabupaten" in errors_of(answer)[0]
    assert PAPER in answer.content.decode()
    assert not Succession.objects.exists()


def test_of_the_living_nobody_inherits():
    shop, client = a_shop(), signed_in(an_officer().account)

    assert client.get(f"/kantor/toko/{shop.pk}/ahli-waris/").url == f"/kantor/toko/{shop.pk}/"
