"""Long lists of goods: what is asked for in the address, and the way from page to page.

Pages follow each other by keys, not by numbers: the address carries the keys of the pages before, so that
one can go back without a memory on our side.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalog.products.selectors import BEST, CHEAPEST, DEAREST, NAME, NEWEST, ProductCard
from storefront.look.shapes import Pager

PAGE_SIZE = 24
DEEPEST = 30
AFTER = "sesudah"
PASSED = "lewat"
"""How many pages lie before the first key that is still carried: one can go on for ever, and back so far."""

SORT = "urut"
SORTS = {
    "terbaru": (NEWEST, _("Terbaru")),
    "bintang": (BEST, _("Bintang terbanyak")),
    "termurah": (CHEAPEST, _("Termurah")),
    "termahal": (DEAREST, _("Termahal")),
    "nama": (NAME, _("Nama, A–Z")),
}


def keys_in(asked: QueryDict) -> list[str]:
    """The keys of the pages before this one, at most 30; the last is where this one begins."""
    return asked.getlist(AFTER)[-DEEPEST:]


def passed_in(asked: QueryDict) -> int:
    """The pages before those whose keys are carried."""
    given = asked.get(PASSED, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 and keys_in(asked) else 0


def after(asked: QueryDict) -> str:
    """Where this page begins; "" on the first."""
    return (keys_in(asked) or [""])[-1]


class PageOfCards(Protocol):
    """What a pager needs to know of a page."""

    @property
    def cards(self) -> list[ProductCard]: ...
    @property
    def total(self) -> int: ...
    @property
    def next_cursor(self) -> str: ...


def pager_of(asked: QueryDict, page: PageOfCards) -> Pager | None:
    """None where everything is on one page."""
    keys = keys_in(asked)
    if not keys and not page.next_cursor:
        return None
    passed = passed_in(asked)
    first = (passed + len(keys)) * PAGE_SIZE + 1
    return Pager(
        first=first,
        last=first + len(page.cards) - 1,
        total=page.total,
        # Back beyond the keys that are carried lies the first page.
        previous_url=_address(asked, keys[:-1], passed) if keys else "",
        next_url=_following(asked, [*keys, page.next_cursor], passed) if page.next_cursor else "",
    )


def sort_links(
    asked: QueryDict,
    chosen: str,
    *,
    first: tuple[str, Any] | None = None,
    sorts: Mapping[str, tuple[str, Any]] = SORTS,
) -> list[dict[str, Any]]:
    """The orders to choose from, as links; `first` is the one that is taken without asking."""
    offered = [*([first] if first else []), *((key, label) for key, (_order, label) in sorts.items())]
    return [
        {"label": label, "url": address(asked, **{SORT: key}), "current": key == chosen}
        for key, label in offered
    ]


def address(asked: QueryDict, **changed: str) -> str:
    """This list with something changed, from its first page; an empty value takes a question out."""
    query = asked.copy()
    query.pop(AFTER, None)
    query.pop(PASSED, None)
    for name, value in changed.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    return f"?{query.urlencode()}" if query else "?"


def _following(asked: QueryDict, keys: list[str], passed: int) -> str:
    return _address(asked, keys[-DEEPEST:], passed + max(0, len(keys) - DEEPEST))


def _address(asked: QueryDict, keys: list[str], passed: int) -> str:
    query = asked.copy()
    query.setlist(AFTER, keys)
    query.pop(PASSED, None)
    if passed and keys:
        query[PASSED] = str(passed)
    return f"?{query.urlencode()}" if query else "?"
