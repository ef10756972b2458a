from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.attempts import spend
from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Office, Viewer
from foundation.accounts.models import User
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.notifications.services import notify
from village.residents.models import IdentityBinding, Resident
from village.residents.rules.identities import (
    AlreadySomebody,
    NotAResidentNow,
    ReasonMissing,
    ResidentAlreadyVerified,
    UnknownMethod,
    VillageDecides,
    operators_of,
    refuse_binding_move,
    refuse_own_claim,
)
from village.residents.rules.kinship import OwnFamily, family_of
from village.residents.rules.matching import ADULT_AGE, TooYoung, age_on
from village.residents.rules.numbers import kk_number, nik_number
from village.residents.selectors import match
from village.residents.states import APPOINTMENT, CLAIMED, COUNTER, PHOTOS, RELEASED, RESIDENT, VERIFIED
from village.territory.rules import NotYourVillage, covers

TRIES_OF_AN_ACCOUNT = 10
TRIES_FROM_AN_ADDRESS = 40
TRY_WINDOW_SECONDS = 60 * 60


def spend_match_try(*, account_id: int, address: str, at: datetime) -> None:
    """Count one try to match the register, for the account and for the network address it comes from.

    Call it outside the transaction of the match, so that a refused try still counts. Raises
    TooManyAttempts.
    """
    spend(f"match\0account\0{account_id}", limit=TRIES_OF_AN_ACCOUNT, seconds=TRY_WINDOW_SECONDS, at=at)
    if address:
        spend(f"match\0address\0{address}", limit=TRIES_FROM_AN_ADDRESS, seconds=TRY_WINDOW_SECONDS, at=at)


def claim_identity(
    *, nik: str, kk: str, name: str, birth_date: date, by: Viewer, address: str, at: datetime
) -> IdentityBinding:
    """Tie the viewer's account to the resident whose NIK, KK, name and birth date these are, as a claim.

    The claim proves nothing: an officer confirms it. A claim on a resident whom another account
    claims or holds goes to the officer as contested; the applicant is told nothing of that. An open
    claim of the account on somebody else ends. The same claim again returns what is there.
    Raises NotFound (visitor), NikNotSixteenDigits, KkNotSixteenDigits, TooYoung, TooManyAttempts,
    NotMatched, AlreadySomebody.
    """
    if by.account_id is None:
        raise NotFound()
    nik, kk = nik_number(nik), kk_number(kk)
    if age_on(birth_date, today(at)) < ADULT_AGE:
        raise TooYoung(years=ADULT_AGE)
    spend_match_try(account_id=by.account_id, address=address, at=at)
    resident_id = match(nik=nik, kk=kk, name=name, birth_date=birth_date)
    return bind_claim(resident_id=resident_id, account_id=by.account_id, at=at)


@transaction.atomic
def bind_claim(*, resident_id: int, account_id: int, at: datetime) -> IdentityBinding:
    """The claim of an account on a resident that `match` has just found. Raises AlreadySomebody."""
    _lock(account_id, resident_id)
    own = IdentityBinding.objects.filter(account_id=account_id).exclude(state=RELEASED).first()
    others = (
        IdentityBinding.objects.filter(resident_id=resident_id)
        .exclude(state=RELEASED)
        .exclude(account_id=account_id)
    )

    if own and own.resident_id == resident_id:
        return own
    if own and own.state == VERIFIED:
        raise AlreadySomebody()

    if own:
        _move(own, RELEASED, by=account_id, at=at, reason=_("Mengaku sebagai warga lain."), released_at=at)
    contested = others.exists()
    others.filter(state=CLAIMED).update(contested=True)
    binding = IdentityBinding.objects.create(
        account_id=account_id, resident_id=resident_id, contested=contested, claimed_at=at
    )

    record_transition(subject=binding, from_state="", to_state=CLAIMED, by=account_id, at=at)
    return binding


@transaction.atomic
def confirm_identity(
    *, binding_id: int, by: Viewer, at: datetime, method: str, escalated: bool = False
) -> IdentityBinding:
    """An officer has seen that the account's holder is the resident: at the counter, or photos side by side.

    By the village's office with VERIFY_APPLICATIONS; by the district's only when nobody in the village may,
    or when the caller has judged so (`escalated`); never for himself or family. Raises NotFound,
    NotYourVillage, VillageDecides, OwnFamily, UnknownMethod, AlreadyDecided, NotAResidentNow,
    ResidentAlreadyVerified.
    """
    binding, resident = _locked_binding(binding_id)

    _refuse_deciding(binding, resident, by, at, escalated=escalated)
    if method not in (COUNTER, PHOTOS):
        raise UnknownMethod()
    refuse_binding_move(binding, VERIFIED)
    if resident.status != RESIDENT:
        raise NotAResidentNow()
    _refuse_second_verified(resident)

    _move(
        binding,
        VERIFIED,
        by=by.account_id,
        at=at,
        reason=method,
        verified_at=at,
        verified_by_id=by.account_id,
        method=method,
    )

    notify(
        recipient_id=binding.account_id,
        kind="identity_confirmed",
        subject=_("Identitas Anda sudah dipastikan"),
        body=_("Petugas desa sudah memastikan bahwa akun ini milik Anda. Permohonan Anda bisa dilanjutkan."),
        at=at,
    )
    return binding


