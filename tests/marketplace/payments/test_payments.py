import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from foundation.access.refusals import NotFound
from marketplace.orders.models import Order, OrderLine, VendorOrder
from marketplace.payments.models import Payment, TransactionItem
from marketplace.payments.rules import authorize_status, charge_status, payment_status
from marketplace.payments.selectors import processed_transaction
from marketplace.payments.states import PAYMENT_MOVES, PAYMENT_STATES
from tests.marketplace.factories import a_full_cart, a_keeper, a_part, a_variant, an_order

amounts = st.integers(0, 10**9)


@given(amounts, amounts)
def test_words_for_money_agree(captured, due):
    captured = min(captured, due)

    charged = charge_status(captured, due)

    assert (charged == "NONE") == (captured == 0)
    assert (authorize_status(due) == "NONE") == (due == 0)
    if due:
        assert (charged == "FULL") == (captured == due) == (payment_status(captured, due) == "FULLY_CHARGED")
    else:
        assert payment_status(captured, due) == "CANCELLED"


def test_every_state_of_a_payment_has_its_row():
    assert set(PAYMENT_MOVES) == {"", *PAYMENT_STATES}


@pytest.mark.django_db
def test_a_transaction_is_found_by_its_uuid():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    item = TransactionItem.objects.get()

    assert processed_transaction(item.pk) == item
    with pytest.raises(NotFound):
        processed_transaction(cart.pk)


REFUSED_BY_THE_DATABASE = [
    (Order, {"total": 1}),
    (Order, {"subtotal": 1}),
    (Order, {"number": "BM-26-999999"}),
    (VendorOrder, {"total": 1}),
    (VendorOrder, {"shipping_price": 1}),
    (VendorOrder, {"state": "delivered"}),
    (OrderLine, {"quantity": 9}),
    (OrderLine, {"unit_price": 1}),
    (Payment, {"amount": 1}),
    (Payment, {"state": "cancelled"}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "change"), REFUSED_BY_THE_DATABASE)
def test_what_stands_cannot_be_changed_by_raw_sql_either(model, change):
    keeper = a_keeper()
    a_part(keeper, an_order((a_variant(keeper), 1)))

    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(**change)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
