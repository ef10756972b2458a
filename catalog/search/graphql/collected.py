"""`Collection.products`: the visible goods of a collection, in its own order unless asked otherwise."""

from typing import Any

from catalog.products.selectors.listing import VISIBLE, VISIBLE_PRODUCTS
from catalog.search.graphql import pages
from catalog.search.graphql.searching import searched
from catalog.search.selectors.finding import HITS
from foundation.access import Viewer
from foundation.graphql.rows import Page

BY_COLLECTION: pages.Order = (("item.sort", "int8"), ("it.id", "int8"))
_ITEMS = " JOIN catalog_collectionitem item ON item.product_id = it.id"


def collection_products(viewer: Viewer, **arguments: Any) -> Page:
    filter, sort_by = dict(arguments.get("filter") or {}), dict(arguments.get("sort_by") or {})
    own_order = not sort_by or sort_by.get("field") == "collection"
    found = searched(viewer, arguments, filter)
    if own_order:
        arguments["sort_by"] = None
    narrowing, where, order, descending = pages.asked(arguments, filter, found)
    if own_order and not found.words:
        order, descending = BY_COLLECTION, sort_by.get("direction") == "-"
    table = (HITS if found.words else VISIBLE_PRODUCTS) + _ITEMS
    return Page(
        table,
        where=[*VISIBLE, *where],
        params={"today": viewer.today, **narrowing.params},
        order=order,
        descending=descending,
        total=pages.capped("item.collection_id = wanted.key", where, table),
    )
