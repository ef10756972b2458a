"""Reported reviews at the desk of the regency."""

import pytest

from catalog.reviews.models import Review, ReviewReport
from catalog.reviews.services import report_review
from marketplace.orders.services import review_delivered_line
from tests.marketplace.factories import NOW, a_buyer, a_keeper, a_variant, an_order, delivered
from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import BANYUWANGI, GROGOL, an_officer
from village.officers.states import OPERATOR, REGENCY

pytestmark = pytest.mark.django_db
ADDRESS = "/kantor/ulasan/"
QUERIES = 7


def reported(text="Kata kasar") -> Review:
    keeper, buyer = a_keeper(), a_buyer()
    line = delivered(keeper, an_order((a_variant(keeper), 1), by=buyer)).lines.get()
    review = review_delivered_line(line_id=line.pk, stars=1, text=text, by=buyer, at=NOW)
    report_review(review_id=review.pk, reason="Menghina penjual", by=a_buyer(), at=NOW)
    return review


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_for_any_number(rows, django_assert_num_queries):
    for _number in range(rows):
        reported()
    client = client_of(an_officer(REGENCY, BANYUWANGI))

    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS)

    assert words_of(page).count("Kata kasar") == rows


def test_the_desk_hides_a_review_with_a_reason():
    review, client = reported(), client_of(an_officer(REGENCY, BANYUWANGI))
    address = f"{ADDRESS}{review.pk}/"
    assert "Menghina penjual" in words_of(client.get(address))

    empty = client.post(address, {"decision": "hide", "reason": ""})
    answer = client.post(address, {"decision": "hide", "reason": "Menghina orang"})

    assert "Tulis alasannya" in words_of(empty)
    assert answer.url == ADDRESS
    review.refresh_from_db()
    assert (review.state, review.hidden_reason) == ("hidden", "Menghina orang")


def test_the_desk_lets_a_review_stand():
    review, client = reported(), client_of(an_officer(REGENCY, BANYUWANGI))

    client.post(f"{ADDRESS}{review.pk}/", {"decision": "stand", "reason": "Pendapat biasa"})

    review.refresh_from_db()
    assert (review.state, ReviewReport.objects.get().state) == ("shown", "dismissed")


def test_a_village_has_no_such_desk():
    review = reported()
    client = client_of(an_officer(OPERATOR, GROGOL))

    assert client.get(ADDRESS).status_code == 403
    assert client.post(f"{ADDRESS}{review.pk}/", {"decision": "hide", "reason": "x"}).status_code == 403
    review.refresh_from_db()
    assert review.state == "shown"