@transaction.atomic
def release_identity(*, binding_id: int, by: Viewer, at: datetime, reason: str) -> IdentityBinding:
    """End a claim or a confirmed identity: by the account itself, or by an officer as in `confirm_identity`.

    Raises NotFound, NotYourVillage, OwnFamily, ReasonMissing, AlreadyDecided.
    """
    binding, resident = _locked_binding(binding_id)

    own = binding.account_id == by.account_id
    if not own:
        _refuse_deciding(binding, resident, by, at)
        if not reason.strip():
            raise ReasonMissing()
    refuse_binding_move(binding, RELEASED)

    _move(binding, RELEASED, by=by.account_id, at=at, reason=reason.strip(), released_at=at)

    if not own:
        notify(
            recipient_id=binding.account_id,
            kind="identity_released",
            subject=_("Akun Anda dilepas dari data warga"),
            body=_("Alasannya: %(reason)s. Bila ini keliru, datang ke kantor desa dengan KTP.")
            % {"reason": reason.strip().rstrip(".")},
            at=at,
        )
    return binding


@transaction.atomic
def vouch_identity(*, account_id: int, resident_id: int, by: int | None, at: datetime) -> IdentityBinding:
    """Confirm an identity by the act of appointing an officer, who is known in person.

    `by` is the account that appoints. The caller has refused who may not appoint. Raises
    AlreadySomebody, ResidentAlreadyVerified.
    """
    resident = _lock(account_id, resident_id)
    binding = IdentityBinding.objects.filter(account_id=account_id).exclude(state=RELEASED).first()

    if binding and binding.state == VERIFIED:
        if binding.resident_id != resident_id:
            raise AlreadySomebody()
        return binding
    _refuse_second_verified(resident)

    if binding and binding.resident_id != resident_id:
        _move(binding, RELEASED, by=by, at=at, reason=APPOINTMENT, released_at=at)
        binding = None
    if binding is None:
        binding = IdentityBinding.objects.create(
            account_id=account_id, resident_id=resident_id, claimed_at=at
        )
        record_transition(subject=binding, from_state="", to_state=CLAIMED, by=by, at=at)
    _move(
        binding,
        VERIFIED,
        by=by,
        at=at,
        reason=APPOINTMENT,
        verified_at=at,
        verified_by_id=by,
        method=APPOINTMENT,
    )
    return binding


def _lock(account_id: int, resident_id: int) -> Resident:
    """The account's row, then the resident's: two claims at once come one after the other."""
    account = User.objects.select_for_update(no_key=True).filter(pk=account_id, is_active=True).first()
    resident = Resident.objects.select_for_update(no_key=True).filter(pk=resident_id).first()
    if account is None or resident is None:
        raise NotFound()
    return resident


def _locked_binding(binding_id: int) -> tuple[IdentityBinding, Resident]:
    ids = IdentityBinding.objects.filter(pk=binding_id).values_list("account_id", "resident_id").first()
    if ids is None:
        raise NotFound()
    resident = _lock(*ids)
    return IdentityBinding.objects.select_for_update().get(pk=binding_id), resident


def _refuse_deciding(
    binding: IdentityBinding, resident: Resident, by: Viewer, at: datetime, *, escalated: bool = False
) -> None:
    office = _nearest_office(by, resident.region_id)
    refuse_own_claim(binding, by)
    if family_of(Resident.objects.get(pk=office.resident_id), resident):
        raise OwnFamily()
    if office.region_code != resident.region_id and not escalated and _village_may(binding, resident, at):
        raise VillageDecides()


def _nearest_office(by: Viewer, region_code: str) -> Office:
    """The viewer's office over the region that is nearest to it; raises NotYourVillage."""
    held = [
        office for office in by.offices_with(VERIFY_APPLICATIONS) if covers(office.region_code, region_code)
    ]
    if not held:
        raise NotYourVillage()
    return max(held, key=lambda office: len(office.region_code))


def _village_may(binding: IdentityBinding, resident: Resident, at: datetime) -> bool:
    """Whether an operator of the village may decide: somebody else's account, and no family."""
    operators = Resident.objects.filter(pk__in=operators_of(resident.region_id, today(at)))
    return any(not family_of(operator, resident) for operator in operators)


def _refuse_second_verified(resident: Resident) -> None:
    if IdentityBinding.objects.filter(resident=resident, state=VERIFIED).exists():
        raise ResidentAlreadyVerified()


def _move(
    binding: IdentityBinding, to_state: str, *, by: int | None, at: datetime, reason: str, **changes: object
) -> None:
    from_state, binding.state = binding.state, to_state
    for field, value in changes.items():
        setattr(binding, field, value)
    binding.save(update_fields=["state", *changes])
    record_transition(subject=binding, from_state=from_state, to_state=to_state, by=by, at=at, reason=reason)
