"""What offices see of all applications and letters in their regions: tallies, and the lists behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.viewer import Viewer
from foundation.clock import month_span
from village.letters.models import Application, Letter
from village.letters.numbering import normal_number
from village.letters.rules.standing import EXPIRED, HOLDER_GONE, NOT_YET
from village.letters.states import DRAFT, ISSUED, OPEN_STATES, REJECTED, VALID, WITH_THE_OFFICE, WITHDRAWN
from village.residents.selectors import within_offices, within_region
from village.residents.states import RESIDENT

OPEN, LATE, ANSWERED = "open", "late", "answered"
ENDED = (ISSUED, REJECTED, WITHDRAWN, ANSWERED)


def applications_overseen(
    officer: Viewer,
    *,
    search: str = "",
    region: str = "",
    state: str = "",
    month: date | None = None,
    applicant_id: int | None = None,
) -> QuerySet[Application]:
    """What was sent to the officer's villages, the latest first; `region` is the code of any part of them.

    `state` is one of the application's states, or OPEN (not closed yet), LATE (past its deadline), ANSWERED
    (issued or rejected). `month` keeps what came in in that month; with a state of the end, what ended then.
    `applicant_id` keeps what one account sent.
    """
    found = Application.objects.filter(
        within_offices(officer, HOLD_OFFICE, path="village"), within_region(region, path="village")
    ).exclude(state=DRAFT)
    if state == OPEN:
        found = found.filter(state__in=OPEN_STATES)
    elif state == LATE:
        found = found.filter(_late(officer.at))
    elif state == ANSWERED:
        found = found.filter(state__in=(ISSUED, REJECTED))
    elif state:
        found = found.filter(state=state)
    if month is not None:
        found = found.filter(_in_month("closed_at" if state in ENDED else "submitted_at", month))
    if applicant_id is not None:
        found = found.filter(applicant_id=applicant_id)
    words = search.strip()
    if words:
        found = found.filter(
            Q(number__icontains=normal_number(words))
            | Q(resident__name__icontains=words)
            | Q(business__name__icontains=words)
        )
    return found.select_related("type_version", "business", "village", "resident").order_by("-pk")


def letters_overseen(
    officer: Viewer,
    *,
    search: str = "",
    region: str = "",
    standing: str = "",
    month: date | None = None,
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Letter]:
    """The letters of the officer's villages, the latest first; `standing`: of `rules.standing.STANDINGS`.

    `month` keeps those that were issued in it, `first` and `last` those of a span of months.
    """
    found = Letter.objects.filter(
        within_offices(officer, HOLD_OFFICE, path="village"), within_region(region, path="village")
    )
    if standing:
        found = found.filter(_standing(standing, officer.today))
    if month is not None:
        found = found.filter(_in_month("issued_at", month))
    if first is not None:
        found = found.filter(issued_at__gte=month_span(first)[0])
    if last is not None:
        found = found.filter(issued_at__lt=month_span(last)[1])
    words = search.strip()
    if words:
        found = found.filter(
            Q(number__icontains=normal_number(words))
            | Q(holder__name__icontains=words)
            | Q(business__name__icontains=words)
        )
    return found.select_related("type_version", "business", "village", "holder").order_by("-pk")


@dataclass(frozen=True, slots=True)
class VillageTally:
    """How many applications of a village are open, how many of these late, how many letters stand today."""

    open: int = 0
    late: int = 0
    letters: int = 0


def village_tallies(officer: Viewer, *, region: str = "") -> Mapping[str, VillageTally]:
    """Village -> its tally, in the officer's regions, in two queries; empty villages are left out."""
    places = (
        within_offices(officer, HOLD_OFFICE, path="village"),
        within_region(region, path="village"),
    )
    waiting = (
        Application.objects.filter(*places, state__in=OPEN_STATES)
        .values_list("village_id")
        .annotate(open=Count("pk"), late=Count("pk", filter=_late(officer.at)))
    )
    letters = dict(
        Letter.objects.filter(*places, _standing(VALID, officer.today))
        .values_list("village_id")
        .annotate(count=Count("pk"))
    )
    found = {
        code: VillageTally(open, late, letters.pop(code, 0))
        for code, open, late in waiting.values_list("village_id", "open", "late")
    }
    return found | {code: VillageTally(letters=count) for code, count in letters.items()}


def _late(at: datetime) -> Q:
    return Q(state__in=WITH_THE_OFFICE, due_at__lt=at)


def _in_month(moment: str, month: date) -> Q:
    since, until = month_span(month)
    return Q(**{f"{moment}__gte": since, f"{moment}__lt": until})


def _standing(standing: str, today: date) -> Q:
    if standing == EXPIRED:
        return Q(state=VALID, valid_until__lt=today)
    if standing == NOT_YET:
        return Q(state=VALID, valid_from__gt=today, holder__status=RESIDENT)
    if standing == HOLDER_GONE:
        return Q(state=VALID, valid_until__gte=today) & ~Q(holder__status=RESIDENT)
    if standing == VALID:
        return Q(state=VALID, valid_from__lte=today, valid_until__gte=today, holder__status=RESIDENT)
    return Q(state=standing)
