from django.db.models import Q, QuerySet, Sum

from catalog.products.models import Product
from catalog.products.selectors.parts import kept_variants, photos, said_values
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.mandates.states import GOODS
from vendors.shops.selectors import shops_of


def own_products(seller: Viewer) -> QuerySet[Product]:
    """The products of the seller's shops, drafts included; nobody else's."""
    return Product.objects.filter(shop__in=shops_of(seller, GOODS).order_by())


def my_products(viewer: Viewer, *, shop_id: int | None = None) -> list[Product]:
    """The seller's products, the last changed first: each with `quantity`, `allocated`, variants, media."""
    products = own_products(viewer)
    if shop_id is not None:
        products = products.filter(shop=shop_id)
    return list(
        products.select_related("category", "shop", "food")
        .annotate(
            quantity=Sum("variants__stock__quantity", filter=Q(variants__removed_at=None)),
            allocated=Sum("variants__stock__allocated"),
        )
        .prefetch_related(kept_variants(), photos())
        .order_by("-updated_at", "-id")
    )


def my_product(viewer: Viewer, product_id: int) -> Product:
    """One of the seller's products with variants (stock on each), media and what is said; raises NotFound."""
    product = (
        own_products(viewer)
        .filter(pk=product_id)
        .select_related("category", "shop", "product_type", "food")
        .prefetch_related(kept_variants(), photos(), *said_values())
        .first()
    )
    if product is None:
        raise NotFound()
    return product


def goods_at_hand(shop_id: int) -> tuple[bool, bool]:
    """Whether a shop has any goods, and whether some are shown: for who keeps the shop."""
    shown = list(Product.objects.filter(shop=shop_id).values_list("published", flat=True).distinct())
    return bool(shown), True in shown
