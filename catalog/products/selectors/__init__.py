"""Every read of goods, by its audience: everybody, the seller."""

from catalog.products.selectors.cards import (
    BEST,
    CHEAPEST,
    DEAREST,
    NAME,
    NEWEST,
    SORTS,
    CardPage,
    ProductCard,
    cards_of,
    other_goods,
    pk_of_slug,
    product_list,
)
from catalog.products.selectors.details import (
    ProductDetail,
    RestingProduct,
    product_detail,
    resting_product,
)
from catalog.products.selectors.for_sellers import (
    goods_at_hand,
    my_product,
    my_products,
    own_products,
)
from catalog.products.selectors.kinds import (
    Kind,
    Statement,
    kind_of_category,
    kind_of_type,
    number_words,
    statements_of,
)
from catalog.products.selectors.tree import (
    CategoryPage,
    categories,
    category_page,
    kinds_sold_in,
    top_categories,
)

__all__ = [
    "BEST",
    "CHEAPEST",
    "DEAREST",
    "NAME",
    "NEWEST",
    "SORTS",
    "CardPage",
    "CategoryPage",
    "Kind",
    "ProductCard",
    "ProductDetail",
    "RestingProduct",
    "Statement",
    "cards_of",
    "categories",
    "category_page",
    "goods_at_hand",
    "kind_of_category",
    "kind_of_type",
    "kinds_sold_in",
    "my_product",
    "my_products",
    "number_words",
    "other_goods",
    "own_products",
    "pk_of_slug",
    "product_detail",
    "product_list",
    "resting_product",
    "statements_of",
    "top_categories",
]
