"""Prices that people write among their words: `di bawah 50 ribu`, `20rb-50rb`, `murah`."""

import re
from dataclasses import dataclass

CHEAPEST, DEAREST, NEWEST, SOLD = "cheapest", "dearest", "newest", "sold"
MOST_RUPIAH = 10**12
AROUND = 0.25

_AMOUNT = r"(?:rp\.?\s*)?(\d[\d.,]*)\s*(ribuan|ribu|rban|rb|k|jutaan|juta|jt)?(?![\w.])"
_SCALE = {"": 1, "r": 1_000, "k": 1_000, "j": 1_000_000}
_BETWEEN = re.compile(rf"(?:antara\s+)?{_AMOUNT}\s*(?:-|–|sampai|hingga|s/d|sd|dan)\s*{_AMOUNT}")
_BELOW = re.compile(
    rf"(?:harga\s+)?(?:di\s*bawah|kurang\s+dari|maksimal|maks|max|paling\s+mahal|<=?)\s*{_AMOUNT}"
)
_ABOVE = re.compile(
    rf"(?:harga\s+)?(?:di\s*atas|lebih\s+dari|minimal|min|mulai\s+dari|mulai|paling\s+murah|>=?)\s*{_AMOUNT}"
)
_ABOUT = re.compile(rf"(?:harga\s+|seharga\s+|sekitar\s+|kisaran\s+)?{_AMOUNT}")
_SORTS = (
    (re.compile(r"\b(?:paling murah|termurah|murah meriah|murah)\b"), CHEAPEST),
    (re.compile(r"\b(?:paling mahal|termahal)\b"), DEAREST),
    (re.compile(r"\b(?:paling baru|terbaru)\b"), NEWEST),
    (re.compile(r"\b(?:paling laris|terlaris|laris|terpopuler|populer)\b"), SOLD),
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What of a question is no name of goods; `rest` is the question without it."""

    rest: str
    price_from: int | None = None
    price_until: int | None = None
    sort: str = ""


def wishes_in(text: str) -> Wishes:
    """Take prices and orders out of a question that is in small letters.

    A bare number is a price only with `ribu`, `rb`, `k`, `juta` or `Rp`: `250 gram` stays what it is.
    """
    low: int | None = None
    high: int | None = None
    rest = text
    if (found := _BETWEEN.search(rest)) and (found[2] or found[4]):
        low = _rupiah(found[1], found[2] or found[4])
        high = _rupiah(found[3], found[4] or found[2])
        rest = _without(rest, found)
    elif (found := _BELOW.search(rest)) and _is_money(found):
        high = _rupiah(found[1], found[2])
        rest = _without(rest, found)
    elif (found := _ABOVE.search(rest)) and _is_money(found):
        low = _rupiah(found[1], found[2])
        rest = _without(rest, found)
    else:
        for found in _ABOUT.finditer(rest):
            if found[2] or "rp" in found[0]:
                about = _rupiah(found[1], found[2])
                low, high = int(about * (1 - AROUND)), int(about * (1 + AROUND))
                rest = _without(rest, found)
                break
    sort = ""
    for pattern, order in _SORTS:
        if order_found := pattern.search(rest):
            sort, rest = order, _without(rest, order_found)
            break
    return Wishes(" ".join(rest.split()), low, high, sort)


def _is_money(found: re.Match[str]) -> bool:
    return bool(found[2]) or "rp" in found[0] or _rupiah(found[1], None) >= 1_000


def _rupiah(number: str, unit: str | None) -> int:
    scale = _SCALE[(unit or "")[:1]]
    if scale == 1:
        whole = float(re.sub(r"\D", "", number) or 0)
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
        whole = float(number.replace(".", ""))
    else:
        parts = re.split(r"[.,]", number)
        whole = float(f"{parts[0]}.{parts[1] or 0}") if len(parts) > 1 else float(parts[0])
    return min(int(whole * scale), MOST_RUPIAH)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
