from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_reading
from village.residents.models import IdentityBinding, Resident
from village.residents.rules.register import office_seeing
from village.residents.selectors.numbers import masked_nik
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


@dataclass(frozen=True, slots=True)
class IdentityCase:
    """A claim beside the register: `others` are further accounts that claim or hold the same resident."""

    binding: IdentityBinding
    nik_masked: str
    others: int


def identity_case_for(*, officer: Viewer, id: int, at: datetime) -> IdentityCase:
    """One claim with the resident's record, to confirm or to end it; the look is logged. Raises NotFound."""
    binding = identity_for(officer=officer, id=id)
    resident = binding.resident
    record_reading(
        reader_id=officer.account_id or 0,
        office=office_seeing(officer, VERIFY_APPLICATIONS, resident.region_id),
        resident_id=resident.pk,
        purpose=_("Memastikan pemilik sebuah akun"),
        at=at,
    )
    standing = IdentityBinding.objects.filter(resident=resident).exclude(state=RELEASED)
    return IdentityCase(
        binding=binding,
        nik_masked=masked_nik(resident.nik_sealed, resident.pk),
        others=standing.exclude(pk=binding.pk).count(),
    )


def identity_of(resident: Resident) -> IdentityBinding | None:
    """The account confirmed to be a resident, for an officer who has opened the record."""
    return IdentityBinding.objects.filter(resident=resident, state=VERIFIED).select_related("account").first()
