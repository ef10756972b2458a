"""The list of what a shop lacks: one pure function, one step for each thing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendors.onboarding.rules import Facts, checklist
from vendors.onboarding.states import ADVICE, STEPS

READY = Facts(
    identity_confirmed=True,
    identity_claimed=True,
    permit_stands=True,
    has_shop=True,
    described=True,
    has_logo=True,
    takes_transfer=True,
    open=True,
    delivery_chosen=True,
    takes_cash=True,
    goods_noted=True,
    goods_shown=True,
)


def states(**changed) -> dict[str, str]:
    return {step.key: step.state for step in checklist(replace(READY, **changed)).steps}


def test_a_shop_that_lacks_nothing_is_ready():
    found = checklist(READY)

    assert [step.key for step in found.steps] == list(STEPS)
    assert (found.ready, found.missing, found.next, found.done) == (True, (), None, len(STEPS))


@pytest.mark.parametrize(
    ("changed", "key", "state"),
    [
        ({"identity_confirmed": False}, "identity", "waiting"),
        ({"identity_confirmed": False, "identity_claimed": False}, "identity", "todo"),
        ({"permit_stands": False}, "permit", "todo"),
        ({"permit_stands": False, "applied": True}, "permit", "waiting"),
        ({"sanctioned": True}, "permit", "waiting"),
        ({"has_shop": False}, "shop", "todo"),
        ({"described": False}, "profile", "todo"),
        ({"has_logo": False}, "logo", "todo"),
        ({"delivery_chosen": False}, "delivery", "todo"),
        ({"takes_cash": False, "takes_transfer": False}, "payment", "todo"),
        ({"goods_shown": False}, "product", "todo"),
        ({"open": False}, "switch", "todo"),
        ({"open": False, "closed_until": date(2026, 12, 1)}, "switch", "todo"),
    ],
)
def test_each_thing_that_is_missing_is_one_step(changed, key, state):
    assert states(**changed) == states() | {key: state}


def test_one_way_of_being_paid_is_enough():
    assert states(takes_cash=False)["payment"] == states(takes_transfer=False)["payment"] == "done"


def test_profile_and_logo_help_and_hinder_nothing():
    found = checklist(replace(READY, described=False, has_logo=False))

    assert found.ready
    assert found.next is not None and found.next.key == "profile"


def test_what_is_needed_comes_before_what_helps():
    found = checklist(replace(READY, described=False, goods_shown=False))

    assert found.next is not None and found.next.key == "product"


def test_while_the_office_has_it_there_is_nothing_to_do_for_the_permit():
    found = checklist(replace(READY, permit_stands=False, applied=True))

    assert (found.ready, found.next) == (False, None)


@given(st.builds(Facts, **{name: st.booleans() for name in Facts.__annotations__ if name != "closed_until"}))
def test_every_step_is_said_and_readiness_means_no_needed_step_is_missing(facts):
    found = checklist(facts)

    assert all(str(step.title) and str(step.sentence) for step in found.steps)
    assert found.ready == all(step.done for step in found.steps if step.key not in ADVICE)
    assert found.done + len(found.missing) == len(STEPS)
