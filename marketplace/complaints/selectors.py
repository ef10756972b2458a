from datetime import date

from django.db.models import Q, QuerySet

from foundation.access.permissions import HANDLE_COMPLAINTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.clock import month_span
from foundation.encryption import private_files
from marketplace.complaints.links import complaint_id_of
from marketplace.complaints.models import Complaint
from marketplace.complaints.states import OPEN_STATES
from village.residents.selectors import within_offices, within_region

OPEN, LATE = "open", "late"


def complaints_for(
    officer: Viewer, *, search: str = "", region: str = "", state: str = "", month: date | None = None
) -> QuerySet[Complaint]:
    """What lies at the desks of the officer's regions: open ones by deadline first, then the latest.

    `state` is one of the complaint's states, OPEN or LATE; `region` keeps what concerns villages in it;
    `month` keeps what was received in it.
    """
    found = Complaint.objects.filter(within_offices(officer, HANDLE_COMPLAINTS, path="desk"))
    if region:
        found = found.filter(within_region(region, path="village"))
    if state == OPEN:
        found = found.filter(state__in=OPEN_STATES)
    elif state == LATE:
        found = found.filter(state__in=OPEN_STATES, due_at__lt=officer.at)
    elif state:
        found = found.filter(state=state)
    if month is not None:
        since, until = month_span(month)
        found = found.filter(received_at__gte=since, received_at__lt=until)
    for word in search.split():
        found = found.filter(
            Q(about__icontains=word) | Q(text__icontains=word) | Q(shop__name__icontains=word)
        )
    order = ("due_at", "pk") if state in (OPEN, LATE) else ("-pk",)
    return found.select_related("village", "desk", "shop", "product", "letter").order_by(*order)


def complaint_for(officer: Viewer, *, id: int) -> Complaint:
    """One complaint at a desk of the officer's; raises NotFound."""
    found = (
        complaints_for(officer)
        .select_related("account", "closed_by", "village__parent", "desk", "shop", "product", "letter")
        .filter(pk=id)
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def complaint_by_link(token: str) -> Complaint:
    """The complaint of a secret link: for whoever holds it. Raises NotFound."""
    found = (
        Complaint.objects.select_related("desk", "village", "shop").filter(pk=complaint_id_of(token)).first()
    )
    if found is None:
        raise NotFound()
    return found


def my_complaints(viewer: Viewer) -> list[Complaint]:
    """What the viewer's own account has complained of, the latest first; nothing for a visitor."""
    if viewer.account_id is None:
        return []
    return list(
        Complaint.objects.filter(account_id=viewer.account_id).select_related("shop").order_by("-pk")[:50]
    )


def complaint_photo(officer: Viewer, *, id: int) -> bytes:
    """The photo of one complaint at a desk of the officer's, a JPEG; raises NotFound."""
    complaint = complaint_for(officer, id=id)
    if not complaint.has_photo:
        raise NotFound()
    return private_files.read(complaint.photo_name)
