"""Collections: written by the regency's officers, seen by everybody with what is visible today."""

from datetime import timedelta

import pytest

from catalog.collections import rules
from catalog.collections.models import Collection, CollectionItem
from catalog.collections.selectors import (
    collected,
    collection_managed,
    collection_page,
    collections_managed,
    collections_shown,
    products_to_collect,
)
from catalog.collections.services import (
    collect_products,
    drop_product,
    hide_collection,
    lead_with_product,
    show_collection,
    write_collection,
)
from foundation.access.permissions import LAY_SANCTIONS, MANAGE_COLLECTIONS
from foundation.access.refusals import Forbidden, NotFound
from foundation.access.viewer import Viewer
from foundation.audit.selectors import transitions_of
from foundation.clock import now, today
from tests.catalog.factories import a_product
from tests.foundation.factories import an_account
from tests.vendors.factories import a_shop
from village.residents.rules.register import NumberInText

pytestmark = pytest.mark.django_db


def an_officer(*permissions: str) -> Viewer:
    account = an_account()
    return Viewer(
        account_id=account.pk,
        name="Petugas",
        at=now(),
        permissions=frozenset(permissions or {MANAGE_COLLECTIONS}),
    )


def a_collection(*products, officer: Viewer, shown: bool = True, name: str = "Oleh-oleh") -> Collection:
    collection = write_collection(name=name, description="Untuk dibawa pulang.", by=officer, at=now())
    if products:
        ids = [one.pk for one in products]
        collect_products(collection_id=collection.pk, product_ids=ids, by=officer, at=now())
    if shown:
        show_collection(collection_id=collection.pk, by=officer, at=now())
    collection.refresh_from_db()
    return collection


def names(collection: Collection) -> list[str]:
    return [card.name for card in collection_page(collection.slug, today()).found.cards]


def test_a_collection_shows_what_is_visible_of_it_in_its_order():
    officer = an_officer()
    first, draft = a_product(name="Kopi"), a_product(name="Batik")
    resting = a_product(a_shop(), name="Terasi")
    type(resting.shop).objects.filter(pk=resting.shop_id).update(open=False)
    last = a_product(name="Anyaman")
    collection = a_collection(first, draft, resting, last, officer=officer)
    type(draft).objects.filter(pk=draft.pk).update(published=False)

    page = collection_page(collection.slug, today())

    assert [card.name for card in page.found.cards] == ["Kopi", "Anyaman"]
    assert page.found.total == 2
    (shown,) = collections_shown(today())
    assert (shown.goods, shown.cover_sha256) == (2, first.media.get().picture.sha256)


def test_a_long_collection_goes_on_by_keys():
    officer = an_officer()
    shop = a_shop()
    products = [a_product(shop, name=f"Barang {number}") for number in range(5)]
    collection = a_collection(*products, officer=officer)

    first = collection_page(collection.slug, today(), limit=3).found
    second = collection_page(collection.slug, today(), after=first.next_cursor, limit=3).found

    assert [card.name for card in (*first.cards, *second.cards)] == [one.name for one in products]
    assert second.next_cursor == ""


def test_a_draft_and_an_emptied_one_are_nobodys_to_see():
    officer = an_officer()
    product = a_product()
    draft = a_collection(product, officer=officer, shown=False)
    emptied = a_collection(product, officer=officer, name="Lebaran")
    type(product).objects.filter(pk=product.pk).update(published=False)

    with pytest.raises(NotFound):
        collection_page(draft.slug, today())
    assert collections_shown(today()) == []
    assert names(emptied) == []


