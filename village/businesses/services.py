from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from village.businesses.classification import CURRENT_YEAR, kbli_rows
from village.businesses.models import Business, Kbli, NibRecord
from village.businesses.rules import (
    NameMissing,
    NibAlreadyChecked,
    NibOfSomebodyElse,
    NotTheOwner,
    OwnNib,
    UnknownKbli,
    nib_number,
    refuse_scale,
)
from village.businesses.states import MICRO
from village.residents.models import Resident
from village.residents.rules.kinship import family_of
from village.residents.rules.register import office_over, refuse_number_in
from village.residents.selectors import my_identity
from village.territory.selectors import village

NOTED = "noted"
CHECKED = "checked"
WITHDRAWN = "withdrawn"


@transaction.atomic
def register_business(
    *,
    owner_id: int,
    village_code: str,
    name: str,
    kbli_code: str,
    by: Viewer,
    at: datetime,
    kbli_year: int = CURRENT_YEAR,
    description: str = "",
    dusun: str = "",
    rt: str = "",
    rw: str = "",
    scale: str = MICRO,
) -> Business:
    """Note a business of the resident whom the viewer claims, or is confirmed, to be.

    Raises NotTheOwner, UnknownVillage, NameMissing, UnknownKbli, UnknownScale, NumberInText.
    """
    Resident.objects.select_for_update(no_key=True).filter(pk=owner_id).first()

    _refuse_not_owner(owner_id, by)
    place = village(village_code)
    _refuse_description(name, kbli_year, kbli_code, scale, description)

    return Business.objects.create(
        owner_id=owner_id,
        village=place,
        name=name.strip(),
        kbli_year=kbli_year,
        kbli_code=kbli_code,
        description=description.strip(),
        dusun=dusun.strip(),
        rt=rt.strip(),
        rw=rw.strip(),
        scale=scale,
        created_at=at,
    )


@transaction.atomic
def revise_business(
    *,
    business_id: int,
    village_code: str,
    name: str,
    kbli_code: str,
    by: Viewer,
    kbli_year: int = CURRENT_YEAR,
    description: str = "",
    dusun: str = "",
    rt: str = "",
    rw: str = "",
    scale: str = MICRO,
) -> Business:
    """Write a returned form's answers over a business. Letters issued before keep their own words.

    The caller allows it only while no letter stands on the business. Raises as `register_business`
    does, and NotFound.
    """
    business = _locked_business(business_id)

    _refuse_not_owner(business.owner_id, by)
    business.village = village(village_code)
    _refuse_description(name, kbli_year, kbli_code, scale, description)

    business.name = name.strip()
    business.kbli_year, business.kbli_code = kbli_year, kbli_code
    business.description = description.strip()
    business.dusun, business.rt, business.rw = dusun.strip(), rt.strip(), rw.strip()
    business.scale = scale
    business.save()
    return business


@transaction.atomic
def note_nib(*, business_id: int, nib: str, by: Viewer, at: datetime) -> NibRecord:
    """Note the NIB that OSS gave, as the owner tells it: unchecked. It replaces the one that stood.

    The same number again returns what stands. Raises NotFound, NotTheOwner, NibNotThirteenDigits.
    """
    business = _locked_business(business_id)
    standing = NibRecord.objects.select_for_update().filter(business=business, withdrawn_on=None).first()

    _refuse_not_owner(business.owner_id, by)
    nib = nib_number(nib)
    if standing and standing.nib == nib:
        return standing

    if standing:
        _withdraw(standing, by=by, at=at)
    record = NibRecord.objects.create(
        business=business, nib=nib, recorded_by_id=by.account_id, recorded_at=at
    )

    record_transition(subject=record, from_state="", to_state=NOTED, by=by.account_id, at=at)
    return record


