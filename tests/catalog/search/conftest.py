import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import override_settings

from catalog.search.engines import choice
from catalog.search.engines.connecting import patient_client
from catalog.search.selectors import Asked, search_products
from catalog.search.services import rebuild_index
from foundation.clock import now, today
from tests.catalog.search.table import plant_goods

SERVER = os.environ.get("SEARCH_TEST_URL", "")
NO_SERVER = "no Elasticsearch here: set SEARCH_TEST_URL to one (.ci/elasticsearch start runs one)"
ENGINES = ("postgres", "elastic")


@dataclass(frozen=True)
class Goods:
    """The goods of the table, found by whichever engine is on."""

    keys: dict[int, str]
    today: date

    def found(self, text: str = "", **narrowed: object) -> list[str]:
        """The keys of all that is found, best first."""
        page = search_products(Asked(text, **narrowed), today=self.today, limit=100)
        return [self.keys[card.id] for card in page.cards]


def drop_indices(alias: str) -> None:
    server = patient_client()
    for name in list(server.indices.get(index=f"{alias}-*")):
        server.indices.delete(index=name)


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker) -> Iterator[Goods]:
    """The goods, once for a module; taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Goods(plant_goods(), today())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def index(planted) -> Iterator[str]:
    """An alias of this module's own in a real Elasticsearch, filled with the goods."""
    if not SERVER:
        pytest.skip(NO_SERVER)
    alias = f"test-{uuid4().hex[:12]}"
    with override_settings(SEARCH_URL=SERVER, SEARCH_INDEX=alias):
        rebuild_index(at=now())
    yield alias
    with override_settings(SEARCH_URL=SERVER):
        drop_indices(alias)


@pytest.fixture(params=ENGINES)
def engine(request, planted, settings) -> Iterator[str]:
    """Each test runs on both engines, on real servers."""
    if request.param == "elastic":
        alias = request.getfixturevalue("index")
        settings.SEARCH_URL, settings.SEARCH_INDEX = SERVER, alias
    else:
        settings.SEARCH_URL = ""
    choice.breaker.reset()
    yield request.param
    assert not choice.breaker.is_open, "PostgreSQL answered in place of Elasticsearch"


@pytest.fixture
def goods(engine, planted, db) -> Goods:
    return planted
