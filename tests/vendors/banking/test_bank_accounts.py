"""The account that buyers pay to: the owner's alone, sealed, told, and kept as history."""

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from foundation.accounts.rules import WrongPassword
from foundation.audit.selectors import transitions_of
from foundation.clock import now
from foundation.encryption import unseal
from foundation.notifications.models import Message
from foundation.notifications.services import mail_message
from tests.foundation.factories import PASSWORD
from tests.vendors.factories import a_seller, a_shop
from vendors.banking.models import BankAccount, masked_number
from vendors.banking.rules import (
    BankUnknown,
    HolderMissing,
    NoBankAccount,
    NotAnAccountNumber,
    OwnerGone,
    PersonalNumber,
    SameAccount,
    account_number,
)
from vendors.banking.selectors import (
    bank_account_history,
    bank_account_of,
    own_bank_account,
    shops_taking_transfer,
)
from vendors.banking.services import remove_bank_account, set_bank_account
from village.residents.models import Resident
from village.residents.rules.register import NumberInText

NUMBER = "002201000123456"


def set_it(shop, **changed):
    given_values = {
        "shop_id": shop.pk,
        "bank_code": "002",
        "number": NUMBER,
        "holder": "Siti Aminah",
        "password": PASSWORD,
        "by": shop.seller,
        "at": now(),
    }
    return set_bank_account(**given_values | changed)


@pytest.mark.django_db
def test_an_owner_says_where_buyers_pay():
    shop = a_shop()

    account = set_it(shop, number="0022-0100 0123.456", holder="  Siti   Aminah ")

    target = bank_account_of(shop.pk)
    assert target is not None
    assert (target.bank_name, target.number, target.holder) == ("BRI", NUMBER, "Siti Aminah")
    assert own_bank_account(shop.seller, shop.pk) == account
    assert shops_taking_transfer([shop.pk]) == {shop.pk}
    assert [(one.from_state, one.to_state, one.by_id) for one in transitions_of(account)] == [
        ("", "current", shop.seller.account_id)
    ]


@pytest.mark.django_db
def test_the_number_lies_sealed_and_the_message_masks_it():
    shop = a_shop()

    set_it(shop)

    with connection.cursor() as cursor:
        cursor.execute("SELECT it::text FROM vendors_bankaccount it")
        assert NUMBER not in cursor.fetchone()[0]
    (message,) = Message.objects.filter(recipient=shop.seller.account_id)
    assert "BRI •••• 3456 atas nama Siti Aminah" in message.body
    assert NUMBER not in message.subject + message.body
    assert message.url == "/jualan/toko/rekening/"


@pytest.mark.django_db
def test_every_change_is_mailed_to_an_owner_with_an_address():
    shop = a_shop()

    set_it(shop)
    set_it(shop, bank_code="009", number="1234567890")
    remove_bank_account(shop_id=shop.pk, password=PASSWORD, by=shop.seller, at=now())

    for message in Message.objects.filter(recipient=shop.seller.account_id).order_by("pk"):
        mail_message(message_id=message.pk, at=now())
    assert [one.subject for one in mail.outbox] == [
        "Rekening toko Kopi Lereng Ijen tersimpan",
        "Rekening toko Kopi Lereng Ijen diganti",
        "Rekening toko Kopi Lereng Ijen dihapus",
    ]


@pytest.mark.django_db
def test_a_replaced_and_a_removed_account_stay_as_history():
    shop = a_shop()
    first = set_it(shop)
    second = set_it(shop, bank_code="009", number="1234567890")

    remove_bank_account(shop_id=shop.pk, password=PASSWORD, by=shop.seller, at=now())

    assert [one.state for one in bank_account_history(shop.seller, shop.pk)] == ["ended", "ended"]
    assert [one.pk for one in bank_account_history(shop.seller, shop.pk)] == [second.pk, first.pk]
    assert bank_account_of(shop.pk) is None
    assert shops_taking_transfer([shop.pk]) == frozenset()
    with pytest.raises(NoBankAccount):
        remove_bank_account(shop_id=shop.pk, password=PASSWORD, by=shop.seller, at=now())


