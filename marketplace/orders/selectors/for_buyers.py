from dataclasses import dataclass
from uuid import UUID

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.orders.models import Order
from marketplace.orders.rules import is_buyer, sees_personal_data
from marketplace.orders.selectors.views import OrderView, order_views
from marketplace.payments.papers import OpenedPaper, open_paper
from vendors.shops.selectors import OwnerContact, owner_contacts


@dataclass(frozen=True, slots=True)
class LastAddress:
    """Where an account had its last order brought, and how it was reached."""

    recipient: str
    phone: str
    email: str
    street: str
    village_code: str


def my_orders(viewer: Viewer, *, limit: int = 20, offset: int = 0) -> list[OrderView]:
    """The orders of an account, newest first; none for a visitor. Four queries."""
    if viewer.account_id is None:
        return []
    orders = (
        Order.objects.filter(account_id=viewer.account_id)
        .select_related("village__parent")
        .order_by("-created_at", "-pk")[offset : offset + limit]
    )
    return order_views(list(orders), at=viewer.at, masked=False, with_papers=False)


def order_for(viewer: Viewer, order_id: UUID, *, checkout_key: UUID | None = None) -> OrderView:
    """One order, for whoever holds its UUID. Five queries, four where it is masked. Raises NotFound.

    Personal data are masked unless it is the viewer's own, or, of a guest's order, unless the browser still
    knows the cart it came from (`checkout_key`, from its cookie).
    """
    order = Order.objects.select_related("village__parent").filter(pk=order_id).first()
    if order is None:
        raise NotFound()
    masked = not sees_personal_data(order, viewer, checkout_key)
    (view,) = order_views([order], at=viewer.at, masked=masked, acting=is_buyer(order, viewer))
    return view


def paper_for_buyer(
    viewer: Viewer, order_id: UUID, paper_id: int, *, checkout_key: UUID | None = None
) -> OpenedPaper:
    """A proof or photo of the buyer's own order; raises NotFound for who only holds its UUID."""
    order = Order.objects.filter(pk=order_id).first()
    if order is None or not sees_personal_data(order, viewer, checkout_key):
        raise NotFound()
    parts = list(order.vendor_orders.values_list("pk", flat=True))
    return open_paper(vendor_order_ids=parts, paper_id=paper_id)


def order_count(viewer: Viewer) -> int:
    """How many orders an account has; none for a visitor."""
    return 0 if viewer.account_id is None else Order.objects.filter(account_id=viewer.account_id).count()


def last_address_of(viewer: Viewer) -> LastAddress | None:
    """What the checkout of an account begins with, so that nobody types his address twice."""
    if viewer.account_id is None:
        return None
    order = Order.objects.filter(account_id=viewer.account_id).order_by("-created_at", "-pk").first()
    if order is None:
        return None
    return LastAddress(
        recipient=order.recipient,
        phone=order.phone,
        email=order.email,
        street=order.street,
        village_code=order.village_id or "",
    )


def seller_contacts(order: OrderView) -> dict[int, OwnerContact]:
    """Shop -> how the buyer of an order reaches its seller; nothing for those who see the order masked."""
    return {} if order.contact.masked else owner_contacts([part.shop_id for part in order.parts])


def order_of_checkout(checkout_id: UUID) -> UUID | None:
    """The order that a cart has become, or None: where a second submit is sent on to."""
    return Order.objects.filter(checkout_key=checkout_id).values_list("pk", flat=True).first()
