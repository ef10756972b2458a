from datetime import date, datetime

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from foundation.audit.services import record_transition
from foundation.clock import NO_END
from foundation.notifications.services import notify
from village.officers.models import Officer
from village.officers.rules import (
    AlreadyAppointed,
    NotAlive,
    OwnAppointment,
    family_of,
    refuse_role_at,
    refuse_span,
    role_name,
)
from village.residents.models import Resident
from village.residents.rules.register import office_over
from village.residents.services import vouch_identity
from village.residents.states import DIED
from village.territory.models import Region
from village.territory.selectors import region

APPOINTED = "appointed"
DISMISSED = "dismissed"


@transaction.atomic
def appoint_officer(
    *,
    account_id: int,
    resident_id: int,
    role: str,
    region_code: str,
    active_from: date,
    by: Viewer | None,
    at: datetime,
    active_until: date = NO_END,
) -> Officer:
    """Give a resident a role in a region, and confirm that the account is that resident.

    By an office with MANAGE_OFFICERS over the region, never for himself or family; `by=None` is the
    machine's operator (the first officer of a deployment). Raises NotFound, NotYourVillage,
    OwnAppointment, UnknownRole, RoleElsewhere, SpanBackwards, NotAlive, AlreadyAppointed,
    AlreadySomebody, ResidentAlreadyVerified.
    """
    resident, place = person_locked(resident_id), region(region_code)

    refuse_manager(by, place.code, resident)

    return give_office(
        account_id=account_id,
        resident_id=resident_id,
        role=role,
        region_code=region_code,
        active_from=active_from,
        active_until=active_until,
        appointed_by=by.account_id if by else None,
        at=at,
    )


def give_office(
    *,
    account_id: int,
    resident_id: int,
    role: str,
    region_code: str,
    active_from: date,
    active_until: date,
    appointed_by: int | None,
    at: datetime,
) -> Officer:
    """The appointment itself, in the transaction of a service that has refused who may not appoint."""
    account = User.objects.select_for_update(no_key=True).filter(pk=account_id, is_active=True).first()
    if account is None:
        raise NotFound()
    resident = person_locked(resident_id)
    place = region(region_code)

    refuse_office(resident, role, place, active_from, active_until)
    overlapping = Officer.objects.filter(
        account=account, role=role, region=place, active_from__lte=active_until, active_until__gte=active_from
    )
    if overlapping.exists():
        raise AlreadyAppointed()

    vouch_identity(account_id=account.pk, resident_id=resident.pk, by=appointed_by, at=at)
    officer = Officer.objects.create(
        account=account,
        resident=resident,
        role=role,
        region=place,
        active_from=active_from,
        active_until=active_until,
        appointed_by_id=appointed_by,
        appointed_at=at,
    )

    record_transition(subject=officer, from_state="", to_state=APPOINTED, by=appointed_by, at=at)

    notify(
        recipient_id=account.pk,
        kind="officer_appointed",
        subject=_("Anda diangkat sebagai petugas"),
        body=_("%(role)s di %(region)s, mulai %(day)s.")
        % {
            "role": role_name(role, place.level),
            "region": place.name,
            "day": formats.date_format(active_from, "j M Y"),
        },
        at=at,
    )
    return officer


@transaction.atomic
def dismiss_officer(
    *, officer_id: int, last_day: date, by: Viewer | None, at: datetime, reason: str = ""
) -> Officer:
    """End an office after a day. Raises NotFound, NotYourVillage, OwnAppointment, SpanBackwards."""
    officer = Officer.objects.select_for_update().select_related("resident").filter(pk=officer_id).first()
    if officer is None:
        raise NotFound()

    refuse_manager(by, officer.region_id, officer.resident)
    refuse_span(officer.active_from, last_day)

    officer.active_until = last_day
    officer.save(update_fields=["active_until"])

    record_transition(
        subject=officer,
        from_state=APPOINTED,
        to_state=DISMISSED,
        by=by.account_id if by else None,
        at=at,
        reason=reason,
    )
    return officer


def person_locked(resident_id: int) -> Resident:
    """The resident of an appointment, locked; raises NotFound."""
    resident = Resident.objects.select_for_update(no_key=True).filter(pk=resident_id).first()
    if resident is None:
        raise NotFound()
    return resident


def refuse_office(
    resident: Resident, role: str, place: Region, active_from: date, active_until: date
) -> None:
    """Raises UnknownRole, RoleElsewhere, SpanBackwards, NotAlive."""
    refuse_role_at(role, place.level)
    refuse_span(active_from, active_until)
    if resident.status == DIED:
        raise NotAlive()


def refuse_manager(by: Viewer | None, region_code: str, resident: Resident) -> None:
    """Raises NotYourVillage, OwnAppointment."""
    if by is None:
        return
    office = office_over(by, MANAGE_OFFICERS, region_code)
    if family_of(Resident.objects.get(pk=office.resident_id), resident):
        raise OwnAppointment()
