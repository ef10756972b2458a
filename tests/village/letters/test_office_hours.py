import os
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.clock import JAKARTA
from village.letters.office_hours import (
    deadline,
    hours_and_minutes,
    is_working_day,
    office_time_between,
    opening_span,
)

EXAMPLES = 2000 if os.environ.get("MALL_LONG") else 200
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 1), timezones=st.just(JAKARTA))
SPANS = st.integers(0, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))


def jakarta(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (jakarta(2026, 11, 24, 9, 12), 4, jakarta(2026, 11, 24, 13, 12)),
        (jakarta(2026, 11, 24, 14, 0), 4, jakarta(2026, 11, 25, 10, 0)),
        (jakarta(2026, 11, 24, 3, 0), 1, jakarta(2026, 11, 24, 8, 30)),
        (jakarta(2026, 11, 24, 20, 0), 1, jakarta(2026, 11, 25, 8, 30)),
        (jakarta(2026, 11, 27, 14, 0), 1, jakarta(2026, 11, 30, 8, 0)),  # Friday closes at 14.30
        (jakarta(2026, 11, 28, 9, 0), 0.5, jakarta(2026, 11, 30, 8, 0)),  # Saturday
        (jakarta(2026, 12, 23, 14, 30), 2, jakarta(2026, 12, 28, 8, 30)),  # Christmas and its leave
        (jakarta(2026, 11, 24, 7, 30), 8, jakarta(2026, 11, 24, 15, 30)),  # not the next opening
    ],
)
def test_a_deadline_falls_within_open_hours(start, hours, due):
    assert deadline(start, timedelta(hours=hours)) == due


def test_the_time_zone_of_the_caller_does_not_matter():
    start = jakarta(2026, 11, 24, 14, 0)

    assert deadline(start.astimezone(UTC), timedelta(hours=4)) == deadline(start, timedelta(hours=4))


@pytest.mark.parametrize(
    "day", [date(2026, 11, 28), date(2026, 11, 29), date(2026, 8, 17), date(2026, 12, 24), date(2027, 3, 12)]
)
def test_offices_are_closed_at_weekends_holidays_and_collective_leave(day):
    assert not is_working_day(day)
    assert opening_span(day) is None


def test_a_negative_span_has_no_deadline():
    with pytest.raises(ValueError, match="negative"):
        deadline(jakarta(2026, 11, 24, 9, 0), timedelta(minutes=-1))


def test_hours_and_minutes_for_people():
    assert hours_and_minutes(timedelta(hours=3, minutes=48, seconds=59)) == (3, 48)


@settings(max_examples=EXAMPLES, deadline=None)
@given(start=MOMENTS, span=SPANS)
def test_exactly_the_span_lies_between_start_and_deadline(start, span):
    due = deadline(start, span)

    assert due >= start
    assert office_time_between(start, due) == span


@settings(max_examples=EXAMPLES, deadline=None)
@given(start=MOMENTS, first=SPANS, second=SPANS)
def test_a_deadline_in_two_parts_is_the_same_deadline(start, first, second):
    whole, parts = deadline(start, first + second), deadline(deadline(start, first), second)

    assert office_time_between(whole, parts) == office_time_between(parts, whole) == timedelta(0)
    if second:
        assert whole == parts


@settings(max_examples=EXAMPLES, deadline=None)
@given(start=MOMENTS, span=SPANS.filter(bool))
def test_a_deadline_is_a_moment_when_the_office_is_open(start, span):
    due = deadline(start, span).astimezone(JAKARTA)

    opens, closes = opening_span(due.date())
    assert opens < due <= closes


@settings(max_examples=EXAMPLES, deadline=None)
@given(moments=st.lists(MOMENTS, min_size=3, max_size=3).map(sorted))
def test_office_time_adds_up(moments):
    start, middle, end = moments
    end = min(end, start + timedelta(days=60))
    middle = min(middle, end)

    whole = office_time_between(start, end)

    assert whole == office_time_between(start, middle) + office_time_between(middle, end)
    assert office_time_between(end, start) == timedelta(0)
    assert timedelta(0) <= whole <= end - start
