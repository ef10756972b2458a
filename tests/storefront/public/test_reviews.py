"""Reviews as everybody reads them, and the way to report one."""

import pytest

from catalog.reviews.models import Review, ReviewReport
from marketplace.orders.services import review_delivered_line
from tests.foundation.factories import an_account
from tests.marketplace.factories import NOW, a_buyer, a_keeper, a_variant, an_order, delivered
from tests.storefront.buyer.pages import signed_in, somebody, text_of

pytestmark = pytest.mark.django_db
QUERIES = 10


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("foundation.accounts.viewers.now", lambda: NOW)


def reviewed(keeper, variant, *, stars=5, text="Harum", by=None) -> Review:
    by = by or a_buyer(first_name="Ratna", last_name="Dewi")
    line = delivered(keeper, an_order((variant, 1), by=by)).lines.get()
    return review_delivered_line(line_id=line.pk, stars=stars, text=text, by=by, at=NOW)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_for_any_number(rows, django_assert_num_queries):
    keeper = a_keeper()
    variant = a_variant(keeper)
    for _number in range(rows):
        reviewed(keeper, variant)

    with django_assert_num_queries(QUERIES):
        page = somebody().get(f"/barang/{variant.product.slug}/ulasan/")

    assert text_of(page).count("Ratna D.") == rows


def test_the_list_goes_on_to_the_next_page():
    keeper = a_keeper()
    variant = a_variant(keeper, stock=20)
    for number in range(12):
        reviewed(keeper, variant, text=f"Ulasan nomor {number}")

    first = text_of(somebody().get(f"/barang/{variant.product.slug}/ulasan/"))
    second = text_of(somebody().get(f"/barang/{variant.product.slug}/ulasan/?hal=2"))

    assert "12 ulasan" in first
    assert "Ulasan nomor 11" in first
    assert "Ulasan nomor 0" not in first
    assert "Ulasan nomor 0" in second


def test_cards_and_the_shop_show_the_stars():
    keeper = a_keeper()
    variant = a_variant(keeper)
    reviewed(keeper, variant, stars=5)
    reviewed(keeper, variant, stars=4)

    text = text_of(somebody().get(f"/toko/{keeper.shop.slug}/"))

    assert "4,5 dari 5 bintang (2 ulasan)" in text
    assert text.count("4,5") == 2


def test_a_review_is_reported_by_somebody_signed_in():
    keeper = a_keeper()
    review = reviewed(keeper, a_variant(keeper), text="Kasar sekali")
    client, address = signed_in(an_account()), f"/ulasan/{review.pk}/laporkan/"
    assert somebody().get(address).status_code == 302

    empty = client.post(address, {"reason": "  "})
    answer = client.post(address, {"reason": "Kata kasar"})

    assert "Tulis alasannya" in text_of(empty)
    assert answer.status_code == 302
    assert ReviewReport.objects.get().reason == "Kata kasar"
    assert "sudah Anda laporkan" in text_of(client.post(address, {"reason": "Lagi"}))


def test_a_product_that_rests_has_no_reviews_to_read():
    assert somebody().get("/barang/tidak-ada/ulasan/").status_code == 404
    assert signed_in(an_account()).get("/ulasan/999999/laporkan/").status_code == 404