@pytest.mark.django_db
def test_nobody_but_the_owner_sets_reads_or_removes_it():
    shop = a_shop()
    set_it(shop)
    stranger, _resident = a_seller(name="BUDI SANTOSO")

    for viewer in (stranger, visitor(now())):
        with pytest.raises(NotFound):
            set_it(shop, number="1111111111", by=viewer)
        with pytest.raises(NotFound):
            remove_bank_account(shop_id=shop.pk, password=PASSWORD, by=viewer, at=now())
        with pytest.raises(NotFound):
            own_bank_account(viewer, shop.pk)
        with pytest.raises(NotFound):
            bank_account_history(viewer, shop.pk)

    assert bank_account_of(shop.pk).number == NUMBER


@pytest.mark.django_db
def test_a_wrong_password_changes_nothing():
    shop = a_shop()
    set_it(shop)

    with pytest.raises(WrongPassword):
        set_it(shop, number="1111111111", password="bukan ini")
    with pytest.raises(WrongPassword):
        remove_bank_account(shop_id=shop.pk, password="bukan ini", by=shop.seller, at=now())

    assert bank_account_of(shop.pk).number == NUMBER
    assert BankAccount.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"bank_code": "999"}, BankUnknown),
        ({"number": "12345"}, NotAnAccountNumber),
        ({"number": "1" * 21}, NotAnAccountNumber),
        ({"number": "BRI 12345678"}, NotAnAccountNumber),
        ({"number": "١٢٣٤٥٦٧٨"}, NotAnAccountNumber),
        ({"holder": "   "}, HolderMissing),
        ({"holder": "Siti 3510174107860003"}, NumberInText),
    ],
)
def test_what_is_no_account_is_refused(changed, refusal):
    shop = a_shop()

    with pytest.raises(refusal):
        set_it(shop, **changed)

    assert not BankAccount.objects.exists()
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_the_owners_own_nik_is_no_account_number():
    shop = a_shop()
    resident = Resident.objects.get(businesses=shop.pk)

    with pytest.raises(PersonalNumber):
        set_it(
            shop,
            number=unseal(resident.nik_sealed, table="village_resident", column="nik_sealed", pk=resident.pk),
        )


@pytest.mark.django_db
def test_the_same_account_again_is_said_to_be_there():
    shop = a_shop()
    set_it(shop)

    with pytest.raises(SameAccount):
        set_it(shop)

    assert BankAccount.objects.count() == 1


@pytest.mark.django_db
def test_nothing_is_set_in_the_name_of_the_dead():
    shop = a_shop()
    Resident.objects.filter(businesses=shop.pk).update(status="died")

    with pytest.raises(OwnerGone):
        set_it(shop)


@pytest.mark.django_db
def test_the_account_of_an_earlier_owner_pays_nobody():
    shop = a_shop()
    set_it(shop)
    _heir_viewer, heir = a_seller(name="AHLI WARIS")

    shop.business.owner = heir
    shop.business.save(update_fields=["owner"])

    assert bank_account_of(shop.pk) is None


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_an_end_without_its_history():
    shop = a_shop()
    account = set_it(shop)

    with pytest.raises(DatabaseError), transaction.atomic():
        BankAccount.objects.filter(pk=account.pk).update(state="ended", ended_at=now())

    account.refresh_from_db()
    assert account.state == "current"


@given(digits=st.text("0123456789", min_size=6, max_size=20), gap=st.sampled_from(["", " ", "-", "."]))
def test_digits_are_read_however_they_are_grouped(digits, gap):
    assert account_number(gap.join(digits)) == digits
    assert masked_number(digits).endswith(digits[-4:])
    assert digits not in masked_number(digits)
