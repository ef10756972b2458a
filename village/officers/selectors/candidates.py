"""Whom the regency could appoint: found in the register by name or NIK; opening one is logged."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from foundation.access.attempts import spend
from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from foundation.audit.services import record_reading
from foundation.encryption import keyed_hash
from village.officers.models import Officer
from village.residents.models import IdentityBinding, Resident
from village.residents.rules.register import office_seeing, search_words
from village.residents.selectors import masked_nik, within_offices, within_region
from village.residents.states import RESIDENT, VERIFIED

MOST_CANDIDATES = 20
SEARCHES, SEARCH_SECONDS = 60, 3600


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resident who could be appointed. `account`: the one confirmed to be his. `offices`: what he holds."""

    resident: Resident
    nik_masked: str
    account: User | None
    offices: tuple[Officer, ...]


def candidates_for(*, manager: Viewer, search: str, region: str = "", at: datetime) -> list[Resident]:
    """Present residents by name (three letters or more) or whole NIK, at most MOST_CANDIDATES, by name.

    In the regions of somebody with MANAGE_OFFICERS; `region` keeps those that live in it. Raises
    SearchTooShort, TooManyAttempts. The text may hold a NIK: keep it out of addresses and logs.
    """
    nik, words = search_words(search)
    spend(f"candidates\0{manager.account_id}", limit=SEARCHES, seconds=SEARCH_SECONDS, at=at)
    found = Resident.objects.filter(
        within_offices(manager, MANAGE_OFFICERS), within_region(region), status=RESIDENT
    )
    if nik:
        found = found.filter(nik_hash=keyed_hash(nik, "nik"))
    for word in words.split():
        found = found.filter(name__icontains=word)
    return list(found.select_related("region__parent").order_by("name", "pk")[:MOST_CANDIDATES])


def candidate_for(*, manager: Viewer, id: int, at: datetime) -> Candidate:
    """One resident to be appointed, with his account and offices; the look is logged. Raises NotFound."""
    resident = (
        Resident.objects.filter(within_offices(manager, MANAGE_OFFICERS), pk=id, status=RESIDENT)
        .select_related("region__parent")
        .first()
    )
    if resident is None:
        raise NotFound()
    record_reading(
        reader_id=manager.account_id or 0,
        office=office_seeing(manager, MANAGE_OFFICERS, resident.region_id),
        resident_id=resident.pk,
        purpose=_("Mengangkat petugas"),
        at=at,
    )
    binding = (
        IdentityBinding.objects.filter(resident=resident, state=VERIFIED).select_related("account").first()
    )
    held = Officer.objects.filter(resident=resident, active_until__gte=manager.today)
    return Candidate(
        resident=resident,
        nik_masked=masked_nik(resident.nik_sealed, resident.pk),
        account=binding.account if binding else None,
        offices=tuple(held.select_related("region").order_by("pk")),
    )
