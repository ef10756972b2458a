"""A resident asks to have the own record corrected; the village answers by an event or by a reason."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.encryption import seal
from foundation.ids import next_pk
from foundation.notifications.services import notify
from village.residents.models import CorrectionRequest, RegisterEvent, Resident
from village.residents.rules.kinship import OwnFamily, family_of
from village.residents.rules.register import office_seeing, refuse_number_in
from village.residents.rules.requests import (
    ANSWER_WITHIN,
    ASKABLE,
    LONGEST_WISH,
    AnswerMissing,
    AskedAlready,
    FieldNotAskable,
    NotConfirmedYet,
    WishMissing,
    refuse_request_move,
)
from village.residents.selectors.identities import my_resident_id
from village.residents.states import ASKED, CORRECTED, DECLINED, WITHDRAWN

MY_RECORD_URL = "/akun/data-saya/"


@transaction.atomic
def ask_correction(
    *, field: str, wanted: str, by: Viewer, at: datetime, proof: str = ""
) -> CorrectionRequest:
    """The viewer says what is wrong in the own record and what is right; `proof` names the paper.

    What is wanted may hold a number, so it is sealed. Raises NotConfirmedYet, FieldNotAskable,
    WishMissing, AskedAlready, NumberInText (in the proof).
    """
    resident_id = my_resident_id(by)
    if resident_id is None or by.account_id is None:
        raise NotConfirmedYet()
    Resident.objects.select_for_update(no_key=True).get(pk=resident_id)

    if field not in ASKABLE:
        raise FieldNotAskable()
    wanted = " ".join(wanted.split())[:LONGEST_WISH]
    if not wanted:
        raise WishMissing()
    refuse_number_in(proof, field="proof")

    pk = next_pk(CorrectionRequest)
    try:
        with transaction.atomic():
            request = CorrectionRequest.objects.create(
                pk=pk,
                resident_id=resident_id,
                account_id=by.account_id,
                field=field,
                wanted_sealed=seal(
                    wanted, table=CorrectionRequest._meta.db_table, column="wanted_sealed", pk=pk
                ),
                proof=" ".join(proof.split())[:300],
                asked_at=at,
                due_at=at + ANSWER_WITHIN,
            )
    except IntegrityError:
        raise AskedAlready() from None
    record_transition(subject=request, from_state="", to_state=ASKED, by=by.account_id, at=at)
    return request


@transaction.atomic
def withdraw_request(*, request_id: int, by: Viewer, at: datetime) -> CorrectionRequest:
    """The viewer takes an own request back. Raises NotFound, AlreadyAnswered."""
    request = _locked(request_id)
    if request.account_id != by.account_id:
        raise NotFound()
    refuse_request_move(request, WITHDRAWN)
    _answer(request, WITHDRAWN, by=by, at=at)
    return request


@transaction.atomic
def decline_request(*, request_id: int, answer: str, by: Viewer, at: datetime) -> CorrectionRequest:
    """Say why the record stays as it is. By an officer of the resident's village, never for the own family.

    Raises NotFound, OwnFamily, AnswerMissing, NumberInText, AlreadyAnswered.
    """
    request = _locked(request_id)
    _refuse_answering(request, by)
    refuse_number_in(answer, field="answer")
    answer = " ".join(answer.split())[:500]
    if not answer:
        raise AnswerMissing()
    refuse_request_move(request, DECLINED)

    _answer(request, DECLINED, by=by, at=at, answer=answer)

    notify(
        recipient_id=request.account_id,
        kind="correction_declined",
        subject=_("Data Anda tidak diubah"),
        body=_("Alasannya: %(reason)s. Bila ini keliru, datang ke kantor desa dengan buktinya.")
        % {"reason": answer.rstrip(".")},
        url=MY_RECORD_URL,
        at=at,
    )
    return request


def close_request(*, request_id: int, event: RegisterEvent, by: Viewer, at: datetime) -> CorrectionRequest:
    """Answer a request by the event that has just corrected the record, in its transaction.

    Raises NotFound (also for a request about somebody else), OwnFamily, AlreadyAnswered.
    """
    request = _locked(request_id)
    if request.resident_id != event.resident_id:
        raise NotFound()
    _refuse_answering(request, by)
    refuse_request_move(request, CORRECTED)

    _answer(request, CORRECTED, by=by, at=at, event=event)

    notify(
        recipient_id=request.account_id,
        kind="correction_done",
        subject=_("Data Anda sudah diperbaiki"),
        body=_("Permintaan perbaikan Anda sudah dicatat. Lihat data Anda di register."),
        url=MY_RECORD_URL,
        at=at,
    )
    return request


def _locked(request_id: int) -> CorrectionRequest:
    request = (
        CorrectionRequest.objects.select_for_update(of=("self",))
        .select_related("resident")
        .filter(pk=request_id)
        .first()
    )
    if request is None:
        raise NotFound()
    return request


def _refuse_answering(request: CorrectionRequest, by: Viewer) -> None:
    office = office_seeing(by, RECORD_REGISTER_EVENTS, request.resident.region_id)
    if request.account_id == by.account_id:
        raise OwnFamily()
    if family_of(Resident.objects.get(pk=office.resident_id), request.resident):
        raise OwnFamily()


def _answer(
    request: CorrectionRequest,
    to_state: str,
    *,
    by: Viewer,
    at: datetime,
    answer: str = "",
    event: RegisterEvent | None = None,
) -> None:
    from_state, request.state = request.state, to_state
    request.answer, request.event = answer, event
    request.answered_at, request.answered_by_id = at, by.account_id
    request.save(update_fields=["state", "answer", "event", "answered_at", "answered_by"])
    record_transition(
        subject=request, from_state=from_state, to_state=to_state, by=by.account_id, at=at, reason=answer
    )
