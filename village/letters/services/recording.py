"""How a decision is written down: state, decision row and transition, in the transaction of the change."""

from collections.abc import Sequence
from datetime import datetime

from foundation.access.viewer import Office
from foundation.audit.services import record_transition
from village.letters.models import Application, StepDecision
from village.letters.office_hours import deadline
from village.letters.selectors.closed_days import closed_days
from village.letters.spec import LetterType


def begin_step(application: Application, letter_type: LetterType, position: int, *, at: datetime) -> None:
    """Put an application at a step; its clock starts now. Not saved yet."""
    application.step = position
    application.step_started_at = at
    closed = closed_days(application.village_id or "")
    application.due_at = deadline(at, letter_type.step(position).office_hours, closed=closed)
    application.late_told_at = None


def stop_clock(application: Application) -> None:
    """No step runs: the form is with the applicant. Not saved yet."""
    application.step_started_at = None
    application.due_at = None


def record_decision(
    application: Application,
    letter_type: LetterType,
    *,
    action: str,
    office: Office | None,
    by: int | None,
    at: datetime,
    reason: str = "",
    items: Sequence[str] = (),
    checked: Sequence[str] = (),
) -> StepDecision:
    """The decision on the step at which the application stands: call it before the step moves on."""
    return StepDecision.objects.create(
        application=application,
        step=application.step,
        step_code=letter_type.step(application.step).code,
        action=action,
        officer_id=office.officer_id if office else None,
        by_id=by,
        reason=reason,
        items=list(items),
        checked=list(checked),
        started_at=application.step_started_at or at,
        due_at=application.due_at or at,
        decided_at=at,
    )


def move_application(
    application: Application, to_state: str, *, by: int | None, at: datetime, reason: str = ""
) -> None:
    """Save the application in its new state, with the transition that the database asks for."""
    from_state, application.state = application.state, to_state
    application.save()
    record_transition(
        subject=application, from_state=from_state, to_state=to_state, by=by, at=at, reason=reason
    )
