"""Where nobody holds an office that a village needs, and who could stand in."""

from dataclasses import dataclass

from django.db.models import QuerySet

from foundation.access.permissions import MANAGE_OFFICERS, OVERSEE_VILLAGES
from foundation.access.viewer import Viewer
from village.officers.models import Officer
from village.officers.selectors.holding import roles_held
from village.officers.states import HEAD, OPERATOR
from village.residents.selectors import within_offices
from village.residents.states import DIED
from village.territory.models import Region
from village.territory.selectors import villages_within

NEEDED_ROLES = (OPERATOR, HEAD)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """One village and the roles that it needs and nobody holds today."""

    village: Region
    roles: tuple[str, ...]


def vacancies_for(*, officer: Viewer, region: str = "") -> list[Vacancy]:
    """The villages without operator or head in the regions of who oversees them, by district and name."""
    held = roles_held(region=region, on_day=officer.today)
    places = villages_within(region or "35").filter(within_offices(officer, OVERSEE_VILLAGES, path="parent"))
    found = [
        Vacancy(place, tuple(role for role in NEEDED_ROLES if role not in held.get(place.code, ())))
        for place in places.order_by("parent__name", "name", "code")
    ]
    return [vacancy for vacancy in found if vacancy.roles]


def lenders_for(*, manager: Viewer, village: Region, role: str) -> QuerySet[Officer]:
    """Who holds the same role in another village of the district today, by village."""
    return (
        Officer.objects.active(manager.today)
        .filter(
            within_offices(manager, MANAGE_OFFICERS),
            role=role,
            region__parent=village.parent_id,
            account__is_active=True,
        )
        .exclude(region=village)
        .exclude(resident__status=DIED)
        .select_related("resident", "region")
        .order_by("region__name", "pk")
    )
