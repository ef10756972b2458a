from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest

from django.db.models import Q

from foundation.access.permissions import READ_RESIDENTS, VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.models import Reading
from foundation.audit.selectors import readings_of
from foundation.audit.services import record_reading
from foundation.encryption import keyed_hash, unseal
from village.residents.models import IdentityBinding, Resident
from village.residents.rules.matching import Comparison, same_name
from village.residents.rules.numbers import digits_of, masked
from village.residents.rules.register import office_seeing, purpose_words, search_words
from village.residents.states import CLAIMED, HEAD, RELEASED, RESIDENT, VERIFIED

# What a NIK without a row is compared with, so that both ways cost the same.
NOBODY = (None, bytes(32), "nobody at all", date(1, 1, 1), RESIDENT)


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


def nik_of(resident: Resident) -> str:
    """The NIK in clear: for the owner's letter, never for a screen."""
    return unseal(resident.nik_sealed, table="village_resident", column="nik_sealed", pk=resident.pk)


def kk_of(resident: Resident) -> str:
    """The KK number in clear: for the owner's letter, never for a screen."""
    return unseal(resident.kk_sealed, table="village_resident", column="kk_sealed", pk=resident.pk)


def masked_nik(nik_sealed: bytes, pk: int) -> str:
    """From the sealed column straight to what a screen shows."""
    return masked(unseal(nik_sealed, table="village_resident", column="nik_sealed", pk=pk))


def masked_kk(kk_sealed: bytes, pk: int) -> str:
    """From the sealed column straight to what a screen shows."""
    return masked(unseal(kk_sealed, table="village_resident", column="kk_sealed", pk=pk))


def within_offices(officer: Viewer, permission: str, *, path: str = "region") -> Q:
    """Rows whose region (a foreign key by `path`) one of the officer's offices covers.

    Nothing for who has no office with the permission.
    """
    reach = Q(pk__in=[])
    for office in officer.offices_with(permission):
        reach |= Q(**{f"{path}__code": office.region_code})
        reach |= Q(**{f"{path}__code__startswith": f"{office.region_code}."})
    return reach


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


def compare(*, nik: str, kk: str, name: str, birth_date: date) -> Comparison:
    """Hold a claim against the register: for the officer's eyes, and for `match`.

    Costs one query and the same comparisons whether or not the NIK has a row.
    """
    row = (
        Resident.objects.filter(nik_hash=keyed_hash(digits_of(nik), "nik"))
        .values_list("pk", "kk_hash", "name", "birth_date", "status")
        .first()
    )
    resident_id, kk_hash, registered_name, registered_birth, status = row or NOBODY
    return Comparison(
        resident_id=resident_id,
        kk=compare_digest(bytes(kk_hash), keyed_hash(digits_of(kk), "kk")),
        name=same_name(name, registered_name),
        birth_date=registered_birth == birth_date,
        is_resident=status == RESIDENT,
    )


def match(*, nik: str, kk: str, name: str, birth_date: date) -> int:
    """The id of the living resident whose NIK, KK, name and birth date these are.

    Raises NotMatched with its fixed sentence. Tries are limited by `services.spend_match_try`, which
    the caller calls first.
    """
    comparison = compare(nik=nik, kk=kk, name=name, birth_date=birth_date)
    if comparison.resident_id is None or not comparison.matches:
        raise comparison.refusal()
    return comparison.resident_id


def household_of(resident: Resident) -> list[Resident]:
    """Who stands on the same KK now, the head of the family first: for the case page and letters."""
    members = Resident.objects.filter(kk_hash=resident.kk_hash, status=RESIDENT).order_by("birth_date", "pk")
    return sorted(members, key=lambda member: member.relation != HEAD)


def head_of_family(resident: Resident) -> Resident | None:
    """The head of the resident's KK, where the register knows one."""
    return Resident.objects.filter(kk_hash=resident.kk_hash, relation=HEAD).order_by("pk").first()
