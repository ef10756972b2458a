"""A business passes to an heir: an act of the office, by a paper that it has seen.

Shop, goods and history stay with the business. The letters of the dead owner speak of him and do not
count for the heir; a NIB is a person's and is taken back. The shop sells again under the heir's own letter.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.attempts import spend
from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound, Refusal
from foundation.access.viewer import Office, Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.encryption import keyed_hash
from foundation.notifications.services import notify
from village.businesses.models import Business, NibRecord, Succession
from village.residents.models import Resident
from village.residents.rules.kinship import OwnFamily, family_of
from village.residents.rules.numbers import digits_of, is_sixteen_digits
from village.residents.rules.register import refuse_number_in
from village.residents.selectors import account_id_of
from village.residents.states import DIED, RESIDENT
from village.territory.rules import NotYourVillage, covers

DOCUMENT_LENGTH = 200
TRIES_AN_HOUR = 30
INHERITED, WITHDRAWN = "inherited", "withdrawn"


class OwnerLives(Refusal):
    code = "OWNER_LIVES"
    message = gettext_lazy(
        "Pemilik usaha ini belum tercatat meninggal. Catat kematiannya di buku penduduk dulu."
    )


class HeirUnknown(Refusal):
    code = "INVALID"
    field = "heir_nik"
    message = gettext_lazy(
        "NIK ini tidak ada di buku penduduk kabupaten, atau bukan penduduk lagi. Cocokkan dengan KTP."
    )


class DocumentMissing(Refusal):
    code = "REQUIRED"
    field = "document"
    message = gettext_lazy("Tulis surat yang jadi dasarnya: jenis, nomor, dan tanggal.")


class OwnSuccession(OwnFamily):
    message = gettext_lazy(
        "Anda tidak bisa mencatat waris diri sendiri atau keluarga sendiri. Alihkan ke petugas lain."
    )


def record_heir(*, business_id: int, heir_nik: str, document: str, by: Viewer, at: datetime) -> Succession:
    """The heir owns the business from now on; the shop rests until a letter of his own stands.

    By an office with VERIFY_APPLICATIONS over the business's village, never for himself or family.
    Raises TooManyAttempts, NotFound, NotYourVillage, OwnerLives, HeirUnknown, OwnSuccession,
    DocumentMissing, NumberInText.
    """
    # An answer tells whether a NIK is in the register of the whole regency: few tries an hour.
    spend(f"heir\0{by.account_id}", limit=TRIES_AN_HOUR, seconds=3600, at=at)
    return _record(business_id, digits_of(heir_nik), " ".join(document.split()), by=by, at=at)


@transaction.atomic
def _record(business_id: int, nik: str, document: str, *, by: Viewer, at: datetime) -> Succession:
    business, former, heir = _locked(business_id, nik)

    if by.account_id is None:
        raise NotFound()
    office = _office_over(business, by)
    if former.status != DIED:
        raise OwnerLives()
    if heir is None or heir.status != RESIDENT or heir.pk == former.pk:
        raise HeirUnknown()
    officer = Resident.objects.get(pk=office.resident_id)
    if family_of(officer, former) or family_of(officer, heir):
        raise OwnSuccession()
    if not document or len(document) > DOCUMENT_LENGTH:
        raise DocumentMissing()
    refuse_number_in(document, field="document")

    business.owner = heir
    business.save(update_fields=["owner"])
    _take_back_nibs(business, by=by, at=at)
    succession = Succession.objects.create(
        business=business,
        former_owner=former,
        heir=heir,
        document=document,
        recorded_by_id=by.account_id,
        recorded_for_id=office.region_code,
        recorded_at=at,
    )

    record_transition(
        subject=business, from_state="", to_state=INHERITED, by=by.account_id, at=at, reason=document
    )

    _tell_heir(business, heir, at=at)
    return succession


def successions_of(business_id: int) -> list[Succession]:
    """How a business came to its owner, the latest first: for those who may see the business."""
    rows = Succession.objects.filter(business=business_id)
    return list(rows.select_related("former_owner", "heir", "recorded_by").order_by("-recorded_at", "-pk"))


def _locked(business_id: int, nik: str) -> tuple[Business, Resident, Resident | None]:
    """Both residents in key order, then the business."""
    owner_id = Business.objects.filter(pk=business_id).values_list("owner_id", flat=True).first()
    if owner_id is None:
        raise NotFound()
    heir_id = None
    if is_sixteen_digits(nik):
        found = Resident.objects.filter(nik_hash=keyed_hash(nik, "nik"))
        heir_id = found.values_list("pk", flat=True).first()
    keys = {owner_id} if heir_id is None else {owner_id, heir_id}
    residents = Resident.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    held = {one.pk: one for one in residents}
    business = Business.objects.select_for_update(no_key=True).get(pk=business_id)
    if business.owner_id != owner_id:
        raise NotFound()
    return business, held[owner_id], None if heir_id is None else held[heir_id]


def _office_over(business: Business, officer: Viewer) -> Office:
    for office in officer.offices_with(VERIFY_APPLICATIONS):
        if covers(office.region_code, business.village_id):
            return office
    raise NotYourVillage()


def _take_back_nibs(business: Business, *, by: Viewer, at: datetime) -> None:
    for record in NibRecord.objects.select_for_update().filter(business=business, withdrawn_on=None):
        record.withdrawn_on = today(at)
        record.withdrawn_reason = _("NIB atas nama pemilik yang meninggal.")
        record.save(update_fields=["withdrawn_on", "withdrawn_reason"])
        record_transition(
            subject=record,
            from_state="checked" if record.checked_on else "noted",
            to_state=WITHDRAWN,
            by=by.account_id,
            at=at,
            reason=record.withdrawn_reason,
        )


def _tell_heir(business: Business, heir: Resident, *, at: datetime) -> None:
    account_id = account_id_of(resident_id=heir.pk)
    if account_id is not None:
        notify(
            recipient_id=account_id,
            kind="village.business_inherited",
            subject=_("Usaha %(business)s sekarang atas nama Anda") % {"business": business.name},
            body=_("Minta surat usaha atas nama Anda sendiri; setelah terbit, tokonya berjualan lagi."),
            url="/jualan/izin/",
            at=at,
        )
