"""What belongs to a product, fetched with it: variants that were not removed, photos in their order."""

from django.db.models import Prefetch

from catalog.products.models import ProductMedia, ProductValue, Variant, VariantValue


def kept_variants() -> Prefetch:
    """`variants` with their stock, as the seller put them."""
    kept = Variant.objects.filter(removed_at=None)
    return Prefetch("variants", kept.select_related("stock").order_by("sort", "id"))


def photos() -> Prefetch:
    """`media` with their pictures, the cover first."""
    return Prefetch("media", ProductMedia.objects.select_related("picture").order_by("sort", "id"))


def said_values() -> tuple[Prefetch, Prefetch]:
    """`values` of the product and of its variants, each with attribute and choice."""
    return (
        Prefetch("values", ProductValue.objects.select_related("attribute", "value").order_by("value__sort")),
        Prefetch("variants__values", VariantValue.objects.select_related("attribute", "value")),
    )
