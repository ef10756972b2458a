from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.permissions import SUSPEND_LETTERS, VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.notifications.services import notify
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
    nib_reason,
    refuse_scale,
)
from village.businesses.states import MICRO
from village.residents.models import Resident
from village.residents.rules.kinship import family_of
from village.residents.rules.register import refuse_number_in
from village.residents.selectors import my_identity
from village.territory.rules import NotYourVillage, covers
from village.territory.selectors import village
from village.territory.states import KELURAHAN

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
    """Note the NIB that OSS gave, as the owner tells it: unchecked. It replaces an unchecked one.

    The same number again, and any number beside a checked one, returns what stands: only another check
    replaces a check. Raises NotFound, NotTheOwner, NibNotThirteenDigits.
    """
    business = _locked_business(business_id)
    standing = NibRecord.objects.select_for_update().filter(business=business, withdrawn_on=None).first()

    _refuse_not_owner(business.owner_id, by)
    nib = nib_number(nib)
    if standing and (standing.nib == nib or standing.checked_on):
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

    _refuse_checking(business, by, (VERIFY_APPLICATIONS,))
    if record.withdrawn_on or record.checked_on:
        raise NibAlreadyChecked()
    refuse_nib_of_another(record.nib, owner_id=business.owner_id)

    _check(record, business, by=by, at=at)
    return record


@transaction.atomic
def record_checked_nib(*, business_id: int, nib: str, told_by: int, by: Viewer, at: datetime) -> NibRecord:
    """Note a NIB and, in the same act, that an officer found it at OSS. It replaces the one that stood.

    The caller has seen to it that this officer may decide, and holds the business's lock. `told_by` is
    the account that applied. Raises NibNotThirteenDigits, NibAlreadyChecked, NibOfSomebodyElse.
    """
    business = _locked_business(business_id)
    standing = NibRecord.objects.select_for_update().filter(business=business, withdrawn_on=None).first()

    nib = nib_number(nib)
    if standing and standing.nib == nib and standing.checked_on:
        raise NibAlreadyChecked()
    refuse_nib_of_another(nib, owner_id=business.owner_id)

    if standing and standing.nib != nib:
        _withdraw(standing, by=by, at=at, reason=_("Diganti NIB yang baru diperiksa."))
    if standing is None or standing.nib != nib:
        standing = NibRecord.objects.create(
            business=business, nib=nib, recorded_by_id=told_by, recorded_at=at
        )
        record_transition(subject=standing, from_state="", to_state=NOTED, by=told_by, at=at)
    _check(standing, business, by=by, at=at)
    return standing


@transaction.atomic
def withdraw_nib(*, nib_record_id: int, by: Viewer, at: datetime, reason: str) -> NibRecord:
    """The NIB no longer counts: by the owner, or by an office over the village, never for its own family.

    An office is one that checks NIBs or suspends letters (operator, head, district, regency). A shop
    that sells by this NIB alone closes at once; its open orders stay. Raises NotFound (also for somebody
    else's), OwnNib, NibAlreadyChecked, NibReasonMissing, NibReasonTooLong, NumberInText.
    """
    record, business = _locked_nib(nib_record_id)

    if not owns(business.owner_id, by):
        _refuse_withdrawing(business, by)
    reason = nib_reason(reason)
    if record.withdrawn_on:
        raise NibAlreadyChecked()

    _withdraw(record, by=by, at=at, reason=reason)

    _tell_withdrawn(record, business, by=by, at=at)
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


def owns(owner_id: int, by: Viewer) -> bool:
    """Whether the viewer claims, or is confirmed, to be the owner."""
    identity = my_identity(by) if by.signed_in else None
    return identity is not None and identity.resident_id == owner_id


def refuse_nib_of_another(nib: str, *, owner_id: int) -> None:
    """Raises NibOfSomebodyElse where the number was checked for somebody else's business."""
    elsewhere = NibRecord.objects.filter(nib=nib, checked_on__isnull=False, withdrawn_on=None)
    if elsewhere.exclude(business__owner_id=owner_id).exists():
        raise NibOfSomebodyElse()


def _refuse_not_owner(owner_id: int, by: Viewer) -> None:
    if not owns(owner_id, by):
        raise NotTheOwner()


def _refuse_description(name: str, kbli_year: int, kbli_code: str, scale: str, description: str) -> None:
    if not name.strip():
        raise NameMissing()
    refuse_number_in(name, field="name")
    refuse_number_in(description, field="description")
    if not Kbli.objects.filter(year=kbli_year, code=kbli_code).exists():
        raise UnknownKbli()
    refuse_scale(scale)


def _refuse_checking(business: Business, by: Viewer, permissions: tuple[str, ...]) -> None:
    held = [office for permission in permissions for office in by.offices_with(permission)]
    office = next((one for one in held if covers(one.region_code, business.village_id)), None)
    if office is None:
        raise NotYourVillage()
    officer = Resident.objects.get(pk=office.resident_id)
    if family_of(officer, Resident.objects.get(pk=business.owner_id)):
        raise OwnNib()


def _refuse_withdrawing(business: Business, by: Viewer) -> None:
    """A NIB of other villages does not exist for an office, nor one of others for anybody else."""
    try:
        _refuse_checking(business, by, (VERIFY_APPLICATIONS, SUSPEND_LETTERS))
    except NotYourVillage:
        raise NotFound() from None


def _check(record: NibRecord, business: Business, *, by: Viewer, at: datetime) -> None:
    record.checked_by_id, record.checked_on = by.account_id, today(at)
    record.checked_office = _office_words(business)
    record.save(update_fields=["checked_by", "checked_on", "checked_office"])
    record_transition(subject=record, from_state=NOTED, to_state=CHECKED, by=by.account_id, at=at)


def _office_words(business: Business) -> str:
    kind = "Kelurahan" if business.village.level == KELURAHAN else "Desa"
    return f"{kind} {business.village.name}"


def _withdraw(record: NibRecord, *, by: Viewer, at: datetime, reason: str = "") -> None:
    from_state = CHECKED if record.checked_on else NOTED
    record.withdrawn_on, record.withdrawn_reason = today(at), reason
    record.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    record_transition(
        subject=record, from_state=from_state, to_state=WITHDRAWN, by=by.account_id, at=at, reason=reason
    )


def _tell_withdrawn(record: NibRecord, business: Business, *, by: Viewer, at: datetime) -> None:
    """The owner's account hears of what an office did; of his own deed he knows."""
    if record.recorded_by_id is None or record.recorded_by_id == by.account_id:
        return
    notify(
        recipient_id=record.recorded_by_id,
        kind="nib_withdrawn",
        subject=_("NIB untuk %(business)s tidak dihitung lagi") % {"business": business.name},
        body=_(
            "Alasannya: %(reason)s. Pesanan yang sudah masuk tetap Anda selesaikan."
            " Bila Anda tidak setuju, datang ke kantor kecamatan. Tanpa biaya."
        )
        % {"reason": record.withdrawn_reason.rstrip(".")},
        url="/jualan/",
        at=at,
    )
