"""What was delivered lifts goods in the search."""

import pytest

from catalog.search.models import SearchDocument
from marketplace.orders.models import ProductSold
from tests.catalog.factories import a_product

pytestmark = pytest.mark.django_db


def test_what_was_sold_stands_in_the_search_and_survives_a_change_of_the_goods():
    product = a_product(name="Kopi")
    ProductSold.objects.create(product_id=product.pk, quantity=3)
    ProductSold.objects.filter(pk=product.pk).update(quantity=5)

    product.published = False
    product.save()
    product.published = True
    product.save()

    assert SearchDocument.objects.get(pk=product.pk).sold == 5