def test_only_officers_with_the_permission_write():
    officer, other = an_officer(), an_officer(LAY_SANCTIONS)
    product = a_product()
    collection = a_collection(product, officer=officer)
    before = list(Collection.objects.values_list()), list(CollectionItem.objects.values_list())

    for change in (
        lambda: write_collection(name="Lain", by=other, at=now()),
        lambda: write_collection(name="Lain", collection_id=collection.pk, by=other, at=now()),
        lambda: show_collection(collection_id=collection.pk, by=other, at=now()),
        lambda: hide_collection(collection_id=collection.pk, by=other, at=now()),
        lambda: collect_products(collection_id=collection.pk, product_ids=[product.pk], by=other, at=now()),
        lambda: drop_product(collection_id=collection.pk, product_id=product.pk, by=other, at=now()),
        lambda: lead_with_product(collection_id=collection.pk, product_id=product.pk, by=other, at=now()),
    ):
        with pytest.raises(Forbidden):
            change()

    assert (list(Collection.objects.values_list()), list(CollectionItem.objects.values_list())) == before
    assert list(collections_managed(other)) == []
    assert products_to_collect(other, "Kopi", but=collection.pk) == []
    with pytest.raises(NotFound):
        collection_managed(other, collection.pk)
    with pytest.raises(NotFound):
        collected(other, collection.pk)


def test_the_way_of_a_collection_is_kept():
    officer = an_officer()
    collection = a_collection(a_product(), officer=officer)

    hide_collection(collection_id=collection.pk, by=officer, at=now() + timedelta(minutes=1))

    moves = [(one.from_state, one.to_state) for one in transitions_of(collection)]
    assert moves == [("", "draft"), ("draft", "published"), ("published", "draft")]


def test_goods_are_put_in_led_with_and_taken_out():
    officer = an_officer()
    first, second = a_product(name="Kopi"), a_product(name="Batik")
    collection = a_collection(first, officer=officer)

    assert products_to_collect(officer, "atik", but=collection.pk) == [second]
    collect_products(collection_id=collection.pk, product_ids=[second.pk], by=officer, at=now())
    lead_with_product(collection_id=collection.pk, product_id=second.pk, by=officer, at=now())
    assert names(collection) == ["Batik", "Kopi"]

    drop_product(collection_id=collection.pk, product_id=second.pk, by=officer, at=now())
    assert [one.name for one in collected(officer, collection.pk)] == ["Kopi"]


def test_what_does_not_fit_is_refused_and_changes_nothing():
    officer = an_officer()
    product, draft = a_product(), a_product(published=False)
    shown = a_collection(product, officer=officer)
    empty = a_collection(officer=officer, shown=False, name="Kosong")
    before = list(Collection.objects.values_list()), list(CollectionItem.objects.values_list())

    for refusal, change in (
        (rules.CollectionNameMissing, lambda: write_collection(name=" ", by=officer, at=now())),
        (rules.CollectionNameMissing, lambda: write_collection(name="x" * 101, by=officer, at=now())),
        (NumberInText, lambda: write_collection(name="3510152502900003", by=officer, at=now())),
        (
            rules.CollectionDescriptionTooLong,
            lambda: write_collection(name="A", description="x" * 1001, by=officer, at=now()),
        ),
        (rules.CollectionEmpty, lambda: show_collection(collection_id=empty.pk, by=officer, at=now())),
        (rules.CollectionAlreadyShown, lambda: show_collection(collection_id=shown.pk, by=officer, at=now())),
        (rules.CollectionNotShown, lambda: hide_collection(collection_id=empty.pk, by=officer, at=now())),
        (
            rules.AlreadyInCollection,
            lambda: collect_products(collection_id=shown.pk, product_ids=[product.pk], by=officer, at=now()),
        ),
        (
            NotFound,
            lambda: collect_products(collection_id=shown.pk, product_ids=[draft.pk], by=officer, at=now()),
        ),
        (
            rules.CollectionEmpty,
            lambda: drop_product(collection_id=shown.pk, product_id=product.pk, by=officer, at=now()),
        ),
        (NotFound, lambda: show_collection(collection_id=0, by=officer, at=now())),
    ):
        with pytest.raises(refusal):
            change()

    assert (list(Collection.objects.values_list()), list(CollectionItem.objects.values_list())) == before
