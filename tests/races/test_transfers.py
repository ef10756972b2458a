"""A transfer is confirmed once, or lapses, never both: real commits, and a proof that the lock does it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections

from catalog.products.models import Stock
from foundation.access.refusals import Refusal
from foundation.audit.models import Transition
from marketplace.orders.models import VendorOrder
from marketplace.orders.services import by_the_clock, confirm_transfer, transfers
from marketplace.orders.services.by_the_clock import lapse_unpaid_transfers
from marketplace.orders.states import ACCEPTED, CANCELLED
from marketplace.payments.models import Payment
from marketplace.payments.states import CANCELLED as NOT_OWED
from marketplace.payments.states import PAID
from tests.marketplace.factories import NOW, a_keeper, a_part, a_transfer_order, a_variant, takes_transfer

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

TOO_LATE = NOW + timedelta(hours=25)
CONFIRMED, LAPSED, REFUSED, NOTHING = "confirmed", "lapsed", "refused", "nothing"
PAID_FIRST, LAPSED_FIRST = Counter([CONFIRMED, NOTHING]), Counter([REFUSED, LAPSED])


@pytest.fixture(autouse=True)
def no_jobs_left_behind(transactional_db):
    """The queue's tables are not Django's, so nobody empties them after a test that commits."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture
def keeper():
    found = a_keeper()
    takes_transfer(found)
    return found


def part_of_an_order(keeper) -> VendorOrder:
    return a_part(keeper, a_transfer_order((a_variant(keeper, stock=1), 1)))


def confirm(keeper, part) -> str:
    try:
        confirm_transfer(vendor_order_id=part.pk, by=keeper.viewer, at=TOO_LATE)
    except Refusal:
        return REFUSED
    except Exception as crash:
        return type(crash).__name__
    finally:
        connections.close_all()
    return CONFIRMED


def lapse() -> str:
    try:
        return LAPSED if lapse_unpaid_transfers(at=TOO_LATE) else NOTHING
    except Exception as crash:
        return type(crash).__name__
    finally:
        connections.close_all()


def together(*acts) -> Counter:
    with ThreadPoolExecutor(len(acts)) as crowd:
        return Counter(future.result() for future in [crowd.submit(act) for act in acts])


def unlocked(monkeypatch, parties: int) -> None:
    """The same services, reading without a lock and acting once everybody has read."""
    everybody = Barrier(parties)

    def read_part(vendor_order_id, **_whose):
        return VendorOrder.objects.select_related("order", "shop__business").get(pk=vendor_order_id)

    def read_payments(vendor_order_ids):
        found = list(Payment.objects.filter(vendor_order_id__in=vendor_order_ids))
        everybody.wait(10)
        return found

    monkeypatch.setattr(by_the_clock, "hold_part", read_part)
    monkeypatch.setattr(transfers, "hold_for_seller", read_part)
    monkeypatch.setattr(by_the_clock, "hold_payments", read_payments)
    monkeypatch.setattr(transfers, "hold_payments", read_payments)


@pytest.mark.parametrize("_round", range(6))
def test_a_transfer_that_is_confirmed_as_it_lapses_ends_one_way(keeper, _round):
    part = part_of_an_order(keeper)

    outcomes = together(lambda: confirm(keeper, part), lapse)

    part.refresh_from_db()
    ended = (part.state, Payment.objects.get().state, Stock.objects.get().allocated)
    assert (outcomes, ended) in [
        (PAID_FIRST, (ACCEPTED, PAID, 1)),
        (LAPSED_FIRST, (CANCELLED, NOT_OWED, 0)),
    ]


def test_without_the_lock_both_go_on_and_run_into_each_other(keeper, monkeypatch):
    part = part_of_an_order(keeper)
    unlocked(monkeypatch, 2)

    outcomes = together(lambda: confirm(keeper, part), lapse)

    assert outcomes not in (PAID_FIRST, LAPSED_FIRST)


def test_many_clicks_of_confirm_are_one_confirmation(keeper):
    part = part_of_an_order(keeper)

    outcomes = together(*[lambda: confirm(keeper, part)] * 8)

    assert outcomes == {CONFIRMED: 1, REFUSED: 7}
    assert Transition.objects.filter(subject_type="marketplace.payment", to_state=PAID).count() == 1


def test_without_the_lock_two_clicks_are_two_confirmations(keeper, monkeypatch):
    part = part_of_an_order(keeper)
    unlocked(monkeypatch, 2)

    outcomes = together(*[lambda: confirm(keeper, part)] * 2)

    assert outcomes == {CONFIRMED: 2}
