"""What changes the search: feeding and building Elasticsearch, counting words, reading the lists anew."""

from catalog.search.services.building import forget_index, rebuild_index
from catalog.search.services.feeding import feed_index
from catalog.search.services.words import count_words, read_lists_anew

__all__ = ["count_words", "feed_index", "forget_index", "read_lists_anew", "rebuild_index"]
