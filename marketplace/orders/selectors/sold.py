from collections.abc import Sequence

from marketplace.orders.models import ProductSold


def sold_of(product_ids: Sequence[int]) -> dict[int, int]:
    """How many pieces of each product have been delivered; one without any is left out. Public, one query."""
    return dict(ProductSold.objects.filter(pk__in=product_ids).values_list("pk", "quantity"))
