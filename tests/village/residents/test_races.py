from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from tests.foundation.factories import an_account
from tests.village.factories import NOW, TODAY, a_resident, an_identity, an_operator
from village.residents.models import IdentityBinding, RegisterEvent, Resident
from village.residents.rules.identities import ResidentAlreadyVerified
from village.residents.rules.register import StatusNotChanging
from village.residents.services import confirm_identity, record_death

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def meanwhile(act: Callable[[], object]) -> tuple[Thread, Event, list[object]]:
    """Start `act` on a connection of its own; the event is set when it is about to begin."""
    begun, outcome = Event(), []

    def run() -> None:
        begun.set()
        try:
            outcome.append(act())
        except Exception as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread, begun, outcome


def waits_for_a_lock() -> bool:
    """Whether another connection of this database waits for a row, asked until it does (five seconds)."""
    with connection.cursor() as cursor:
        for _try in range(100):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                " AND datname = current_database()"
            )
            if cursor.fetchone()[0]:
                return True
            cursor.execute("SELECT pg_sleep(0.05), pg_stat_clear_snapshot()")
    return False


def death(resident, by):
    return record_death(resident_id=resident.pk, event_date=TODAY, source="Surat kematian 12", by=by, at=NOW)


def test_of_two_deaths_at_once_the_second_finds_the_first():
    resident, one, other = a_resident(), an_operator(), an_operator()

    with transaction.atomic():
        death(resident, one)
        thread, begun, outcome = meanwhile(lambda: death(resident, other))
        begun.wait(5)
        waited = waits_for_a_lock()
    thread.join(10)

    assert waited
    assert [type(one) for one in outcome] == [StatusNotChanging]
    assert RegisterEvent.objects.count() == 1


def test_without_the_lock_the_second_would_still_see_a_living_resident():
    resident, operator = a_resident(), an_operator()

    with transaction.atomic():
        death(resident, operator)
        thread, _begun, outcome = meanwhile(lambda: Resident.objects.get(pk=resident.pk).status)
        thread.join(10)

    assert outcome == ["resident"]


def test_of_two_claims_confirmed_at_once_one_stands():
    resident, one, other = a_resident(), an_operator(), an_operator()
    first, second = an_identity(an_account(), resident), an_identity(an_account(), resident)

    with transaction.atomic():
        confirm_identity(binding_id=first.pk, by=one, at=NOW, method="counter")
        thread, begun, outcome = meanwhile(
            lambda: confirm_identity(binding_id=second.pk, by=other, at=NOW, method="counter")
        )
        begun.wait(5)
        waited = waits_for_a_lock()
    thread.join(10)

    assert waited
    assert [type(one) for one in outcome] == [ResidentAlreadyVerified]
    assert list(IdentityBinding.objects.filter(resident=resident, state="verified")) == [first]
