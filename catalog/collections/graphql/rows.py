"""Which collections a viewer may read, in SQL. The row is called `it`."""

from typing import Any

from catalog.products.graphql.rows import BY_SORT, by_id_or, narrowed, sells_here
from foundation.access import Viewer
from foundation.graphql.rows import Page, Rows

TABLE = "catalog_collection it"
SHOWN = "it.published"
COVER = (
    "LEFT JOIN LATERAL (SELECT picture.sha256, picture.avif_ready, media.alt FROM catalog_collectionitem item"
    " JOIN catalog_productmedia media ON media.product_id = item.product_id"
    " JOIN catalog_picture picture ON picture.id = media.picture_id WHERE item.collection_id = {it}.id"
    " ORDER BY item.sort, item.id, media.sort, media.id LIMIT 1) {to} ON true"
)


def shown_collections(viewer: Viewer) -> Rows:
    return Rows(TABLE, where=SHOWN)


def collection_by(
    viewer: Viewer,
    *,
    id: str | None = None,
    slug: str | None = None,
    channel: str | None = None,
    **_language: str,
) -> Rows | None:
    one, key = by_id_or("Collection", "slug", id=id, slug=slug)
    return Rows(TABLE, [SHOWN, one], key) if sells_here(channel) else None


def collection_page(
    viewer: Viewer, *, channel: str | None = None, filter: dict[str, Any] | None = None
) -> Page:
    """What is published, in the order of the pages; `search` in the filter looks at the name."""
    where, params = narrowed(filter, kind="Collection", many="collections")
    where.append(SHOWN if sells_here(channel) else "false")
    return Page(TABLE, where=where, params=params, order=BY_SORT)
