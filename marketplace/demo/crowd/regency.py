"""All villages beside the named ones: their register, their offices, their businesses, their shops."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from marketplace.demo import permits
from marketplace.demo.catalogue.goods import DemoBusiness, DemoVillage
from marketplace.demo.catalogue.trades import grown
from marketplace.demo.crowd import fates
from marketplace.demo.crowd.fates import Fallen, befall
from marketplace.demo.crowd.offices import staff
from marketplace.demo.crowd.orders import Trade
from marketplace.demo.crowd.permits import Applicant, Clerk, Owner
from marketplace.demo.crowd.shops import Market, Opening, Window
from marketplace.demo.offices import Desk
from marketplace.demo.people import Villagers, load_register
from vendors.shops.models import Shop
from village.residents.models import Resident
from village.territory.models import Region

BUSINESSES = 555
GOODS_EACH = 6
FAMILIES_A_VILLAGE = 26
SEED = 3510
FIRST_LETTER_DAYS_AGO, LAST_LETTER_DAYS_AGO = 330, 12
EXPIRED_DAYS_AGO = 380


@dataclass(slots=True)
class Crowd:
    """What has been made of the many."""

    now: datetime
    villages: dict[str, Region]
    villagers: dict[str, Villagers] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    windows: list[Window] = field(default_factory=list)

    @classmethod
    def beside(cls, named: Sequence[str], *, now: datetime) -> "Crowd":
        """Of every village but the named ones."""
        villages = {
            one.code: one
            for one in Region.objects.villages().select_related("parent").order_by("code")
            if one.code not in named
        }
        return cls(now, villages)

    def settle(self, *, at: datetime) -> Iterator[int]:
        """Load the registers; yields how many villages are done."""
        loaded = load_register(
            list(self.villages),
            families_each=FAMILIES_A_VILLAGE,
            seed=SEED,
            today=permits.jakarta_day(self.now),
            at=at,
        )
        for done, (code, _count, villagers) in enumerate(loaded, 1):
            self.villagers[code] = villagers
            yield done

    def staff(self, *, by: User, at: datetime) -> None:
        self.desks = staff(self.villagers, by=by, since=permits.jakarta_day(at), at=at)

    def trade(self, *, regency: Viewer, taken: set[str], taken_slugs: set[str]) -> None:
        """Letters and shops of all businesses, and what became of them."""
        businesses = self._businesses(taken)
        fate_of = dict(zip((one.name for one in businesses), fates.fates(len(businesses)), strict=True))
        business_of = {one.name: one for one in businesses}
        owners = self._clerk(businesses, fate_of)
        openings = [
            Opening(
                owner,
                business_of[owner.business.name],
                owner.letter.issued_at + timedelta(hours=3),
                switched_off=fate_of[owner.business.name] == fates.SWITCHED_OFF,
            )
            for owner in owners
            if fate_of[owner.business.name] != fates.NO_SHOP
        ]
        self.windows = Market(taken_slugs=taken_slugs).open(openings)
        acts = fates.SUSPENDED, fates.REVOKED, fates.BARRED, fates.DIED, fates.MOVED
        befall(
            [
                Fallen(window, fate, self.desks[window.owner.business.village_id])
                for window in self.windows
                if (fate := fate_of[window.owner.business.name]) in acts
            ],
            regency=regency,
            now=self.now,
        )

    def order(self, count: int) -> None:
        """What was bought in these shops in the last months, by people of all these villages."""
        people = [free.take() for free in self.villagers.values() if len(free.free) > 2]
        Trade(self.selling(), people, self.villages, now=self.now).write(count)

    def selling(self) -> list[Window]:
        """The windows that may still sell today, the oldest first."""
        today = permits.jakarta_day(self.now)
        lawful = set(Shop.objects.selling(today).values_list("pk", flat=True))
        return [one for one in self.windows if one.shop.pk in lawful]

    def _businesses(self, taken: set[str]) -> list[DemoBusiness]:
        places = [DemoVillage(slug=code, code=code, name=one.name) for code, one in self.villages.items()]
        return grown(places, BUSINESSES, goods_each=GOODS_EACH, taken=taken, seed=SEED)

    def _clerk(self, businesses: list[DemoBusiness], fate_of: dict[str, str]) -> list[Owner]:
        span = FIRST_LETTER_DAYS_AGO - LAST_LETTER_DAYS_AGO
        applicants = []
        for number, business in enumerate(businesses):
            code = business.village.code
            days_ago = LAST_LETTER_DAYS_AGO + number * 7 % span
            if fate_of[business.name] == fates.EXPIRED:
                days_ago += EXPIRED_DAYS_AGO - LAST_LETTER_DAYS_AGO
            applicants.append(
                Applicant(
                    self.villagers[code].take(woman=business.owner_is_woman),
                    permits.Trade(business.name, business.activity, business.kbli),
                    self.desks[code],
                    permits.office_morning(self.now, days_ago),
                )
            )
        people = Resident.objects.filter(pk__in=[one.person.resident_id for one in applicants])
        residents = {one.pk: one for one in people.select_related("region__parent")}
        return Clerk(self.villages, residents).issue(applicants)
