"""The page of the shop's bank account: the owner's alone, with the password once more."""

import pytest

from foundation.clock import now, today
from foundation.notifications.models import Message
from tests.foundation.factories import PASSWORD, an_account
from tests.marketplace.factories import a_keeper
from tests.storefront.seller.pages import errors_of, signed_in, text_of
from tests.village.factories import viewer_for
from vendors.banking.models import BankAccount
from vendors.banking.selectors import bank_account_of
from vendors.mandates.services import answer_mandate, offer_mandate
from vendors.mandates.states import SCOPES

pytestmark = pytest.mark.django_db

BANK, REMOVE = "/jualan/toko/rekening/", "/jualan/toko/rekening/hapus/"
TYPED = {"bank_code": "002", "number": "0022-0100-0123-456", "holder": "Siti Aminah", "password": PASSWORD}


def staff_of(keeper):
    account = an_account()
    mandate = offer_mandate(
        shop_id=keeper.shop.pk,
        login=account.email,
        kind="staff",
        scopes=SCOPES,
        ends_on=today(),
        by=keeper.viewer,
        at=now(),
    )
    answer_mandate(mandate_id=mandate.pk, accept=True, by=viewer_for(account, now()), at=now())
    return account


def test_an_owner_writes_the_account_and_sees_it_masked():
    keeper = a_keeper()
    client = signed_in(keeper.account)

    answer = client.post(BANK, TYPED)
    page = client.get(BANK)

    assert answer.url == BANK
    assert bank_account_of(keeper.shop.pk).number == "002201000123456"
    assert "BRI •••• 3456" in text_of(page)
    assert "002201000123456" not in page.content.decode()
    assert Message.objects.filter(recipient=keeper.account).count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"number": "12"}, "Nomor rekening harus 6 sampai 20 angka. Lihat di buku tabungan Anda."),
        ({"password": "bukan ini"}, "Kata sandi ini tidak cocok. Tulis sekali lagi."),
    ],
)
def test_a_refused_account_keeps_what_was_typed_and_changes_nothing(changes, said):
    keeper = a_keeper()

    page = signed_in(keeper.account).post(BANK, TYPED | changes)

    assert page.status_code == 200 and said in errors_of(page)[0]
    assert 'value="Siti Aminah"' in page.content.decode()
    assert PASSWORD not in page.content.decode()
    assert not BankAccount.objects.exists()


def test_it_is_removed_with_the_password_and_a_second_press_finds_it_done():
    keeper = a_keeper()
    client = signed_in(keeper.account)
    client.post(BANK, TYPED)

    wrong = client.post(REMOVE, {"password": "bukan ini"})
    still_there = bank_account_of(keeper.shop.pk)
    answers = [client.post(REMOVE, {"password": PASSWORD}) for _press in range(2)]

    assert wrong.status_code == 200 and errors_of(wrong)
    assert still_there is not None
    assert [one.url for one in answers] == [BANK, BANK]
    assert bank_account_of(keeper.shop.pk) is None


def test_to_whoever_acts_for_the_shop_the_page_is_not_there():
    keeper = a_keeper()
    client = signed_in(staff_of(keeper))

    answers = [client.get(BANK), client.post(BANK, TYPED), client.post(REMOVE, {"password": PASSWORD})]

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert not BankAccount.objects.exists()
    assert "Rekening toko" not in text_of(client.get("/jualan/toko/"))
