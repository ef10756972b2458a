from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from village.officers.invitation_links import invitation_id_of
from village.officers.models import OfficerInvitation
from village.officers.states import INVITED
from village.residents.selectors import within_offices
from village.territory.models import Region


@dataclass(frozen=True, slots=True)
class InvitationOffer:
    """What the holder of the link may know before he has said who he is: which role, where; no name."""

    role: str
    region: Region
    stands: bool


def invitations_for(*, manager: Viewer) -> QuerySet[OfficerInvitation]:
    """All invitations in the regions of somebody with MANAGE_OFFICERS, the latest first."""
    return (
        OfficerInvitation.objects.filter(within_offices(manager, MANAGE_OFFICERS))
        .select_related("resident", "region__parent", "invited_by")
        .order_by("-pk")
    )


def invitation_for(*, manager: Viewer, id: int) -> OfficerInvitation:
    """One invitation in the manager's regions; raises NotFound."""
    found = invitations_for(manager=manager).filter(pk=id).first()
    if found is None:
        raise NotFound()
    return found


def invitation_offer(*, token: str, at: datetime) -> InvitationOffer:
    """What a secret link offers; raises NotFound for a link that we have not made."""
    found = (
        OfficerInvitation.objects.filter(pk=invitation_id_of(token)).select_related("region__parent").first()
    )
    if found is None:
        raise NotFound()
    return InvitationOffer(found.role, found.region, found.state == INVITED and found.expires_at > at)
