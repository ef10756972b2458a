import logging

import pytest
from django.db import DatabaseError, transaction

from foundation.access.viewer import Office
from foundation.audit.logs import PersonalDataFilter
from foundation.audit.models import Reading, Transition
from foundation.audit.selectors import readings_of, transitions_of
from foundation.audit.services import record_reading, record_transition
from foundation.clock import now
from tests.foundation.factories import an_account

pytestmark = pytest.mark.django_db


def a_reading() -> Reading:
    office = Office(
        role="operator", region_code="35.10.17.2004", officer_id=1, resident_id=2, permissions=frozenset()
    )
    return record_reading(
        reader_id=an_account().pk, office=office, resident_id=41, purpose="memeriksa P-2611-0001", at=now()
    )


def a_transition() -> Transition:
    user = an_account()
    return record_transition(subject=user, from_state="", to_state="open", by=user.pk, at=now(), reason="uji")


@pytest.mark.parametrize("make", [a_reading, a_transition])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_history_cannot_be_rewritten(make, act):
    row = make()
    rows = type(row).objects.filter(pk=row.pk)

    with pytest.raises(DatabaseError, match="annot"), transaction.atomic():
        rows.update(at=now()) if act == "update" else rows.delete()

    assert rows.get().at == row.at


def test_a_resident_reads_who_looked_and_only_at_himself():
    reading = a_reading()

    assert readings_of(41) == [reading]
    assert readings_of(42) == []


def test_a_history_belongs_to_one_thing():
    first, _other = a_transition(), a_transition()

    assert transitions_of(first.by) == [first]


@pytest.mark.parametrize(
    ("message", "args", "expected"),
    [
        ("nik %s tidak cocok", ("3510174509879001",), "nik 3510••••••••••01 tidak cocok"),
        ("pesanan %s", (12345678901234567,), "pesanan 12345678901234567"),
    ],
)
def test_a_log_line_masks_sixteen_digits_in_a_row(message, args, expected):
    record = logging.LogRecord("x", logging.INFO, "f", 1, message, args, None)

    PersonalDataFilter().filter(record)

    assert record.getMessage() == expected
