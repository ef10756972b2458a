"""Which rows of the register a viewer may see: every type of this room reads through these."""

from typing import Any

from foundation.access import Viewer
from foundation.access.permissions import READ_RESIDENTS, RECORD_REGISTER_EVENTS, VERIFY_APPLICATIONS
from foundation.encryption import keyed_hash
from foundation.graphql.rows import Page, Rows
from foundation.graphql.wire_ids import pk_of
from village.residents.rules.register import search_words
from village.residents.selectors import resident_for, within_offices_sql
from village.residents.states import CLAIMED, VERIFIED

IDENTITIES = "village_identitybinding it JOIN village_resident resident ON resident.id = it.resident_id"


def residents_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    """Residents of the regions in which the viewer reads the register or decides."""
    conditions, params = [], {}
    for number, permission in enumerate((READ_RESIDENTS, VERIFY_APPLICATIONS, RECORD_REGISTER_EVENTS)):
        condition, found = within_offices_sql(viewer, permission, "it.region_id")
        for name, value in found.items():
            condition = condition.replace(f"%({name})s", f"%({name}{number})s")
            params[f"{name}{number}"] = value
        conditions.append(condition)
    return Rows("village_resident it", where=" OR ".join(conditions), params=params)


def resident_page(viewer: Viewer, *, search: str, status: str = "") -> Page:
    """Masked lines by name or whole NIK, names as written before those that sound alike; SearchTooShort."""
    nik, words = search_words(search)
    reach, params = within_offices_sql(viewer, READ_RESIDENTS, "it.region_id")
    where = [reach, "it.status <> 'struck'"]
    if status:
        where.append("it.status = %(status)s")
        params["status"] = status
    if nik:
        where.append("it.nik_hash = %(nik_hash)s")
        params["nik_hash"] = keyed_hash(nik, "nik")
    exact, alike = [], []
    for number, word in enumerate(words.split()[:6]):
        exact.append(f"upper(it.name) LIKE upper(%(word{number})s)")
        alike.append(f"village_name_sound(%(sound{number})s) <%% village_name_sound(it.name)")
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        params |= {f"word{number}": f"%{escaped}%", f"sound{number}": word}
    near = "(it.id * 0)"
    if exact:
        as_written = " AND ".join(exact)
        where.append(f"(({as_written}) OR ({' AND '.join(alike)}))")
        near = f"(CASE WHEN {as_written} THEN 0 ELSE 1 END)"
    return Page(
        "village_resident it",
        where=where,
        params=params,
        order=((near, "int4"), ("it.name", "text"), ("it.id", "int8")),
    )


def open_record(viewer: Viewer, *, id: str, purpose: str) -> int:
    """Logs the look, then names the row. Raises NotFound, PurposeMissing, NumberInText."""
    return resident_for(officer=viewer, id=pk_of(id, "Resident"), purpose=purpose, at=viewer.at).pk


def readable_records(viewer: Viewer, **_ignored: Any) -> Rows:
    reach, params = within_offices_sql(viewer, READ_RESIDENTS, "it.region_id")
    return Rows("village_resident it", where=reach, params=params)


def own_record(viewer: Viewer) -> Rows:
    return Rows(
        "village_resident it JOIN village_identitybinding binding ON binding.resident_id = it.id",
        where="binding.account_id = %(account)s AND binding.state = %(verified)s",
        params={"account": viewer.account_id, "verified": VERIFIED},
    )


def readings_of_records(viewer: Viewer) -> Rows:
    return Rows(
        "foundation_reading it JOIN foundation_user reader ON reader.id = it.reader_id",
        order="it.at DESC, it.id DESC",
    )


def requests_about(viewer: Viewer, **_ignored: Any) -> Rows:
    """Requests for correction that the viewer made; below the own record."""
    return Rows(
        "village_correctionrequest it",
        where="it.account_id = %(account)s",
        params={"account": viewer.account_id},
        order="it.asked_at DESC, it.id DESC",
    )


def identities_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    reach, params = within_offices_sql(viewer, VERIFY_APPLICATIONS, "resident.region_id")
    return Rows(IDENTITIES, where=reach, params=params)


def waiting_identity_page(viewer: Viewer) -> Page:
    reach, params = within_offices_sql(viewer, VERIFY_APPLICATIONS, "resident.region_id")
    return Page(
        IDENTITIES,
        where=[reach, "it.state = %(claimed)s"],
        params={**params, "claimed": CLAIMED},
        order=(("it.claimed_at", "timestamptz"), ("it.id", "int8")),
    )


def events_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    reach, params = within_offices_sql(viewer, RECORD_REGISTER_EVENTS, "resident.region_id")
    return Rows(
        "village_registerevent it JOIN village_resident resident ON resident.id = it.resident_id",
        where=reach,
        params=params,
    )
