from datetime import date, datetime, timedelta

from django.db import transaction

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.clock import today
from village.officers.models import Officer
from village.officers.rules import STAND_IN_DAYS, StandInTooLong, refuse_stand_in
from village.officers.selectors import roles_held
from village.officers.services.appointing import give_office, person_locked, refuse_manager
from village.territory.selectors import village


@transaction.atomic
def stand_in(*, officer_id: int, region_code: str, last_day: date, by: Viewer, at: datetime) -> Officer:
    """Lend an officer of one village to another of the same district, in the same role, until a day.

    For a village in which nobody holds that role; from today, for at most STAND_IN_DAYS. The officer keeps
    his own office. By an office with MANAGE_OFFICERS over both, never for himself or family. Raises NotFound,
    NotYourVillage, OwnAppointment, UnknownVillage, NotLent, StandInTooLong, SpanBackwards, AlreadyAppointed.
    """
    day = today(at)
    officer = Officer.objects.active(day).select_related("region").filter(pk=officer_id).first()
    if officer is None:
        raise NotFound()
    resident, place = person_locked(officer.resident_id), village(region_code)

    refuse_manager(by, officer.region_id, resident)
    refuse_manager(by, region_code, resident)
    held = roles_held(region=region_code, on_day=day).get(region_code, frozenset())
    refuse_stand_in(officer.role, officer.region, place, held)
    if last_day > day + timedelta(days=STAND_IN_DAYS):
        raise StandInTooLong(days=STAND_IN_DAYS)

    return give_office(
        account_id=officer.account_id,
        resident_id=officer.resident_id,
        role=officer.role,
        region_code=region_code,
        active_from=day,
        active_until=last_day,
        appointed_by=by.account_id,
        at=at,
    )
