"""What of orders is read, in SQL, and what of it is masked for whom. The row is called `it`."""

from typing import Any
from uuid import UUID

from foundation.access import Viewer
from foundation.graphql.rows import Page, Rows
from foundation.graphql.wire_ids import InvalidId, pk_of, uuid_of
from vendors.mandates.states import ORDERS
from vendors.shops.graphql.rows import kept_businesses

STATES = "(SELECT array_agg(part.state) FROM marketplace_vendororder part WHERE part.order_id = {it}.id)"

DUES = (
    "LEFT JOIN LATERAL (SELECT"
    " coalesce(sum(payment.amount) FILTER (WHERE payment.state IN"
    " ('paid', 'refund_due', 'refund_sent')), 0)::bigint AS captured,"
    " coalesce(sum(payment.amount) FILTER (WHERE payment.state IN"
    " ('pending', 'sent', 'disputed', 'paid')), 0)::bigint AS due"
    " FROM marketplace_vendororder part JOIN marketplace_payment payment ON payment.vendor_order_id = part.id"
    " WHERE part.order_id = {it}.id) {to} ON true"
)
"""What is due for the parts that stand, and what of it has been paid."""

WHOLE_DELIVERY = (
    "LEFT JOIN LATERAL (SELECT 'shipping' AS kind,"
    " CASE WHEN count(DISTINCT part.delivery_method) = 1 THEN min(part.delivery_method) ELSE 'first' END"
    " AS method, sum(part.shipping_price)::bigint AS price,"
    " min(part.days_min)::int AS days_min, max(part.days_max)::int AS days_max"
    " FROM marketplace_vendororder part WHERE part.order_id = {it}.id HAVING count(*) > 0) {to} ON true"
)

BUYER = "coalesce(whole.account_id = %(me)s::bigint, false)"
SELLER = f"EXISTS (SELECT 1 WHERE part.shop_id IN ({kept_businesses(ORDERS)}))"


def masked(column: str, seen: str) -> str:
    """The column for those who may see it; its first letter for others who hold the UUID."""
    return f"CASE WHEN {seen} OR {column} = '' THEN {column} ELSE left({column}, 1) || '••••' END"


def _contact(source: str, seen: str, *, recipient: str = "whole.recipient", street_seen: str = "") -> str:
    street = masked("whole.street", seen)
    if street_seen:
        street = f"CASE WHEN {street_seen} THEN {street} ELSE '' END"
    return (
        f"LEFT JOIN LATERAL (SELECT whole.id, {masked(recipient, seen)} AS recipient, {street} AS street,"  # noqa: S608
        f" {masked('whole.note', seen)} AS note, {masked('whole.email', seen)} AS email,"
        f" CASE WHEN {seen} OR whole.phone = '' THEN whole.phone"
        " ELSE '•••• ' || right(whole.phone, 3) END AS phone, village.code AS village_code,"
        " village.name AS village, district.name AS district, village.postal_code"
        f" FROM {source} LEFT JOIN village_region village ON village.code = whole.village_id"
        " LEFT JOIN village_region district ON district.code = village.parent_id) {to} ON true"
    )


ORDER_CONTACT = _contact("(SELECT {it}.*) whole", BUYER)
BILLING_CONTACT = _contact(
    "(SELECT {it}.*) whole",
    BUYER,
    recipient="coalesce(nullif(whole.billing_name, ''), whole.recipient)",
)
PART_CONTACT = _contact(
    "(SELECT {it}.*) part JOIN marketplace_order whole ON whole.id = part.order_id",
    f"({BUYER} OR {SELLER})",
    street_seen=f"({BUYER} OR part.delivery_method <> 'pickup')",
)
"""For the buyer all, for the seller all but the street of an order that is collected, for others masked."""


PAYING = "LEFT JOIN marketplace_payment {to} ON {to}.vendor_order_id = {it}.id"

