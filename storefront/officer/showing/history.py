"""What happened to an application, who did it, and what comes next by when."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from storefront.look.moments import moment
from storefront.look.shapes import TimelineStep
from storefront.officer.showing.case import step_title
from storefront.officer.wording import lower_first, upper_first
from village.letters.selectors.cases import ApplicationCase
from village.letters.selectors.timeline import TODO, timeline_of
from village.letters.states import (
    APPROVE,
    CLOSE,
    CONFIRM,
    OPEN_STATES,
    REJECT,
    RETURN,
    RETURNED,
    VERIFY,
    WITH_THE_OFFICE,
    WITHDRAWN,
)


def history_of(case: ApplicationCase, *, at: datetime) -> list[TimelineStep]:
    """Sent, every decision of every round with its officer, the step at hand, and the steps to come."""
    application = case.application
    sent = upper_first(moment(application.submitted_at, now=at)) if application.submitted_at else ""
    steps = [
        TimelineStep("done", _("Dikirim pemohon"), sent),
        TimelineStep("done", _("Cocok dengan data penduduk"), sent),
    ]
    for number, decision in enumerate(case.decisions):
        steps.append(_decided(case, decision, at))
        following = case.decisions[number + 1] if number + 1 < len(case.decisions) else None
        if decision.action == RETURN:
            steps += _sent_again(application, following, at)
    if application.state == RETURNED:
        steps.append(TimelineStep("now", _("Menunggu perbaikan dari pemohon")))
    elif application.state == WITHDRAWN:
        steps.append(
            TimelineStep("done", _("Ditarik pemohon"), upper_first(_when(application.closed_at, at)))
        )
    return steps + _to_come(case, at)


def _decided(case: ApplicationCase, decision: Any, at: datetime) -> TimelineStep:
    titles = {
        VERIFY: _("Diperiksa"),
        RETURN: _("Dikembalikan untuk diperbaiki"),
        APPROVE: _("Disetujui dan ditandatangani"),
        CONFIRM: _("NIB dicocokkan dengan OSS"),
        REJECT: _("Ditolak"),
        CLOSE: _("Ditutup"),
    }
    who = decision.by.full_name if decision.by else _("Otomatis")
    detail = decision.reason
    if decision.items:
        labels = {one.code: one.label for one in (*case.letter_type.documents, *case.letter_type.fields)}
        named = ", ".join(lower_first(labels.get(code, code)) for code in decision.items)
        detail = f"{upper_first(named)}: {detail}"
    late = decision.decided_at > decision.due_at and decision.action in (
        VERIFY,
        RETURN,
        APPROVE,
        CONFIRM,
        REJECT,
    )
    note = f"{who}, {_when(decision.decided_at, at)}"
    return TimelineStep(
        "done",
        titles[decision.action],
        f"{note}, {_('lewat batas')}" if late else note,
        detail=detail,
    )


def _sent_again(application: Any, following: Any, at: datetime) -> list[TimelineStep]:
    """When the applicant sent it once more: the next step began then."""
    began = following.started_at if following else application.step_started_at
    if began is None or (following is None and application.state not in WITH_THE_OFFICE):
        return []
    return [TimelineStep("done", _("Dikirim lagi"), upper_first(_when(began, at)))]


def _to_come(case: ApplicationCase, at: datetime) -> list[TimelineStep]:
    application = case.application
    if application.state not in OPEN_STATES:
        return []
    specs = {step.code: step for step in case.letter_type.steps}
    entries = timeline_of(application, case.decisions, closed=case.closed)
    steps = []
    for entry in entries:
        running = entry.state == "now" and application.state in WITH_THE_OFFICE
        if not running and entry.state != TODO:
            continue
        spec = specs.get(entry.code)
        steps.append(
            TimelineStep(
                "now" if running else "later",
                step_title(spec, application.village) if spec else entry.title,
                deadline=moment(entry.due_at, now=at) if entry.due_at else "",
            )
        )
    return steps


def _when(value: datetime | None, at: datetime) -> str:
    return moment(value, now=at) if value else ""
