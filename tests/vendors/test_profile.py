"""What a shop says of itself: hours, a number, a holiday that ends by the clock."""

from datetime import timedelta

import pytest

from foundation.accounts.rules import NotAPhoneNumber
from foundation.audit.selectors import transitions_of
from foundation.clock import now, today
from tests.vendors.factories import a_letter, a_shop, days
from tests.village.factories import a_business, a_resident, a_verified_account, viewer_for
from vendors.shops.models import Shop
from vendors.shops.rules import AlreadyClosed, ClosedUntilOutOfBounds, HoursTooLong, NoNumberToShow
from vendors.shops.selectors import OwnerContact, owner_contacts
from vendors.shops.services import describe_shop, open_after_holidays, open_shop, switch_shop
from village.residents.rules.register import NumberInText

pytestmark = pytest.mark.django_db


def described(shop, **changed) -> Shop:
    return describe_shop(shop_id=shop.pk, by=shop.seller, at=now(), **changed)


def test_a_shop_tells_its_hours_and_number_and_what_is_not_given_stays():
    shop = a_shop()
    described(shop, hours="  Senin sampai Sabtu,   08.00-16.00 ", contact_phone="0812 3456 7890")

    changed = described(shop, phone_public=True)

    assert (changed.hours, changed.contact_phone) == ("Senin sampai Sabtu, 08.00-16.00", "+6281234567890")
    assert changed.phone_public


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"hours": "x" * 201}, HoursTooLong),
        ({"hours": "buka 3510174107860003"}, NumberInText),
        ({"contact_phone": "12"}, NotAPhoneNumber),
        ({"phone_public": True}, NoNumberToShow),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_changes(changed, refusal):
    shop = a_shop()

    with pytest.raises(refusal):
        described(shop, **changed)

    shop.refresh_from_db()
    assert (shop.hours, shop.contact_phone, shop.phone_public) == ("", "", False)


def test_a_holiday_ends_by_the_clock_the_day_after():
    shop = a_shop()

    switch_shop(shop_id=shop.pk, open=False, closed_until=days(2), by=shop.seller, at=now())
    too_early = open_after_holidays(at=now() + timedelta(days=2))
    on_time = open_after_holidays(at=now() + timedelta(days=3))

    shop.refresh_from_db()
    assert (too_early, on_time) == (0, 1)
    assert (shop.open, shop.closed_until) == (True, None)
    assert [(one.to_state, one.by_id is None) for one in transitions_of(shop)] == [
        ("open", False),
        ("closed", False),
        ("open", True),
    ]


def test_a_closed_shop_may_be_given_another_last_day_but_not_the_same():
    shop = a_shop()
    switch_shop(shop_id=shop.pk, open=False, by=shop.seller, at=now())

    switch_shop(shop_id=shop.pk, open=False, closed_until=today(), by=shop.seller, at=now())

    with pytest.raises(AlreadyClosed):
        switch_shop(shop_id=shop.pk, open=False, closed_until=today(), by=shop.seller, at=now())
    with pytest.raises(ClosedUntilOutOfBounds):
        switch_shop(shop_id=shop.pk, open=False, closed_until=days(-1), by=shop.seller, at=now())
    with pytest.raises(ClosedUntilOutOfBounds):
        switch_shop(shop_id=shop.pk, open=False, closed_until=days(400), by=shop.seller, at=now())


def test_opened_early_the_holiday_is_forgotten():
    shop = a_shop()
    switch_shop(shop_id=shop.pk, open=False, closed_until=days(5), by=shop.seller, at=now())

    switch_shop(shop_id=shop.pk, open=True, by=shop.seller, at=now())

    shop.refresh_from_db()
    assert (shop.open, shop.closed_until) == (True, None)


def test_buyers_reach_the_shops_number_else_the_owners_and_never_an_address():
    quiet = a_shop()
    account, resident = a_verified_account(a_resident(), phone="081298765432")
    business = a_business(resident)
    a_letter(business)
    phoned = open_shop(business_id=business.pk, by=viewer_for(account, now()), at=now())

    before = owner_contacts([quiet.pk, phoned.pk])
    described(quiet, contact_phone="081211112222")

    assert before == {quiet.pk: OwnerContact(""), phoned.pk: OwnerContact("+6281298765432")}
    assert owner_contacts([quiet.pk]) == {quiet.pk: OwnerContact("+6281211112222")}
