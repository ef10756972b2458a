"""Which shops and sanctions a viewer may read, in SQL. The row of a shop is called `it`."""

from typing import Any

from foundation.access import Viewer
from foundation.access.permissions import LAY_SANCTIONS, OVERSEE_VILLAGES
from foundation.graphql.rows import Page, Rows
from vendors.mandates.states import ORDERS
from village.residents.selectors import within_offices_sql

SELLING = "{it}.open AND {it}.selling_from <= %(today)s AND {it}.selling_until >= %(today)s"

OWNED_BUSINESSES = (
    "SELECT business.id FROM village_business business JOIN village_identitybinding binding"
    " ON binding.resident_id = business.owner_id"
    " WHERE binding.account_id = %(account)s AND binding.state = 'verified'"
)


def kept_businesses(scope: str = "") -> str:
    """The shops in which the viewer may act in `scope` (empty: in any), owned or by a mandate.

    As the queryset `standing` of Mandate; needs `%(account)s` and `%(today)s` (`keeper_of`).
    """
    reach = f"mandate.for_{scope}" if scope else "true"
    alive = "true" if scope == ORDERS else "giver.status <> 'died'"
    if not scope:
        alive = "(mandate.for_orders OR giver.status <> 'died')"
    return (
        f"{OWNED_BUSINESSES} UNION ALL SELECT mandate.shop_id FROM vendors_mandate mandate"  # noqa: S608
        " JOIN village_business given ON given.id = mandate.shop_id AND given.owner_id = mandate.owner_id"
        " JOIN village_resident giver ON giver.id = mandate.owner_id"
        " WHERE mandate.account_id = %(account)s AND mandate.state = 'accepted'"
        f" AND mandate.ends_on >= %(today)s AND {reach} AND {alive}"
    )


PERMIT = (
    "LEFT JOIN LATERAL (SELECT permit.* FROM ("  # noqa: S608
    "SELECT 'letter' AS kind, letter.number, letter.letter_type, letter.valid_from, letter.valid_until"
    " FROM village_letter letter JOIN village_business held ON held.id = letter.business_id"
    " AND held.owner_id = letter.holder_id"
    " WHERE letter.business_id = {it}.business_id AND letter.grants_trade"
    " AND letter.state = 'valid' AND letter.valid_from <= %(today)s AND letter.valid_until >= %(today)s"
    " UNION ALL SELECT 'nib', nib.nib, NULL, nib.checked_on, NULL FROM village_nibrecord nib"
    " WHERE nib.business_id = {it}.business_id AND nib.checked_on <= %(today)s"
    " AND (nib.withdrawn_on IS NULL OR nib.withdrawn_on > %(today)s)"
    ") permit ORDER BY permit.kind, permit.valid_until DESC NULLS LAST LIMIT 1) {to} ON " + SELLING
)
"""The letter that ends last, else the checked NIB; nothing for a shop that does not sell today."""


def today_of(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"today": viewer.today}


def account_of(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"account": viewer.account_id}


def keeper_of(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"account": viewer.account_id, "today": viewer.today}


def every_shop(viewer: Viewer) -> Rows:
    """That a shop is there is public, whether or not it sells: orders and shop pages name it."""
    return Rows("vendors_shop it")


def shop_by_slug(viewer: Viewer, *, slug: str) -> Rows:
    return Rows("vendors_shop it", where="it.slug = %(slug)s", params={"slug": slug})


def own_shops(viewer: Viewer) -> Rows:
    return Rows(
        "vendors_shop it",
        where=f"it.business_id IN ({kept_businesses()})",
        params=keeper_of(viewer, {}),
        order="it.business_id",
    )


def selling_shops(viewer: Viewer, *, near: str = "", village: str = "") -> Page:
    """Shops that sell today: by name; with `near` those inside that region first, then by distance."""
    table, params = "vendors_shop it", {"today": viewer.today, "near": near, "village": village}
    where = [SELLING.format(it="it")]
    if near or village:
        table += (
            " JOIN village_business business ON business.id = it.business_id"
            " JOIN village_region home ON home.code = business.village_id"
        )
    if village:
        where.append("home.code = %(village)s")
    if not near:
        return Page(
            table, where=where, params=params, order=(("it.name", "text"), ("it.business_id", "int8"))
        )
    table += " JOIN village_region centre ON centre.code = %(near)s"
    outside = "(CASE WHEN starts_with(home.code || '.', centre.code || '.') THEN 0 ELSE 1 END)"
    distance = (
        "coalesce((home.lat - centre.lat) ^ 2"
        " + ((home.lng - centre.lng) * cos(radians(centre.lat))) ^ 2, 1e9)::float8"
    )
    order = ((outside, "int4"), (distance, "float8"), ("it.business_id", "int8"))
    return Page(table, where=where, params=params, order=order)


def sanctions_of_shop(viewer: Viewer) -> Rows:
    """For the owner, and for the officers whose offices cover the village."""
    offices = {*viewer.offices_with(LAY_SANCTIONS), *viewer.offices_with(OVERSEE_VILLAGES)}
    return Rows(
        "vendors_sanction it JOIN village_business place ON place.id = it.shop_id",
        where=(
            f"it.shop_id IN ({kept_businesses()})"  # noqa: S608 - no value stands in the text
            " OR EXISTS (SELECT 1 FROM unnest(%(regions)s::text[]) reach(code)"
            " WHERE starts_with(place.village_id || '.', reach.code || '.'))"
        ),
        params=keeper_of(viewer, {}) | {"regions": sorted({office.region_code for office in offices})},
        order="it.laid_at DESC, it.id DESC",
    )


def sanctions_in_reach(viewer: Viewer, *, in_force: bool = True, region: str = "") -> Page:
    """The sanctions in the regions of an office that lays them: in force today, or over."""
    reach, params = within_offices_sql(viewer, LAY_SANCTIONS, "business.village_id")
    standing = (
        "(it.lifted_at IS NULL AND it.starts_on <= %(today)s"
        " AND (it.ends_on IS NULL OR it.ends_on >= %(today)s))"
    )
    where = [reach, standing if in_force else f"NOT {standing}"]
    if region:
        where.append("(business.village_id = %(region)s OR business.village_id LIKE %(inside)s)")
    return Page(
        "vendors_sanction it JOIN village_business business ON business.id = it.shop_id",
        where=where,
        params=params | {"today": viewer.today, "region": region, "inside": f"{region}.%"},
        order=(("it.laid_at", "timestamptz"), ("it.id", "int8")),
        descending=True,
    )
