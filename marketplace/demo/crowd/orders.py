"""Three months of the many buying from each other, paid in cash at the door, and what they thought of it."""

import random
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.products.models import Product, Stock
from catalog.reviews.models import Review
from catalog.reviews.rules import short_name
from catalog.reviews.states import SHOWN
from foundation.accounts.models import User
from foundation.clock import today
from foundation.ids import next_pks
from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.rules import options
from marketplace.delivery.states import PICKUP
from marketplace.demo.crowd.ledger import BATCH, Ledger
from marketplace.demo.crowd.people import account_row
from marketplace.demo.crowd.shops import Good, Window
from marketplace.demo.people import Person
from marketplace.orders.models import Fulfilment, Order, OrderCounter, OrderLine, ProductSold, VendorOrder
from marketplace.orders.rules import pack_by
from marketplace.orders.states import (
    ACCEPTED,
    CALLED_OFF,
    CANCELLED,
    DECLINED,
    DELIVERED,
    OPEN_STATES,
    PACKED,
    PLACED,
    READY,
    SHIPPED,
)
from marketplace.payments import states as payments
from marketplace.payments.models import Payment, TransactionItem
from village.territory.models import Region
from village.territory.rules import haversine_km

TABLES = (User, Order, VendorOrder, OrderLine, Fulfilment, TransactionItem, Payment, Review, ProductSold)
DAYS = 90
_CALLED_OFF_WHY = {DECLINED: "Stok di rumah ternyata habis.", CANCELLED: "Salah pilih ukuran."}
_SAID = {
    5: ("Sesuai foto, kirimannya cepat.", "Bagus, kemasannya rapi.", "Sudah dua kali pesan, tetap enak.", ""),
    4: ("Barangnya bagus, datangnya mundur sehari.", "Cocok. Ukurannya sedikit lebih kecil.", ""),
    3: ("Lumayan, warnanya agak beda dari foto.", "Rasanya biasa saja."),
    2: ("Kemasannya penyok waktu sampai.",),
}
_ANSWER = "Terima kasih. Lain kali kami kemas lebih tebal."


Pick = tuple[Good, int]
"""A good and how many pieces of it."""
Step = tuple[str, int, datetime]
"""The state reached, by which account, when."""


@dataclass(frozen=True, slots=True)
class Buyer:
    account: User
    village: Region


