"""Rows of the two pickers: kinds of business and villages."""

from typing import Any

from storefront.look.fields import ROWS_AT_MOST
from storefront.look.shapes import Option
from storefront.seller.wording import village_words
from village.businesses.selectors import kbli_matching, kbli_title
from village.letters.spec.checking import kbli_parts
from village.territory.rules import UnknownVillage
from village.territory.selectors import village, villages_matching

UNSORTED = " YTDL"


def kbli_options(query: str, chosen: str = "") -> list[Option]:
    """Lines of the classification for what somebody typed; the one chosen before stands first."""
    found = [_kbli_option(line.year, line.code, line.title) for line in kbli_matching(query, ROWS_AT_MOST)]
    if chosen and chosen not in {one.value for one in found}:
        found = [*_chosen_kbli(chosen), *found][:ROWS_AT_MOST]
    return found


def village_options(query: str, chosen: str = "") -> list[Option]:
    """Villages for what somebody typed; without a search the one chosen before."""
    found = villages_matching(query, ROWS_AT_MOST + 1) if query else _chosen_village(chosen)
    return [
        Option(
            value=one.code,
            label=village_words(one),
            price=one.postal_code,
            note=f"Kec. {one.parent.name}" if one.parent else "",
        )
        for one in found
    ]


def kbli_words(title: str) -> str:
    """The official title as people read it: not in capitals, without the statistician's remainder."""
    return title.removesuffix(UNSORTED).capitalize()


def kbli_answer(answer: str) -> str:
    """A stored answer in words: `Pengolahan kopi (KBLI 2025: 10761)`."""
    return next((f"{one.label} ({one.note})" for one in _chosen_kbli(answer)), answer)


def village_answer(answer: str) -> str:
    """A stored answer in words: `Desa Kemiren, Kec. Glagah`."""
    found = _chosen_village(answer)
    return next((f"{village_words(one)}, Kec. {one.parent.name}" for one in found if one.parent), answer)


def _kbli_option(year: int, code: str, title: str) -> Option:
    return Option(value=f"{year}:{code}", label=kbli_words(title), note=f"KBLI {year}: {code}")


def _chosen_kbli(answer: str) -> list[Option]:
    """None for an answer that was not picked from the list."""
    try:
        year, code = kbli_parts(answer)
    except ValueError:
        return []
    title = kbli_title(year, code)
    return [_kbli_option(year, code, title)] if title else []


def _chosen_village(answer: str) -> list[Any]:
    try:
        return [village(answer)]
    except UnknownVillage:
        return []
