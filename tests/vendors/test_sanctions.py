"""Officers forbid a shop to sell, and let it again."""

import pytest

from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
from foundation.clock import now, today
from foundation.notifications.models import Message
from tests.vendors.factories import a_sanction, a_shop, days
from tests.village.factories import (
    BANYUWANGI,
    GAMBIRAN_DISTRICT,
    GIRI_DISTRICT,
    a_district_officer,
    a_head,
    a_resident,
    a_verified_account,
    an_officer,
    viewer_for,
)
from vendors.shops.models import EMPTY_FROM, Sanction, Shop
from vendors.shops.rules import AlreadyLifted, EndsInThePast, LaidFromAbove, OwnShop, ReasonMissing
from vendors.shops.selectors import sanctions_on
from vendors.shops.services import lay_sanction, lift_sanction
from village.officers.states import REGENCY
from village.residents.rules.register import NumberInText
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db

REASON = "Menjual barang tanpa izin edar."


def a_regency_officer(**fields):
    return viewer_for(an_officer(REGENCY, BANYUWANGI, **fields), now())


def test_a_sanction_empties_the_window_and_tells_the_owner_why():
    shop, officer = a_shop(), a_regency_officer()

    sanction = lay_sanction(shop_id=shop.pk, reason=f"  {REASON} ", by=officer, at=now())

    assert (sanction.starts_on, sanction.ends_on, sanction.reason) == (today(), None, REASON)
    assert Shop.objects.get(pk=shop.pk).selling_from == EMPTY_FROM
    assert [(step.to_state, step.by_id, step.reason) for step in transitions_of(sanction)] == [
        ("laid", officer.account_id, REASON)
    ]
    assert [(m.recipient_id, m.subject, m.body) for m in Message.objects.filter(kind="vendors.sanction")] == [
        (shop.seller.account_id, "Toko Kopi Lereng Ijen dilarang berjualan", REASON)
    ]


def test_a_lifted_sanction_opens_the_window_again():
    shop, officer = a_shop(), a_regency_officer()
    sanction = lay_sanction(shop_id=shop.pk, reason=REASON, by=officer, at=now())

    lift_sanction(sanction_id=sanction.pk, reason="Izin edar sudah ada.", by=officer, at=now())

    assert Shop.objects.get(pk=shop.pk).sells_on(today())
    assert [step.to_state for step in transitions_of(sanction)] == ["laid", "lifted"]
    with pytest.raises(AlreadyLifted):
        lift_sanction(sanction_id=sanction.pk, reason="Sekali lagi.", by=officer, at=now())


def test_nobody_without_the_permission_lays_a_sanction():
    shop = a_shop()

    for somebody in (shop.seller, a_head(), a_district_officer(GAMBIRAN_DISTRICT)):
        with pytest.raises(NotYourVillage):
            lay_sanction(shop_id=shop.pk, reason=REASON, by=somebody, at=now())

    assert not Sanction.objects.exists()
    assert Shop.objects.get(pk=shop.pk).sells_on(today())


def test_a_district_lays_and_lifts_its_own_but_not_what_the_regency_laid():
    shop = a_shop()
    district, regency = a_district_officer(), a_regency_officer()
    own = lay_sanction(shop_id=shop.pk, reason=REASON, by=district, at=now())
    above = lay_sanction(shop_id=shop.pk, reason=REASON, by=regency, at=now())

    lift_sanction(sanction_id=own.pk, reason="Sudah dibenahi.", by=district, at=now())
    with pytest.raises(LaidFromAbove):
        lift_sanction(sanction_id=above.pk, reason="Sudah dibenahi.", by=district, at=now())

    assert (own.laid_for_id, above.laid_for_id) == (GIRI_DISTRICT, BANYUWANGI)
    assert not Shop.objects.get(pk=shop.pk).sells_on(today())
    lift_sanction(sanction_id=above.pk, reason="Sudah dibenahi.", by=regency, at=now())
    assert Shop.objects.get(pk=shop.pk).sells_on(today())


def test_nobody_lifts_a_sanction_without_the_permission():
    shop = a_shop()
    sanction = lay_sanction(shop_id=shop.pk, reason=REASON, by=a_regency_officer(), at=now())

    with pytest.raises(NotYourVillage):
        lift_sanction(sanction_id=sanction.pk, reason="Toko saya.", by=shop.seller, at=now())

    sanction.refresh_from_db()
    assert sanction.lifted_at is None
    assert not Shop.objects.get(pk=shop.pk).sells_on(today())


def test_an_officer_does_not_judge_the_own_family():
    shop = a_shop()
    sister = a_resident(name="NUR HAYATI", mother="3510995503600001")
    shop.business.owner.mother_hash = sister.mother_hash
    shop.business.owner.save(update_fields=["mother_hash"])
    account, _ = a_verified_account(sister)
    officer = a_regency_officer(resident=sister, account=account)

    with pytest.raises(OwnShop):
        lay_sanction(shop_id=shop.pk, reason=REASON, by=officer, at=now())

    assert not Sanction.objects.exists()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"reason": "  "}, ReasonMissing),
        ({"reason": "x" * 1001}, ReasonMissing),
        ({"reason": "Pemilik 3510994903850001 melanggar"}, NumberInText),
        ({"reason": REASON, "ends_on": days(-1)}, EndsInThePast),
    ],
)
def test_a_sanction_without_a_proper_reason_or_end_is_refused(words, refusal):
    shop = a_shop()

    with pytest.raises(refusal):
        lay_sanction(shop_id=shop.pk, by=a_regency_officer(), at=now(), **words)

    assert not Sanction.objects.exists()


def test_a_sanction_on_no_shop_is_not_found():
    with pytest.raises(NotFound):
        lay_sanction(shop_id=0, reason=REASON, by=a_regency_officer(), at=now())
    with pytest.raises(NotFound):
        lift_sanction(sanction_id=0, reason=REASON, by=a_regency_officer(), at=now())


def test_a_seller_reads_what_forbids_the_own_shop_today():
    shop, other = a_shop(), a_shop("Lain")
    standing = a_sanction(shop, ends_on=days(3))
    a_sanction(shop, starts_on=days(-9), ends_on=days(-2))
    a_sanction(other)

    assert sanctions_on(shop.seller, shop.pk) == [standing]
    assert sanctions_on(shop.seller, other.pk) == []
