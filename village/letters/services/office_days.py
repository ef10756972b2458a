"""Days on which an office is closed, and officers who are away: both move what is already waiting."""

from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import HOLD_OFFICE, SUSPEND_LETTERS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from village.letters.models import Absence, Application, ClosedDay
from village.letters.office_hours import deadline
from village.letters.rules.office_settings import (
    ClosedAlready,
    reason_of,
    refuse_absence,
    refuse_day,
)
from village.letters.selectors.closed_days import closed_days_of
from village.letters.selectors.letter_types import letter_type_of
from village.letters.states import WITH_THE_OFFICE
from village.officers.models import Officer
from village.residents.rules.register import office_over
from village.residents.selectors import within_region
from village.territory.models import Region
from village.territory.rules import NotYourVillage, covers

NOTED, DROPPED = "noted", "dropped"


@transaction.atomic
def close_day(*, region_code: str, day: date, reason: str, by: Viewer, at: datetime) -> ClosedDay:
    """The offices of a region stay closed on a day; the deadlines of what waits there move with it.

    From today on: what is past stays counted. By an office with SUSPEND_LETTERS over the region. Raises
    NotYourVillage, DayPassed, DayTooFar, ReasonNeeded, SettingTooLong, ClosedAlready.
    """
    region = Region.objects.select_for_update(no_key=True).filter(pk=region_code).first()
    if region is None:
        raise NotFound()

    office_over(by, SUSPEND_LETTERS, region_code)
    refuse_day(day, today=today(at))
    reason = reason_of(reason)
    if ClosedDay.objects.filter(region=region, day=day).exists():
        raise ClosedAlready()

    closed = ClosedDay.objects.create(
        region=region, day=day, reason=reason, noted_by_id=by.account_id or 0, noted_at=at
    )
    _move_deadlines(region_code)

    record_transition(subject=closed, from_state="", to_state=NOTED, by=by.account_id, at=at, reason=reason)
    return closed


@transaction.atomic
def open_day(*, closed_day_id: int, by: Viewer, at: datetime) -> None:
    """Take a closed day back that has not passed. Raises NotFound (also beyond the office), DayPassed."""
    closed = ClosedDay.objects.select_for_update().filter(pk=closed_day_id).first()
    if closed is None:
        raise NotFound()

    try:
        office_over(by, SUSPEND_LETTERS, closed.region_id)
    except NotYourVillage:
        raise NotFound() from None
    refuse_day(closed.day, today=today(at))

    record_transition(subject=closed, from_state=NOTED, to_state=DROPPED, by=by.account_id, at=at)
    region_code = closed.region_id
    closed.delete()
    _move_deadlines(region_code)


@transaction.atomic
def note_absence(
    *, officer_id: int, first_day: date, last_day: date, reason: str, by: Viewer, at: datetime
) -> Absence:
    """An officer is away; meanwhile his steps go to who stands in for him.

    By himself, or by an office with SUSPEND_LETTERS over his region (the head for his operators). Raises
    NotFound, DayPassed, AbsenceBackwards, AbsenceTooLong, ReasonNeeded, SettingTooLong.
    """
    officer = _officer_of(officer_id, by)

    refuse_absence(first_day, last_day, today=today(at))
    reason = reason_of(reason)

    absence = Absence.objects.create(
        officer=officer,
        first_day=first_day,
        last_day=last_day,
        reason=reason,
        noted_by_id=by.account_id or 0,
        noted_at=at,
    )

    record_transition(subject=absence, from_state="", to_state=NOTED, by=by.account_id, at=at, reason=reason)
    return absence


@transaction.atomic
def end_absence(*, absence_id: int, by: Viewer, at: datetime) -> None:
    """The officer is back, or will not be away at all. Raises NotFound."""
    absence = Absence.objects.select_for_update().filter(pk=absence_id, last_day__gte=today(at)).first()
    if absence is None:
        raise NotFound()
    _officer_of(absence.officer_id, by)

    record_transition(subject=absence, from_state=NOTED, to_state=DROPPED, by=by.account_id, at=at)
    absence.delete()


def _officer_of(officer_id: int, by: Viewer) -> Officer:
    officer = Officer.objects.select_for_update(no_key=True).filter(pk=officer_id).first()
    if officer is None:
        raise NotFound()
    own = any(office.officer_id == officer_id for office in by.offices_with(HOLD_OFFICE))
    above = any(covers(office.region_code, officer.region_id) for office in by.offices_with(SUSPEND_LETTERS))
    if not own and not above:
        raise NotFound()
    return officer


def _move_deadlines(region_code: str) -> None:
    """Reckon anew by when the steps that run in a region are due."""
    waiting = list(
        Application.objects.filter(within_region(region_code, path="village"), state__in=WITH_THE_OFFICE)
        .select_related("type_version")
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    closed = closed_days_of({one.village_id or "" for one in waiting})
    for one in waiting:
        if one.step_started_at is not None:
            hours = letter_type_of(one.type_version).step(one.step).office_hours
            one.due_at = deadline(one.step_started_at, hours, closed=closed[one.village_id or ""])
    Application.objects.bulk_update(waiting, ["due_at"])
