from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from foundation.access.permissions import READ_RESIDENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.models import Reading
from foundation.audit.selectors import readings_of
from foundation.audit.services import record_reading
from foundation.encryption import keyed_hash
from village.residents.models import IdentityBinding, RegisterEvent, Resident
from village.residents.rules.register import office_seeing, purpose_words, search_words
from village.residents.selectors.numbers import masked_kk, masked_nik
from village.residents.selectors.reach import within_offices
from village.residents.states import HEAD, RESIDENT, VERIFIED


@dataclass(frozen=True, slots=True)
class ResidentLine:
    """One line of an officer's search: enough to pick the right person, no more."""

    id: int
    name: str
    nik_masked: str
    village_name: str
    dusun: str
    birth_year: int
    status: str


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What the register holds of the viewer, and who looked at it."""

    resident: Resident
    nik_masked: str
    kk_masked: str
    verified_at: datetime
    readings: list[Reading]


def residents_for(
    *, officer: Viewer, search: str, limit: int = 20, after: tuple[str, int] | None = None
) -> list[ResidentLine]:
    """Residents in the officer's regions by name (three letters or more) or whole NIK, masked, by name.

    `after` is (name, id) of the last line seen. Raises SearchTooShort. The search text may hold a
    NIK: keep it out of addresses and logs.
    """
    nik, words = search_words(search)
    found = Resident.objects.filter(within_offices(officer, READ_RESIDENTS))
    if nik:
        found = found.filter(nik_hash=keyed_hash(nik, "nik"))
    for word in words.split():
        found = found.filter(name__icontains=word)
    if after:
        found = found.filter(Q(name__gt=after[0]) | Q(name=after[0], pk__gt=after[1]))
    return [
        ResidentLine(
            id=one.pk,
            name=one.name,
            nik_masked=masked_nik(one.nik_sealed, one.pk),
            village_name=one.region.name,
            dusun=one.dusun,
            birth_year=one.birth_date.year,
            status=one.status,
        )
        for one in found.select_related("region").order_by("name", "pk")[:limit]
    ]


def resident_for(*, officer: Viewer, id: int, purpose: str, at: datetime) -> Resident:
    """One whole record, for an officer over its region; the look is logged with its purpose first.

    Show NIK and KK by `masked_nik`, `masked_kk`. Raises NotFound, PurposeMissing, NumberInText.
    """
    purpose = purpose_words(purpose)
    resident = Resident.objects.select_related("region__parent").filter(pk=id).first()
    if resident is None:
        raise NotFound()
    office = office_seeing(officer, READ_RESIDENTS, resident.region_id)
    record_reading(
        reader_id=officer.account_id or 0, office=office, resident_id=resident.pk, purpose=purpose, at=at
    )
    return resident


def my_record(viewer: Viewer) -> OwnRecord | None:
    """The viewer's own record and its readings; None until an officer has confirmed the identity."""
    if viewer.account_id is None:
        return None
    binding = (
        IdentityBinding.objects.select_related("resident__region__parent")
        .filter(account_id=viewer.account_id, state=VERIFIED)
        .first()
    )
    if binding is None or binding.verified_at is None:
        return None
    resident = binding.resident
    return OwnRecord(
        resident=resident,
        nik_masked=masked_nik(resident.nik_sealed, resident.pk),
        kk_masked=masked_kk(resident.kk_sealed, resident.pk),
        verified_at=binding.verified_at,
        readings=readings_of(resident.pk),
    )


def household_of(resident: Resident) -> list[Resident]:
    """Who stands on the same KK now, the head of the family first: for the case page and letters."""
    members = Resident.objects.filter(kk_hash=resident.kk_hash, status=RESIDENT).order_by("birth_date", "pk")
    return sorted(members, key=lambda member: member.relation != HEAD)


def events_of(resident: Resident) -> list[RegisterEvent]:
    """What happened to a resident since the first load, newest first. Open the resident first."""
    events = RegisterEvent.objects.filter(resident=resident).select_related("officer_account")
    return list(events.order_by("-event_date", "-pk"))


def head_of_family(resident: Resident) -> Resident | None:
    """The head of the resident's KK, where the register knows one."""
    return Resident.objects.filter(kk_hash=resident.kk_hash, relation=HEAD).order_by("pk").first()
