"""Who may act for a shop: scope by scope, revoked at once, past its end, never the bank account."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from catalog.products.services import create_product
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer, viewer_of
from foundation.audit.selectors import transitions_of
from foundation.clock import now
from foundation.notifications.models import Message
from marketplace.delivery.services import set_delivery_terms
from tests.foundation.factories import PASSWORD, an_account
from tests.vendors.factories import a_seller, a_shop, days
from vendors.banking.selectors import own_bank_account
from vendors.banking.services import remove_bank_account, set_bank_account
from vendors.mandates.models import Mandate
from vendors.mandates.rules import (
    AlreadyMandated,
    EndOutOfBounds,
    KindUnknown,
    NoSuchAccount,
    NotAnOffer,
    NotOpenAnyMore,
    OrganisationMissing,
    OwnAccount,
    ScopeMissing,
)
from vendors.mandates.selectors import mandates_held, mandates_of_shop, offers_to, scopes_on
from vendors.mandates.services import answer_mandate, give_up_mandate, offer_mandate, revoke_mandate
from vendors.mandates.states import GOODS, ORDERS, PROFILE, SCOPES
from vendors.shops.selectors import accounts_to_tell, owned_shops, shop_for, shops_kept_by, shops_of
from vendors.shops.services import describe_shop, switch_shop
from village.residents.models import Resident

pytestmark = pytest.mark.django_db


def viewer(account, at=None) -> Viewer:
    return viewer_of(account_id=account.pk, name=account.full_name, at=at or now())


def offered(shop, account, *scopes, **changed) -> Mandate:
    terms = {
        "shop_id": shop.pk,
        "login": account.email or account.phone,
        "kind": "staff",
        "scopes": scopes or SCOPES,
        "ends_on": days(30),
        "by": shop.seller,
        "at": now(),
    }
    return offer_mandate(**terms | changed)


def held(shop, account, *scopes, **changed) -> Mandate:
    mandate = offered(shop, account, *scopes, **changed)
    return answer_mandate(mandate_id=mandate.pk, accept=True, by=viewer(account), at=now())


def what_opens(shop, who) -> set[str]:
    return {scope for scope in SCOPES if shop in shops_of(who, scope)}


def test_an_offer_opens_nothing_until_it_is_accepted():
    shop, agent = a_shop(), an_account(phone="081234567890")

    mandate = offered(shop, agent, login="0812-3456-7890", kind="agent", organisation="KUD Tani Makmur")
    before = what_opens(shop, viewer(agent))
    (offer,) = offers_to(viewer(agent))
    answer_mandate(mandate_id=mandate.pk, accept=True, by=viewer(agent), at=now())

    assert (before, offer) == (set(), mandate)
    assert what_opens(shop, viewer(agent)) == set(SCOPES)
    assert [one.to_state for one in transitions_of(mandate)] == ["offered", "accepted"]
    assert [one.subject for one in Message.objects.order_by("pk")] == [
        f"Toko {shop.name} mengundang Anda mengurus tokonya",
        f"{agent.full_name} menerima kuasa toko {shop.name}",
    ]


@pytest.mark.parametrize("scope", SCOPES)
def test_each_scope_opens_its_own_door_alone(scope):
    shop, staff = a_shop(), an_account()

    held(shop, staff, scope)

    assert what_opens(shop, viewer(staff)) == {scope}
    assert scopes_on(viewer(staff), shop.pk) == {scope}
    assert list(shops_kept_by(viewer(staff))) == [shop]
    assert list(owned_shops(viewer(staff))) == []


def test_the_services_ask_the_scope():
    shop, staff = a_shop(), an_account()
    held(shop, staff, GOODS)
    who = viewer(staff)

    create_product(shop_id=shop.pk, name="Kopi lanang", by=who, at=now())

    with pytest.raises(NotFound):
        describe_shop(shop_id=shop.pk, name="Lain", by=who, at=now())
    with pytest.raises(NotFound):
        switch_shop(shop_id=shop.pk, open=False, by=who, at=now())
    with pytest.raises(NotFound):
        set_delivery_terms(
            shop_id=shop.pk,
            pickup=True,
            courier=False,
            courier_base=0,
            courier_per_km=0,
            max_km=1,
            by=who,
            at=now(),
        )


def test_a_mandate_for_the_profile_lists_no_goods():
    shop, staff = a_shop(), an_account()
    held(shop, staff, PROFILE)

    describe_shop(shop_id=shop.pk, description="Dari lereng Ijen", by=viewer(staff), at=now())

    with pytest.raises(NotFound):
        create_product(shop_id=shop.pk, name="Kopi lanang", by=viewer(staff), at=now())


def test_a_mandate_never_reaches_the_bank_account_nor_mandates():
    shop, staff, third = a_shop(), an_account(), an_account()
    mandate = held(shop, staff)
    who = viewer(staff)
    account = {"bank_code": "002", "number": "0123456789", "holder": "Sri", "password": PASSWORD}

    with pytest.raises(NotFound):
        set_bank_account(shop_id=shop.pk, by=who, at=now(), **account)
    with pytest.raises(NotFound):
        remove_bank_account(shop_id=shop.pk, password=PASSWORD, by=who, at=now())
    with pytest.raises(NotFound):
        own_bank_account(who, shop.pk)
    with pytest.raises(NotFound):
        offered(shop, third, by=who)
    with pytest.raises(NotFound):
        revoke_mandate(mandate_id=mandate.pk, by=who, at=now())
    with pytest.raises(NotFound):
        mandates_of_shop(who, shop.pk)

    assert Mandate.objects.count() == 1


def test_revoked_it_opens_nothing_in_the_same_second():
    shop, staff = a_shop(), an_account()
    mandate = held(shop, staff)
    at = now()
    who = viewer(staff, at)

    revoke_mandate(mandate_id=mandate.pk, by=shop.seller, at=at)

    assert what_opens(shop, who) == set()
    with pytest.raises(NotFound):
        describe_shop(shop_id=shop.pk, name="Lain", by=who, at=at)
    with pytest.raises(NotOpenAnyMore):
        revoke_mandate(mandate_id=mandate.pk, by=shop.seller, at=at)


def test_it_counts_through_its_last_day_and_not_on_the_next():
    shop, staff = a_shop(), an_account()
    held(shop, staff, ends_on=days(0))

    assert what_opens(shop, viewer(staff)) == set(SCOPES)
    assert what_opens(shop, viewer(staff, now() + timedelta(days=1))) == set()


def test_a_lapsed_one_gives_way_to_a_new_one():
    shop, staff = a_shop(), an_account()
    lapsed = held(shop, staff, ends_on=days(3))
    Mandate.objects.filter(pk=lapsed.pk).update(ends_on=days(-1))

    renewed = held(shop, staff)

    lapsed.refresh_from_db()
    assert (lapsed.state, renewed.state) == ("lapsed", "accepted")
    assert [one.pk for one in mandates_of_shop(shop.seller, shop.pk)] == [renewed.pk, lapsed.pk]


def test_it_opens_one_shop_and_no_other():
    shop, other, staff = a_shop(), a_shop("Batik Sekar"), an_account()
    held(shop, staff)

    assert list(shops_kept_by(viewer(staff))) == [shop]
    with pytest.raises(NotFound):
        shop_for(viewer(staff), other.pk, GOODS)
    assert scopes_on(viewer(staff), other.pk) == frozenset()


def test_after_the_owners_death_only_orders_are_left():
    shop, agent = a_shop(), an_account()
    held(shop, agent, kind="agent", organisation="BUMDes Grogol")

    Resident.objects.filter(businesses=shop.pk).update(status="died")

    assert what_opens(shop, viewer(agent)) == {ORDERS}
    shop.refresh_from_db()
    assert not shop.sells_on(viewer(agent).today)


def test_a_new_owner_is_not_bound_by_it():
    shop, staff = a_shop(), an_account()
    mandate = offered(shop, staff)
    _viewer, heir = a_seller(name="AHLI WARIS")

    shop.business.owner = heir
    shop.business.save(update_fields=["owner"])

    assert offers_to(viewer(staff)) == []
    with pytest.raises(NotOpenAnyMore):
        answer_mandate(mandate_id=mandate.pk, accept=True, by=viewer(staff), at=now())


def test_only_the_invited_account_answers_and_only_once():
    shop, staff, stranger = a_shop(), an_account(), an_account()
    mandate = offered(shop, staff)

    with pytest.raises(NotFound):
        answer_mandate(mandate_id=mandate.pk, accept=True, by=viewer(stranger), at=now())
    answer_mandate(mandate_id=mandate.pk, accept=False, by=viewer(staff), at=now())
    with pytest.raises(NotAnOffer):
        answer_mandate(mandate_id=mandate.pk, accept=True, by=viewer(staff), at=now())

    assert what_opens(shop, viewer(staff)) == set()


def test_who_holds_it_may_lay_it_down():
    shop, staff = a_shop(), an_account()
    mandate = held(shop, staff)
    (mine,) = mandates_held(viewer(staff))

    give_up_mandate(mandate_id=mandate.pk, by=viewer(staff), at=now())

    assert mine == mandate
    assert mandates_held(viewer(staff)) == []
    with pytest.raises(NotOpenAnyMore):
        give_up_mandate(mandate_id=mandate.pk, by=viewer(staff), at=now())


def test_who_minds_orders_hears_of_them_and_nobody_else():
    shop, minds_orders, lists_goods = a_shop(), an_account(), an_account()
    held(shop, minds_orders, ORDERS)
    held(shop, lists_goods, GOODS)

    told = accounts_to_tell(shop.pk, ORDERS, shop.seller.today)

    assert told == sorted([shop.seller.account_id, minds_orders.pk])


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"kind": "boss"}, KindUnknown),
        ({"kind": "agent"}, OrganisationMissing),
        ({"scopes": ()}, ScopeMissing),
        ({"scopes": ("bank",)}, ScopeMissing),
        ({"ends_on": days(-1)}, EndOutOfBounds),
        ({"ends_on": days(900)}, EndOutOfBounds),
        ({"login": "tidak.ada@contoh.test"}, NoSuchAccount),
        ({"login": "bukan nomor"}, NoSuchAccount),
    ],
)
def test_what_is_no_mandate_is_refused(changed, refusal):
    shop, staff = a_shop(), an_account()

    with pytest.raises(refusal):
        offered(shop, staff, **changed)

    assert not Mandate.objects.exists()
    assert not Message.objects.exists()


def test_neither_the_own_account_nor_a_second_time():
    shop, staff = a_shop(), an_account()
    offered(shop, staff)

    with pytest.raises(AlreadyMandated):
        offered(shop, staff)
    with pytest.raises(OwnAccount):
        offered(shop, staff, login=owner_email(shop))


def owner_email(shop) -> str:
    binding = Resident.objects.get(businesses=shop.pk).identity_bindings.get()
    return binding.account.email


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_state_without_its_history():
    shop, staff = a_shop(), an_account()
    mandate = offered(shop, staff)

    with pytest.raises(DatabaseError), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(state="accepted")

    mandate.refresh_from_db()
    assert mandate.state == "offered"
