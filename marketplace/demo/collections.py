"""What the regency puts in front: two collections over many shops."""

from datetime import datetime

from catalog.collections.services import collect_products, show_collection, write_collection
from catalog.products.models import Product
from foundation.access.viewer import Viewer

GOODS_EACH = 12
COLLECTIONS = (
    (
        "Oleh-oleh Banyuwangi",
        "Tahan di jalan, ringan di tas.",
        ("kue-tradisional", "kopi-bubuk", "keripik-kerupuk"),
    ),
    ("Ragam batik Osing", "Gajah Oling dan saudara-saudaranya.", ("batik-tulis", "batik-cap", "udeng")),
)


def put_together(*, by: Viewer, at: datetime) -> None:
    """Write, fill and show each, with goods that are there to buy."""
    for sort, (name, description, kinds) in enumerate(COLLECTIONS):
        collection = write_collection(name=name, description=description, sort=sort, by=by, at=at)
        goods = Product.objects.filter(
            published=True,
            category__slug__in=kinds,
            variants__stock__quantity__gt=3,
            shop__selling_until__gte=by.today,
            shop__open=True,
        )
        chosen = goods.order_by("-id").distinct().values_list("pk", flat=True)[:GOODS_EACH]
        collect_products(collection_id=collection.pk, product_ids=list(chosen), by=by, at=at)
        show_collection(collection_id=collection.pk, by=by, at=at)
