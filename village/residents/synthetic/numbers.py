"""NIK and KK that can be told from real ones: the serial is always in the block 9000 to 9999.

A real serial counts the people of one birth date first registered in one district, so it stays far below
9000. The block is shared out among the villages of the region file, four serials each: numbers of different
villages never meet, wherever a person was first registered.
"""

import re
from datetime import date
from functools import cache

from village.territory.gazetteer import region_rows

FIRST_SERIAL, LAST_SERIAL = 9000, 9999
SERIALS_A_VILLAGE = 4
_SIXTEEN = re.compile(r"\d{12}(\d{4})", re.ASCII)


class UnknownVillage(ValueError):
    """The code is no desa or kelurahan of the region file."""


class Numbers:
    """Gives out NIK and KK for one village, each once."""

    def __init__(self, region_code: str):
        self._first = FIRST_SERIAL + SERIALS_A_VILLAGE * _place(region_code)
        self._niks: dict[str, int] = {}
        self._kks: dict[str, int] = {}

    def has_room(self, issued_in: str, birth_date: date, female: bool) -> bool:
        return self._niks.get(_nik_stem(issued_in, birth_date, female), 0) < SERIALS_A_VILLAGE

    def nik(self, issued_in: str, birth_date: date, female: bool) -> str:
        """A NIK first issued in a district (six digits); ask `has_room` before."""
        return self._next(self._niks, _nik_stem(issued_in, birth_date, female))

    def has_room_for_kk(self, issued_in: str, issued_on: date) -> bool:
        return self._kks.get(f"{issued_in}{issued_on:%d%m%y}", 0) < SERIALS_A_VILLAGE

    def kk(self, issued_in: str, issued_on: date) -> str:
        return self._next(self._kks, f"{issued_in}{issued_on:%d%m%y}")

    def _next(self, given: dict[str, int], stem: str) -> str:
        count = given.get(stem, 0)
        if count >= SERIALS_A_VILLAGE:
            raise OverflowError("no serial left for this day; ask has_room first")
        given[stem] = count + 1
        return f"{stem}{self._first + count:04d}"


def is_synthetic(number: str) -> bool:
    """Whether 16 digits, NIK or KK, come from here."""
    found = _SIXTEEN.fullmatch(number)
    return found is not None and int(found[1]) >= FIRST_SERIAL


def district_digits(region_code: str) -> str:
    """`35.10.15.2004` -> `351015`."""
    return region_code.replace(".", "")[:6]


def _nik_stem(issued_in: str, birth_date: date, female: bool) -> str:
    return f"{issued_in}{birth_date.day + (40 if female else 0):02d}{birth_date:%m%y}"


def _place(region_code: str) -> int:
    try:
        return _villages()[region_code]
    except KeyError:
        raise UnknownVillage(region_code) from None


@cache
def _villages() -> dict[str, int]:
    codes = sorted(row["code"] for row in region_rows() if row["code"].count(".") == 3)
    return {code: index for index, code in enumerate(codes)}
