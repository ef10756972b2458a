"""Which applications and letters a viewer may read, in SQL. The row is called `it`."""

from typing import Any

from foundation.access import Viewer
from foundation.graphql.rows import Page, Rows
from foundation.graphql.wire_ids import pk_of
from village.letters.selectors.applications import SEES_APPLICATIONS
from village.letters.selectors.letters import SEES_LETTERS
from village.letters.selectors.queue import applications_awaiting

APPLICATIONS = "village_application it"
NEVER = "'9999-12-31'::timestamptz"

OWN_LETTER = (
    "it.holder_id = (SELECT mine.resident_id FROM village_identitybinding mine"
    " WHERE mine.account_id = %(account)s AND mine.state = 'verified')"
)
IN_OFFICES = "(it.village_id = ANY(%(codes)s) OR it.village_id LIKE ANY(%(prefixes)s))"


def _offices(viewer: Viewer, permissions: tuple[str, ...]) -> dict[str, Any]:
    codes = sorted(
        {office.region_code for permission in permissions for office in viewer.offices_with(permission)}
    )
    return {
        "account": viewer.account_id,
        "codes": codes,
        "prefixes": [f"{code}.%" for code in codes],
    }


def applications_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    """The viewer's own, and what was sent to the villages of the viewer's offices."""
    return Rows(
        APPLICATIONS,
        where=f"it.applicant_id = %(account)s OR (it.state <> 'draft' AND {IN_OFFICES})",
        params=_offices(viewer, SEES_APPLICATIONS),
    )


def application_by_id(viewer: Viewer, *, id: str) -> Rows:
    reach = applications_in_reach(viewer)
    params = {**reach.params, "id": pk_of(id, "Application")}
    return Rows(APPLICATIONS, where=[str(reach.where), "it.id = %(id)s"], params=params)


def own_applications(viewer: Viewer) -> Rows:
    return Rows(
        APPLICATIONS,
        where="it.applicant_id = %(account)s",
        params={"account": viewer.account_id},
        order="it.id DESC",
    )


def applications_of_offices(viewer: Viewer, *, state: str = "") -> Page:
    """What was sent to the offices' villages, what waits first, by deadline."""
    where, params = ["it.state <> 'draft'", IN_OFFICES], _offices(viewer, SEES_APPLICATIONS)
    if state:
        where.append("it.state = %(state)s")
        params["state"] = state
    order = ((f"coalesce(it.due_at, {NEVER})", "timestamptz"), ("it.id", "int8"))
    return Page(APPLICATIONS, where=where, params=params, order=order)


def applications_waiting(viewer: Viewer) -> Rows:
    """What waits for this officer, by the rules of the queue: family and four eyes are not SQL's."""
    ids = [line.id for line in applications_awaiting(viewer)]
    return Rows(APPLICATIONS, where="it.id = ANY(%(ids)s)", params={"ids": ids}, order="it.due_at, it.id")


def decisions_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    """Of applications in reach: the parents are."""
    return Rows("village_stepdecision it", order="it.id")


def documents_of_applicant(viewer: Viewer, **_ignored: Any) -> Rows:
    """For the applicant alone: an officer's look at a file is logged, and files go out by one page."""
    return Rows(
        "village_applicationdocument it JOIN village_application owned ON owned.id = it.application_id",
        where=["it.replaced_at IS NULL", "owned.applicant_id = %(account)s"],
        params={"account": viewer.account_id},
        order="it.id",
    )


def letters_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    """The letters of the resident that the viewer is confirmed to be, and those of the offices' villages."""
    return Rows(
        "village_letter it", where=f"{OWN_LETTER} OR {IN_OFFICES}", params=_offices(viewer, SEES_LETTERS)
    )


def letter_by_id(viewer: Viewer, *, id: str) -> Rows:
    reach = letters_in_reach(viewer)
    params = {**reach.params, "id": pk_of(id, "Letter")}
    return Rows("village_letter it", where=[str(reach.where), "it.id = %(id)s"], params=params)


def own_letters(viewer: Viewer) -> Rows:
    return Rows(
        "village_letter it", where=OWN_LETTER, params={"account": viewer.account_id}, order="it.id DESC"
    )


def letters_of_offices(viewer: Viewer) -> Page:
    return Page(
        "village_letter it",
        where=IN_OFFICES,
        params=_offices(viewer, SEES_LETTERS),
        order=(("it.id", "int8"),),
        descending=True,
    )
