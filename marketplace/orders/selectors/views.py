"""What pages show of orders: frozen, complete, read in a fixed number of queries for any number of rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from foundation.clock import today
from marketplace.delivery.rules import method_name
from marketplace.orders.models import Order, OrderLine, VendorOrder
from marketplace.orders.rules import STATE_NAMES, buyer_may_cancel, is_late, return_possible
from marketplace.orders.selectors.paying_views import (
    NOT_PAID,
    PaperView,
    PayingView,
    ReturnView,
    paper_views,
    paying_views,
    return_view,
)
from marketplace.orders.states import CALLED_OFF, DELIVERED, MOVES, order_status
from marketplace.payments.states import PAID, WITH_THE_SHOP


@dataclass(frozen=True, slots=True)
class ContactView:
    """Who gets the goods, and where. `masked`: for those who hold the UUID and nothing more."""

    recipient: str
    phone: str
    email: str
    street: str
    note: str
    village: str
    village_level: str
    district: str
    postal_code: str
    masked: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A line as it was bought. `product_slug` is empty once the product is gone."""

    id: UUID
    name: str
    variant_name: str
    product_slug: str
    picture_sha: str
    quantity: int
    unit_price: int
    total: int


@dataclass(frozen=True, slots=True)
class PartView:
    """One shop's part of an order. `next_states`: what its seller may do; the `_at`s are its timeline."""

    id: int
    order_id: UUID
    number: str
    state: str
    shop_id: int
    shop_name: str
    shop_slug: str
    shop_village: str
    shop_village_level: str
    shop_selling: bool
    delivery_method: str
    arrives_from: date
    arrives_until: date
    subtotal: int
    shipping_price: int
    total: int
    paying: PayingView
    papers: tuple[PaperView, ...]
    returning: ReturnView | None
    courier_name: str
    tracking_number: str
    reason: str
    placed_at: datetime
    due_at: datetime
    accepted_at: datetime | None
    packed_at: datetime | None
    ready_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    received_at: datetime | None
    closed_at: datetime | None
    lines: tuple[LineView, ...]
    buyer_may_cancel: bool
    buyer_may_return: bool
    late: bool

    @property
    def paid(self) -> bool:
        return self.paying.state == PAID

    @property
    def payment_pending(self) -> bool:
        return self.paying.awaited

    @property
    def state_name(self) -> str:
        return str(STATE_NAMES[self.state])

    @property
    def method_name(self) -> str:
        return method_name(self.delivery_method)

    @property
    def next_states(self) -> frozenset[str]:
        return MOVES[self.state]

    @property
    def may_review(self) -> bool:
        return self.delivered_at is not None and self.state not in CALLED_OFF

    @property
    def buyer_may_confirm(self) -> bool:
        on_its_way = DELIVERED in MOVES[self.state] and self.returning is None
        return self.received_at is None and (self.state == DELIVERED or on_its_way)

    @property
    def item_count(self) -> int:
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class OrderView:
    """The buyer's whole order. Totals never change; what is `owed` falls with parts called off or paid.

    `acting`: whether the viewer may confirm and cancel, as the buyer.
    """

    id: UUID
    number: str
    created_at: datetime
    subtotal: int
    shipping_total: int
    total: int
    contact: ContactView
    parts: tuple[PartView, ...]
    acting: bool

    @property
    def status(self) -> str:
        return order_status(part.state for part in self.parts)

    @property
    def captured(self) -> int:
        return sum(part.total for part in self.parts if part.paying.state in WITH_THE_SHOP)

    @property
    def owed(self) -> int:
        return sum(part.total for part in self.parts if part.paying.awaited)

    @property
    def by_transfer(self) -> bool:
        return any(part.paying.by_transfer for part in self.parts)

    @property
    def item_count(self) -> int:
        return sum(part.item_count for part in self.parts)


def contact_view(order: Order, *, masked: bool, with_street: bool = True) -> ContactView:
    """`order.village.parent` should be selected already."""
    village = order.village
    hide = _masked if masked else str
    return ContactView(
        recipient=hide(order.recipient),
        phone=f"•••• {order.phone[-3:]}" if masked and order.phone else order.phone,
        email=hide(order.email),
        street=hide(order.street) if with_street else "",
        note=hide(order.note),
        village=village.name if village else "",
        village_level=village.level if village else "",
        district=village.parent.name if village and village.parent else "",
        postal_code=village.postal_code if village else "",
        masked=masked,
    )


