"""The list of a real shop: facts of goods, delivery, payment and permit put together."""

import pytest

from foundation.access.refusals import NotFound
from foundation.clock import now
from marketplace.delivery.services import set_delivery_terms
from marketplace.readiness.selectors import checklist_before_a_shop, checklist_of
from tests.foundation.factories import PASSWORD
from tests.marketplace.factories import a_keeper, a_variant
from tests.vendors.factories import a_sanction, a_seller, a_shop
from vendors.banking.services import set_bank_account
from vendors.shops.services import describe_shop, switch_shop

pytestmark = pytest.mark.django_db


def missing(viewer, shop) -> list[str]:
    return [step.key for step in checklist_of(viewer, shop.pk).missing]


def test_a_new_shop_lacks_what_its_seller_has_not_done_yet():
    shop = a_shop()

    assert missing(shop.seller, shop) == ["profile", "logo", "delivery", "product"]


def test_step_by_step_the_list_empties():
    keeper = a_keeper()
    a_variant(keeper)
    shop, seller = keeper.shop, keeper.viewer

    describe_shop(shop_id=shop.pk, description="Dari lereng Ijen", logo_key="a" * 64, by=seller, at=now())
    terms = {"pickup": True, "courier": False, "courier_base": 0, "courier_per_km": 0, "max_km": 1}
    set_delivery_terms(shop_id=shop.pk, by=seller, at=now(), **terms)
    account = {"bank_code": "114", "number": "0123456789", "holder": "Sri", "password": PASSWORD}
    set_bank_account(shop_id=shop.pk, by=seller, at=now(), **account)

    found = checklist_of(seller, shop.pk)
    assert (found.missing, found.ready) == ((), True)
    switch_shop(shop_id=shop.pk, open=False, by=seller, at=now())
    assert missing(seller, shop) == ["switch"]


def test_a_forbidden_shop_waits_for_the_way_out():
    shop = a_shop()
    a_sanction(shop)

    (permit,) = [step for step in checklist_of(shop.seller, shop.pk).steps if step.key == "permit"]

    assert permit.state == "waiting"
    assert "dilarang" in str(permit.sentence)


def test_nobody_reads_the_list_of_another():
    shop, (stranger, _resident) = a_shop(), a_seller()

    with pytest.raises(NotFound):
        checklist_of(stranger, shop.pk)


def test_the_list_costs_the_same_for_every_shop(django_assert_num_queries):
    keeper = a_keeper()
    for _number in range(3):
        a_variant(keeper)

    with django_assert_num_queries(8):
        checklist_of(keeper.viewer, keeper.shop.pk)


def test_before_a_shop_the_whole_way_is_shown():
    seller, _resident = a_seller()

    found = checklist_before_a_shop(seller, permit_stands=False)

    assert [step.state for step in found.steps][:3] == ["done", "todo", "waiting"]
