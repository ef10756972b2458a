"""An application's way, step by step with times and deadlines: for whoever may see the application."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from village.letters.models import Application, StepDecision
from village.letters.office_hours import NO_DAYS, deadline
from village.letters.selectors.letter_types import letter_type_of
from village.letters.states import (
    APPROVE,
    CONFIRM,
    DRAFT,
    IN_PROGRESS,
    ISSUED,
    REJECTED,
    RETURNED,
    SUBMITTED,
    VERIFY,
    WITHDRAWN,
)

DONE, NOW, TODO = "done", "now", "todo"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """`moment` is when it was done, or since when it runs; `due_at` the deadline of what is not done."""

    code: str
    title: str
    state: str
    moment: datetime | None = None
    due_at: datetime | None = None


def timeline_of(
    application: Application,
    decisions: Sequence[StepDecision],
    *,
    closed: Collection[date] = NO_DAYS,
) -> list[TimelineEntry]:
    """From sending to the letter; `decisions` are all of the application's, oldest first."""
    if application.state == DRAFT:
        return []
    sent = application.submitted_at
    entries = [
        TimelineEntry("sent", _("Anda kirim"), DONE, sent),
        TimelineEntry("matched", _("Data cocok dengan data penduduk"), DONE, sent),
    ]
    entries += _steps(application, decisions, closed)
    if application.state == RETURNED:
        entries.append(
            TimelineEntry("repair", _("Menunggu perbaikan dari Anda"), NOW, _last_moment(decisions))
        )
    elif application.state == REJECTED:
        entries.append(TimelineEntry("rejected", _("Ditolak"), DONE, application.closed_at))
    elif application.state == WITHDRAWN:
        entries.append(TimelineEntry("withdrawn", _("Anda tarik"), DONE, application.closed_at))
    return entries


def _last_moment(decisions: Sequence[StepDecision]) -> datetime | None:
    return decisions[-1].decided_at if decisions else None


def _steps(
    application: Application, decisions: Sequence[StepDecision], closed: Collection[date]
) -> list[TimelineEntry]:
    letter_type = letter_type_of(application.type_version)
    waiting = application.state in (SUBMITTED, IN_PROGRESS)
    # The latest yes to each step below the present one; an older round does not count any more.
    passed = {one.step: one.decided_at for one in decisions if one.action in (VERIFY, APPROVE, CONFIRM)}
    entries, due_at = [], application.due_at
    for position, step in enumerate(letter_type.steps):
        if application.state == ISSUED or position < application.step:
            entries.append(TimelineEntry(step.code, step.title, DONE, passed.get(position)))
        elif not waiting:
            if application.state == RETURNED:
                entries.append(TimelineEntry(step.code, step.title, TODO))
        elif position == application.step:
            entries.append(TimelineEntry(step.code, step.title, NOW, application.step_started_at, due_at))
        else:
            due_at = deadline(due_at, step.office_hours, closed=closed) if due_at else None
            entries.append(TimelineEntry(step.code, step.title, TODO, None, due_at))
    if not letter_type.makes_a_letter:
        # The last step is the end: what it notes was issued elsewhere.
        return entries
    if application.state == ISSUED:
        entries.append(TimelineEntry("issued", _("Surat terbit"), DONE, application.closed_at))
    elif waiting or application.state == RETURNED:
        last = deadline(due_at, letter_type.print_hours, closed=closed) if due_at and waiting else None
        entries.append(TimelineEntry("issued", _("Surat terbit"), TODO, None, last))
    return entries
