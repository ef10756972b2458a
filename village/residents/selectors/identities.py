from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from village.residents.models import IdentityBinding
from village.residents.selectors.reach import within_offices
from village.residents.states import CLAIMED, RELEASED, VERIFIED


def my_identity(viewer: Viewer) -> IdentityBinding | None:
    """Who the viewer says to be: the open claim or the confirmed identity, with the resident."""
    return (
        IdentityBinding.objects.select_related("resident__region__parent")
        .filter(account_id=viewer.account_id)
        .exclude(state=RELEASED)
        .first()
    )


def my_resident_id(viewer: Viewer) -> int | None:
    """The resident that the viewer's account is confirmed to be."""
    if viewer.account_id is None:
        return None
    return resident_id_of(account_id=viewer.account_id)


def resident_id_of(*, account_id: int) -> int | None:
    """The resident that an account is confirmed to be. A claim alone is nobody."""
    return (
        IdentityBinding.objects.filter(account_id=account_id, state=VERIFIED)
        .values_list("resident_id", flat=True)
        .first()
    )


def account_id_of(*, resident_id: int) -> int | None:
    """The account confirmed to be a resident, for messages."""
    return (
        IdentityBinding.objects.filter(resident_id=resident_id, state=VERIFIED)
        .values_list("account_id", flat=True)
        .first()
    )


def identities_awaiting(officer: Viewer) -> list[IdentityBinding]:
    """Claims that wait for an officer's confirmation in his regions, oldest first."""
    return list(
        IdentityBinding.objects.select_related("resident__region", "account")
        .filter(within_offices(officer, VERIFY_APPLICATIONS, path="resident__region"), state=CLAIMED)
        .order_by("claimed_at", "pk")
    )


def identity_for(*, officer: Viewer, id: int) -> IdentityBinding:
    """One claim in the officer's regions; raises NotFound."""
    found = (
        IdentityBinding.objects.select_related("resident__region", "account")
        .filter(within_offices(officer, VERIFY_APPLICATIONS, path="resident__region"), pk=id)
        .first()
    )
    if found is None:
        raise NotFound()
    return found
