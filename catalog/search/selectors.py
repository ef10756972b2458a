from datetime import date
from typing import Any

from django.db.models import Q

from catalog.products.models import Category
from catalog.products.selectors import NEWEST, SORTS, CardPage, cards_of, pk_of_slug
from catalog.products.selectors.listing import AVAILABLE, products_listed
from catalog.search.engine import BY_RANK, matching
from vendors.shops.models import Shop

RELEVANCE = "relevance"


def search_products(
    *,
    text: str,
    today: date,
    category: str = "",
    shop: str = "",
    sort: str = RELEVANCE,
    price_from: int | None = None,
    price_until: int | None = None,
    only_available: bool = False,
    after: str = "",
    limit: int = 24,
) -> CardPage:
    """What everybody finds: visible products that match `text`, within a category's and a shop's slug.

    Without text it lists, the newest first unless `sort` (relevance, name, cheapest, dearest, newest)
    says else. Prices bound the cheapest variant. Raises NotFound for an unknown slug.
    """
    match = matching(text)
    where: list[str] = []
    params: dict[str, Any] = {}
    if match is not None:
        where.append(match.where)
        params.update(match.params)
    if price_from is not None:
        where.append("it.price_min >= %(price_from)s")
        params["price_from"] = price_from
    if price_until is not None:
        where.append("it.price_min <= %(price_until)s")
        params["price_until"] = price_until
    if only_available:
        where.append(AVAILABLE)
    order, descending = SORTS.get(sort, SORTS[NEWEST])
    if match is not None and sort not in SORTS:
        order, descending = BY_RANK, True
    listing = products_listed(
        today=today,
        category_ids=[pk_of_slug(Category, category)] if category else None,
        shop_id=pk_of_slug(Shop, shop) if shop else None,
        order=order,
        descending=descending,
        where=where,
        params=params,
        searches=match is not None,
    )
    return cards_of(listing, after=after, limit=limit)


def shops_matching(text: str, *, today: date, limit: int = 6) -> list[Shop]:
    """Selling shops whose name or village holds the text, by name. Empty text finds nothing."""
    text = " ".join(text.replace("\0", " ").split())
    if not text:
        return []
    found = Q(name__icontains=text) | Q(business__village__name__icontains=text)
    shops = Shop.objects.selling(today).filter(found).select_related("business__village__parent")
    return list(shops.order_by("name", "pk")[:limit])
