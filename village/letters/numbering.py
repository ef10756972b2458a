"""Numbers of letters and applications: pure text, the counters live in services."""

import re
from datetime import date

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PLACE = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<width>[1-9]))?\}")
_PLACES = frozenset({"class", "seq", "type", "office", "month", "month_roman", "year"})


class BadPattern(ValueError):
    """A numbering pattern with an unknown place, or one under which two letters would share a number."""


def check_pattern(pattern: str) -> None:
    """Raises BadPattern unless the pattern is made of known places and tells letters apart."""
    places = [match["name"] for match in _PLACE.finditer(pattern)]
    unknown = sorted(set(places) - _PLACES)
    if unknown:
        raise BadPattern(f"unknown {', '.join(unknown)}")
    if re.search(r"[{}]", _PLACE.sub("", pattern)):
        raise BadPattern("a brace stands alone")
    for needed in ("class", "seq", "office", "year"):
        if needed not in places:
            raise BadPattern(f"{needed} is missing")
    if len(places) != len(set(places)):
        raise BadPattern("a place stands twice")
    if _PLACE.search(pattern) and re.search(r"\}\{", pattern):
        raise BadPattern("two places need a separator between them")
    if any(match["width"] and match["name"] != "seq" for match in _PLACE.finditer(pattern)):
        raise BadPattern("only seq has a width")


def letter_number(
    *, pattern: str, class_code: str, sequence: int, office_part: str, type_code: str, day: date
) -> str:
    """`{class}/{seq:3}/{office}/{year}` -> `510/027/429.515.04/2026`; raises BadPattern.

    `{type}` is the type's code, `{month}` two digits, `{month_roman}` the month as villages write it.
    """
    check_pattern(pattern)
    values = {
        "class": class_code,
        "office": office_part,
        "type": type_code.upper(),
        "month": f"{day.month:02d}",
        "month_roman": ROMAN_MONTHS[day.month - 1],
        "year": f"{day.year}",
    }

    def fill(match: re.Match[str]) -> str:
        if match["name"] == "seq":
            return str(sequence).zfill(int(match["width"] or 1))
        return values[match["name"]]

    return _PLACE.sub(fill, pattern)


def application_number(*, month: str, sequence: int) -> str:
    """`P-2611-0322`: month as `2611`, the sequence of that month padded to four."""
    return f"P-{month}-{sequence:04d}"


def month_of(day: date) -> str:
    """`2611` for November 2026."""
    return f"{day:%y%m}"


def default_office_part(region_code: str) -> str:
    """What a village's numbers carry until it sets its own: `35.10.15.2004` -> `429.515.04`.

    A kelurahan keeps its four digits, because its last two may be those of a desa beside it.
    """
    _province, _regency, district, village = region_code.split(".")
    return f"429.5{district}.{village[-2:] if village.startswith('2') else village}"


def normal_number(typed: str) -> str:
    """A number as somebody copies it from paper: without spaces, in capitals."""
    return re.sub(r"[\s\x00]+", "", typed).upper()
