"""The first beat of every service here: the row, locked, if it is the viewer's own."""

from catalog.products.models import Product
from catalog.products.selectors import own_products
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer


def own_product_locked(product_id: int, seller: Viewer) -> Product:
    """Raises NotFound for a product that is not there or belongs to another shop."""
    product = own_products(seller).select_for_update(of=("self",), no_key=True).filter(pk=product_id).first()
    if product is None:
        raise NotFound()
    return product
