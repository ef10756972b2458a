"""Every change of collections; each is the regency officers', and refused to anybody else."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from catalog.collections.models import Collection, CollectionItem
from catalog.collections.rules import (
    MOST_ITEMS,
    AlreadyInCollection,
    CollectionAlreadyShown,
    CollectionEmpty,
    CollectionFull,
    CollectionNotShown,
    refuse_stranger,
    refuse_words,
)
from catalog.collections.states import DRAFT, PUBLISHED
from catalog.products.models import Product
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.ids import next_pk


@transaction.atomic
def write_collection(
    *,
    name: str,
    by: Viewer,
    at: datetime,
    description: str = "",
    sort: int = 0,
    collection_id: int | None = None,
) -> Collection:
    """Note down a collection as a draft, or change the words and place of one; its address never changes.

    Raises Forbidden, NotFound, CollectionNameMissing, CollectionDescriptionTooLong, NumberInText.
    """
    refuse_stranger(by)
    known = None if collection_id is None else _locked(collection_id)

    name, description = " ".join(name.split()), description.strip()
    refuse_words(name=name, description=description)

    if known is not None:
        known.name, known.description, known.sort, known.updated_at = name, description, sort, at
        known.save(update_fields=["name", "description", "sort", "updated_at"])
        return known
    pk = next_pk(Collection)
    stem = slugify(name)[:80] or "koleksi"
    collection = Collection.objects.create(
        pk=pk,
        slug=f"{stem}-{pk}" if Collection.objects.filter(slug=stem).exists() else stem,
        name=name,
        description=description,
        sort=sort,
        created_at=at,
        updated_at=at,
    )
    record_transition(subject=collection, from_state="", to_state=DRAFT, by=by.account_id, at=at)
    return collection


@transaction.atomic
def show_collection(*, collection_id: int, by: Viewer, at: datetime) -> Collection:
    """Show a collection to everybody. Raises Forbidden, NotFound, CollectionAlreadyShown, CollectionEmpty."""
    refuse_stranger(by)
    collection = _locked(collection_id)

    if collection.published:
        raise CollectionAlreadyShown()
    if not collection.items.exists():
        raise CollectionEmpty()

    return _set_published(collection, True, by, at)


@transaction.atomic
def hide_collection(*, collection_id: int, by: Viewer, at: datetime) -> Collection:
    """Take a collection off the pages; its goods stay in their shops. Raises Forbidden, NotFound,
    CollectionNotShown.
    """
    refuse_stranger(by)
    collection = _locked(collection_id)

    if not collection.published:
        raise CollectionNotShown()

    return _set_published(collection, False, by, at)


@transaction.atomic
def collect_products(
    *, collection_id: int, product_ids: Sequence[int], by: Viewer, at: datetime
) -> Collection:
    """Put published products at the end of a collection.

    Raises Forbidden, NotFound, AlreadyInCollection, CollectionFull.
    """
    refuse_stranger(by)
    collection = _locked(collection_id)

    wanted = list(dict.fromkeys(product_ids))
    if Product.objects.filter(pk__in=wanted, published=True).count() != len(wanted):
        raise NotFound(field="products")
    if collection.items.filter(product__in=wanted).exists():
        raise AlreadyInCollection()
    if collection.items.count() + len(wanted) > MOST_ITEMS:
        raise CollectionFull(most=MOST_ITEMS)

    last = collection.items.aggregate(last=Max("sort"))["last"]
    first = 0 if last is None else last + 1
    CollectionItem.objects.bulk_create(
        CollectionItem(collection=collection, product_id=one, sort=first + place)
        for place, one in enumerate(wanted)
    )
    return _touched(collection, at)


@transaction.atomic
def drop_product(*, collection_id: int, product_id: int, by: Viewer, at: datetime) -> Collection:
    """Take a product out of a collection. Raises Forbidden, NotFound; the last one shown: CollectionEmpty."""
    refuse_stranger(by)
    collection = _locked(collection_id)

    if collection.published and collection.items.count() <= 1:
        raise CollectionEmpty()

    gone, _each = collection.items.filter(product=product_id).delete()
    if not gone:
        raise NotFound()
    return _touched(collection, at)


@transaction.atomic
def lead_with_product(*, collection_id: int, product_id: int, by: Viewer, at: datetime) -> Collection:
    """Put a product in front: its photo stands for the collection. Raises Forbidden, NotFound."""
    refuse_stranger(by)
    collection = _locked(collection_id)

    order = list(collection.items.order_by("sort", "pk").values_list("product", flat=True))
    if product_id not in order:
        raise NotFound()

    order.remove(product_id)
    for place, one in enumerate([product_id, *order]):
        collection.items.filter(product=one).update(sort=place)
    return _touched(collection, at)


def _locked(collection_id: int) -> Collection:
    collection = Collection.objects.select_for_update().filter(pk=collection_id).first()
    if collection is None:
        raise NotFound()
    return collection


def _touched(collection: Collection, at: datetime) -> Collection:
    collection.updated_at = at
    collection.save(update_fields=["updated_at"])
    return collection


def _set_published(collection: Collection, published: bool, by: Viewer, at: datetime) -> Collection:
    collection.published, collection.updated_at = published, at
    collection.save(update_fields=["published", "updated_at"])

    before, after = (DRAFT, PUBLISHED) if published else (PUBLISHED, DRAFT)
    record_transition(subject=collection, from_state=before, to_state=after, by=by.account_id, at=at)
    return collection
