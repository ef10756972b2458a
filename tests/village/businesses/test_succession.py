"""A business passes to an heir: by the office, by a paper, and the dead owner's letter does not count."""

import pytest
from django.db import DatabaseError, transaction

from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
from foundation.clock import now, today
from foundation.notifications.models import Message
from tests.vendors.factories import a_letter, a_nib, a_seller, a_shop
from tests.village.factories import JAMBESARI, a_resident, an_operator
from vendors.shops.selectors import owned_shops, warrants_of
from village.businesses.models import Business, Succession
from village.businesses.succession import (
    DocumentMissing,
    HeirUnknown,
    OwnerLives,
    OwnSuccession,
    record_heir,
    successions_of,
)
from village.letters.selectors.letters import permit_of, standing_letter
from village.residents.models import Resident
from village.residents.rules.register import NumberInText
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db

PAPER = "Surat keterangan ahli waris 474/12/2026, 20 Nov 2026"


def of_the_dead(name="Kopi Lereng Ijen"):
    shop = a_shop(name)
    Resident.objects.filter(businesses=shop.pk).update(status="died")
    return shop


def passed_on(shop, heir, operator, **changed):
    terms = {"heir_nik": heir.plain_nik, "document": PAPER, "by": operator, "at": now()}
    return record_heir(business_id=shop.pk, **terms | changed)


def test_shop_and_history_stay_and_the_owner_changes():
    shop, operator = of_the_dead(), an_operator()
    heir_viewer, heir = a_seller(name="AHLI WARIS")

    succession = passed_on(shop, heir, operator)

    business = Business.objects.get(pk=shop.pk)
    assert business.owner == heir
    assert list(owned_shops(heir_viewer)) == [shop]
    assert list(owned_shops(shop.seller)) == []
    assert successions_of(shop.pk) == [succession]
    assert [(one.to_state, one.reason) for one in transitions_of(business)] == [("inherited", PAPER)]
    (message,) = Message.objects.filter(recipient=heir_viewer.account_id)
    assert message.subject == "Usaha Kopi Lereng Ijen sekarang atas nama Anda"


def test_the_letter_of_the_dead_does_not_count_for_the_heir_and_a_new_one_does():
    shop, operator = of_the_dead(), an_operator()
    _viewer, heir = a_seller(name="AHLI WARIS")
    passed_on(shop, heir, operator)

    shop.refresh_from_db()
    before = (
        shop.sells_on(today()),
        permit_of(shop.pk, today=today()).stands,
        warrants_of([shop.pk], today()),
    )
    nothing_to_renew = standing_letter(business_id=shop.pk, letter_type="sku", today=today())
    letter = a_letter(Business.objects.get(pk=shop.pk))
    shop.refresh_from_db()

    assert before == (False, False, {})
    assert nothing_to_renew is None
    assert shop.sells_on(today())
    assert warrants_of([shop.pk], today())[shop.pk].number == letter.number


def test_the_nib_of_the_dead_is_taken_back():
    shop, operator = a_shop(), an_operator()
    nib = a_nib(Business.objects.get(pk=shop.pk))
    Resident.objects.filter(businesses=shop.pk).update(status="died")
    _viewer, heir = a_seller(name="AHLI WARIS")

    passed_on(shop, heir, operator)

    nib.refresh_from_db()
    shop.refresh_from_db()
    assert (nib.withdrawn_on, nib.withdrawn_reason) == (today(), "NIB atas nama pemilik yang meninggal.")
    assert not shop.sells_on(today())


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"heir_nik": "351017410786000"}, HeirUnknown),
        ({"heir_nik": "3510174107860009"}, HeirUnknown),
        ({"document": "  "}, DocumentMissing),
        ({"document": "x" * 201}, DocumentMissing),
        ({"document": "waris 3510174107860003"}, NumberInText),
    ],
)
def test_what_is_no_succession_is_refused(changed, refusal):
    shop, operator, heir = of_the_dead(), an_operator(), a_resident(name="AHLI WARIS")
    owner_id = Business.objects.get(pk=shop.pk).owner_id

    with pytest.raises(refusal):
        passed_on(shop, heir, operator, **changed)

    assert Business.objects.get(pk=shop.pk).owner_id == owner_id
    assert not Succession.objects.exists()


def test_neither_of_the_living_nor_to_the_dead_nor_to_himself():
    living, dead, operator = a_shop(), of_the_dead("Batik"), an_operator()
    heir = a_resident(name="AHLI WARIS")

    with pytest.raises(OwnerLives):
        passed_on(living, heir, operator)
    Resident.objects.filter(pk=heir.pk).update(status="died")
    with pytest.raises(HeirUnknown):
        passed_on(dead, heir, operator)


def test_neither_an_office_elsewhere_nor_somebody_without_one():
    shop, heir = of_the_dead(), a_resident(name="AHLI WARIS")

    for stranger in (an_operator(JAMBESARI), shop.seller):
        with pytest.raises(NotYourVillage):
            passed_on(shop, heir, stranger)
    with pytest.raises(NotFound):
        record_heir(business_id=0, heir_nik=heir.plain_nik, document=PAPER, by=an_operator(), at=now())


def test_an_operator_records_nothing_for_his_own_family():
    shop, operator = of_the_dead(), an_operator()
    officer = Resident.objects.get(pk=operator.offices[0].resident_id)
    heir = a_resident(name="AHLI WARIS")
    Resident.objects.filter(pk=heir.pk).update(kk_hash=officer.kk_hash)

    with pytest.raises(OwnSuccession):
        passed_on(shop, heir, operator)


def test_a_succession_is_never_changed():
    shop, operator, heir = of_the_dead(), an_operator(), a_resident(name="AHLI WARIS")
    succession = passed_on(shop, heir, operator)

    with pytest.raises(DatabaseError), transaction.atomic():
        Succession.objects.filter(pk=succession.pk).update(document="lain")
