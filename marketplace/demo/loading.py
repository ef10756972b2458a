"""The demo regency, from an empty database to a market day. `load` yields how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from catalog.search.services import count_words
from foundation.accounts.models import User
from foundation.accounts.services import register_account
from marketplace.demo import cast, permits
from marketplace.demo.applicants import Waiting, fill_elsewhere, fill_queues
from marketplace.demo.catalogue.goods import DemoBusiness
from marketplace.demo.catalogue.reading import load as catalogue
from marketplace.demo.catalogue.trades import pictures_of_trades
from marketplace.demo.collections import put_together
from marketplace.demo.crowd.regency import BUSINESSES, Crowd
from marketplace.demo.offices import Desk, close_duty_accounts, staffed, viewer
from marketplace.demo.orders import ACCEPTED, DELIVERED, PLACED, SHIPPED, Wish, buy
from marketplace.demo.papers import paper_bytes
from marketplace.demo.people import Person, Villagers, load_register
from marketplace.demo.photos import Darkroom
from marketplace.demo.sheet import sheet
from marketplace.demo.shops import Counter
from vendors.banking.services import write_bank_account
from vendors.shops.models import Shop
from village.letters.models import Letter
from village.residents.models import Resident

SEED = 2026
FAMILIES_A_VILLAGE = 121
SHOPS = 45
OPENED_DAYS_AGO = 45
ORDERS = 800
APPLICATIONS = 60
REGISTERED_DAYS_AGO, STAFFED_DAYS_AGO = 900, 800
WISHES = (
    Wish((0,), 0, PLACED),
    Wish((0, 7), 1, PLACED),
    Wish((0,), 2, ACCEPTED),
    Wish((3, 0), 4, SHIPPED),
    Wish((0,), 9, DELIVERED),
    Wish((5, 11), 12, DELIVERED),
    Wish((16,), 15, DELIVERED),
    Wish((21, 26), 20, DELIVERED),
    Wish((9,), 6, SHIPPED),
)


class AlreadyLoaded(Exception):
    """There are residents in this database: a demo is loaded only into an empty one."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done; `done` of `total` parts of it."""

    title: str
    done: int
    total: int


@dataclass(slots=True)
class Regency:
    """What has been made so far."""

    now: datetime
    today: date
    villagers: dict[str, Villagers] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    shops: list[Shop] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    sellers: dict[int, User] = field(default_factory=dict)
    crowd: Crowd | None = None
    sheet: dict[str, Any] = field(default_factory=dict)


def load(*, at: datetime) -> Iterator[Step | Regency]:
    """Load everything; yields steps and, last, the regency with its sheet. Raises AlreadyLoaded."""
    if Resident.objects.exists():
        raise AlreadyLoaded
    businesses = _chosen()
    crowd = Crowd.beside([village.code for village in catalogue().villages], now=at)
    regency = Regency(now=at, today=permits.jakarta_day(at), crowd=crowd)
    darkroom = Darkroom()
    darkroom.ask(name for one in businesses for product in one.products for name in product.pictures)
    darkroom.ask(one.face for one in businesses)
    darkroom.ask(pictures_of_trades())

    yield from _people(regency, crowd)
    yield from _many(regency, crowd, {one.name for one in businesses})
    yield from _market(regency, crowd, businesses)
    put_together(by=viewer(_regency_officer(), regency.now), at=regency.now)
    count_words()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield from _orders(regency)

    yield Step("Menggambar foto barang", 0, 1)
    pictures = darkroom.wait()
    yield Step("Menggambar foto barang", pictures, pictures)
    yield regency


def _chosen() -> list[DemoBusiness]:
    """The businesses that get a shop, spread over the villages; the named seller's comes first."""
    everyone = list(catalogue().businesses)
    home = [one for one in everyone if one.village.code == cast.HOME_VILLAGE]
    first = next((one for one in home if "batik" in one.slug), home[0])
    others = [one for one in everyone if one is not first]
    return [first, *others[: SHOPS - 1]]


