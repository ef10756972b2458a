import pytest

from catalog.products.models import Stock
from marketplace.orders.models import Order
from marketplace.orders.services import complete_checkout
from tests.marketplace.factories import NOW, a_full_cart, a_keeper, a_variant, a_visitor

pytestmark = pytest.mark.django_db


def test_a_cart_over_two_shops_becomes_one_order_with_a_part_a_shop():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    bags, cloth = a_variant(coffee), a_variant(batik, name="Kain batik", price=385_000)
    cart = a_full_cart((bags, 2), (cloth, 1))

    order = complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert order.subtotal == 475_000
    assert [part.shop_id for part in order.vendor_orders.order_by("pk")] == [coffee.shop.pk, batik.shop.pk]
    assert Stock.objects.get(pk=bags.pk).allocated == 2
    assert Order.objects.count() == 1
