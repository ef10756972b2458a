"""How long the offices worked on an application, and how long it lay with the applicant."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from village.letters.models import Application, StepDecision
from village.letters.office_hours import NO_DAYS, office_time_between
from village.letters.states import RETURN, RETURNED, WITH_THE_OFFICE, WITHDRAWN


@dataclass(frozen=True, slots=True)
class Spans:
    """`office` in open hours, `applicant` by the calendar."""

    office: timedelta
    applicant: timedelta


def spans_of(
    application: Application,
    decisions: Sequence[StepDecision],
    *,
    at: datetime,
    closed: Collection[date] = NO_DAYS,
) -> Spans:
    """Both spans up to `at`; `decisions` are all of the application's, oldest first."""
    worked = (office_time_between(one.started_at, one.decided_at, closed=closed) for one in decisions)
    office = sum(worked, timedelta(0))
    if application.step_started_at is not None and application.state in (*WITH_THE_OFFICE, WITHDRAWN):
        office += office_time_between(application.step_started_at, application.closed_at or at, closed=closed)

    applicant = timedelta(0)
    for position, decision in enumerate(decisions):
        if decision.action != RETURN:
            continue
        if position + 1 < len(decisions):
            back_at = decisions[position + 1].started_at
        elif application.state == RETURNED:
            back_at = at
        else:
            back_at = application.step_started_at or application.closed_at or at
        applicant += back_at - decision.decided_at
    return Spans(office=office, applicant=applicant)
