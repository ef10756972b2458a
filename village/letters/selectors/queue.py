from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from foundation.access.permissions import APPROVE_APPLICATIONS, VERIFY_APPLICATIONS
from foundation.access.viewer import Viewer
from foundation.clock import JAKARTA
from village.letters.models import Application, StepDecision
from village.letters.office_hours import office_time_between, office_time_until
from village.letters.rules.deciding import Taking, barred, office_taking, taking_of
from village.letters.selectors.closed_days import closed_days_of
from village.letters.selectors.letter_types import letter_type_of
from village.letters.selectors.steps import holders_in, persons_behind, step_at_hand, verifiers
from village.letters.states import ISSUED
from village.officers.states import DISTRICT
from village.residents.selectors import within_offices
from village.residents.states import RESIDENT


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One application that waits for this officer.

    `office_time_left` is negative when the deadline has passed. `gone` is the register's status of
    an applicant who is no longer a resident: then nothing can be decided. `escalated`: nobody in the
    village may decide. `stands_in` is the role that takes the step in place of its own, and `why` the
    reason: "family", "four_eyes", "absent" or "vacant"; both are empty where it takes its usual way.
    """

    id: int
    number: str
    state: str
    applicant_id: int
    resident_id: int
    applicant_name: str
    type_name: str
    business_name: str
    village_name: str
    step_title: str
    action: str
    submitted_at: datetime
    due_at: datetime
    late: bool
    office_time_left: timedelta
    notes: tuple[str, ...]
    gone: str
    escalated: bool
    stands_in: str
    why: str


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """`mean_office_time` and `on_time_percent` are of this month's issued letters; None without any."""

    decided_today: int
    awaiting_another: int
    mean_office_time: timedelta | None
    on_time_percent: int | None


@dataclass(frozen=True, slots=True)
class OfficeDesk:
    """A whole queue page: what waits for this officer, what waits for others in his regions, the figures."""

    mine: tuple[QueueLine, ...]
    others: tuple[QueueLine, ...]
    figures: QueueFigures


def desk_of(officer: Viewer) -> OfficeDesk:
    """The queue of an officer with its figures, both parts by deadline."""
    waiting = _waiting(officer)
    others = tuple(line for line, taken in waiting if not taken)
    return OfficeDesk(
        mine=tuple(line for line, taken in waiting if taken),
        others=others,
        figures=_figures(officer, awaiting_another=len(others)),
    )


def applications_awaiting(officer: Viewer) -> list[QueueLine]:
    """What this officer may decide now, by deadline: his step and region, not his family, not seen by him.

    What nobody in a village may decide stands in the queue of the district.
    """
    return [line for line, taken in _waiting(officer) if taken]


def queue_figures(officer: Viewer) -> QueueFigures:
    """The figures beside the queue, over the regions of the officer."""
    return _figures(officer, awaiting_another=sum(not taken for _line, taken in _waiting(officer)))


def _figures(officer: Viewer, *, awaiting_another: int) -> QueueFigures:
    reach = _reach(officer)
    midnight = datetime.combine(officer.today, datetime.min.time(), JAKARTA)
    month = midnight.replace(day=1)
    decided = StepDecision.objects.filter(by_id=officer.account_id, decided_at__gte=midnight).count()
    issued = Application.objects.filter(reach, state=ISSUED, closed_at__gte=month)
    ids = list(issued.values_list("pk", flat=True))
    return QueueFigures(
        decided_today=decided,
        awaiting_another=awaiting_another,
        mean_office_time=_mean_office_time(ids),
        on_time_percent=_on_time_percent(ids),
    )


def _reach(officer: Viewer) -> Q:
    return within_offices(officer, VERIFY_APPLICATIONS, path="village_id") | within_offices(
        officer, APPROVE_APPLICATIONS, path="village_id"
    )


def _waiting(officer: Viewer) -> list[tuple[QueueLine, bool]]:
    """Everything that waits in the officer's regions, and whether it waits for him."""
    found = list(
        Application.objects.with_the_office()
        .filter(_reach(officer))
        .select_related("type_version", "business", "village", "resident")
        .order_by("due_at", "pk")
    )
    if not found:
        return []
    verified = verifiers(one.pk for one in found)
    persons = persons_behind(officer)
    holders = holders_in({one.village_id or "" for one in found}, on_day=officer.today)

    closed = closed_days_of({one.village_id or "" for one in found})
    # The district looks at what is late; the rest of its villages' work it sees among all applications.
    only_district = all(held.role == DISTRICT for held in officer.offices)
    lines = []
    for application in found:
        at_hand = step_at_hand(application, verified_by=verified[application.pk])
        taking = taking_of(at_hand, holders[at_hand.village_code])
        office = office_taking(officer, at_hand, taking)
        taken = office is not None and barred(persons[office.resident_id], at_hand) is None
        late = application.due_at is not None and officer.at > application.due_at
        if taken or late or not only_district:
            days = closed[at_hand.village_code]
            lines.append((_line(application, taking=taking, at=officer.at, closed=days), taken))
    return lines


def _line(application: Application, *, taking: Taking, at: datetime, closed: Collection[date]) -> QueueLine:
    letter_type = letter_type_of(application.type_version)
    step = letter_type.step(application.step)
    resident, due_at = application.resident, application.due_at
    if resident is None or due_at is None or application.submitted_at is None:
        raise ValueError("an application with the office has resident and deadline")
    return QueueLine(
        id=application.pk,
        number=application.number or "",
        state=application.state,
        applicant_id=application.applicant_id,
        resident_id=resident.pk,
        applicant_name=resident.name,
        type_name=letter_type.short_name,
        business_name=application.business.name if application.business else "",
        village_name=application.village.name if application.village else "",
        step_title=step.title,
        action=step.action,
        submitted_at=application.submitted_at,
        due_at=due_at,
        late=at > due_at,
        office_time_left=office_time_until(due_at, at=at, closed=closed),
        notes=tuple(application.notes),
        gone="" if resident.status == RESIDENT else resident.status,
        escalated=taking.escalated,
        stands_in=taking.role if taking.why else "",
        why=taking.why,
    )


def _mean_office_time(application_ids: Iterable[int]) -> timedelta | None:
    spans: dict[int, timedelta] = {}
    decided = list(
        StepDecision.objects.filter(application_id__in=list(application_ids)).values_list(
            "application_id", "application__village_id", "started_at", "decided_at"
        )
    )
    closed = closed_days_of({village or "" for _pk, village, _started_at, _decided_at in decided})
    for pk, village, started_at, decided_at in decided:
        spent = office_time_between(started_at, decided_at, closed=closed[village or ""])
        spans[pk] = spans.get(pk, timedelta(0)) + spent
    return sum(spans.values(), timedelta(0)) / len(spans) if spans else None


def _on_time_percent(application_ids: Iterable[int]) -> int | None:
    on_time: dict[int, bool] = {}
    decided = StepDecision.objects.filter(application_id__in=list(application_ids))
    for pk, due_at, decided_at in decided.values_list("application_id", "due_at", "decided_at"):
        on_time[pk] = on_time.get(pk, True) and decided_at <= due_at
    return round(100 * sum(on_time.values()) / len(on_time)) if on_time else None
