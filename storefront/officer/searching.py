"""Searches of the offices: typed into a form, never with a NIK or KK into an address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.http import urlencode

from foundation.access.refusals import NotFound, Refusal
from storefront.look.moments import MONTHS
from storefront.officer.wording import place_words
from village.residents.rules.register import NumberInText, refuse_number_in
from village.territory.selectors import region

KEPT = ("cari", "wilayah", "keadaan", "bulan", "peran", "jenis")
LONGEST = 80
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: words, a state, the code of a region (with the region itself), a month."""

    words: str
    state: str
    place: Any = None
    month: date | None = None

    @property
    def code(self) -> str:
        return self.place.code if self.place else ""


def wanted(request: HttpRequest, states: tuple[str, ...]) -> Wanted:
    """The filters in the address; a state or region that is none is left out."""
    state = request.GET.get("keadaan", "")
    return Wanted(
        words=without_numbers(request.GET.get("cari", "")),
        state=state if state in states else "",
        place=_place(request.GET.get("wilayah", "")),
        month=month_typed(request.GET.get("bulan", "")),
    )


def to_address(request: HttpRequest) -> HttpResponse | Refusal:
    """After a search: to the same list with the words in its address, or why they may not stand there."""
    words = " ".join(request.POST.get("cari", "").split())[:LONGEST]
    try:
        refuse_number_in(words, field="cari")
    except NumberInText as refusal:
        return refusal
    kept = {key: value for key, value in request.GET.items() if key in KEPT and key != "cari"}
    query = urlencode({**kept, "cari": words} if words else kept)
    return redirect(f"{request.path}?{query}" if query else request.path)


def without(request: HttpRequest, *keys: str, **changed: str) -> str:
    """The address of the same list with some filters changed or taken away, on its first page."""
    kept = {key: value for key, value in request.GET.items() if value and key in KEPT and key not in keys}
    query = urlencode({**kept, **changed})
    return f"{request.path}?{query}" if query else request.path


def chips_of(
    request: HttpRequest, asked: Wanted, states: Mapping[str, str | Promise] | None = None
) -> list[tuple[str, str]]:
    """The filters in force, each with the address without it; `states` has the words of those shown so."""
    chips = [(f"“{asked.words}”", without(request, "cari"))] if asked.words else []
    if asked.place:
        chips.append((place_words(asked.place), without(request, "wilayah")))
    if states and asked.state:
        chips.append((str(states[asked.state]), without(request, "keadaan")))
    if asked.month:
        chips.append((f"{MONTHS[asked.month.month - 1]} {asked.month.year}", without(request, "bulan")))
    return chips


def page_of(request: HttpRequest, rows: Any, *, per_page: int = PER_PAGE) -> Page:
    """The page that the address asks for; the last one beyond the end."""
    return Paginator(rows, per_page).get_page(request.GET.get("hal"))


def without_numbers(words: str) -> str:
    """What was typed as it may stand on a page or in an address: nothing where a NIK or KK is in it."""
    try:
        refuse_number_in(words, field="cari")
    except NumberInText:
        return ""
    return " ".join(words.split())[:LONGEST]


def month_typed(typed: str) -> date | None:
    """`2026-11` as its first day; None for what is no month."""
    match = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", typed)
    return date(int(match[1]), int(match[2]), 1) if match else None


def _place(code: str) -> Any:
    if not code:
        return None
    try:
        return region(code)
    except NotFound:
        return None