@transaction.atomic
def check_nib(*, nib_record_id: int, by: Viewer, at: datetime) -> NibRecord:
    """An officer has looked the NIB up at OSS and found it to be this business's.

    By an office with VERIFY_APPLICATIONS over the business's village, never for himself or family.
    Raises NotFound, NotYourVillage, OwnNib, NibAlreadyChecked, NibOfSomebodyElse.
    """
    record, business = _locked_nib(nib_record_id)

    _refuse_checking(business, by)
    if record.withdrawn_on or record.checked_on:
        raise NibAlreadyChecked()
    elsewhere = NibRecord.objects.filter(nib=record.nib, checked_on__isnull=False, withdrawn_on=None)
    if elsewhere.exclude(business__owner_id=business.owner_id).exists():
        raise NibOfSomebodyElse()

    record.checked_by_id, record.checked_on = by.account_id, today(at)
    record.save(update_fields=["checked_by", "checked_on"])

    record_transition(subject=record, from_state=NOTED, to_state=CHECKED, by=by.account_id, at=at)
    return record


@transaction.atomic
def withdraw_nib(*, nib_record_id: int, by: Viewer, at: datetime, reason: str) -> NibRecord:
    """The NIB no longer counts: by the owner, or by an officer as in `check_nib`.

    Raises NotFound, NotTheOwner, NotYourVillage, OwnNib, NibAlreadyChecked.
    """
    record, business = _locked_nib(nib_record_id)

    if by.offices_with(VERIFY_APPLICATIONS):
        _refuse_checking(business, by)
    else:
        _refuse_not_owner(business.owner_id, by)
    if record.withdrawn_on:
        raise NibAlreadyChecked()

    _withdraw(record, by=by, at=at, reason=reason)
    return record


@transaction.atomic
def load_kbli(lines: Iterable[str] | None = None) -> int:
    """Add the lines of a KBLI file (columns year, code, title) or of the project's own; returns how many."""
    rows = [Kbli(**row) for row in kbli_rows(lines)]
    Kbli.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["year", "code"], update_fields=["title"]
    )
    return len(rows)


def _locked_business(business_id: int) -> Business:
    """The owner's row is locked first: the order of locks is resident, then business."""
    owner_id = Business.objects.filter(pk=business_id).values_list("owner_id", flat=True).first()
    if owner_id is None:
        raise NotFound()
    Resident.objects.select_for_update(no_key=True).get(pk=owner_id)
    return Business.objects.select_for_update(no_key=True).get(pk=business_id)


def _locked_nib(nib_record_id: int) -> tuple[NibRecord, Business]:
    business_id = NibRecord.objects.filter(pk=nib_record_id).values_list("business_id", flat=True).first()
    if business_id is None:
        raise NotFound()
    business = _locked_business(business_id)
    return NibRecord.objects.select_for_update().get(pk=nib_record_id), business


def _refuse_not_owner(owner_id: int, by: Viewer) -> None:
    identity = my_identity(by) if by.signed_in else None
    if identity is None or identity.resident_id != owner_id:
        raise NotTheOwner()


def _refuse_description(name: str, kbli_year: int, kbli_code: str, scale: str, description: str) -> None:
    if not name.strip():
        raise NameMissing()
    refuse_number_in(name, field="name")
    refuse_number_in(description, field="description")
    if not Kbli.objects.filter(year=kbli_year, code=kbli_code).exists():
        raise UnknownKbli()
    refuse_scale(scale)


def _refuse_checking(business: Business, by: Viewer) -> None:
    office = office_over(by, VERIFY_APPLICATIONS, business.village_id)
    officer = Resident.objects.get(pk=office.resident_id)
    if family_of(officer, Resident.objects.get(pk=business.owner_id)):
        raise OwnNib()


def _withdraw(record: NibRecord, *, by: Viewer, at: datetime, reason: str = "") -> None:
    from_state = CHECKED if record.checked_on else NOTED
    record.withdrawn_on = today(at)
    record.save(update_fields=["withdrawn_on"])
    record_transition(
        subject=record, from_state=from_state, to_state=WITHDRAWN, by=by.account_id, at=at, reason=reason
    )