def _people(regency: Regency, crowd: Crowd) -> Iterator[Step]:
    codes = [village.code for village in catalogue().villages]
    count = len(codes) + len(crowd.villages)
    registered_at = regency.now - timedelta(days=REGISTERED_DAYS_AGO)
    staffed_at = regency.now - timedelta(days=STAFFED_DAYS_AGO)
    for done, (code, _count, villagers) in enumerate(
        load_register(
            codes,
            families_each=FAMILIES_A_VILLAGE,
            seed=SEED,
            today=regency.today,
            at=registered_at,
        ),
        1,
    ):
        regency.villagers[code] = villagers
        yield Step("Mencatat penduduk", done, count)
    for done in crowd.settle(at=registered_at):
        yield Step("Mencatat penduduk", len(codes) + done, count)
    regency.desks = staffed(regency.villagers, since=permits.jakarta_day(staffed_at), at=staffed_at)
    crowd.staff(by=_regency_officer(), at=staffed_at)
    yield Step("Mengangkat petugas", 1, 1)


def _regency_officer() -> User:
    return User.objects.get(email=cast.REGENCY_OFFICER.email)


def _many(regency: Regency, crowd: Crowd, taken: set[str]) -> Iterator[Step]:
    yield Step("Menerbitkan surat dan membuka toko", 0, BUSINESSES + SHOPS)
    crowd.trade(regency=viewer(_regency_officer(), regency.now), taken=taken, taken_slugs=set())
    yield Step("Mencatat pesanan", 0, ORDERS + len(WISHES))
    crowd.order(ORDERS)
    yield Step("Mencatat pesanan", ORDERS, ORDERS + len(WISHES))
    yield Step("Menerbitkan surat dan membuka toko", BUSINESSES, BUSINESSES + SHOPS)


def _market(regency: Regency, crowd: Crowd, businesses: list[DemoBusiness]) -> Iterator[Step]:
    counter = Counter()
    for done, business in enumerate(businesses, 1):
        named = done == 1
        _open_shop(regency, business, counter, days_ago=OPENED_DAYS_AGO + 4 * done, named=named)
        yield Step("Menerbitkan surat dan membuka toko", BUSINESSES + done, BUSINESSES + SHOPS)
    waiting: Waiting = fill_queues(regency.villagers, regency.desks, at=regency.now)
    yield Step("Mengisi antrean permohonan", waiting.count, APPLICATIONS)
    more = APPLICATIONS - waiting.count
    fill_elsewhere(crowd.villagers, crowd.desks, count=more, at=regency.now)
    yield Step("Mengisi antrean permohonan", APPLICATIONS, APPLICATIONS)
    regency.sheet = sheet(regency.letters[0], regency.shops[0], _applicant(regency))
    close_duty_accounts(regency.desks.values())


def _open_shop(
    regency: Regency, business: DemoBusiness, counter: Counter, *, days_ago: int, named: bool
) -> None:
    person = regency.villagers[business.village.code].take(woman=business.owner_is_woman)
    desk = regency.desks[business.village.code]
    at = permits.office_morning(regency.now, days_ago)
    account = permits.account_of(person, at, sign_in=cast.SELLER if named else None)
    trade = permits.Trade(business.name, business.activity, business.kbli)
    _account, letter = permits.issued(person, trade, paper_bytes(business.slug), desk, at, account=account)
    opened_at = at + timedelta(hours=5)
    shop = counter.open(letter.business_id, business, viewer(account, opened_at), opened_at)
    write_bank_account(
        shop_id=shop.pk,
        bank_code="002",
        number=f"0021010{shop.pk:08d}",
        holder=account.full_name,
        by=viewer(account, opened_at),
        at=opened_at,
    )
    regency.letters.append(letter)
    regency.shops.append(shop)
    regency.sellers[shop.pk] = account


def _applicant(regency: Regency) -> Person:
    """Somebody of the home village who has applied for nothing yet: for the form that is tried first."""
    register_account(
        email=cast.APPLICANT.email,
        password=cast.PASSWORD,
        at=regency.now - timedelta(days=1),
    )
    return regency.villagers[cast.HOME_VILLAGE].take()


def _orders(regency: Regency) -> Iterator[Step]:
    buyer = register_account(
        email=cast.BUYER.email,
        password=cast.PASSWORD,
        first_name=cast.BUYER.first_name,
        last_name=cast.BUYER.last_name,
        at=regency.now - timedelta(days=30),
    )
    for done, wish in enumerate(WISHES, 1):
        buy(
            wish,
            regency.shops,
            regency.sellers,
            buyer,
            village_code=cast.HOME_VILLAGE,
            now=regency.now,
        )
        yield Step("Mencatat pesanan", ORDERS + done, ORDERS + len(WISHES))
