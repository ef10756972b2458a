"""Every read of collections: what everybody sees of them, and what the regency's officers write."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from catalog.collections.models import Collection, CollectionItem
from catalog.products.models import Product, ProductMedia
from catalog.products.selectors import CardPage, cards_of
from catalog.products.selectors.listing import VISIBLE, VISIBLE_PRODUCTS, Listing, capped_total
from foundation.access.permissions import MANAGE_COLLECTIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer

COLLECTED_PRODUCTS = f"{VISIBLE_PRODUCTS} JOIN catalog_collectionitem item ON item.product_id = it.id"
BY_PLACE = (("item.sort", "int8"), ("it.id", "int8"))


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A collection and one page of its goods that are visible today."""

    collection: Collection
    found: CardPage


def collections_shown(today: date, *, limit: int | None = None) -> list[Collection]:
    """What is published and has goods to show today, in its order; each with `goods` and `cover_sha256`."""
    found = (
        _with_cover(Collection.objects.filter(published=True), _visible_items(today))
        .annotate(goods=Count("items", filter=_visible("items__product__", today)))
        .filter(goods__gt=0)
        .order_by("sort", "pk")
    )
    return list(found if limit is None else found[:limit])


def collection_page(slug: str, today: date, *, after: str = "", limit: int = 24) -> CollectionPage:
    """One published collection for everybody; raises NotFound for any other."""
    collection = Collection.objects.filter(slug=slug, published=True).first()
    if collection is None:
        raise NotFound()
    where = (*VISIBLE, "item.collection_id = %(collection)s")
    listing = Listing(
        table=COLLECTED_PRODUCTS,
        where=where,
        params={"today": today, "collection": collection.pk},
        order=BY_PLACE,
        total=capped_total(where, table=COLLECTED_PRODUCTS),
    )
    return CollectionPage(collection, cards_of(listing, after=after, limit=limit))


def collections_managed(officer: Viewer) -> QuerySet[Collection]:
    """All collections for somebody with MANAGE_COLLECTIONS, none for anybody else; each with `goods`."""
    found = Collection.objects.all() if officer.may(MANAGE_COLLECTIONS) else Collection.objects.none()
    counted = found.annotate(
        goods=Count("items"), visible=Count("items", filter=_visible("items__product__", officer.today))
    )
    return _with_cover(counted, CollectionItem.objects.all()).order_by("sort", "pk")


def collection_managed(officer: Viewer, collection_id: int) -> Collection:
    """One collection for somebody with MANAGE_COLLECTIONS; raises NotFound."""
    collection = collections_managed(officer).filter(pk=collection_id).first()
    if collection is None:
        raise NotFound()
    return collection


def collected(officer: Viewer, collection_id: int) -> list[Product]:
    """A collection's products in their order, for its officers; each with `cover_sha256` and `visible`."""
    if not officer.may(MANAGE_COLLECTIONS):
        raise NotFound()
    ids = CollectionItem.objects.filter(collection=collection_id).order_by("sort", "pk")
    order = {pk: place for place, pk in enumerate(ids.values_list("product", flat=True))}
    visible = _visible("", officer.today)
    found = (
        Product.objects.filter(pk__in=order)
        .select_related("shop__business__village")
        .annotate(cover_sha256=_cover_of("pk"), visible=Count("pk", filter=visible))
    )
    return sorted(found, key=lambda one: order[one.pk])


def products_to_collect(officer: Viewer, text: str, *, but: int, limit: int = 8) -> list[Product]:
    """Published products whose name or shop holds the text and that are not in a collection yet, by name."""
    words = " ".join(text.replace("\0", " ").split())
    if not words or not officer.may(MANAGE_COLLECTIONS):
        return []
    return list(
        Product.objects.filter(Q(name__icontains=words) | Q(shop__name__icontains=words), published=True)
        .exclude(pk__in=CollectionItem.objects.filter(collection=but).values("product"))
        .select_related("shop__business__village")
        .order_by("name", "pk")[:limit]
    )


def _visible(path: str, today: date) -> Q:
    return Q(
        **{
            f"{path}published": True,
            f"{path}shop__open": True,
            f"{path}shop__selling_from__lte": today,
            f"{path}shop__selling_until__gte": today,
        }
    )


def _visible_items(today: date) -> QuerySet[CollectionItem]:
    return CollectionItem.objects.filter(_visible("product__", today))


def _with_cover(found: QuerySet[Collection], items: QuerySet[CollectionItem]) -> QuerySet[Collection]:
    first = items.filter(collection=OuterRef("pk")).order_by("sort", "pk")
    covers = first.annotate(cover=_cover_of("product")).values("cover")[:1]
    return found.annotate(cover_sha256=Subquery(covers))


def _cover_of(path: str) -> Subquery:
    media = ProductMedia.objects.filter(product=OuterRef(path)).order_by("sort", "pk")
    return Subquery(media.values(sha256=F("picture__sha256"))[:1])
