from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import bulk

from catalog.search.engines.connecting import or_down, patient_client
from catalog.search.engines.index import Goods, document, rows
from catalog.search.models import SearchChange, SearchIndex
from catalog.search.services.feeding import feed_noted, sole_feeder

BATCH = 1_000


def rebuild_index(*, at: datetime, told: Callable[[int], None] = lambda written: None) -> int:
    """Build the goods' index anew and swap the alias to it; searches go on meanwhile. The number of goods.

    What changes while it builds is noted, and fed after the swap. `told` hears of the progress.
    Raises EngineDown; the old index then still answers.
    """
    alias, index = settings.SEARCH_INDEX, f"{settings.SEARCH_INDEX}-{at:%Y%m%d%H%M%S%f}"
    with sole_feeder(wait=True):
        _begin_to_note(alias)
        server = patient_client()
        with or_down():
            Goods._index.clone(name=index).create(using=server)
            written, last = 0, 0
            while batch := list(rows(which="> %s", params=[last], most=BATCH)):
                bulk(server, _acts(index, batch))
                written, last = written + len(batch), batch[-1][0]
                told(written)
            server.indices.refresh(index=index)
            _swap(server, alias, index)
        SearchIndex.objects.filter(alias=alias).update(index=index, built_at=at)
        feed_noted()
    return written


def forget_index() -> None:
    """Stop feeding Elasticsearch: nothing is noted for it any more. Its indices stay."""
    with sole_feeder(wait=True), transaction.atomic():
        SearchIndex.objects.all().delete()
        SearchChange.objects.all().delete()


def _begin_to_note(alias: str) -> None:
    """From here on every change is noted: who is writing at this moment is waited for."""
    if SearchIndex.objects.filter(alias=alias).exists():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE catalog_searchindex IN ACCESS EXCLUSIVE MODE")
        SearchIndex.objects.get_or_create(alias=alias)


def _acts(index: str, batch: list[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    for row in batch:
        yield {"_op_type": "index", "_index": index, "_id": str(row[0]), "_source": document(row)}


def _swap(server: Elasticsearch, alias: str, index: str) -> None:
    """One act: the alias leads to the new index, and the old ones are gone."""
    try:
        old = list(server.indices.get(index=f"{alias}-*"))
    except NotFoundError:
        old = []
    acts: list[dict[str, Any]] = [{"add": {"index": index, "alias": alias}}]
    acts += [{"remove_index": {"index": name}} for name in old if name != index]
    server.indices.update_aliases(actions=acts)
