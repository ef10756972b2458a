"""Which engine answers: Elasticsearch where SEARCH_URL is set and it answers, PostgreSQL otherwise."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings

from catalog.search.engines.elastic import ElasticEngine
from catalog.search.engines.postgres import PostgresEngine
from catalog.search.engines.question import Engine, EngineDown

T = TypeVar("T")
log = logging.getLogger("catalog.search")

PAUSE_SECONDS = 30
POSTGRES = PostgresEngine()


class Breaker:
    """After a failure the other engine is not asked for a while, so that no reader waits for it again."""

    def __init__(self) -> None:
        self.open_until = 0.0

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self.open_until

    def trip(self, reason: str) -> None:
        self.open_until = time.monotonic() + PAUSE_SECONDS
        log.warning(
            "Elasticsearch does not answer (%s): searching in PostgreSQL for %s s", reason, PAUSE_SECONDS
        )

    def reset(self) -> None:
        self.open_until = 0.0


breaker = Breaker()


def answered(ask: Callable[[Engine], T]) -> T:
    """Ask Elasticsearch if there is one and it is well, else PostgreSQL."""
    if settings.SEARCH_URL and not breaker.is_open:
        try:
            return ask(ElasticEngine())
        except EngineDown as down:
            breaker.trip(str(down))
    return ask(POSTGRES)
