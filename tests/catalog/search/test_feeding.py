"""Elasticsearch is fed from the transaction of each change, and PostgreSQL answers where it does not."""

import logging
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from catalog.products.models import Product, Stock
from catalog.search.engines import choice
from catalog.search.engines.connecting import patient_client
from catalog.search.engines.question import EngineDown
from catalog.search.models import SearchChange, SearchIndex
from catalog.search.selectors import Asked, search_products
from catalog.search.services import feed_index, forget_index, rebuild_index
from foundation.clock import now, today
from tests.catalog.factories import a_category, a_product
from tests.catalog.search.conftest import NO_SERVER, SERVER, drop_indices
from tests.vendors.factories import a_sanction

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def alias(settings, db):
    """An empty Elasticsearch alias of this test's own, fed."""
    if not SERVER:
        pytest.skip(NO_SERVER)
    settings.SEARCH_URL, settings.SEARCH_INDEX = SERVER, f"test-{uuid4().hex[:12]}"
    choice.breaker.reset()
    rebuild_index(at=now())
    yield settings.SEARCH_INDEX
    settings.SEARCH_URL = SERVER
    choice.breaker.reset()
    drop_indices(settings.SEARCH_INDEX)


def names(text: str = "", **narrowed) -> list[str]:
    return [card.name for card in search_products(Asked(text, **narrowed), today=today()).cards]


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs"
            " WHERE task_name = 'catalog.feed_search' AND status = 'todo'"
        )
        return cursor.fetchone()[0]


def test_a_change_is_found_once_it_was_fed_raw_sql_too(alias):
    product = a_product(name="Ladrang jahe", category=a_category("Kue"))
    assert names("ladrang") == []

    feed_index()
    assert names("ladrang") == ["Ladrang jahe"]

    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_product SET name = 'Klemben' WHERE id = %s", [product.pk])
    feed_index()

    assert (names("ladrang"), names("klemben")) == ([], ["Klemben"])
    assert SearchChange.objects.count() == 0


def test_what_is_unpublished_or_deleted_leaves_the_index(alias):
    first, second = a_product(name="Ladrang satu"), a_product(name="Ladrang dua")
    feed_index()

    Product.objects.filter(pk=first.pk).update(published=False)
    Product.objects.filter(pk=second.pk).update(published=False)
    feed_index()
    second.delete()
    feed_index()

    assert patient_client().count(index=alias)["count"] == 0


def test_a_note_and_its_task_exist_only_if_the_change_commits(alias):
    before = jobs()

    with transaction.atomic():
        a_product(name="Ladrang")
        assert SearchChange.objects.exists()
        assert jobs() == max(before, 1)
        transaction.set_rollback(True)

    assert (SearchChange.objects.count(), jobs()) == (0, before)


def test_stock_is_noted_only_when_the_last_piece_goes_or_the_first_comes(alias):
    product = a_product(name="Ladrang", quantity=3)
    feed_index()
    stock = Stock.objects.filter(variant__product=product)

    stock.update(allocated=1)
    assert SearchChange.objects.count() == 0

    stock.update(allocated=3)
    assert SearchChange.objects.count() == 1
    feed_index()
    assert names("ladrang", only_available=True) == []


def test_a_fallen_shop_is_gone_before_anything_is_fed(alias):
    product = a_product(name="Ladrang")
    feed_index()
    assert names("ladrang") == ["Ladrang"]

    a_sanction(product.shop)

    assert names("ladrang") == []
    assert patient_client().count(index=alias)["count"] == 1


def test_rebuilding_swaps_the_alias_and_leaves_one_index(alias):
    a_product(name="Ladrang")
    old = set(patient_client().indices.get(index=f"{alias}-*"))

    written = rebuild_index(at=now())

    new = set(patient_client().indices.get(index=f"{alias}-*"))
    assert (written, len(new), new & old) == (1, 1, set())
    assert names("ladrang") == ["Ladrang"]
    assert SearchIndex.objects.get().index == new.pop()


def test_a_forgotten_index_is_noted_for_no_more(alias):
    forget_index()

    a_product(name="Ladrang")

    assert SearchChange.objects.count() == 0


def test_without_an_index_nothing_is_noted(db):
    a_product(name="Ladrang")

    assert (SearchChange.objects.count(), jobs()) == (0, 0)
    assert feed_index() == 0


def test_postgresql_answers_where_elasticsearch_does_not_and_the_log_says_so(db, settings, caplog):
    a_product(name="Ladrang")
    settings.SEARCH_URL = NOWHERE
    choice.breaker.reset()
    caplog.set_level(logging.WARNING, "catalog.search")

    assert names("ladrang") == ["Ladrang"]
    assert names("ladrang") == ["Ladrang"]

    told = [record.getMessage() for record in caplog.records if record.name == "catalog.search"]
    assert told == ["Elasticsearch does not answer (ConnectionError): searching in PostgreSQL for 30 s"]
    assert "ladrang" not in caplog.text
    choice.breaker.reset()


def test_an_alias_that_was_never_built_is_answered_by_postgresql(settings, db):
    if not SERVER:
        pytest.skip(NO_SERVER)
    settings.SEARCH_URL, settings.SEARCH_INDEX = SERVER, "never-built"
    choice.breaker.reset()
    a_product(name="Ladrang")

    assert names("ladrang") == ["Ladrang"]
    assert choice.breaker.is_open
    choice.breaker.reset()


def test_feeding_a_server_that_is_down_keeps_the_notes(db, settings):
    settings.SEARCH_URL = NOWHERE
    SearchIndex.objects.create(alias=settings.SEARCH_INDEX)
    a_product(name="Ladrang")

    with pytest.raises(EngineDown):
        feed_index()

    assert SearchChange.objects.exists()


@pytest.mark.parametrize("products", [1, 3])
def test_elasticsearch_costs_as_many_statements_however_much_it_finds(
    alias, products, django_assert_num_queries
):
    for number in range(products):
        a_product(name=f"Ladrang {number}")
    feed_index()

    with django_assert_num_queries(5):
        assert len(names("ladrang")) == products


def test_a_nik_reaches_neither_engine(alias):
    nik = "3510 1529 0878 9480"

    with CaptureQueriesContext(connection) as asked:
        found = names(f"ladrang {nik}")

    assert found == []
    assert not [query for query in asked.captured_queries if "3510 1529" in query["sql"]]
