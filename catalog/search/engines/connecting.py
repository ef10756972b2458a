"""The way to Elasticsearch: one client a process, short time-outs for readers, long ones for building."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from catalog.search.engines.question import EngineDown

READ_SECONDS = 1.0
BUILD_SECONDS = 60.0


@lru_cache(maxsize=2)
def _connected(url: str) -> Elasticsearch:
    return Elasticsearch(url, request_timeout=READ_SECONDS, max_retries=0, retry_on_timeout=False)


def client() -> Elasticsearch:
    """For readers: gives up after a second and does not try again."""
    return _connected(settings.SEARCH_URL)


def patient_client() -> Elasticsearch:
    """For building and feeding: waits, and tries again."""
    return _connected(settings.SEARCH_URL).options(
        request_timeout=BUILD_SECONDS, max_retries=2, retry_on_timeout=True
    )


@contextmanager
def or_down() -> Iterator[None]:
    """Turn what the client raises into EngineDown, without the address or the question in it."""
    try:
        yield
    except ApiError as error:
        raise EngineDown(f"status {error.meta.status}") from error
    except TransportError as error:
        raise EngineDown(type(error).__name__) from error
