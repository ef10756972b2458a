from catalog.search.services import count_words, feed_index
from foundation.tasks import periodic, task


@task(name="catalog.feed_search", queue="search")
def feed_search_task() -> None:
    feed_index()


@periodic(cron="* * * * *")
@task(name="catalog.feed_search_by_the_clock", queue="search")
def feed_search_by_the_clock_task(timestamp: int) -> None:
    feed_index()


@periodic(cron="*/10 * * * *")
@task(name="catalog.count_search_words", queue="search")
def count_search_words_task(timestamp: int) -> None:
    count_words()
