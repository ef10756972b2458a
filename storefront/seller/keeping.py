"""Which shop a seller's pages are about: the one chosen last, else the oldest."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.orders.selectors import vendor_order_counts
from vendors.mandates.selectors import scopes_on
from vendors.mandates.states import PROFILE, SCOPES
from vendors.shops.selectors import businesses_without_shop, shops_kept_by
from village.letters.selectors.letters import permits_of

SHOP_IN_HAND = "seller_shop"


@dataclass(frozen=True, slots=True)
class Keeping:
    """The shop in hand, all shops of the seller, and his orders by state (of all his shops).

    `waiting`: what he has to act on, the number at the menu; `unpaid`: what waits for a transfer. `scopes`:
    for what he may act in the shop in hand; its bank account and its mandates are the owner's alone.
    """

    shop: Any
    shops: tuple[Any, ...]
    orders: dict[str, int]
    waiting: int
    unpaid: int
    scopes: frozenset[str] = frozenset(SCOPES)

    @property
    def is_owner(self) -> bool:
        return bool(self.shop.is_own)

    @property
    def minds_profile(self) -> bool:
        return PROFILE in self.scopes

    @property
    def has_several(self) -> bool:
        return len(self.shops) > 1


def keeping_of(request: HttpRequest) -> Keeping | None:
    """The viewer as a keeper of shops; None for somebody who has none."""
    shops = tuple(shops_kept_by(request.viewer))
    if not shops:
        return None
    chosen = request.session.get(SHOP_IN_HAND)
    shop = next((one for one in shops if one.pk == chosen), shops[0])
    counts = vendor_order_counts(request.viewer)
    return Keeping(
        shop=shop,
        shops=shops,
        orders=counts.by_state,
        waiting=counts.waiting,
        unpaid=counts.unpaid,
        scopes=frozenset(SCOPES) if shop.is_own else scopes_on(request.viewer, shop.pk),
    )


def ready_businesses(viewer: Viewer) -> list[Any]:
    """The viewer's businesses with a permit that stands, and no shop yet."""
    businesses = list(businesses_without_shop(viewer))
    permits = permits_of([one.pk for one in businesses], today=viewer.today) if businesses else {}
    return [one for one in businesses if one.pk in permits and permits[one.pk].stands]


def take_in_hand(request: HttpRequest, shop_id: int) -> None:
    """Remember which shop the next pages are about."""
    request.session[SHOP_IN_HAND] = shop_id


View = Callable[..., HttpResponse]


def for_keepers(view: View) -> View:
    """Hand the Keeping to a view; somebody without a shop is led to the page that tells how to get one."""

    @wraps(view)
    def with_keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        keeping = keeping_of(request)
        if keeping is None:
            return redirect("seller:home")
        return view(request, keeping, *args, **kwargs)

    return with_keeping


def for_owners(view: View) -> View:
    """As `for_keepers`, for what no mandate reaches: to anybody else the page does not exist."""

    @for_keepers
    @wraps(view)
    def owned(request: HttpRequest, keeping: Keeping, *args: Any, **kwargs: Any) -> HttpResponse:
        if not keeping.is_owner:
            raise NotFound()
        return view(request, keeping, *args, **kwargs)

    return owned


def for_profile(view: View) -> View:
    """As `for_keepers`, for the owner and whoever minds the shop's profile."""

    @for_keepers
    @wraps(view)
    def minded(request: HttpRequest, keeping: Keeping, *args: Any, **kwargs: Any) -> HttpResponse:
        if not keeping.minds_profile:
            raise NotFound()
        return view(request, keeping, *args, **kwargs)

    return minded
