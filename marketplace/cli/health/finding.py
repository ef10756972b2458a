from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    GOOD = "good"
    ADVICE = "advice"
    LACKS = "LACKS"


@dataclass(frozen=True)
class Finding:
    weight: Weight
    what: str
    remedy: str = ""


def good(what: str) -> Finding:
    return Finding(Weight.GOOD, what)


def advice(what: str, remedy: str) -> Finding:
    return Finding(Weight.ADVICE, what, remedy)


def lacks(what: str, remedy: str) -> Finding:
    return Finding(Weight.LACKS, what, remedy)
