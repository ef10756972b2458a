from typing import Any

from graphene import Boolean, List, NonNull, String

from foundation.access import Viewer
from foundation.access.permissions import MANAGE_OFFICERS, OVERSEE_VILLAGES
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import connection, python
from village.officers.graphql.types import (
    Officer,
    OfficerCandidate,
    OfficerInvitation,
    OfficerRoleEnum,
    OfficerVacancy,
    invitation_page,
    officer_page,
)
from village.officers.selectors import candidates_for, vacancies_for


def found_candidates(viewer: Viewer, *, search: str, region: str = "") -> list[dict[str, Any]]:
    return [
        {"pk": one.pk, "name": one.name, "region_id": one.region_id, "birth_year": one.birth_date.year}
        for one in candidates_for(manager=viewer, search=search, region=region, at=viewer.at)
    ]


def vacant_offices(viewer: Viewer, *, region: str = "") -> list[dict[str, Any]]:
    return [
        {"code": one.village.code, "roles": list(one.roles)}
        for one in vacancies_for(officer=viewer, region=region)
    ]


class OfficerQueries(Queries):
    officers = connection_field(
        Officer,
        active=Boolean(description="Only who holds office today (the default)."),
        role=OfficerRoleEnum(),
        region=String(description="The code of a region: the offices of it and of those in it."),
        access=MANAGE_OFFICERS,
        source=connection(officer_page, default=50),
    )
    officer_invitations = connection_field(
        OfficerInvitation,
        access=MANAGE_OFFICERS,
        source=connection(invitation_page, default=20),
        description="The latest first.",
    )
    officer_candidates = Field(
        NonNull(List(NonNull(OfficerCandidate))),
        search=String(required=True, description="Three letters of the name or more, or the whole NIK."),
        region=String(),
        access=MANAGE_OFFICERS,
        source=python(found_candidates),
        description="Residents who could be appointed, at most 20, by name.",
    )
    officer_vacancies = Field(
        NonNull(List(NonNull(OfficerVacancy))),
        region=String(),
        access=OVERSEE_VILLAGES,
        source=python(vacant_offices),
        description="Villages without operator or head.",
    )
