from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.access.permissions import HANDLE_COMPLAINTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.notifications.services import notify
from foundation.tasks import defer
from marketplace.complaints.links import complaint_path
from marketplace.complaints.models import Complaint
from marketplace.complaints.rules import (
    AlreadyAtTheTop,
    OwnComplaint,
    moved,
    refuse_answer,
    refuse_authority,
)
from marketplace.complaints.states import ANSWER, HAND_UP, PASS_ON, TAKE_UP
from village.officers.selectors import holders
from village.officers.states import REGENCY
from village.residents.models import Resident
from village.residents.rules.kinship import family_of
from village.residents.rules.register import office_over
from village.territory.selectors import regency


@transaction.atomic
def take_up_complaint(*, complaint_id: int, by: Viewer, at: datetime) -> Complaint:
    """Say that somebody is looking into it. Raises NotFound, NotYourVillage, OwnComplaint, AlreadyClosed."""
    complaint = _locked(complaint_id, by)
    state = moved(TAKE_UP, complaint.state)

    _move(complaint, state, by=by, at=at)

    _tell(complaint, _("Pengaduan %(number)s sedang diperiksa"), "", at)
    return complaint


@transaction.atomic
def hand_up_complaint(*, complaint_id: int, reason: str, by: Viewer, at: datetime) -> Complaint:
    """Lay it on the regency's desk, with the reason for the colleagues; the deadline stays.

    Raises NotFound, NotYourVillage, OwnComplaint, AlreadyClosed, AlreadyAtTheTop, AnswerMissing.
    """
    complaint, top = _locked(complaint_id, by, own=True), regency()
    state = moved(HAND_UP, complaint.state)
    if complaint.desk_id == top.pk:
        raise AlreadyAtTheTop()
    refuse_answer(reason.strip())

    complaint.desk = top
    complaint.save(update_fields=["desk"])
    _move(complaint, state, by=by, at=at, reason=reason.strip())

    for officer in holders(region_code=top.pk, roles=[REGENCY], on_day=today(at)):
        notify(
            recipient_id=officer.account_id,
            kind="complaint_handed_up",
            subject=_("Pengaduan %(number)s naik ke kabupaten") % {"number": complaint.number},
            body=reason.strip(),
            url=f"/kantor/pengaduan/{complaint.pk}/",
            at=at,
        )
    return complaint


@transaction.atomic
def answer_complaint(*, complaint_id: int, answer: str, by: Viewer, at: datetime) -> Complaint:
    """Answer; who complained reads it in the inbox, by mail, or by the secret link.

    Raises NotFound, NotYourVillage, OwnComplaint, AlreadyClosed, AnswerMissing, TooLong, NumberInText.
    """
    complaint, answer = _locked(complaint_id, by), answer.strip()
    state = moved(ANSWER, complaint.state)
    refuse_answer(answer)

    _close(complaint, state, answer=answer, by=by, at=at)

    _tell(complaint, _("Pengaduan %(number)s dijawab"), answer, at)
    return complaint


@transaction.atomic
def pass_on_complaint(
    *, complaint_id: int, passed_to: str, answer: str, by: Viewer, at: datetime
) -> Complaint:
    """Pass it on to an authority outside the offices; `answer` tells who complained what happens now.

    Raises NotFound, NotYourVillage, OwnComplaint, AlreadyClosed, AuthorityMissing, AnswerMissing, TooLong,
    NumberInText.
    """
    complaint, answer, passed_to = _locked(complaint_id, by), answer.strip(), " ".join(passed_to.split())
    state = moved(PASS_ON, complaint.state)
    refuse_authority(passed_to)
    refuse_answer(answer)

    complaint.passed_to = passed_to
    _close(complaint, state, answer=answer, by=by, at=at)

    subject = _("Pengaduan %(number)s diteruskan ke %(to)s")
    _tell(complaint, subject, answer, at)
    return complaint


def _locked(complaint_id: int, by: Viewer, *, own: bool = False) -> Complaint:
    """The complaint, locked, if it lies at a desk of the viewer's and concerns neither him nor his family.

    `own`: who is concerned may still lay it on the desk above.
    """
    complaint = (
        Complaint.objects.select_for_update(of=("self",))
        .select_related("shop__business__owner", "letter__holder", "desk")
        .filter(pk=complaint_id)
        .first()
    )
    if complaint is None:
        raise NotFound()
    office = office_over(by, HANDLE_COMPLAINTS, complaint.desk_id)
    if own:
        return complaint
    handler = Resident.objects.get(pk=office.resident_id)
    if complaint.account_id == by.account_id or any(
        family_of(handler, person) for person in _concerned(complaint)
    ):
        raise OwnComplaint()
    return complaint


def _concerned(complaint: Complaint) -> Iterator[Resident]:
    if complaint.shop is not None:
        yield complaint.shop.business.owner
    if complaint.letter is not None:
        yield complaint.letter.holder


def _close(complaint: Complaint, state: str, *, answer: str, by: Viewer, at: datetime) -> None:
    complaint.answer, complaint.closed_at, complaint.closed_by_id = answer, at, by.account_id
    _move(complaint, state, by=by, at=at, also=("answer", "closed_at", "closed_by", "passed_to"))


def _move(
    complaint: Complaint,
    state: str,
    *,
    by: Viewer,
    at: datetime,
    reason: str = "",
    also: tuple[str, ...] = (),
) -> None:
    before, complaint.state = complaint.state, state
    complaint.save(update_fields=["state", *also])
    record_transition(
        subject=complaint, from_state=before, to_state=state, by=by.account_id, at=at, reason=reason
    )


def _tell(complaint: Complaint, subject: str, body: str, at: datetime) -> None:
    words = {"number": complaint.number, "to": complaint.passed_to}
    if complaint.account_id is not None:
        notify(
            recipient_id=complaint.account_id,
            kind="complaint_moved",
            subject=(subject % words)[:200],
            body=body or _("Kami kabari lagi begitu ada jawaban."),
            url=complaint_path(complaint.pk),
            at=at,
        )
    elif complaint.email and complaint.closed_at is not None:
        defer("marketplace.mail_complaint_answer", complaint_id=complaint.pk)
