"""Who acts for which shop. `shops_kept_by` is the one predicate that all rooms above ask through shops."""

from datetime import date

from django.db.models import F, QuerySet

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.mandates.models import Mandate
from vendors.mandates.states import OFFERED, OPEN_STATES, SCOPES
from village.businesses.models import Business
from village.residents.states import VERIFIED


def owned_ids(viewer: Viewer) -> QuerySet[Business, int]:
    """The keys of the businesses (and so of the shops) that belong to the verified resident."""
    return Business.objects.filter(
        owner__identity_bindings__account_id=viewer.account_id,
        owner__identity_bindings__state=VERIFIED,
    ).values_list("pk", flat=True)


def kept_ids(viewer: Viewer, *scopes: str) -> QuerySet[Business, int]:
    """The keys of the shops in which the viewer may act today: as owner, or by a mandate.

    With several `scopes` a mandate needs one of them; without any it does not matter for what it is.
    """
    mandated = Mandate.objects.standing(viewer.today, *scopes).filter(account_id=viewer.account_id)
    return owned_ids(viewer).union(mandated.values_list("shop_id", flat=True))


def scopes_on(viewer: Viewer, shop_id: int) -> frozenset[str]:
    """For what the viewer may act in a shop today; all scopes for its owner, none for a stranger."""
    if owned_ids(viewer).filter(pk=shop_id).exists():
        return frozenset(SCOPES)
    mine = Mandate.objects.filter(account_id=viewer.account_id, shop=shop_id)
    return frozenset(scope for scope in SCOPES if mine.standing(viewer.today, scope).exists())


def accounts_acting_in(shop_id: int, scope: str, today: date) -> QuerySet[Mandate, int]:
    """The accounts that act for a shop by a mandate of this scope, to be told what waits."""
    rows = Mandate.objects.standing(today, scope).filter(shop=shop_id, account__is_active=True)
    return rows.values_list("account_id", flat=True)


def mandates_of_shop(owner: Viewer, shop_id: int) -> list[Mandate]:
    """All mandates that this owner gave for the shop, the open ones first; raises NotFound for others."""
    if not owned_ids(owner).filter(pk=shop_id).exists():
        raise NotFound()
    mine = Mandate.objects.filter(shop=shop_id, owner=F("shop__business__owner"))
    rows = mine.select_related("account", "shop").order_by("-offered_at", "-pk")
    return sorted(rows, key=lambda one: one.state not in OPEN_STATES or one.past(owner.today))


def mandates_held(viewer: Viewer) -> list[Mandate]:
    """The mandates by which the viewer acts for others' shops today, the latest end last."""
    mine = Mandate.objects.standing(viewer.today).filter(account_id=viewer.account_id)
    return list(mine.select_related("shop__business__owner").order_by("ends_on", "pk"))


def offers_to(viewer: Viewer) -> list[Mandate]:
    """Mandates that wait for the viewer's answer, the oldest first."""
    mine = Mandate.objects.filter(
        account_id=viewer.account_id,
        state=OFFERED,
        ends_on__gte=viewer.today,
        owner=F("shop__business__owner"),
    )
    return list(mine.select_related("shop__business__owner").order_by("offered_at", "pk"))
