"""Schooling and work by age, sex and place; chances of marriage, death of a spouse and divorce."""

from collections.abc import Sequence
from random import Random

from village.residents.synthetic.people import FEMALE, MARRIED

FISHING_DISTRICTS = frozenset({"35.10.05", "35.10.01"})
NONE, HOUSEWORK, STUDENT, PENSIONER = 1, 2, 3, 4

_MEN = {
    9: 24,
    20: 14,
    88: 16,
    19: 9,
    84: 8,
    15: 8,
    13: 3,
    26: 4,
    27: 3,
    81: 3,
    10: 3,
    35: 2,
    65: 2,
    5: 1,
    85: 1,
    36: 1,
    14: 1,
}
_FISHERMEN = {11: 30, 21: 16, 88: 14, 84: 12, 19: 8, 15: 6, 9: 6, 26: 2, 81: 2, 65: 1, 35: 2, 85: 1}
_WOMEN = {2: 40, 88: 14, 84: 14, 9: 9, 20: 8, 30: 3, 15: 5, 65: 4, 18: 2, 73: 1, 36: 1}
_EDUCATION_BY_BIRTH = (
    (1960, (1, 2, 3, 4, 5), (18, 26, 40, 9, 7)),
    (1980, (2, 3, 4, 5, 8), (9, 38, 24, 24, 5)),
    (1995, (3, 4, 5, 7, 8), (16, 29, 42, 4, 9)),
    (9999, (4, 5, 6, 8), (18, 64, 4, 14)),
)


def education(random: Random, *, age: int, birth_year: int) -> int:
    """The highest school finished, as the family card writes it."""
    for limit, code in ((6, 1), (12, 2), (15, 3), (18, 4)):
        if age < limit:
            return code
    for last_year, codes, weights in _EDUCATION_BY_BIRTH:
        if birth_year <= last_year:
            allowed = [(c, w) for c, w in zip(codes, weights, strict=True) if c < 6 or age >= 23]
            return random.choices([c for c, _ in allowed], [w for _, w in allowed])[0]
    raise AssertionError("the last row holds every later year")


def occupation(
    random: Random, *, age: int, sex: int, marital_status: int, schooling: int, district: str
) -> int:
    if age < 6:
        return NONE
    if age < 18 or (age < 23 and marital_status != MARRIED and random.random() < 0.45):
        return STUDENT
    if age >= 66 and random.random() < 0.4:
        return PENSIONER if schooling >= 5 else NONE
    if sex == FEMALE:
        jobs = _WOMEN
    else:
        jobs = _FISHERMEN if district in FISHING_DISTRICTS else _MEN
    fitting = {code: weight for code, weight in jobs.items() if schooling >= _SCHOOL_FOR.get(code, 1)}
    return random.choices(list(fitting), list(fitting.values()))[0]


_SCHOOL_FOR = {65: 8, 73: 7, 5: 5, 18: 5, 85: 5}


def is_married(random: Random, *, age: int, sex: int) -> bool:
    start = 19 if sex == FEMALE else 21
    return age >= start and random.random() < min(0.95, 0.1 * (age - start + 1))


def has_died(random: Random, age: int) -> bool:
    """Whether somebody of this age, were he alive, has died already."""
    return random.random() < (0.03 if age < 50 else 0.1 if age < 60 else 0.22 if age < 70 else 0.42)


def weighted(random: Random, values: Sequence[int], weights: Sequence[int]) -> int:
    return random.choices(values, weights)[0]
