"""The seller's page of reviews, and his answers."""

import pytest

from marketplace.orders.services import review_delivered_line
from tests.marketplace.factories import NOW, a_buyer, a_keeper, a_variant, an_order, delivered
from tests.storefront.buyer.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
ADDRESS = "/jualan/ulasan/"
QUERIES = 10


def reviewed(keeper, *, text="Harum"):
    buyer = a_buyer()
    line = delivered(keeper, an_order((a_variant(keeper), 1), by=buyer)).lines.get()
    return review_delivered_line(line_id=line.pk, stars=3, text=text, by=buyer, at=NOW)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_for_any_number(rows, django_assert_num_queries):
    keeper = a_keeper()
    for _number in range(rows):
        reviewed(keeper)
    client = signed_in(keeper.account)
    client.get(ADDRESS)

    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS)

    assert text_of(page).count("Harum") == rows


def test_an_answer_is_kept_and_a_refused_one_stays_typed():
    keeper = a_keeper()
    review = reviewed(keeper)
    client = signed_in(keeper.account)

    refused = client.post(ADDRESS, {"review": review.pk, "answer": "Telepon 081234567890"})
    kept = client.post(ADDRESS, {"review": review.pk, "answer": "Terima kasih"})

    assert "Telepon 081234567890" in refused.content.decode()
    assert "Jangan menulis NIK" in text_of(refused)
    assert kept.status_code == 302
    review.refresh_from_db()
    assert review.answer == "Terima kasih"
    assert "Semua ulasan sudah dibalas" in text_of(client.get(f"{ADDRESS}?bagian=belum"))


def test_another_s_review_is_not_there_to_answer():
    review = reviewed(a_keeper())
    other = a_keeper(name="Toko lain")

    assert signed_in(other.account).post(ADDRESS, {"review": review.pk, "answer": "x"}).status_code == 404
    assert signed_in(other.account).post(ADDRESS, {"review": "x", "answer": "x"}).status_code == 404
    review.refresh_from_db()
    assert review.answer == ""
