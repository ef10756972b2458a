from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from elasticsearch.helpers import bulk

from catalog.search.engines.connecting import or_down, patient_client
from catalog.search.engines.index import document, rows
from catalog.search.models import SearchIndex

BATCH = 500
LOCK = "catalog.feed_search"


@contextmanager
def sole_feeder(*, wait: bool) -> Iterator[bool]:
    """Hold the right to write into Elasticsearch, on this connection; False where another holds it."""
    ask = (
        "SELECT true FROM pg_advisory_lock(hashtext(%s))"
        if wait
        else "SELECT pg_try_advisory_lock(hashtext(%s))"
    )
    with connection.cursor() as cursor:
        cursor.execute(ask, [LOCK])
        (held,) = cursor.fetchone()
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [LOCK])


def feed_index() -> int:
    """Write into Elasticsearch what was noted as changed; the number of products.

    A note goes only after its product is written: a failure in between writes it again. Raises EngineDown;
    the task then tries again. Only one feeds at a time; who comes second leaves it to the first.
    """
    if not settings.SEARCH_URL or not SearchIndex.objects.filter(alias=settings.SEARCH_INDEX).exists():
        return 0
    with sole_feeder(wait=False) as held:
        return feed_noted() if held else 0


def feed_noted() -> int:
    """`feed_index` for who is the sole feeder already."""
    fed = 0
    while noted := _noted():
        product_ids = sorted(set(noted.values()))
        write(settings.SEARCH_INDEX, product_ids)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM catalog_searchchange WHERE id = ANY(%s)", [list(noted)])
        fed += len(product_ids)
    return fed


def write(index: str, product_ids: list[int]) -> None:
    """Make these products in an index what they are in the database, or take them out."""
    found = list(rows(which="= ANY(%s)", params=[product_ids], most=len(product_ids)))
    gone = set(product_ids) - {row[0] for row in found}
    acts: Iterable[dict[str, Any]] = [
        *(
            {"_op_type": "index", "_index": index, "_id": str(row[0]), "_source": document(row)}
            for row in found
        ),
        *({"_op_type": "delete", "_index": index, "_id": str(pk)} for pk in sorted(gone)),
    ]
    with or_down():
        bulk(patient_client(), acts, raise_on_error=False, refresh="wait_for")


def _noted() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, product_id FROM catalog_searchchange ORDER BY id LIMIT {BATCH}"  # noqa: S608
        )
        return dict(cursor.fetchall())
