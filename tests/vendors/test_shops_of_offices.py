import pytest

from foundation.access.refusals import NotFound
from foundation.clock import now, today
from tests.vendors.factories import a_letter, a_sanction, a_shop, days
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    GROGOL,
    JAJAG,
    a_business,
    a_district_officer,
    a_head,
    a_regency_officer,
    an_operator,
)
from vendors.shops.models import Shop
from vendors.shops.selectors import (
    sanction_within,
    sanctions_of_shop,
    sanctions_within,
    selling_tallies,
    shop_within,
    shops_of_owner,
    shops_within,
    standings_of,
)
from vendors.shops.services import lay_sanction, lift_sanction, switch_shop
from village.residents.services import record_death

pytestmark = pytest.mark.django_db

REASON = "Menjual barang tanpa izin edar"


def why(shop, officer):
    shop = shops_within(officer).get(pk=shop.pk)
    return standings_of([shop], today=officer.today)[shop.pk].reasons


def test_an_office_sees_the_shops_of_its_regions():
    shop, far = a_shop(), a_shop("Ikan Asin Muncar", village=JAJAG)

    assert list(shops_within(an_operator(at=now()))) == [shop]
    assert list(shops_within(a_district_officer(at=now()))) == [shop]
    assert list(shops_within(a_regency_officer(at=now()))) == [far, shop]
    assert list(shops_within(a_regency_officer(at=now()), search="asin")) == [far]
    assert list(shops_within(a_regency_officer(at=now()), region=GIRI_DISTRICT)) == [shop]
    assert list(shops_within(a_head(at=now()), region=JAJAG)) == []
    assert list(shops_within(shop.seller)) == []
    with pytest.raises(NotFound):
        shop_within(an_operator(at=now()), shop_id=far.pk)


def test_shops_are_kept_by_whether_they_sell_today():
    selling, closed = a_shop(), a_shop("Warung Tutup")
    switch_shop(shop_id=closed.pk, open=False, by=closed.seller, at=now())
    regency = a_regency_officer(at=now())

    assert list(shops_within(regency, selling=True)) == [selling]
    assert list(shops_within(regency, selling=False)) == [closed]
    assert selling_tallies(regency) == {GROGOL: 1}
    assert selling_tallies(regency, region=BANYUWANGI) == {GROGOL: 1}
    assert selling_tallies(regency, region=JAJAG) == {}


def test_a_shop_that_sells_has_no_reason_and_a_permit():
    shop = a_shop()

    found = shop_within(an_operator(at=now()), shop_id=shop.pk)

    assert (found.sells, found.reasons, found.sanction) == (True, (), None)
    assert found.permit.stands


def test_a_shop_says_every_reason_why_it_is_closed():
    shop, operator = a_shop(), an_operator(at=now())
    lay_sanction(shop_id=shop.pk, reason=REASON, by=a_regency_officer(at=now()), at=now())
    switch_shop(shop_id=shop.pk, open=False, by=shop.seller, at=now())
    record_death(
        resident_id=shop.business.owner_id, event_date=today(), source="474.3/12", by=operator, at=now()
    )

    assert why(shop, operator) == ("owner_died", "sanctioned", "switched_off")


@pytest.mark.parametrize(
    ("letter", "reason"),
    [
        ({"valid_from": days(-400), "valid_until": days(-1)}, "expired"),
        ({"valid_from": days(2)}, "not_yet"),
        ({"state": "suspended"}, "suspended"),
        ({"state": "revoked"}, "revoked"),
    ],
)
def test_a_shop_is_closed_by_its_letter(letter, reason):
    shop = a_shop()
    other = Shop.objects.create(
        business=a_business(shop.business.owner, name="Kedai"), slug="kedai", name="Kedai", opened_at=now()
    )
    a_letter(other.business, **letter)

    assert why(other, an_operator(at=now())) == (reason,)


def test_a_shop_without_any_permit_says_so():
    business = a_business(a_shop().business.owner, name="Kedai")
    shop = Shop.objects.create(business=business, slug="kedai", name="Kedai", opened_at=now())

    assert why(shop, an_operator(at=now())) == ("no_permit",)


@pytest.mark.parametrize("count", [1, 3])
def test_standings_cost_the_same_for_one_and_for_many(count, django_assert_num_queries):
    for number in range(count):
        a_sanction(a_shop(f"Toko {number}"))
    officer = an_operator(at=now())

    with django_assert_num_queries(4):
        found = standings_of(list(shops_within(officer)), today=officer.today)

    assert [one.reasons for one in found.values()] == [("sanctioned",)] * count


def test_sanctions_are_those_in_force_or_those_that_are_over():
    shop, far = a_shop(), a_shop("Ikan Asin Muncar", village=JAJAG)
    regency = a_regency_officer(at=now())
    standing = lay_sanction(shop_id=shop.pk, reason=REASON, by=regency, at=now())
    until = a_sanction(far, ends_on=days(3))
    past = a_sanction(far, starts_on=days(-9), ends_on=days(-1))
    lifted = lay_sanction(shop_id=far.pk, reason=REASON, by=regency, at=now())
    lift_sanction(sanction_id=lifted.pk, reason="Sudah diperbaiki", by=regency, at=now())

    assert {one.pk for one in sanctions_within(regency, in_force=True)} == {standing.pk, until.pk}
    assert {one.pk for one in sanctions_within(regency, in_force=False)} == {past.pk, lifted.pk}
    assert list(sanctions_within(a_head(at=now()), in_force=True)) == []
    assert sanction_within(regency, id=until.pk) == until
    with pytest.raises(NotFound):
        sanction_within(an_operator(at=now()), id=standing.pk)
    assert sanctions_of_shop(an_operator(at=now()), shop_id=shop.pk) == [standing]
    assert sanctions_of_shop(an_operator(at=now()), shop_id=far.pk) == []


def test_the_shops_of_one_owner_are_found_within_reach():
    shop = a_shop()
    a_shop("Toko Orang Lain")

    assert shops_of_owner(an_operator(at=now()), owner_id=shop.business.owner_id) == [shop]
    assert shops_of_owner(an_operator(JAJAG, at=now()), owner_id=shop.business.owner_id) == []
