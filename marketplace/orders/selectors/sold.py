from collections.abc import Sequence

from django.db.models import Sum

from marketplace.orders.models import ProductSold


def sold_of(product_ids: Sequence[int]) -> dict[int, int]:
    """How many pieces of each product have been delivered; one without any is left out. Public, one query."""
    return dict(ProductSold.objects.filter(pk__in=product_ids).values_list("pk", "quantity"))


def sold_by(shop_id: int) -> int:
    """How many pieces of a shop's goods have been delivered. Public, one query."""
    total = ProductSold.objects.filter(product__shop=shop_id).aggregate(n=Sum("quantity"))["n"]
    return int(total or 0)
