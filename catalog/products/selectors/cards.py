import base64
import binascii
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import connection

from catalog.products.models import Category
from catalog.products.selectors.listing import (
    AVAILABLE,
    BY_AGE,
    BY_NAME,
    BY_PRICE,
    BY_RATING,
    Listing,
    products_listed,
)
from foundation.access.refusals import NotFound
from vendors.shops.models import Shop

NAME = "name"
CHEAPEST = "cheapest"
DEAREST = "dearest"
NEWEST = "newest"
BEST = "best"

SORTS = {
    NAME: (BY_NAME, False),
    CHEAPEST: (BY_PRICE, False),
    DEAREST: (BY_PRICE, True),
    NEWEST: (BY_AGE, True),
    BEST: (BY_RATING, True),
}

MOST = 100
_CARDS = (
    "SELECT it.id, it.name, it.slug, it.price_min, it.price_max, it.list_min, shop.name, shop.slug,"
    f" village.name, village.level, cover.sha256, cover.alt, cover.avif_ready, {AVAILABLE},"
    " it.review_count, it.rating"
)
_BESIDE = (
    " JOIN vendors_shop shop ON shop.business_id = it.shop_id"
    " JOIN village_business business ON business.id = it.shop_id"
    " JOIN village_region village ON village.code = business.village_id"
    " LEFT JOIN LATERAL (SELECT picture.sha256, media.alt, picture.avif_ready FROM catalog_productmedia media"
    " JOIN catalog_picture picture ON picture.id = media.picture_id WHERE media.product_id = it.id"
    " ORDER BY media.sort, media.id LIMIT 1) cover ON true"
)


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product as a list shows it. `list_min` is the lowest price before a discount; `rating` 0: none."""

    id: int
    name: str
    slug: str
    price_min: int
    price_max: int
    list_min: int
    shop_name: str
    shop_slug: str
    village_name: str
    village_level: str
    cover_sha256: str | None
    cover_alt: str | None
    cover_avif_ready: bool | None
    available: bool
    review_count: int = 0
    rating: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class CardPage:
    """One page of a list; `next_cursor` is "" on the last. A total that is counted stops at 10,000."""

    cards: list[ProductCard]
    total: int
    next_cursor: str


def product_list(
    *,
    today: date,
    category: str = "",
    shop: str = "",
    sort: str = NEWEST,
    after: str = "",
    limit: int = 24,
    only_available: bool = False,
    counted: bool = True,
) -> CardPage:
    """What everybody sees: published products of selling shops, of a category's and a shop's slug.

    `only_available` leaves out what is sold out: that stays in its shop alone. Not `counted`, the total is 0.

    Raises NotFound for a slug that does not exist. An unknown sort is the newest first, a broken
    cursor the first page.
    """
    order, descending = SORTS.get(sort, SORTS[NEWEST])
    listing = products_listed(
        today=today,
        category_ids=[pk_of_slug(Category, category)] if category else None,
        shop_id=pk_of_slug(Shop, shop) if shop else None,
        order=order,
        descending=descending,
        where=[AVAILABLE] if only_available else (),
    )
    return cards_of(listing if counted else replace(listing, total=""), after=after, limit=limit)


def other_goods(*, shop_id: int, but: int, today: date, limit: int = 4) -> list[ProductCard]:
    """The newest of a shop that can be bought, without one product."""
    order, descending = SORTS[NEWEST]
    listing = products_listed(
        today=today,
        shop_id=shop_id,
        order=order,
        descending=descending,
        where=[AVAILABLE, "it.id <> %(but)s"],
        params={"but": but},
    )
    return cards_of(replace(listing, total=""), limit=limit).cards


def cards_of(listing: Listing, *, after: str = "", limit: int = 24) -> CardPage:
    """Read one page of a listing as cards, with its total where it has one: two statements."""
    size = max(1, min(int(limit), MOST))
    where, params = list(listing.where), dict(listing.params)
    position = _read_cursor(after, listing.order)
    if position is not None:
        columns = ", ".join(expression for expression, _cast in listing.order)
        marks = ", ".join(f"%(after{n})s::{cast}" for n, (_expression, cast) in enumerate(listing.order))
        where.append(f"({columns}) {'<' if listing.descending else '>'} ({marks})")
        params.update({f"after{n}": value for n, value in enumerate(position)})
    direction = "DESC" if listing.descending else "ASC"
    keys = ", ".join(f"{expression} AS o{n}" for n, (expression, _cast) in enumerate(listing.order))
    inside = ", ".join(f"{expression} {direction}" for expression, _cast in listing.order)
    outside = ", ".join(f"it.o{n} {direction}" for n in range(len(listing.order)))
    kept = " AND ".join(f"({part})" for part in where)
    found = (
        f"(SELECT it.*, {keys} FROM {listing.table} WHERE {kept}"  # noqa: S608 - values are parameters
        f" ORDER BY {inside} LIMIT {size + 1}) it"
    )
    if listing.each:
        found = (
            f"(SELECT it.* FROM {listing.each} CROSS JOIN LATERAL {found}"  # noqa: S608
            f" ORDER BY {outside} LIMIT {size + 1}) it"
        )
    tail = ", ".join(f"it.o{n}" for n in range(len(listing.order)))
    with connection.cursor() as cursor:
        cursor.execute(f"{_CARDS}, {tail} FROM {found}{_BESIDE} ORDER BY {outside}", params)
        rows = cursor.fetchall()
        total = 0
        if listing.total:
            cursor.execute(listing.total, dict(listing.params))
            (total,) = cursor.fetchone()
    width = len(listing.order)
    following = _write_cursor(rows[size - 1][-width:]) if len(rows) > size else ""
    return CardPage([ProductCard(*row[:-width]) for row in rows[:size]], total, following)


def pk_of_slug(model: Any, slug: str) -> int:
    """The key of a category or shop; raises NotFound."""
    pk = model.objects.filter(slug=slug).values_list("pk", flat=True).first()
    if pk is None:
        raise NotFound()
    return pk


def _write_cursor(values: tuple[Any, ...]) -> str:
    texts = [value.isoformat() if isinstance(value, datetime) else str(value) for value in values]
    return base64.urlsafe_b64encode(json.dumps(texts).encode()).decode().rstrip("=")


def _read_cursor(cursor: str, order: Any) -> list[Any] | None:
    if not cursor:
        return None
    readers: dict[str, Any] = {
        "text": str,
        "int8": int,
        "numeric": Decimal,
        "timestamptz": datetime.fromisoformat,
    }
    try:
        texts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return [readers[cast](text) for text, (_expression, cast) in zip(texts, order, strict=True)]
    except (binascii.Error, ValueError, TypeError, InvalidOperation):
        return None
