from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from foundation.access.permissions import MANAGE_OFFICERS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Office, Viewer
from foundation.accounts.selectors import account_by_login
from foundation.clock import today
from foundation.encryption import keyed_hash
from village.officers.models import Officer
from village.officers.rules import PERMISSIONS_OF_ROLE, AccountUnknown, ResidentUnknown
from village.officers.states import OPERATOR
from village.residents.models import Resident
from village.residents.rules.numbers import nik_number
from village.residents.selectors import within_offices, within_region
from village.residents.states import DIED


def offices_held(account_id: int, at: datetime) -> tuple[Office, ...]:
    """The offices of an account at a moment; a holder who has died holds none."""
    held = (
        Officer.objects.active(today(at))
        .filter(account_id=account_id)
        .exclude(resident__status=DIED)
        .order_by("pk")
        .values_list("role", "region_id", "pk", "resident_id")
    )
    return tuple(
        Office(
            role=role,
            region_code=region_code,
            officer_id=officer_id,
            resident_id=resident_id,
            permissions=PERMISSIONS_OF_ROLE[role],
        )
        for role, region_code, officer_id, resident_id in held
    )


def holders(*, region_code: str, roles: Sequence[str], on_day: date) -> list[Officer]:
    """Who holds one of these roles exactly in this region: to notify them, or to see who may decide.

    For services; officers' names are public, their residents are not.
    """
    return list(
        Officer.objects.active(on_day)
        .filter(region_id=region_code, role__in=roles, account__is_active=True)
        .exclude(resident__status=DIED)
        .select_related("resident", "account")
        .order_by("pk")
    )


def operator_residents(region_code: str, on_day: date) -> list[int]:
    """The residents who serve a village as operators on a day: for the register below."""
    return [one.resident_id for one in holders(region_code=region_code, roles=[OPERATOR], on_day=on_day)]


def staff_of(*, region_code: str, on_day: date) -> list[Officer]:
    """Who holds an office in exactly this region on a day, by role. Officers' names are public."""
    return list(
        Officer.objects.active(on_day)
        .filter(region_id=region_code)
        .exclude(resident__status=DIED)
        .select_related("resident", "region")
        .order_by("role", "pk")
    )


def roles_held(*, region: str = "", on_day: date) -> dict[str, frozenset[str]]:
    """Region -> the roles that somebody holds in it on a day; regions without anybody are left out.

    Who holds an office is public. `region` keeps that region and those in it.
    """
    found = (
        Officer.objects.active(on_day)
        .filter(within_region(region), account__is_active=True)
        .exclude(resident__status=DIED)
        .values_list("region_id", "role")
        .distinct()
    )
    held: dict[str, set[str]] = {}
    for code, role in found:
        held.setdefault(code, set()).add(role)
    return {code: frozenset(roles) for code, roles in held.items()}


def holders_above(*, region_code: str, roles: Sequence[str], on_day: date) -> list[Officer]:
    """Who holds one of these roles in the region or in one that contains it."""
    parts = region_code.split(".")
    codes = [".".join(parts[:length]) for length in range(2, len(parts) + 1)]
    return list(
        Officer.objects.active(on_day)
        .filter(region_id__in=codes, role__in=roles, account__is_active=True)
        .exclude(resident__status=DIED)
        .select_related("resident", "account")
        .order_by("pk")
    )


def resident_of_office(office: Office) -> Resident:
    """The person behind an office, for the family rule."""
    return Resident.objects.get(pk=office.resident_id)


HELD, COMING, ENDED = "held", "coming", "ended"


def officers_for(
    *,
    manager: Viewer,
    on_day: date | None = None,
    standing: str = HELD,
    role: str = "",
    region: str = "",
    search: str = "",
) -> QuerySet[Officer]:
    """The officers in the regions of somebody with MANAGE_OFFICERS, by region and role.

    With a day, those whose office then is HELD, is COMING or has ENDED. `region` keeps a region and those in
    it; `search` looks in names.
    """
    found = Officer.objects.filter(
        within_offices(manager, MANAGE_OFFICERS), within_region(region)
    ).select_related("region__parent", "resident", "account")
    if on_day is not None and standing == HELD:
        found = found.filter(active_from__lte=on_day, active_until__gte=on_day)
    elif on_day is not None and standing == COMING:
        found = found.filter(active_from__gt=on_day)
    elif on_day is not None:
        found = found.filter(active_until__lt=on_day)
    if role:
        found = found.filter(role=role)
    for word in search.split():
        found = found.filter(resident__name__icontains=word)
    return found.order_by("region_id", "role", "pk")


def officer_for(*, manager: Viewer, id: int) -> Officer:
    """One officer in the manager's regions; raises NotFound."""
    found = (
        Officer.objects.filter(within_offices(manager, MANAGE_OFFICERS), pk=id)
        .select_related("region", "resident", "account")
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def account_and_resident(*, login: str, nik: str) -> tuple[int, int]:
    """The account behind an e-mail or phone number and the resident behind a NIK, to be appointed.

    For who manages officers. Raises AccountUnknown, ResidentUnknown, NikNotSixteenDigits.
    """
    account = account_by_login(login)
    if account is None:
        raise AccountUnknown()
    resident_id = (
        Resident.objects.filter(nik_hash=keyed_hash(nik_number(nik), "nik"))
        .values_list("pk", flat=True)
        .first()
    )
    if resident_id is None:
        raise ResidentUnknown()
    return account.pk, resident_id
