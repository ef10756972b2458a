from datetime import datetime

from django.db import transaction
from django.db.models import F, Sum

from catalog.products.models import Product, Stock
from catalog.products.rules import AlreadyPublished, NotPublished, refuse_unready
from catalog.products.services.ownership import own_product_locked
from catalog.products.services.saying import says_halal
from catalog.products.states import DRAFT, PUBLISHED
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition


@transaction.atomic
def publish_product(*, product_id: int, by: Viewer, at: datetime) -> Product:
    """Show a product to everybody, while its shop sells.

    Raises NotFound, AlreadyPublished, CategoryMissing, PriceMissing, PhotoMissing, StockMissing, and for
    food HalalMissing.
    """
    product = own_product_locked(product_id, by)

    if product.published:
        raise AlreadyPublished()
    held = Stock.objects.filter(variant__product=product).aggregate(free=Sum(F("quantity") - F("allocated")))
    refuse_unready(
        has_category=product.category_id is not None,
        has_price=product.price_min is not None,
        photos=product.media.count(),
        available=held["free"] or 0,
        says_halal=says_halal(product),
    )

    return _set_published(product, True, by, at)


@transaction.atomic
def unpublish_product(*, product_id: int, by: Viewer, at: datetime) -> Product:
    """Take a product out of the window; open orders stay. Raises NotFound, NotPublished."""
    product = own_product_locked(product_id, by)

    if not product.published:
        raise NotPublished()

    return _set_published(product, False, by, at)


def _set_published(product: Product, published: bool, by: Viewer, at: datetime) -> Product:
    product.published, product.updated_at = published, at
    product.save(update_fields=["published", "updated_at"])

    before, after = (DRAFT, PUBLISHED) if published else (PUBLISHED, DRAFT)
    record_transition(subject=product, from_state=before, to_state=after, by=by.account_id, at=at)
    return product
