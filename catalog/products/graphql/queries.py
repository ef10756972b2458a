from graphene import ID, Int, String

from catalog.products.graphql.inputs import CategoryFilterInput
from catalog.products.graphql.rows import (
    category_by,
    category_page,
    own_products_page,
    product_by,
    variant_by,
)
from catalog.products.graphql.types import Category, Product, ProductVariant
from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.graphql.codes import LanguageCodeEnum
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import connection, one

ONE_SLUG = "Slugs are the same in every language."


class ProductQueries(Queries):
    product = Field(
        Product,
        id=ID(),
        slug=String(),
        slug_language_code=LanguageCodeEnum(description=ONE_SLUG),
        channel=String(),
        access=PUBLIC,
        source=one(product_by),
    )
    product_variant = Field(
        ProductVariant, id=ID(), sku=String(), channel=String(), access=PUBLIC, source=one(variant_by)
    )
    category = Field(
        Category,
        id=ID(),
        slug=String(),
        slug_language_code=LanguageCodeEnum(description=ONE_SLUG),
        access=PUBLIC,
        source=one(category_by),
    )
    categories = connection_field(
        Category,
        filter=CategoryFilterInput(),
        level=Int(description="0 for the top of the tree."),
        access=PUBLIC,
        source=connection(category_page),
    )
    my_products = connection_field(
        Product,
        access=SIGNED_IN,
        source=connection(own_products_page, default=24),
        description="The viewer's own products, drafts included, the last changed first.",
    )
