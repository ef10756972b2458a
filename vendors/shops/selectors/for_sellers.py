from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.mandates.selectors import accounts_acting_in, kept_ids, owned_ids
from vendors.shops.models import Sanction, Shop
from village.businesses.models import Business
from village.residents.models import IdentityBinding
from village.residents.selectors import account_id_of
from village.residents.states import VERIFIED


@dataclass(frozen=True, slots=True)
class OwnerContact:
    """How those who bought from a shop reach it; empty where the seller has no number. Never an e-mail."""

    phone: str


def shops_of(seller: Viewer, scope: str, *others: str) -> QuerySet[Shop]:
    """The shops in which the viewer may act today, oldest first: the own ones, and those by a mandate.

    A mandate needs `scope`, or one of `others` (`vendors.mandates.states`). This is the one predicate
    of "may this seller do that here": services, selectors and pages of all rooms above ask it.
    """
    return _shops().filter(pk__in=kept_ids(seller, scope, *others))


def shops_kept_by(seller: Viewer) -> QuerySet[Shop]:
    """The shops in which the viewer may do anything at all today, oldest first; `is_own` on each."""
    own = owned_ids(seller).filter(pk=OuterRef("pk"))
    return _shops().filter(pk__in=kept_ids(seller)).annotate(is_own=Exists(own))


def kept_shop(seller: Viewer, shop_id: int) -> Shop:
    """A shop in which the viewer may do anything at all; raises NotFound for others."""
    return _one(shops_kept_by(seller).filter(pk=shop_id))


def shop_for(seller: Viewer, shop_id: int | None, scope: str, *others: str) -> Shop:
    """A shop in which the viewer may act so, the oldest if None is named; raises NotFound for others."""
    shops = shops_of(seller, scope, *others)
    return _one(shops if shop_id is None else shops.filter(pk=shop_id))


def owned_shops(owner: Viewer) -> QuerySet[Shop]:
    """The shops that are the viewer's own, oldest first: the business belongs to the verified resident."""
    return _shops().filter(pk__in=owned_ids(owner))


def owned_shop(owner: Viewer, shop_id: int) -> Shop:
    """A shop of the viewer's own; raises NotFound for anybody else, whoever acts for it included."""
    return _one(owned_shops(owner).filter(pk=shop_id))


def _shops() -> QuerySet[Shop]:
    return Shop.objects.select_related("business__village__parent").order_by("pk")


def _one(shops: QuerySet[Shop]) -> Shop:
    shop = shops.first()
    if shop is None:
        raise NotFound()
    return shop


def businesses_without_shop(seller: Viewer) -> QuerySet[Business]:
    """The seller's businesses that have no shop yet, oldest first."""
    return (
        Business.objects.filter(
            owner__identity_bindings__account_id=seller.account_id,
            owner__identity_bindings__state=VERIFIED,
            shop=None,
        )
        .select_related("village__parent")
        .order_by("pk")
    )


def sanctions_on(seller: Viewer, shop_id: int) -> list[Sanction]:
    """What forbids a shop to sell today, the newest first, for its owner and who acts for it."""
    standing = Q(ends_on=None) | Q(ends_on__gte=seller.today)
    mine = Sanction.objects.filter(standing, shop__in=kept_ids(seller), shop=shop_id)
    standing_now = mine.filter(lifted_at=None, starts_on__lte=seller.today)
    return list(standing_now.select_related("laid_by", "laid_for").order_by("-laid_at", "-pk"))


def owner_account_of(shop_id: int) -> int | None:
    """The account to tell what happens to a shop: the one confirmed to be its owner, or None."""
    owner_id = Business.objects.filter(pk=shop_id).values_list("owner_id", flat=True).first()
    return None if owner_id is None else account_id_of(resident_id=owner_id)


def accounts_to_tell(shop_id: int, scope: str, today: date) -> list[int]:
    """Who hears what happens in a shop: its confirmed owner, and who acts for it in this scope."""
    owner = IdentityBinding.objects.filter(resident__businesses=shop_id, state=VERIFIED)
    rows = owner.values_list("account_id", flat=True).union(accounts_acting_in(shop_id, scope, today))
    return sorted(rows)


def owner_contacts(shop_ids: Sequence[int]) -> dict[int, OwnerContact]:
    """Shop -> the number that it names, else its owner's own: for those who ordered there.

    An owner who signs in by e-mail alone is reached through the mall: the address is nobody's business.
    """
    owners = IdentityBinding.objects.filter(
        resident__businesses=OuterRef("pk"), state=VERIFIED, account__is_active=True
    )
    number = Coalesce(NullIf("contact_phone", Value("")), Subquery(owners.values("account__phone")[:1]))
    rows = Shop.objects.filter(pk__in=shop_ids).annotate(number=number).values_list("pk", "number")
    return {shop_id: OwnerContact(phone or "") for shop_id, phone in rows}
