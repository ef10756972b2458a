"""How far an officer sees: the regions of the offices that carry a permission."""

from typing import Any

from django.db.models import Q

from foundation.access.viewer import Viewer


def within_offices(officer: Viewer, permission: str, *, path: str = "region") -> Q:
    """Rows whose region (a foreign key by `path`) one of the officer's offices covers.

    Nothing for who has no office with the permission.
    """
    reach = Q(pk__in=[])
    for office in officer.offices_with(permission):
        reach |= Q(**{f"{path}__code": office.region_code})
        reach |= Q(**{f"{path}__code__startswith": f"{office.region_code}."})
    return reach


def within_region(code: str, *, path: str = "region") -> Q:
    """Rows whose region (a foreign key by `path`) is the one of that code or lies in it; all without a code.

    A filter for people who look, not a limit on what they may see.
    """
    if not code:
        return Q()
    return Q(**{f"{path}__code": code}) | Q(**{f"{path}__code__startswith": f"{code}."})


def within_offices_sql(officer: Viewer, permission: str, column: str) -> tuple[str, dict[str, Any]]:
    """`within_offices` as a condition and its parameters, for rows read by the GraphQL layer."""
    codes = [office.region_code for office in officer.offices_with(permission)]
    return (
        f"({column} = ANY(%(office_codes)s) OR {column} LIKE ANY(%(office_prefixes)s))",
        {"office_codes": codes, "office_prefixes": [f"{code}.%" for code in codes]},
    )