TRANSFER = (
    "LEFT JOIN LATERAL (SELECT account.id, account.bank_code, account.number_sealed, account.holder,"
    " payment.amount, payment.due_at FROM marketplace_payment payment"
    " JOIN vendors_bankaccount account ON account.id = payment.bank_account_id"
    " JOIN marketplace_order whole ON whole.id = {it}.order_id"
    " WHERE payment.vendor_order_id = {it}.id AND payment.state IN ('pending', 'sent', 'disputed')"
    " AND (whole.account_id IS NULL OR whole.account_id = %(me)s::bigint)) {to} ON true"
)
"""Where the buyer pays; for nobody else, and only while he owes."""

RETURNING = "LEFT JOIN marketplace_returncase {to} ON {to}.vendor_order_id = {it}.id"


def who_reads(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"me": viewer.account_id, "account": viewer.account_id, "today": viewer.today}


def every_order(viewer: Viewer) -> Rows:
    """Whoever holds the UUID reads an order; personal data are masked field by field."""
    return Rows("marketplace_order it")


def order_key(viewer: Viewer, *, id: str | None = None) -> UUID | None:
    """The key that a query names; None for what is no order's id."""
    try:
        return uuid_of(id, "Order") if id is not None else None
    except InvalidId:
        return None


def own_orders(viewer: Viewer, **_arguments: Any) -> Page:
    """Orders of an account, newest first: hung below the account, which only itself can read."""
    order = (("it.created_at", "timestamptz"), ("it.id", "uuid"))
    return Page("marketplace_order it", order=order, descending=True)


def parts_of(viewer: Viewer, **_arguments: Any) -> Rows:
    return Rows("marketplace_vendororder it", order="it.id")


def lines_of_order(viewer: Viewer, **_arguments: Any) -> Rows:
    return Rows(
        "(SELECT line.*, part.order_id FROM marketplace_orderline line"
        " JOIN marketplace_vendororder part ON part.id = line.vendor_order_id) it",
        order="it.vendor_order_id, it.sort",
    )


def lines_of_part(viewer: Viewer, **_arguments: Any) -> Rows:
    return Rows("marketplace_orderline it", order="it.vendor_order_id, it.sort")


def fulfilments_of_order(viewer: Viewer, **_arguments: Any) -> Rows:
    return Rows(
        "(SELECT parcel.*, part.order_id, part.state FROM marketplace_fulfilment parcel"
        " JOIN marketplace_vendororder part ON part.id = parcel.vendor_order_id) it",
        order="it.id",
    )


def readable_parts(viewer: Viewer) -> Rows:
    """A VendorOrder by its number is for its seller and for the account of its order."""
    return Rows(
        "marketplace_vendororder it JOIN marketplace_order whole ON whole.id = it.order_id",
        where=f"whole.account_id = %(me)s::bigint OR it.shop_id IN ({kept_businesses(ORDERS)})",
        params=who_reads(viewer, {}),
    )


def part_key(viewer: Viewer, *, id: str) -> int | None:
    try:
        return pk_of(id, "VendorOrder")
    except InvalidId:
        return None


def parts_of_seller(viewer: Viewer, *, vendor_id: str | None = None, states: list[str] | None = None) -> Page:
    """The VendorOrders of the viewer's own shops, newest first."""
    where = [f"it.shop_id IN ({kept_businesses(ORDERS)})"]
    params: dict[str, Any] = {"account": viewer.account_id, "today": viewer.today}
    if vendor_id is not None:
        where.append("it.shop_id = %(shop)s")
        params["shop"] = pk_of(vendor_id, "Vendor", field="vendor_id")
    if states is not None:
        where.append("it.state = ANY(%(states)s)")
        params["states"] = states
    return Page(
        "marketplace_vendororder it",
        where=where,
        params=params,
        order=(("it.placed_at", "timestamptz"), ("it.id", "int8")),
        descending=True,
    )
