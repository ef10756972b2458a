"""Fifty heads press the button at once: numbers without gap or double. Real connections, committed rows."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, transaction

from foundation.access.viewer import Viewer
from tests.village.factories import a_head, an_operator
from tests.village.letters.factories import NOON, PASSWORD, a_verified, the_ground
from village.letters.models import Application, Letter, LetterCounter
from village.letters.rules.refusals import HolderGone, NotInThatState
from village.letters.selectors.letter_types import current_version, letter_type_of
from village.letters.services import approve_application
from village.letters.services.numbers import next_letter_number, numbering_of
from village.residents.services import record_death

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
AT_ONCE = 50
VILLAGE = "35.10.17.2006"


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.MALL_VAR = tmp_path


def all_at_once(acts: list[Callable[[], object]]) -> list[object]:
    """Run each act in a thread with its own connection, all released together; what each gave or raised."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait(timeout=60)
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def approved(application: Application, head: Viewer) -> Letter:
    return approve_application(application_id=application.pk, password=PASSWORD, by=head, at=NOON)


def test_fifty_letters_at_once_have_fifty_numbers_in_a_row():
    applications = [a_verified(business_name=f"Usaha {number}") for number in range(AT_ONCE)]
    heads = [a_head() for _number in range(10)]

    letters = all_at_once(
        [partial(approved, one, heads[place % len(heads)]) for place, one in enumerate(applications)]
    )

    assert [one for one in letters if not isinstance(one, Letter)] == []
    assert sorted(one.sequence for one in letters) == list(range(1, AT_ONCE + 1))
    assert len({one.number for one in letters}) == AT_ONCE
    assert LetterCounter.objects.get().last == AT_ONCE
    assert Application.objects.filter(state="issued").count() == AT_ONCE


def test_approvals_that_fail_between_others_leave_no_gap():
    the_ground()
    letter_type = letter_type_of(current_version("sku"))
    numbering = numbering_of(letter_type, VILLAGE)
    given: list[int] = []

    class ChangedMind(Exception):
        pass

    def issue(fails: bool) -> None:
        with transaction.atomic():
            sequence, _number = next_letter_number(letter_type, numbering, day=NOON.date())
            if fails:
                raise ChangedMind
        given.append(sequence)

    results = all_at_once([partial(issue, place % 3 == 0) for place in range(AT_ONCE)])

    failed = [one for one in results if isinstance(one, ChangedMind)]
    assert len(failed) == 17
    assert sorted(given) == list(range(1, AT_ONCE - 17 + 1))


def test_one_application_approved_by_many_at_once_gives_one_letter():
    application = a_verified()
    heads = [a_head() for _number in range(8)]

    results = all_at_once([partial(approved, application, head) for head in heads])

    assert sum(isinstance(one, Letter) for one in results) == 1
    assert sum(isinstance(one, NotInThatState) for one in results) == 7
    assert LetterCounter.objects.get().last == 1


def test_an_approval_waits_for_a_death_that_is_being_recorded_and_then_signs_nothing():
    application = a_verified()
    head, operator = a_head(), an_operator()
    recorded, results = threading.Event(), []

    def approve() -> None:
        recorded.wait(timeout=60)
        results.extend(all_at_once([partial(approved, application, head)]))

    waiting = threading.Thread(target=approve)
    waiting.start()
    with transaction.atomic():
        record_death(
            resident_id=application.resident_id,
            event_date=NOON.date(),
            source="Surat kematian 474/12",
            by=operator,
            at=NOON,
        )
        recorded.set()
        waiting.join(timeout=1)
        still_waiting = waiting.is_alive()
    waiting.join(timeout=60)

    assert still_waiting
    assert [type(one) for one in results] == [HolderGone]
    assert Letter.objects.count() == 0


def test_negative_control_counting_without_the_lock_gives_doubles():
    the_ground()
    LetterCounter.objects.create(village_id=VILLAGE, letter_type="sku", year=2026, last=0)
    everybody_has_read = threading.Barrier(AT_ONCE)

    def issue() -> int:
        with transaction.atomic():
            counter = LetterCounter.objects.get()
            everybody_has_read.wait(timeout=60)
            counter.last += 1
            counter.save()
        return counter.last

    numbers = all_at_once([issue] * AT_ONCE)

    assert len(set(numbers)) < AT_ONCE
    assert LetterCounter.objects.get().last < AT_ONCE


def test_negative_control_without_the_lock_two_approvals_both_find_the_application_open():
    application = a_verified()
    both_have_read = threading.Barrier(2)

    def approve_unlocked() -> str:
        with transaction.atomic():
            found = Application.objects.get(pk=application.pk)
            both_have_read.wait(timeout=30)
            return found.state

    states = all_at_once([approve_unlocked, approve_unlocked])

    assert states == ["in_progress", "in_progress"]
