import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.orders.states import (
    ACCEPTED,
    CALLED_OFF,
    CANCELED,
    CANCELLED,
    DECLINED,
    DELIVERED,
    FULFILLED,
    GOODS_BACK,
    MOVES,
    OPEN_STATES,
    PARTIALLY_FULFILLED,
    PLACED,
    READY,
    RETURN_ASKED,
    RETURN_OPEN,
    RETURNED,
    SHIPPED,
    UNCONFIRMED,
    UNFULFILLED,
    VENDOR_ORDER_STATES,
    order_status,
)

states = st.sampled_from(VENDOR_ORDER_STATES)


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([PLACED], UNCONFIRMED),
        ([PLACED, PLACED], UNCONFIRMED),
        ([PLACED, ACCEPTED], UNFULFILLED),
        ([READY], UNFULFILLED),
        ([SHIPPED], FULFILLED),
        ([SHIPPED, DELIVERED], FULFILLED),
        ([SHIPPED, PLACED], PARTIALLY_FULFILLED),
        ([DELIVERED, READY], PARTIALLY_FULFILLED),
        ([DECLINED], CANCELED),
        ([DECLINED, CANCELLED], CANCELED),
        ([DECLINED, DELIVERED], FULFILLED),
        ([CANCELLED, PLACED], UNCONFIRMED),
    ],
)
def test_an_order_is_named_for_what_remains_of_it(parts, status):
    assert order_status(parts) == status


@given(st.lists(states, min_size=1))
def test_every_mix_of_states_has_one_name_whatever_the_order_or_number_of_parts(parts):
    assert order_status(parts) == order_status(reversed(parts)) == order_status(parts + parts)


@given(st.lists(states, min_size=1), st.lists(st.sampled_from(CALLED_OFF)))
def test_parts_called_off_do_not_change_the_name_of_the_rest(parts, called_off):
    if set(parts) - set(CALLED_OFF):
        assert order_status(parts + called_off) == order_status(parts)


def test_every_state_has_its_row_and_every_move_leads_to_a_state():
    assert set(MOVES) == {"", *VENDOR_ORDER_STATES}
    assert {to for moves in MOVES.values() for to in moves} == set(VENDOR_ORDER_STATES)


def test_a_closed_part_moves_no_more_but_by_a_return():
    closed = set(VENDOR_ORDER_STATES) - set(OPEN_STATES)

    assert closed == {DELIVERED, DECLINED, CANCELLED, RETURN_ASKED, RETURN_OPEN, GOODS_BACK, RETURNED}
    assert {state for state in closed if not MOVES[state]} == {DECLINED, CANCELLED, RETURNED}
