"""Bank account, mandates and checklist in the API: owner, holder of a mandate, stranger, visitor."""

import pytest

from foundation.access.viewer import visitor
from foundation.clock import now
from foundation.ids import global_id
from marketplace.schema import schema
from tests.foundation.factories import PASSWORD, an_account
from tests.vendors.factories import a_seller, a_shop, days
from tests.village.factories import viewer_for
from vendors.banking.selectors import bank_account_of
from vendors.mandates.services import answer_mandate, offer_mandate

pytestmark = pytest.mark.django_db

SEEN = """{ vendor(slug: "%s")
    { isOpen bankAccount { bankName numberMasked holder } mandates { state scopes } } }"""
HELD = {"data": {"vendor": {"isOpen": True, "bankAccount": None, "mandates": []}}}


def asked(text, viewer):
    return schema.run(text, viewer=viewer)


def staffed(shop, *scopes):
    account = an_account()
    mandate = offer_mandate(
        shop_id=shop.pk,
        login=account.email,
        kind="staff",
        scopes=scopes,
        ends_on=days(5),
        by=shop.seller,
        at=now(),
    )
    viewer = viewer_for(account, now())
    answer_mandate(mandate_id=mandate.pk, accept=True, by=viewer, at=now())
    return viewer


def set_account(shop, viewer, number="0022 0100 0123 456"):
    text = f"""mutation {{ bankAccountSet(vendorId: "{global_id("Vendor", shop.pk)}", bankCode: "002",
        number: "{number}", holder: "Siti Aminah", password: "{PASSWORD}")
        {{ vendor {{ bankAccount {{ numberMasked }} }} errors {{ field code }} }} }}"""
    return asked(text, viewer)["data"]["bankAccountSet"]


def test_the_owner_sets_and_reads_the_account_masked():
    shop = a_shop()

    answer = set_account(shop, shop.seller)

    assert answer == {"vendor": {"bankAccount": {"numberMasked": "•••• 3456"}}, "errors": []}
    seen = asked(SEEN % shop.slug, shop.seller)["data"]["vendor"]
    assert seen["bankAccount"] == {
        "bankName": "BRI",
        "numberMasked": "•••• 3456",
        "holder": "Siti Aminah",
    }


def test_a_refused_account_names_its_field():
    shop = a_shop()

    answer = set_account(shop, shop.seller, number="12")

    assert answer == {"vendor": None, "errors": [{"field": "number", "code": "INVALID"}]}
    assert bank_account_of(shop.pk) is None


def test_a_mandate_reads_the_shop_but_neither_account_nor_mandates():
    shop = a_shop()
    set_account(shop, shop.seller)
    staff = staffed(shop, "goods", "orders")

    assert asked(SEEN % shop.slug, staff) == HELD
    assert [one["code"] for one in set_account(shop, staff)["errors"]] == ["NOT_FOUND"]
    owned = asked(SEEN % shop.slug, shop.seller)["data"]["vendor"]
    assert owned["mandates"] == [{"state": "ACCEPTED", "scopes": ["GOODS", "ORDERS"]}]


def test_my_vendors_and_my_mandates_are_those_one_keeps():
    shop = a_shop()
    a_shop("Batik Sekar")
    staff = staffed(shop, "goods")

    found = asked("{ myVendors { id } myMandates { vendor { name } } }", staff)

    assert found == {
        "data": {
            "myVendors": [{"id": global_id("Vendor", shop.pk)}],
            "myMandates": [{"vendor": {"name": shop.name}}],
        }
    }


def test_strangers_and_visitors_read_none_of_it():
    shop, (stranger, _resident) = a_shop(), a_seller()
    set_account(shop, shop.seller)
    text = f'{{ vendorChecklist(vendorId: "{global_id("Vendor", shop.pk)}") {{ ready }} }}'

    assert asked(text, stranger) == {"data": {"vendorChecklist": None}}
    assert asked(
        f'{{ vendor(slug: "{shop.slug}") {{ phone contactPhone closedUntil }} }}', visitor(now())
    ) == {"data": {"vendor": {"phone": None, "contactPhone": None, "closedUntil": None}}}
    assert "errors" in asked(text, visitor(now()))


def test_the_checklist_is_read_by_who_keeps_the_shop():
    shop = a_shop()
    staff = staffed(shop, "orders")
    text = (
        f'{{ vendorChecklist(vendorId: "{global_id("Vendor", shop.pk)}")'
        " { ready done steps { key state needed sentence } } }"
    )

    found = asked(text, staff)["data"]["vendorChecklist"]

    assert (found["ready"], found["done"], len(found["steps"])) == (False, 5, 9)
    assert found["steps"][7] == {
        "key": "PRODUCT",
        "state": "TODO",
        "needed": True,
        "sentence": "Foto barang pertama Anda, beri nama dan harga.",
    }


@pytest.mark.parametrize("count", [1, 3])
def test_mandates_of_a_shop_are_one_level(count, django_assert_num_queries):
    shop = a_shop()
    for _number in range(count):
        staffed(shop, "orders")

    with django_assert_num_queries(3):
        asked(SEEN % shop.slug, shop.seller)
