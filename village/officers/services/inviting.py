from datetime import date, datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.attempts import spend
from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.rules import phone_number
from foundation.audit.services import record_transition
from foundation.clock import NO_END, today
from foundation.encryption import keyed_hash
from foundation.tasks import defer
from village.officers.invitation_links import invitation_id_of, invitation_url
from village.officers.models import Officer, OfficerInvitation
from village.officers.rules import (
    INVITATION_DAYS,
    AlreadyInvited,
    InvitationOver,
    NotTheInvited,
    Unreachable,
    refuse_invitation_move,
    role_name,
)
from village.officers.selectors import offices_held
from village.officers.services.appointing import give_office, person_locked, refuse_manager, refuse_office
from village.officers.states import ACCEPTED, CANCELLED, INVITED
from village.residents.models import Resident
from village.residents.rules.kinship import same_hash
from village.residents.rules.numbers import nik_number
from village.territory.rules import covers
from village.territory.selectors import region

TRIES, TRY_SECONDS = 6, 3600


@transaction.atomic
def invite_officer(
    *,
    resident_id: int,
    role: str,
    region_code: str,
    active_from: date,
    by: Viewer,
    at: datetime,
    email: str = "",
    phone: str = "",
    active_until: date = NO_END,
) -> OfficerInvitation:
    """Ask a resident without an account to take a role: a secret link, good for INVITATION_DAYS.

    The link goes to the e-mail address; where there is only a phone number, the regency hands it over. By an
    office with MANAGE_OFFICERS over the region, never for himself or family. Raises NotFound, NotYourVillage,
    OwnAppointment, UnknownRole, RoleElsewhere, SpanBackwards, NotAlive, Unreachable, NotAPhoneNumber,
    AlreadyInvited.
    """
    resident, place = person_locked(resident_id), region(region_code)

    refuse_manager(by, region_code, resident)
    if by.account_id is None:
        raise NotFound()
    refuse_office(resident, role, place, active_from, active_until)
    if not email.strip() and not phone.strip():
        raise Unreachable()
    waiting = OfficerInvitation.objects.filter(resident=resident, role=role, region=place, state=INVITED)
    if waiting.filter(expires_at__gt=at).exists():
        raise AlreadyInvited()

    invitation = OfficerInvitation.objects.create(
        resident=resident,
        role=role,
        region=place,
        active_from=active_from,
        active_until=active_until,
        email=email.strip().lower(),
        phone=phone_number(phone) if phone.strip() else "",
        invited_by_id=by.account_id,
        invited_at=at,
        expires_at=at + timedelta(days=INVITATION_DAYS),
    )

    record_transition(subject=invitation, from_state="", to_state=INVITED, by=by.account_id, at=at)

    if invitation.email:
        defer("village.mail_officer_invitation", invitation_id=invitation.pk)
    return invitation


def mail_invitation(*, invitation_id: int) -> None:
    """Send the link of an invitation that still stands; the link is made here and lies nowhere."""
    invitation = (
        OfficerInvitation.objects.select_related("region").filter(pk=invitation_id, state=INVITED).first()
    )
    if invitation is None:
        return
    words = {
        "role": role_name(invitation.role, invitation.region.level),
        "region": invitation.region.name,
        "days": INVITATION_DAYS,
        "url": invitation_url(invitation.pk),
    }
    EmailMessage(
        subject=_("Undangan menjadi petugas: %(role)s, %(region)s") % words,
        body=_(
            "Kabupaten mengundang Anda sebagai %(role)s di %(region)s.\n\n"
            "Buka tautan ini, buat akun atau masuk, lalu tulis NIK Anda. Tautan berlaku %(days)s hari.\n\n"
            "%(url)s\n\nBila ini bukan untuk Anda, abaikan saja."
        )
        % words,
        to=[invitation.email],
    ).send()


def accept_invitation(*, token: str, nik: str, by: Viewer, at: datetime) -> Officer:
    """Take the offered role: whoever has the link and knows the NIK of the person who was invited.

    The office of the one who invited must still reach the region. Raises NotFound, TooManyAttempts,
    NikNotSixteenDigits, InvitationOver, NotTheInvited, AlreadySomebody, ResidentAlreadyVerified,
    AlreadyAppointed, NotAlive.
    """
    if by.account_id is None:
        raise NotFound()
    spend(f"invitation\0{by.account_id}", limit=TRIES, seconds=TRY_SECONDS, at=at)
    nik_hash = keyed_hash(nik_number(nik), "nik")
    with transaction.atomic():
        resident_id = (
            OfficerInvitation.objects.filter(pk=invitation_id_of(token))
            .values_list("resident_id", flat=True)
            .first()
        )
        if resident_id is None:
            raise NotFound()
        resident = person_locked(resident_id)
        invitation = OfficerInvitation.objects.select_for_update().get(pk=invitation_id_of(token))

        refuse_invitation_move(invitation.state, ACCEPTED)
        if invitation.expires_at <= at or not _still_manages(invitation, at):
            raise InvitationOver()
        if not same_hash(resident.nik_hash, nik_hash):
            raise NotTheInvited()

        officer = give_office(
            account_id=by.account_id,
            resident_id=resident.pk,
            role=invitation.role,
            region_code=invitation.region_id,
            active_from=max(invitation.active_from, today(at)),
            active_until=invitation.active_until,
            appointed_by=invitation.invited_by_id,
            at=at,
        )
        _move(invitation, ACCEPTED, by=by.account_id, at=at, officer=officer)
    return officer


@transaction.atomic
def cancel_invitation(*, invitation_id: int, by: Viewer, at: datetime) -> OfficerInvitation:
    """Take an invitation back; its link leads nowhere any more.

    Raises NotFound, NotYourVillage, OwnAppointment, InvitationOver.
    """
    invitation = OfficerInvitation.objects.select_for_update().filter(pk=invitation_id).first()
    if invitation is None:
        raise NotFound()
    resident = Resident.objects.get(pk=invitation.resident_id)

    refuse_manager(by, invitation.region_id, resident)
    refuse_invitation_move(invitation.state, CANCELLED)

    _move(invitation, CANCELLED, by=by.account_id, at=at)
    return invitation


def _still_manages(invitation: OfficerInvitation, at: datetime) -> bool:
    return any(
        MANAGE_OFFICERS in office.permissions and covers(office.region_code, invitation.region_id)
        for office in offices_held(invitation.invited_by_id, at)
    )


def _move(
    invitation: OfficerInvitation, state: str, *, by: int | None, at: datetime, officer: Officer | None = None
) -> None:
    before, invitation.state, invitation.ended_at, invitation.officer = invitation.state, state, at, officer
    invitation.save(update_fields=["state", "ended_at", "officer"])
    record_transition(subject=invitation, from_state=before, to_state=state, by=by, at=at)
