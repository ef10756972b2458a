"""Opening, describing and switching a shop."""

import pytest

from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from foundation.audit.selectors import transitions_of
from foundation.clock import now, today
from tests.vendors.factories import a_letter, a_seller, a_shop, days
from tests.village.factories import a_business, an_account, an_identity, viewer_for
from vendors.mandates.states import PROFILE
from vendors.shops.models import EMPTY_FROM, EMPTY_UNTIL, Shop
from vendors.shops.rules import (
    AlreadyClosed,
    AlreadyOpen,
    DescriptionTooLong,
    NameMissing,
    NoPermitStands,
    ShopExists,
)
from vendors.shops.selectors import businesses_without_shop, owned_shops, shop_for, shops_kept_by
from vendors.shops.services import describe_shop, open_shop, switch_shop
from village.residents.rules.register import NumberInText

pytestmark = pytest.mark.django_db


def test_an_owner_opens_a_shop_under_a_standing_letter():
    seller, resident = a_seller()
    business = a_business(resident, name="Batik Sekar Jagad")
    letter = a_letter(business)

    shop = open_shop(business_id=business.pk, by=seller, at=now())

    assert (shop.pk, shop.name, shop.slug) == (business.pk, "Batik Sekar Jagad", "batik-sekar-jagad")
    assert (shop.selling_from, shop.selling_until) == (letter.valid_from, letter.valid_until)
    assert shop.sells_on(today())
    assert [(step.from_state, step.to_state, step.by_id) for step in transitions_of(shop)] == [
        ("", "open", seller.account_id)
    ]


def test_a_name_that_is_taken_gets_the_number_of_the_business():
    a_shop("Batik Sekar")

    second = a_shop("Batik Sekar")

    assert second.slug == f"batik-sekar-{second.pk}"


def test_a_shop_does_not_open_before_a_permit_stands():
    seller, resident = a_seller()
    business = a_business(resident)
    a_letter(business, grants_trade=False)
    a_letter(business, state="suspended")
    a_letter(business, valid_from=days(1))

    with pytest.raises(NoPermitStands):
        open_shop(business_id=business.pk, by=seller, at=now())

    assert not Shop.objects.exists()


def test_only_the_owner_with_a_confirmed_identity_opens_a_shop():
    _owner, resident = a_seller()
    business = a_business(resident)
    a_letter(business)
    other, _resident = a_seller(name="BUDI SANTOSO")
    claimant = an_account()
    an_identity(claimant, resident)

    for somebody in (other, viewer_for(claimant, now()), visitor(now())):
        with pytest.raises(NotFound):
            open_shop(business_id=business.pk, by=somebody, at=now())

    assert not Shop.objects.exists()


def test_a_business_has_one_shop():
    shop = a_shop()

    with pytest.raises(ShopExists):
        open_shop(business_id=shop.pk, by=shop.seller, at=now())

    assert Shop.objects.count() == 1


def test_a_seller_sees_the_own_shops_and_businesses_only():
    shop = a_shop()
    other = a_shop("Ikan Asin Muncar")
    waiting = a_business(shop.business.owner, name="Keripik Pisang")

    assert list(owned_shops(shop.seller)) == [shop]
    assert shop_for(shop.seller, None, PROFILE) == shop
    assert list(businesses_without_shop(shop.seller)) == [waiting]
    assert list(shops_kept_by(visitor(now()))) == []
    with pytest.raises(NotFound):
        shop_for(shop.seller, other.pk, PROFILE)


def test_a_seller_closes_and_opens_the_window():
    shop = a_shop()

    closed = switch_shop(shop_id=shop.pk, open=False, by=shop.seller, at=now())
    closed_on_the_day = list(Shop.objects.selling(today()))
    opened = switch_shop(shop_id=shop.pk, open=True, by=shop.seller, at=now())

    assert (closed.open, closed_on_the_day, opened.open) == (False, [], True)
    assert list(Shop.objects.selling(today())) == [shop]
    assert [step.to_state for step in transitions_of(shop)] == ["open", "closed", "open"]


def test_a_switch_that_changes_nothing_is_refused():
    shop = a_shop()

    with pytest.raises(AlreadyOpen):
        switch_shop(shop_id=shop.pk, open=True, by=shop.seller, at=now())
    switch_shop(shop_id=shop.pk, open=False, by=shop.seller, at=now())
    with pytest.raises(AlreadyClosed):
        switch_shop(shop_id=shop.pk, open=False, by=shop.seller, at=now())

    assert len(transitions_of(shop)) == 2


def test_nobody_switches_or_describes_somebody_elses_shop():
    shop, other = a_shop(), a_shop("Ikan Asin Muncar")

    with pytest.raises(NotFound):
        switch_shop(shop_id=shop.pk, open=False, by=other.seller, at=now())
    with pytest.raises(NotFound):
        describe_shop(shop_id=shop.pk, name="Milik saya", by=other.seller, at=now())

    shop.refresh_from_db()
    assert (shop.open, shop.name) == (True, "Kopi Lereng Ijen")


def test_a_shop_keeps_its_address_when_its_name_changes():
    shop = a_shop()

    changed = describe_shop(
        shop_id=shop.pk, name="Kopi Ijen Asli", description="Sangrai tiap pagi.", by=shop.seller, at=now()
    )

    assert (changed.name, changed.slug, changed.description) == (
        "Kopi Ijen Asli",
        "kopi-lereng-ijen",
        "Sangrai tiap pagi.",
    )


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"name": "  "}, NameMissing),
        ({"name": "x" * 121}, NameMissing),
        ({"description": "x" * 4001}, DescriptionTooLong),
        ({"description": "Pemilik 3510 9949 0385 0001"}, NumberInText),
    ],
)
def test_words_that_do_not_fit_are_refused(words, refusal):
    shop = a_shop()

    with pytest.raises(refusal):
        describe_shop(shop_id=shop.pk, by=shop.seller, at=now(), **words)

    shop.refresh_from_db()
    assert (shop.name, shop.description) == ("Kopi Lereng Ijen", "")


def test_the_empty_window_holds_no_day():
    assert not Shop(open=True, selling_from=EMPTY_FROM, selling_until=EMPTY_UNTIL).sells_on(today())