def part_views(
    parts: Iterable[VendorOrder], *, at: datetime, with_account: bool = False, with_papers: bool = True
) -> list[PartView]:
    """Two queries for lines and payments, a third for papers.

    `shop.business.village` and `return_case` should be selected already. `with_account`: for the buyer, who
    is to pay; `with_papers`: for those who may open them.
    """
    parts = list(parts)
    ids = [part.pk for part in parts]
    lines: dict[int, list[LineView]] = defaultdict(list)
    for line in (
        OrderLine.objects.filter(vendor_order_id__in=ids)
        .select_related("variant__product")
        .order_by("vendor_order_id", "sort")
    ):
        lines[line.vendor_order_id].append(_line_view(line))
    payments = paying_views(ids, with_account=with_account)
    papers = paper_views(ids) if with_papers else {}
    return [
        _part_view(
            part,
            tuple(lines[part.pk]),
            paying=payments.get(part.pk, NOT_PAID),
            papers=tuple(papers.get(part.pk, ())),
            at=at,
        )
        for part in parts
    ]


def order_views(
    orders: Sequence[Order], *, at: datetime, masked: bool, acting: bool = True, with_papers: bool = True
) -> list[OrderView]:
    """Three queries for the parts of any number of orders, a fourth for their papers."""
    rows = (
        VendorOrder.objects.filter(order__in=orders)
        .select_related("shop__business__village", "return_case")
        .order_by("order_id", "pk")
    )
    parts: dict[UUID, list[PartView]] = defaultdict(list)
    for view in part_views(rows, at=at, with_account=acting, with_papers=with_papers and not masked):
        parts[view.order_id].append(view)
    return [
        OrderView(
            id=order.pk,
            number=order.number,
            created_at=order.created_at,
            subtotal=order.subtotal,
            shipping_total=order.shipping_total,
            total=order.total,
            contact=contact_view(order, masked=masked),
            parts=tuple(parts[order.pk]),
            acting=acting,
        )
        for order in orders
    ]


def _masked(text: str) -> str:
    return f"{text[0]}••••" if text else ""


def _line_view(line: OrderLine) -> LineView:
    return LineView(
        id=line.pk,
        name=line.product_name,
        variant_name=line.variant_name,
        product_slug=line.variant.product.slug if line.variant else "",
        picture_sha=line.picture_sha,
        quantity=line.quantity,
        unit_price=line.unit_price,
        total=line.total,
    )


def _part_view(
    part: VendorOrder,
    lines: tuple[LineView, ...],
    *,
    paying: PayingView,
    papers: tuple[PaperView, ...],
    at: datetime,
) -> PartView:
    shop, placed_on = part.shop, today(part.placed_at)
    returning = return_view(getattr(part, "return_case", None))
    village = shop.business.village
    return PartView(
        id=part.pk,
        order_id=part.order_id,
        number=part.number,
        state=part.state,
        shop_id=shop.pk,
        shop_name=shop.name,
        shop_slug=shop.slug,
        shop_village=village.name,
        shop_village_level=village.level,
        shop_selling=shop.sells_on(today(at)),
        delivery_method=part.delivery_method,
        arrives_from=placed_on + timedelta(days=part.days_min),
        arrives_until=placed_on + timedelta(days=part.days_max),
        subtotal=part.subtotal,
        shipping_price=part.shipping_price,
        total=part.total,
        paying=paying,
        papers=papers,
        returning=returning,
        courier_name=part.courier_name,
        tracking_number=part.tracking_number,
        reason=part.reason,
        placed_at=part.placed_at,
        due_at=part.due_at,
        accepted_at=part.accepted_at,
        packed_at=part.packed_at,
        ready_at=part.ready_at,
        shipped_at=part.shipped_at,
        delivered_at=part.delivered_at,
        received_at=part.received_at,
        closed_at=part.closed_at,
        lines=lines,
        buyer_may_cancel=buyer_may_cancel(part, at),
        buyer_may_return=returning is None and return_possible(part, at),
        late=is_late(part, at),
    )
