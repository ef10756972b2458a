"""Lists of products on the wire: `products`, `Category.products`, `Vendor.products`, narrowed and sorted."""

from typing import Any

from graphene import String

from catalog.collections.graphql import Collection
from catalog.products.graphql.inputs import ProductFilterInput, ProductOrder, ProductWhereInput
from catalog.products.graphql.types import Category, Product
from catalog.search.graphql.collected import collection_products
from catalog.search.graphql.finding import FindingQueries
from catalog.search.graphql.pages import category_products, product_page, vendor_products
from foundation.access.permissions import PUBLIC
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Queries, extends
from foundation.graphql.sources import connection
from vendors.shops.graphql.types import Vendor

__all__ = ["CategoryProducts", "CollectionProducts", "FindingQueries", "SearchQueries", "VendorProducts"]


def narrowed() -> dict[str, Any]:
    return {
        "channel": String(),
        "filter": ProductFilterInput(),
        "sort_by": ProductOrder(),
        "where": ProductWhereInput(),
    }


class SearchQueries(Queries):
    products = connection_field(
        Product,
        **narrowed(),
        search=String(description="Words; the answer then ends at the best 1,000."),
        access=PUBLIC,
        source=connection(product_page),
        description="Published products of shops that sell today. A filtered totalCount stops at 10,000.",
    )


@extends(Category)
class CategoryProducts:
    products = connection_field(Product, **narrowed(), source=connection(category_products, key="id"))


@extends(Collection)
class CollectionProducts:
    products = connection_field(
        Product,
        **{name: given for name, given in narrowed().items() if name != "channel"},
        source=connection(collection_products, key="id", parent="item.collection_id"),
    )


@extends(Vendor)
class VendorProducts:
    products = connection_field(
        Product,
        **narrowed(),
        source=connection(vendor_products, key="business_id", parent="it.shop_id"),
    )
