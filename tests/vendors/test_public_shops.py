"""What everybody sees of a shop."""

import pytest

from foundation.access.refusals import NotFound
from foundation.clock import now, today
from tests.vendors.factories import a_letter, a_nib, a_sanction, a_shop, days
from vendors.shops.selectors import public_shop, selling_shop_of, shops_selling, warrants_of
from vendors.shops.services import switch_shop

pytestmark = pytest.mark.django_db

GROGOL, GIRI, JAJAG = "35.10.17.2006", "35.10.17", "35.10.07.2002"


def test_a_shop_shows_its_village_and_the_letter_it_sells_by():
    shop = a_shop()
    later = a_letter(shop.business, valid_until=days(500))

    page = public_shop(shop.slug, today())

    assert page.selling
    assert (page.village.name, page.district.name, page.owner_name) == ("Grogol", "Giri", "SITI AMINAH")
    assert (page.warrant.kind, page.warrant.number, page.warrant.valid_until) == (
        "letter",
        later.number,
        days(500),
    )


def test_a_shop_that_fell_shows_no_permit_and_no_reason():
    shop = a_shop()
    a_sanction(shop)

    page = public_shop(shop.slug, today())

    assert (page.selling, page.warrant) == (False, None)
    assert not hasattr(page, "sanction")


def test_a_shop_that_does_not_exist_is_not_found():
    with pytest.raises(NotFound):
        public_shop("tidak-ada", today())


def test_a_checked_nib_stands_where_no_letter_does():
    shop = a_shop()
    nib = a_nib(shop.business)

    with_letter = warrants_of([shop.pk], today())[shop.pk]
    without = warrants_of([shop.pk], days(400))[shop.pk]

    assert with_letter.kind == "letter"
    assert (without.kind, without.number, without.valid_until) == ("nib", nib.nib, None)


def test_a_business_leads_to_its_shop_only_while_that_sells():
    shop, fallen, closed = a_shop("Satu"), a_shop("Dua"), a_shop("Tiga")
    a_sanction(fallen)
    switch_shop(shop_id=closed.pk, open=False, by=closed.seller, at=now())

    found = [selling_shop_of(key, today()) for key in (shop.pk, fallen.pk, closed.pk, 0)]

    assert found == [shop, None, None, None]


def test_shops_near_a_place_come_first_and_the_closed_do_not_come():
    near, far = a_shop("Zaitun", village=GROGOL), a_shop("Anggrek", village=JAJAG)
    closed = a_shop("Buka Besok")
    switch_shop(shop_id=closed.pk, open=False, by=closed.seller, at=now())
    a_sanction(a_shop("Kena Sanksi"))

    assert shops_selling(today()) == [far, near]
    assert shops_selling(today(), near=GIRI) == [near, far]
    assert shops_selling(today(), near=JAJAG) == [far, near]
    assert shops_selling(today(), limit=1) == [far]
    with pytest.raises(NotFound):
        shops_selling(today(), near="99.99")


@pytest.mark.parametrize("shops", [1, 3])
def test_the_list_of_shops_costs_one_query_however_long_it_is(shops, django_assert_num_queries):
    for number in range(shops):
        a_shop(f"Toko {number}")

    with django_assert_num_queries(1):
        found = [(shop.name, shop.business.village.name) for shop in shops_selling(today())]

    assert len(found) == shops
