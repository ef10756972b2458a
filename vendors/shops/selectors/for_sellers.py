from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.shops.models import Sanction, Shop
from village.businesses.models import Business
from village.residents.models import IdentityBinding
from village.residents.selectors import account_id_of
from village.residents.states import VERIFIED


@dataclass(frozen=True, slots=True)
class OwnerContact:
    """How those who bought from a shop reach its owner; either may be empty."""

    phone: str
    email: str


def shops_of(seller: Viewer) -> QuerySet[Shop]:
    """The seller's own shops, oldest first: those whose business belongs to the verified resident."""
    return owned_shops(seller)


def owned_shops(owner: Viewer) -> QuerySet[Shop]:
    """The shops that are the viewer's own, oldest first: the business belongs to the verified resident."""
    return (
        Shop.objects.filter(
            business__owner__identity_bindings__account_id=owner.account_id,
            business__owner__identity_bindings__state=VERIFIED,
        )
        .select_related("business__village__parent")
        .order_by("pk")
    )


def owned_shop(owner: Viewer, shop_id: int) -> Shop:
    """A shop of the viewer's own; raises NotFound for anybody else, whoever acts for it included."""
    shop = owned_shops(owner).filter(pk=shop_id).first()
    if shop is None:
        raise NotFound()
    return shop


def shop_for(seller: Viewer, shop_id: int | None = None) -> Shop:
    """One shop of the seller, the oldest if none is named; raises NotFound for anybody else's."""
    shops = shops_of(seller)
    shop = shops.first() if shop_id is None else shops.filter(pk=shop_id).first()
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
    """What forbids one of the own shops to sell today, the newest first; nothing for others' shops."""
    standing = Q(ends_on=None) | Q(ends_on__gte=seller.today)
    mine = Sanction.objects.filter(standing, shop__in=shops_of(seller).order_by(), shop=shop_id)
    return list(mine.filter(lifted_at=None, starts_on__lte=seller.today).order_by("-laid_at", "-pk"))


def owner_account_of(shop_id: int) -> int | None:
    """The account to tell what happens to a shop: the one confirmed to be its owner, or None."""
    owner_id = Business.objects.filter(pk=shop_id).values_list("owner_id", flat=True).first()
    return None if owner_id is None else account_id_of(resident_id=owner_id)


def owner_contacts(shop_ids: Sequence[int]) -> dict[int, OwnerContact]:
    """Shop -> the account confirmed to be its owner: for those who ordered there, never for everybody."""
    rows = IdentityBinding.objects.filter(
        resident__businesses__in=shop_ids, state=VERIFIED, account__is_active=True
    ).values_list("resident__businesses", "account__phone", "account__email")
    return {shop_id: OwnerContact(phone or "", email or "") for shop_id, phone, email in rows}
