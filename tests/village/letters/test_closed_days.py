"""The office's own closed days: deadlines, spans and figures count without them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.clock import JAKARTA
from tests.village.factories import GROGOL, JAMBESARI, a_head, a_regency_officer, an_operator
from tests.village.letters.factories import CHECKED, LATER, MORNING, NOON, a_submitted, an_applicant
from village.letters.models import Application, ClosedDay
from village.letters.office_hours import deadline, is_working_day, office_time_between
from village.letters.rules.office_settings import ClosedAlready, DayPassed, DayTooFar
from village.letters.rules.spans import spans_of
from village.letters.selectors.applications import decisions_of
from village.letters.selectors.closed_days import closed_days, closed_days_of
from village.letters.services import (
    close_day,
    open_day,
    return_application,
    save_draft,
    submit_application,
    verify_application,
)
from village.territory.rules import NotYourVillage

WEDNESDAY = date(2026, 11, 25)
ANY_MOMENT = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)).map(
    lambda at: at.replace(tzinfo=JAKARTA)
)
DAYS = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=12)


@given(start=ANY_MOMENT, minutes=st.integers(0, 3000), closed=DAYS)
def test_a_deadline_lies_on_no_closed_day_and_as_much_office_time_away(start, minutes, closed):
    due = deadline(start, timedelta(minutes=minutes), closed=closed)

    assert office_time_between(start, due, closed=closed) == timedelta(minutes=minutes)
    if minutes:
        assert is_working_day(due.astimezone(JAKARTA).date(), closed=closed)


@given(start=ANY_MOMENT, minutes=st.integers(0, 3000), closed=DAYS)
def test_closed_days_never_bring_a_deadline_forward(start, minutes, closed):
    span = timedelta(minutes=minutes)

    assert deadline(start, span, closed=closed) >= deadline(start, span)


@pytest.mark.django_db
def test_a_days_closure_counts_for_the_region_and_what_lies_in_it():
    a_submitted()
    close_day(region_code=GROGOL, day=WEDNESDAY, reason="Bersih desa", by=a_head(), at=MORNING)
    close_day(
        region_code="35.10", day=date(2026, 12, 18), reason="Hari jadi", by=a_regency_officer(), at=MORNING
    )

    both = closed_days_of([GROGOL, JAMBESARI])

    assert both[GROGOL] == {WEDNESDAY, date(2026, 12, 18)}
    assert both[JAMBESARI] == {date(2026, 12, 18)}


@pytest.mark.django_db
def test_a_closed_day_stands_in_no_span_of_the_office():
    applicant, operator = an_applicant(), an_operator()
    application = a_submitted(applicant)
    close_day(region_code=GROGOL, day=WEDNESDAY, reason="Bersih desa", by=a_head(), at=MORNING)
    thursday = datetime(2026, 11, 26, 9, 12, tzinfo=JAKARTA)

    verify_application(
        application_id=application.pk, checked=CHECKED, identity_method="photos", by=operator, at=thursday
    )
    application.refresh_from_db()
    spans = spans_of(application, decisions_of(application), at=thursday, closed=closed_days(GROGOL))

    # Tuesday 09.12 to 15.30, nothing on Wednesday, Thursday 07.30 to 09.12.
    assert spans.office == timedelta(hours=8)


@pytest.mark.django_db
def test_the_clock_stands_still_while_the_form_is_with_the_applicant():
    applicant, operator = an_applicant(), an_operator()
    application = a_submitted(applicant)
    return_application(
        application_id=application.pk, reason="Fotonya buram", items=["rt"], by=operator, at=LATER
    )
    friday = datetime(2026, 11, 27, 8, 0, tzinfo=JAKARTA)
    viewer = applicant.viewer_at(friday)
    save_draft(application_id=application.pk, answers={"rt": "03"}, by=viewer, at=friday)

    sent = submit_application(application_id=application.pk, by=viewer, at=friday)
    spans = spans_of(sent, decisions_of(sent), at=friday + timedelta(hours=1))

    assert sent.due_at == datetime(2026, 11, 27, 12, 0, tzinfo=JAKARTA)
    assert (spans.office, spans.applicant) == (timedelta(hours=3), friday - LATER)


@pytest.mark.django_db
def test_what_waits_moves_with_a_closed_day_and_back_and_other_villages_do_not():
    here, there = a_submitted(), a_submitted(business_name="Kopi Jambesari", region=JAMBESARI)
    head = a_head()

    closed = close_day(region_code=GROGOL, day=MORNING.date(), reason="Pemilihan", by=head, at=MORNING)
    moved = dict(Application.objects.values_list("pk", "due_at"))
    open_day(closed_day_id=closed.pk, by=head, at=MORNING)

    assert moved[here.pk].astimezone(JAKARTA).date() == WEDNESDAY
    assert moved[there.pk] == there.due_at
    assert dict(Application.objects.values_list("pk", "due_at"))[here.pk] == here.due_at


@pytest.mark.django_db
def test_the_past_stays_counted_a_day_closes_once_and_nobody_closes_another_village():
    a_submitted()
    head, elsewhere = a_head(), a_head(JAMBESARI)
    close_day(region_code=GROGOL, day=WEDNESDAY, reason="Bersih desa", by=head, at=MORNING)

    for day, by, refusal in (
        (date(2026, 11, 23), head, DayPassed),
        (date(2028, 2, 1), head, DayTooFar),
        (WEDNESDAY, head, ClosedAlready),
        (WEDNESDAY, elsewhere, NotYourVillage),
    ):
        with pytest.raises(refusal):
            close_day(region_code=GROGOL, day=day, reason="x", by=by, at=NOON)

    assert ClosedDay.objects.count() == 1
