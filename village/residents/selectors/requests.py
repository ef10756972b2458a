"""Requests for correction: the resident's own, and those that wait in an operator's villages."""

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.encryption import unseal
from village.residents.models import CorrectionRequest
from village.residents.selectors.reach import within_offices
from village.residents.states import ASKED


def my_requests(viewer: Viewer) -> list[CorrectionRequest]:
    """What the viewer has asked for, the latest first."""
    if viewer.account_id is None:
        return []
    return list(CorrectionRequest.objects.filter(account_id=viewer.account_id).order_by("-asked_at", "-pk"))


def requests_awaiting(officer: Viewer) -> list[CorrectionRequest]:
    """What waits for an answer in the officer's villages, the first due first."""
    return list(
        CorrectionRequest.objects.filter(
            within_offices(officer, RECORD_REGISTER_EVENTS, path="resident__region"), state=ASKED
        )
        .select_related("resident__region")
        .order_by("due_at", "pk")
    )


def request_for(*, officer: Viewer, id: int) -> CorrectionRequest:
    """One request in the officer's villages; raises NotFound."""
    found = (
        CorrectionRequest.objects.filter(
            within_offices(officer, RECORD_REGISTER_EVENTS, path="resident__region"), pk=id
        )
        .select_related("resident__region", "answered_by")
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def wanted_of(request: CorrectionRequest) -> str:
    """What the resident wants to stand there: for the resident and for the officer who answers."""
    table = CorrectionRequest._meta.db_table
    return unseal(request.wanted_sealed, table=table, column="wanted_sealed", pk=request.pk)