class Trade:
    """Writes the orders, the oldest first, so that numbers run as the counter gives them."""

    def __init__(
        self,
        windows: Sequence[Window],
        people: Sequence[Person],
        villages: dict[str, Region],
        *,
        now: datetime,
    ) -> None:
        self._windows, self._villages, self._now = windows, villages, now
        self._dice = random.Random(len(windows))
        self._ledger = Ledger(*TABLES)
        self._free = {good.stock.pk: good.stock.quantity for window in windows for good in window.goods}
        self._promised: Counter[int] = Counter()
        self._sold: Counter[int] = Counter()
        self._last: Counter[int] = Counter(dict(OrderCounter.objects.values_list("year", "last")))
        joined_at = now - timedelta(days=DAYS + 20)
        self._buyers = [
            Buyer(self._ledger.add(account_row(person, pk, joined_at)), villages[person.family.region_code])
            for person, pk in zip(people, next_pks(User, len(people)), strict=True)
        ]
        self._near: dict[str, list[Window]] = defaultdict(list)
        for window in windows:
            self._near[window.owner.business.village_id.rpartition(".")[0]].append(window)

    def write(self, count: int) -> None:
        """`count` orders over the last days, and everything that follows from them."""
        moments = sorted(
            self._now - timedelta(minutes=self._dice.randint(30, DAYS * 24 * 60)) for _each in range(count)
        )
        keys = iter(next_pks(VendorOrder, 2 * count))
        payment_keys, review_keys = iter(next_pks(Payment, 2 * count)), iter(next_pks(Review, 4 * count))
        # A buyer who finds nothing open or in stock asks elsewhere.
        for at in moments:
            while not self._order(at, keys, payment_keys, review_keys):
                pass
        for product_id, quantity in self._sold.items():
            self._ledger.add(ProductSold(product_id=product_id, quantity=quantity))
        self._ledger.write()
        Stock.objects.bulk_update(
            [Stock(pk=pk, allocated=pieces) for pk, pieces in self._promised.items()],
            ["allocated"],
            batch_size=BATCH,
        )
        OrderCounter.objects.bulk_create(
            [OrderCounter(year=year, last=last) for year, last in self._last.items()],
            update_conflicts=True,
            unique_fields=["year"],
            update_fields=["last"],
        )

    def _order(
        self, at: datetime, keys: Iterator[int], payment_keys: Iterator[int], review_keys: Iterator[int]
    ) -> bool:
        buyer = self._dice.choice(self._buyers)
        parts = self._wanted(buyer, at)
        if not parts:
            return False
        year = today(at).year
        self._last[year] += 1
        order = Order(
            number=f"BM-{year % 100:02d}-{self._last[year]:06d}",
            checkout_key=uuid.uuid4(),
            account=buyer.account,
            phone=buyer.account.phone,
            recipient=buyer.account.full_name,
            street="Jalan Desa RT 2 RW 1",
            village=buyer.village,
            created_at=at,
            subtotal=0,
            shipping_total=0,
            total=0,
        )
        act = TransactionItem(order=order, gateway=payments.CASH_ON_DELIVERY, amount=0, created_at=at)
        self._ledger.add(order)
        self._ledger.add(act)
        for position, (window, picks) in enumerate(parts, 1):
            part = self._part(order, window, picks, buyer, next(keys), position)
            order.subtotal += part.subtotal
            order.shipping_total += part.shipping_price
            self._fill(part, window, picks, act, buyer, next(payment_keys), review_keys)
        order.total = act.amount = order.subtotal + order.shipping_total
        return True

    def _wanted(self, buyer: Buyer, at: datetime) -> list[tuple[Window, list[Pick]]]:
        """One or two shops that were open then, most of them near, and one or two goods of each."""
        near = self._near[buyer.village.code.rpartition(".")[0]]
        places = near if near and self._dice.random() < 0.6 else self._windows
        chosen = {
            one.shop.pk: one
            for one in (self._dice.choice(places) for _each in range(self._dice.choice((1, 1, 1, 2))))
        }
        found = []
        for window in chosen.values():
            if window.shop.opened_at > at - timedelta(days=1):
                continue
            goods = [
                (one, pieces)
                for one in self._dice.sample(
                    window.goods, min(len(window.goods), self._dice.choice((1, 1, 2)))
                )
                if (pieces := min(self._dice.choice((1, 1, 1, 2, 3)), self._left(one.stock))) > 0
            ]
            if goods:
                found.append((window, goods))
        return found

    def _left(self, stock: Stock) -> int:
        return self._free[stock.pk] - self._promised[stock.pk]

    def _part(
        self, order: Order, window: Window, picks: Sequence[Pick], buyer: Buyer, pk: int, position: int
    ) -> VendorOrder:
        subtotal = sum(good.variant.price * pieces for good, pieces in picks)
        weight = sum(good.product.weight_grams * pieces for good, pieces in picks)
        home = self._villages[window.owner.business.village_id]
        offered = options(
            ShopDelivery(),
            distance_km=_distance(home, buyer.village),
            weight_grams=weight,
            goods=subtotal,
        )
        option = self._dice.choice(offered)
        return self._ledger.add(
            VendorOrder(
                pk=pk,
                order=order,
                shop=window.shop,
                number=f"{order.number}-{position}",
                delivery_method=option.method,
                days_min=option.days_min,
                days_max=option.days_max,
                subtotal=subtotal,
                shipping_price=option.price,
                total=subtotal + option.price,
                placed_at=order.created_at,
                due_at=pack_by(order.created_at),
            )
        )

    def _fill(
        self,
        part: VendorOrder,
        window: Window,
        picks: Sequence[Pick],
        act: TransactionItem,
        buyer: Buyer,
        payment_pk: int,
        review_keys: Iterator[int],
    ) -> None:
        seller, lines = window.owner.account, []
        for sort, (good, pieces) in enumerate(picks):
            lines.append((self._line(part, good, pieces, sort), good.product))
        steps = self._steps_of(part, buyer.account, seller)
        self._ledger.walk(part, steps)
        part.state = steps[-1][0]
        for state, _by, at in steps[1:]:
            _stamp(part, state, at)
            if state in (SHIPPED, READY):
                self._ledger.add(Fulfilment(vendor_order=part, created_at=at))
            if state in CALLED_OFF:
                part.reason = _CALLED_OFF_WHY[state]
        self._count(part, picks)
        self._pay(part, act, payment_pk, steps)
        if part.state == DELIVERED:
            part.received_at = steps[-1][2]
            for line, product in lines:
                self._review(line, product, buyer, seller, part.received_at, review_keys)

    def _line(self, part: VendorOrder, good: Good, pieces: int, sort: int) -> OrderLine:
        return self._ledger.add(
            OrderLine(
                vendor_order=part,
                variant=good.variant,
                sort=sort,
                product_name=good.product.name,
                variant_name=good.variant.name,
                sku=good.variant.sku,
                picture_sha=good.picture_sha,
                quantity=pieces,
                unit_price=good.variant.price,
                undiscounted_unit_price=good.variant.list_price,
                total=good.variant.price * pieces,
            )
        )

    def _steps_of(self, part: VendorOrder, buyer: User, seller: User) -> list[Step]:
        """How far it has come by now: nearly all that is older than some days is with its buyer."""
        placed_at = part.placed_at
        steps: list[Step] = [(PLACED, buyer.pk, placed_at)]
        turn = self._dice.random()
        if turn < 0.05:
            return [*steps, (CANCELLED, buyer.pk, placed_at + timedelta(minutes=10))]
        if turn < 0.09:
            return [*steps, (DECLINED, seller.pk, placed_at + timedelta(minutes=25))]
        gone = READY if part.delivery_method == PICKUP else SHIPPED
        plan = [
            (ACCEPTED, seller.pk, timedelta(hours=1 + 3 * turn)),
            (PACKED, seller.pk, timedelta(hours=6 + 8 * turn)),
            (gone, seller.pk, timedelta(hours=16 + 6 * turn)),
            (DELIVERED, seller.pk, timedelta(hours=26 + 30 * turn)),
        ]
        return steps + [
            (state, by, placed_at + wait) for state, by, wait in plan if placed_at + wait < self._now
        ]

    def _count(self, part: VendorOrder, picks: Sequence[Pick]) -> None:
        for good, pieces in picks:
            if part.state in OPEN_STATES:
                self._promised[good.stock.pk] += pieces
            elif part.state == DELIVERED:
                self._sold[good.product.pk] += pieces

    def _pay(self, part: VendorOrder, act: TransactionItem, pk: int, steps: Sequence[Step]) -> None:
        payment = self._ledger.add(
            Payment(pk=pk, transaction=act, vendor_order=part, amount=part.total, created_at=part.placed_at)
        )
        history: list[Step] = [(payments.PENDING, steps[0][1], part.placed_at)]
        state, by, at = steps[-1]
        if state == DELIVERED:
            payment.state, payment.paid_at = payments.PAID, at
            history.append((payments.PAID, by, at))
        elif state in CALLED_OFF:
            payment.state = payments.CANCELLED
            history.append((payments.CANCELLED, by, at))
        self._ledger.walk(payment, history)

    def _review(
        self,
        line: OrderLine,
        product: Product,
        buyer: Buyer,
        seller: User,
        received_at: datetime,
        keys: Iterator[int],
    ) -> None:
        at = received_at + timedelta(hours=self._dice.randint(3, 70))
        if self._dice.random() > 0.45 or at > self._now:
            return
        stars = self._dice.choices((5, 4, 3, 2), (60, 28, 9, 3))[0]
        answered = stars < 4 and at + timedelta(hours=5) < self._now
        review = self._ledger.add(
            Review(
                pk=next(keys),
                line_key=line.pk,
                product=product,
                account=buyer.account,
                author=short_name(buyer.account.first_name, buyer.account.last_name),
                stars=stars,
                text=self._dice.choice(_SAID[stars]),
                answer=_ANSWER if answered else "",
                answered_at=at + timedelta(hours=5) if answered else None,
                created_at=at,
            )
        )
        self._ledger.step(review, "", SHOWN, by=buyer.account.pk, at=at)


def _distance(one: Region, other: Region) -> float | None:
    points = one.lat, one.lng, other.lat, other.lng
    return None if None in points else haversine_km(*points)  # type: ignore[arg-type]


def _stamp(part: VendorOrder, state: str, at: datetime) -> None:
    setattr(part, "closed_at" if state in CALLED_OFF else f"{state}_at", at)
