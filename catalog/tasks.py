"""procrastinate looks here for tasks; the features own them."""

from catalog.media.tasks import encode_avif_task
from catalog.search.tasks import (
    count_search_words_task,
    feed_search_by_the_clock_task,
    feed_search_task,
)

__all__ = [
    "count_search_words_task",
    "encode_avif_task",
    "feed_search_by_the_clock_task",
    "feed_search_task",
]
