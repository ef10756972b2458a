from django.db.models import Prefetch, QuerySet, Sum

from catalog.products.models import Product, ProductMedia, Variant
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.shops.selectors import shops_of


def own_products(seller: Viewer) -> QuerySet[Product]:
    """The products of the seller's shops, drafts included; nobody else's."""
    return Product.objects.filter(shop__in=shops_of(seller).order_by())


def my_products(viewer: Viewer, *, shop_id: int | None = None) -> list[Product]:
    """The seller's products, the last changed first: each with `quantity`, `allocated`, variants, media."""
    products = own_products(viewer)
    if shop_id is not None:
        products = products.filter(shop=shop_id)
    return list(
        products.select_related("category", "shop")
        .annotate(quantity=Sum("variants__stock__quantity"), allocated=Sum("variants__stock__allocated"))
        .prefetch_related(*_parts())
        .order_by("-updated_at", "-id")
    )


def my_product(viewer: Viewer, product_id: int) -> Product:
    """One of the seller's products with variants (stock on each) and media; raises NotFound."""
    product = (
        own_products(viewer)
        .filter(pk=product_id)
        .select_related("category", "shop")
        .prefetch_related(*_parts())
        .first()
    )
    if product is None:
        raise NotFound()
    return product


def _parts() -> tuple[Prefetch, Prefetch]:
    return (
        Prefetch("variants", Variant.objects.select_related("stock").order_by("sort", "id")),
        Prefetch("media", ProductMedia.objects.select_related("picture").order_by("sort", "id")),
    )
