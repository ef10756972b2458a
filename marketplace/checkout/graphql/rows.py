"""What of a checkout is read, in SQL. The row of a checkout is called `it`."""

from typing import Any
from uuid import UUID

from foundation.access import Viewer
from foundation.graphql.rows import Rows
from foundation.graphql.wire_ids import InvalidId, uuid_of

SUMS = (
    "LEFT JOIN LATERAL (SELECT coalesce(sum(line.quantity * variant.price), 0)::bigint AS subtotal,"
    " coalesce((SELECT sum(chosen.price) FROM marketplace_checkoutdelivery chosen"
    " WHERE chosen.checkout_id = {it}.id), 0)::bigint AS shipping"
    " FROM marketplace_checkoutline line JOIN catalog_variant variant ON variant.id = line.variant_id"
    " WHERE line.checkout_id = {it}.id) {to} ON true"
)
"""Goods at today's prices, delivery at the agreed ones."""

_ADDRESS = (
    "LEFT JOIN LATERAL (SELECT {{it}}.id, {recipient} AS recipient, {{it}}.street, {{it}}.note, {{it}}.phone,"
    " village.code AS village_code, village.name AS village, district.name AS district, village.postal_code"
    " FROM village_region village JOIN village_region district ON district.code = village.parent_id"
    " WHERE village.code = {{it}}.village_id"
    " AND ({{it}}.account_id IS NULL OR {{it}}.account_id = %(me)s::bigint)) {{to}} ON true"
)
SHIPPING_ADDRESS = _ADDRESS.format(recipient="{it}.recipient")
BILLING_ADDRESS = _ADDRESS.format(recipient="coalesce(nullif({it}.billing_name, ''), {it}.recipient)")

WHOLE_DELIVERY = (
    "LEFT JOIN LATERAL (SELECT"
    " CASE WHEN count(DISTINCT chosen.method) = 1 THEN min(chosen.method) ELSE 'first' END AS method,"
    " sum(chosen.price)::bigint AS price, NULL::int AS days_min, NULL::int AS days_max"
    " FROM marketplace_checkoutdelivery chosen WHERE chosen.checkout_id = {it}.id"
    " HAVING count(*) > 0 AND count(*) = (SELECT count(DISTINCT product.shop_id)"
    " FROM marketplace_checkoutline line JOIN catalog_variant variant ON variant.id = line.variant_id"
    " JOIN catalog_product product ON product.id = variant.product_id"
    " WHERE line.checkout_id = {it}.id)) {to} ON true"
)
"""The choices of all shops as one delivery; nothing while a shop is without."""

AUTHORIZED = (
    "CASE WHEN EXISTS (SELECT 1 FROM marketplace_transactionitem act WHERE act.checkout_id = {it}.id)"
    " THEN 'FULL' ELSE 'NONE' END"
)

TAKES_TRANSFER = (
    "NOT EXISTS (SELECT 1 FROM marketplace_checkoutline line"
    " JOIN catalog_variant variant ON variant.id = line.variant_id"
    " JOIN catalog_product product ON product.id = variant.product_id"
    " JOIN village_business business ON business.id = product.shop_id"
    " WHERE line.checkout_id = {it}.id AND NOT EXISTS (SELECT 1 FROM vendors_bankaccount account"
    " WHERE account.shop_id = product.shop_id AND account.owner_id = business.owner_id"
    " AND account.state = 'current'))"
)
"""Every shop of the cart is paid by transfer where its buyer wants it."""


def me_of(viewer: Viewer, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"me": viewer.account_id}


def open_checkouts(viewer: Viewer) -> Rows:
    """Whoever holds the UUID reads an open cart; personal data are masked field by field."""
    return Rows("marketplace_checkout it", where="it.completed_at IS NULL")


def checkout_key(viewer: Viewer, *, id: str | None = None) -> UUID | None:
    """The key that a query names; None for what is no checkout's id."""
    if id is None:
        return None
    try:
        return uuid_of(id, "Checkout")
    except InvalidId:
        return None


def lines_of(viewer: Viewer, **_arguments: Any) -> Rows:
    return Rows(
        "(SELECT line.*, variant.price, variant.list_price FROM marketplace_checkoutline line"
        " JOIN catalog_variant variant ON variant.id = line.variant_id) it",
        order="it.sort, it.id",
    )
