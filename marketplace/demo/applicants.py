"""Applications that wait, came back, were refused or lie as drafts, so that every queue has something."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from marketplace.demo import cast, permits
from marketplace.demo.offices import Desk
from marketplace.demo.papers import paper_bytes
from marketplace.demo.people import Villagers
from marketplace.demo.permits import Trade

TRADES = (
    Trade("Warung Mbok Yem", "Nasi tempong dan lauk rumahan", "56102"),
    Trade("Jahit Rapi", "Jahit baju dan permak", "14120"),
    Trade("Keripik Singkong Lestari", "Keripik singkong dan pisang", "10794"),
    Trade("Bengkel Pak Slamet", "Servis dan tambal ban sepeda motor", "95320"),
    Trade("Kopi Sumur Gemuling", "Kopi bubuk sangrai sendiri", "10761"),
)


ELSEWHERE = ("sent", "late", "verified", "sent", "returned", "rejected", "withdrawn", "draft")
"""In villages beside the named ones, one each in turn."""


@dataclass(frozen=True, slots=True)
class Waiting:
    count: int


def fill_queues(villagers: dict[str, Villagers], desks: dict[str, Desk], *, at: datetime) -> Waiting:
    """In the home village one of each kind and one that is late; in the other named ones two that wait."""
    count = 0
    for code, free in villagers.items():
        desk = desks[code]
        kinds = (
            ("sent", "sent", "late", "verified", "verified", "returned", "rejected", "withdrawn", "draft")
            if code == cast.HOME_VILLAGE
            else ("sent", "verified")
        )
        for number, kind in enumerate(kinds):
            _apply(free, desk, kind, TRADES[(count + number) % len(TRADES)], at=at)
        count += len(kinds)
    return Waiting(count)


def fill_elsewhere(
    villagers: dict[str, Villagers], desks: dict[str, Desk], *, count: int, at: datetime
) -> None:
    """One application in each of `count` villages, spread over the regency."""
    codes = [code for code, free in villagers.items() if free.free]
    for number in range(count):
        code = codes[number * len(codes) // count]
        kind, trade = ELSEWHERE[number % len(ELSEWHERE)], TRADES[number % len(TRADES)]
        _apply(villagers[code], desks[code], kind, trade, at=at)


def _apply(free: Villagers, desk: Desk, kind: str, trade: Trade, *, at: datetime) -> None:
    person = free.take()
    papers = paper_bytes(person.name)
    days_ago = {"late": 4, "rejected": 12, "withdrawn": 8, "returned": 2}.get(kind, 0)
    sent_at = at - timedelta(minutes=40) if days_ago == 0 else permits.office_morning(at, days_ago)
    if kind == "draft":
        permits.draft(person, trade, papers, sent_at)
        return
    account, application = permits.sent(person, trade, papers, sent_at)
    decided_at = sent_at + timedelta(minutes=20)
    if kind == "verified":
        permits.verified(application, desk, decided_at)
    elif kind == "returned":
        permits.returned(application, desk, decided_at)
    elif kind == "rejected":
        permits.rejected(application, desk, decided_at)
    elif kind == "withdrawn":
        permits.withdrawn(application, account, decided_at)
