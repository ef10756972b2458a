from dataclasses import replace

from catalog.products.selectors import goods_at_hand
from foundation.access.viewer import Viewer
from marketplace.delivery.selectors import delivery_is_chosen, delivery_terms
from vendors.onboarding.rules import Checklist, checklist
from vendors.onboarding.selectors import Known, facts_before_a_shop, facts_of, known_of
from vendors.shops.models import Shop
from vendors.shops.selectors import kept_shop


def checklist_of(viewer: Viewer, shop_id: int) -> Checklist:
    """What a shop that the viewer keeps still lacks; raises NotFound for others' shops."""
    shop = kept_shop(viewer, shop_id)
    return checklist_of_shop(shop, known_of(viewer, shop))


def checklist_of_shop(shop: Shop, known: Known) -> Checklist:
    """The same for a shop that came from the viewer's own selectors, and what was asked of it already."""
    terms = delivery_terms(shop.pk)
    noted, shown = goods_at_hand(shop.pk)
    facts = replace(
        facts_of(shop, known),
        delivery_chosen=delivery_is_chosen(shop.pk),
        takes_cash=terms.pickup or terms.courier,
        goods_noted=noted,
        goods_shown=shown,
    )
    return checklist(facts)


def checklist_before_a_shop(viewer: Viewer, *, permit_stands: bool) -> Checklist:
    """The whole way, for somebody who has no shop yet."""
    return checklist(facts_before_a_shop(viewer, permit_stands=permit_stands))
