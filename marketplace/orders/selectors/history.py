"""What a seller has sold: any order of the past, by month, state and words; sums; the lines of an export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from foundation.access.viewer import Viewer
from foundation.clock import JAKARTA
from marketplace.invoices.models import Invoice
from marketplace.orders.models import OrderLine, VendorOrder
from marketplace.orders.rules import STATE_NAMES
from marketplace.orders.selectors.for_sellers import SellerOrder, seller_orders
from marketplace.orders.states import CALLED_OFF
from marketplace.payments.models import Payment
from marketplace.payments.rules import PAYMENT_STATE_NAMES
from vendors.mandates.states import ORDERS
from vendors.shops.selectors import shops_of
from village.residents.rules.register import holds_number

MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Which orders: of one shop, of a month (its first day), in a state, with words in number or goods."""

    shop_id: int | None = None
    month: date | None = None
    state: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """A Jakarta month: orders that stand, their goods and delivery in rupiah, how many were called off."""

    month: date
    orders: int
    goods: int
    shipping: int
    called_off: int

    @property
    def total(self) -> int:
        return self.goods + self.shipping


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line of the export. What belongs to the whole order stands on each of its lines but the delivery."""

    order_number: str
    invoice_number: str
    placed_at: datetime
    state: str
    product: str
    variant: str
    sku: str
    quantity: int
    unit_price: int
    total: int
    delivery: str
    shipping_price: int
    recipient: str
    village: str
    payment: str


def order_history(viewer: Viewer, asked: Asked, *, limit: int = 20, offset: int = 0) -> list[SellerOrder]:
    """Orders of the viewer's own shops, newest first. Three queries."""
    rows = _rows(viewer, asked).select_related(
        "order__village__parent", "shop__business__village", "return_case"
    )
    return seller_orders(rows.order_by("-placed_at", "-pk")[offset : offset + limit], viewer)


def order_history_count(viewer: Viewer, asked: Asked) -> int:
    """How many orders `order_history` has."""
    return _rows(viewer, asked).count()


def month_totals(viewer: Viewer, *, shop_id: int | None = None, limit: int = 24) -> list[MonthTotal]:
    """The months in which orders came, the last first. One query."""
    stands = ~Q(state__in=CALLED_OFF)
    rows = (
        _rows(viewer, Asked(shop_id=shop_id))
        .annotate(month=TruncMonth("placed_at", tzinfo=JAKARTA))
        .values("month")
        .annotate(
            orders=Count("pk", filter=stands),
            goods=Sum("subtotal", filter=stands, default=0),
            shipping=Sum("shipping_price", filter=stands, default=0),
            called_off=Count("pk", filter=~stands),
        )
        .order_by("-month")[:limit]
    )
    return [
        MonthTotal(row["month"].date(), row["orders"], row["goods"], row["shipping"], row["called_off"])
        for row in rows
    ]


def sold_lines(viewer: Viewer, asked: Asked) -> Iterator[SoldLine]:
    """Every line of the orders asked for, newest first, at most 20,000. Three queries."""
    ids = list(_rows(viewer, asked).order_by("-placed_at", "-pk").values_list("pk", flat=True)[:MOST_LINES])
    invoices = dict(Invoice.objects.filter(vendor_order__in=ids).values_list("vendor_order_id", "number"))
    payments = dict(
        Payment.objects.filter(vendor_order__in=ids).order_by("pk").values_list("vendor_order_id", "state")
    )
    lines = (
        OrderLine.objects.filter(vendor_order__in=ids)
        .select_related("vendor_order__order__village")
        .order_by("-vendor_order__placed_at", "-vendor_order_id", "sort")[:MOST_LINES]
    )
    last = None
    for line in lines:
        part = line.vendor_order
        first, last = part.pk != last, part.pk
        yield SoldLine(
            order_number=part.number,
            invoice_number=invoices.get(part.pk, ""),
            placed_at=part.placed_at,
            state=str(STATE_NAMES[part.state]),
            product=line.product_name,
            variant=line.variant_name,
            sku=line.sku,
            quantity=line.quantity,
            unit_price=line.unit_price,
            total=line.total,
            delivery=part.delivery_method,
            shipping_price=part.shipping_price if first else 0,
            recipient=part.order.recipient,
            village=part.order.village.name if part.order.village else "",
            payment=str(PAYMENT_STATE_NAMES.get(payments.get(part.pk, ""), "")),
        )


def _rows(viewer: Viewer, asked: Asked) -> QuerySet[VendorOrder]:
    rows = VendorOrder.objects.filter(shop_id__in=shops_of(viewer, ORDERS).order_by().values("pk"))
    if asked.shop_id is not None:
        rows = rows.filter(shop_id=asked.shop_id)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.month is not None:
        first = datetime(asked.month.year, asked.month.month, 1, tzinfo=JAKARTA)
        rows = rows.filter(placed_at__gte=first, placed_at__lt=_next_month(first))
    text = " ".join(asked.text.replace("\0", " ").split())
    if text:
        # Sixteen digits name no order and no goods; a statement that holds them may be logged.
        if holds_number(text):
            return rows.none()
        found = OrderLine.objects.filter(product_name__icontains=text).values("vendor_order_id")
        rows = rows.filter(Q(number__icontains=text) | Q(pk__in=found))
    return rows


def _next_month(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)
