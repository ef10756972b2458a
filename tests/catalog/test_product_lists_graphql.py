"""`products`, `Category.products`, `Vendor.products`: narrowed, sorted, counted, paged."""

from itertools import pairwise

import pytest

from catalog.collections.graphql import TYPES as COLLECTION_TYPES
from catalog.products.graphql import TYPES as PRODUCT_TYPES
from catalog.products.graphql import ProductQueries
from catalog.products.models import Product
from catalog.search.graphql import SearchQueries
from foundation.access.viewer import visitor
from foundation.clock import now
from foundation.graphql.schema import build
from foundation.ids import global_id
from tests.catalog.factories import a_category, a_product, a_variant
from tests.vendors.factories import a_sanction, a_shop
from vendors.shops.graphql import VendorQueries

pytestmark = pytest.mark.django_db

schema = build(
    queries=[ProductQueries, SearchQueries, VendorQueries], types=[*COLLECTION_TYPES, *PRODUCT_TYPES]
)

LIST = """
query ($first: Int, $last: Int, $after: String, $before: String, $channel: String,
       $filter: ProductFilterInput, $where: ProductWhereInput, $sortBy: ProductOrder) {
    products(first: $first, last: $last, after: $after, before: $before, channel: $channel,
             filter: $filter, where: $where, sortBy: $sortBy) {
        totalCount
        edges { cursor node { name } }
        pageInfo { endCursor startCursor hasNextPage hasPreviousPage }
    }
}
"""


def run(text: str, variables=None, *, viewer=None) -> dict:
    return schema.run(text, variables, viewer=viewer or visitor(now()))


def products(**variables) -> dict:
    if "last" not in variables:
        variables.setdefault("first", 100)
    answer = run(LIST, variables)
    assert "errors" not in answer, answer
    return answer["data"]["products"]


def names(**variables) -> list[str]:
    page = products(**variables)
    found = [edge["node"]["name"] for edge in page["edges"]]
    assert page["totalCount"] == len(found)
    return found


@pytest.fixture
def goods():
    """Batik and Cengkih of one shop, Anyaman of another; a draft and a fallen shop's beside them."""
    drinks = a_category("Minuman")
    spices = a_category("Rempah", parent=drinks)
    shop, other = a_shop("Sekar"), a_shop("Lestari")
    found = {
        "Batik": a_product(shop, "Batik", price=300_000, list_price=350_000, quantity=2),
        "Cengkih": a_product(
            shop, "Cengkih", category=spices, price=20_000, quantity=0, description="Rempah"
        ),
        "Anyaman": a_product(other, "Anyaman", category=drinks, price=75_000),
    }
    a_variant(found["Batik"], price=900_000, quantity=0)
    a_product(shop, "Konsep", category=drinks, published=False)
    a_sanction(a_product(name="Jatuh", category=drinks).shop)
    found["drinks"], found["spices"] = drinks, spices
    return found


def test_without_more_the_list_is_by_name_and_holds_what_may_be_sold(goods):
    assert names() == ["Anyaman", "Batik", "Cengkih"]
    assert names(channel="banyuwangi") == ["Anyaman", "Batik", "Cengkih"]
    assert names(channel="toko-lain") == []


@pytest.mark.parametrize(
    ("field", "ascending"),
    [
        ("NAME", ["Anyaman", "Batik", "Cengkih"]),
        ("PRICE", ["Cengkih", "Anyaman", "Batik"]),
        ("MINIMAL_PRICE", ["Cengkih", "Anyaman", "Batik"]),
        ("CREATED_AT", ["Batik", "Cengkih", "Anyaman"]),
        ("LAST_MODIFIED_AT", ["Batik", "Cengkih", "Anyaman"]),
        ("DATE", ["Batik", "Cengkih", "Anyaman"]),
    ],
)
def test_the_list_is_sorted_both_ways(goods, field, ascending):
    assert names(sortBy={"field": field, "direction": "ASC"}) == ascending
    assert names(sortBy={"field": field, "direction": "DESC"}) == ascending[::-1]


def test_a_filter_narrows_by_what_there_is(goods):
    batik, drinks = goods["Batik"], goods["drinks"]
    shown = {
        "categories": {"categories": [global_id("Category", drinks.pk)]},
        "both categories": {
            "categories": [global_id("Category", drinks.pk), global_id("Category", goods["spices"].pk)]
        },
        "ids": {"ids": [global_id("Product", batik.pk)]},
        "slugs": {"slugs": [batik.slug]},
        "price": {"price": {"gte": 500_000}},
        "minimal price": {"minimalPrice": {"gte": 20_000, "lte": 80_000}},
        "search": {"search": "rempah"},
        "available": {"isAvailable": True},
        "not available": {"isAvailable": False},
        "in stock": {"stockAvailability": "IN_STOCK"},
        "out of stock": {"stockAvailability": "OUT_OF_STOCK"},
        "product type": {"productTypes": [global_id("ProductType", batik.product_type_id)]},
        "unpublished": {"isPublished": False},
        "gift cards": {"giftCard": True},
        "no gift cards": {"giftCard": False, "hasPreorderedVariants": False, "hasCategory": True},
        "changed": {"updatedAt": {"gte": "2020-01-01T00:00:00Z", "lte": "2020-12-31T00:00:00Z"}},
        "two at once": {"isAvailable": True, "price": {"lte": 100_000}},
        "nothing": {"search": None, "isAvailable": None},
    }

    assert {name: names(filter=given) for name, given in shown.items()} == {
        "categories": ["Anyaman", "Cengkih"],
        "both categories": ["Anyaman", "Cengkih"],
        "ids": ["Batik"],
        "slugs": ["Batik"],
        "price": ["Batik"],
        "minimal price": ["Anyaman", "Cengkih"],
        "search": ["Cengkih"],
        "available": ["Anyaman", "Batik"],
        "not available": ["Cengkih"],
        "in stock": ["Anyaman", "Batik"],
        "out of stock": ["Cengkih"],
        "product type": ["Anyaman", "Batik", "Cengkih"],
        "unpublished": [],
        "gift cards": [],
        "no gift cards": ["Anyaman", "Batik", "Cengkih"],
        "changed": [],
        "two at once": ["Anyaman"],
        "nothing": ["Anyaman", "Batik", "Cengkih"],
    }


def test_where_narrows_with_and_and_or(goods):
    batik = goods["Batik"]
    shown = {
        "ids": {"ids": [global_id("Product", batik.pk)]},
        "name": {"name": {"oneOf": ["Batik", "Cengkih"]}},
        "slug": {"slug": {"eq": batik.slug}},
        "category": {"category": {"eq": global_id("Category", goods["spices"].pk)}},
        "categories": {"category": {"oneOf": [global_id("Category", goods["spices"].pk)]}},
        "product type": {"productType": {"eq": global_id("ProductType", batik.product_type_id)}},
        "price": {"price": {"eq": 900_000}},
        "prices": {"price": {"oneOf": [20_000, 75_000]}},
        "price range": {"price": {"range": {"lte": 75_000}}},
        "minimal price": {"minimalPrice": {"range": {"gte": 75_000}}},
        "or": {"OR": [{"name": {"eq": "Batik"}}, {"name": {"eq": "Anyaman"}}]},
        "and": {"AND": [{"isAvailable": True}, {"minimalPrice": {"range": {"lte": 100_000}}}]},
        "nested": {
            "OR": [{"AND": [{"isAvailable": True}, {"name": {"eq": "Cengkih"}}]}, {"name": {"eq": "Batik"}}]
        },
        "empty or": {"OR": []},
    }

    assert {name: names(where=given) for name, given in shown.items()} == {
        "ids": ["Batik"],
        "name": ["Batik", "Cengkih"],
        "slug": ["Batik"],
        "category": ["Cengkih"],
        "categories": ["Cengkih"],
        "product type": ["Anyaman", "Batik", "Cengkih"],
        "price": ["Batik"],
        "prices": ["Anyaman", "Cengkih"],
        "price range": ["Anyaman", "Cengkih"],
        "minimal price": ["Anyaman", "Batik"],
        "or": ["Anyaman", "Batik"],
        "and": ["Anyaman"],
        "nested": ["Batik"],
        "empty or": ["Anyaman", "Batik", "Cengkih"],
    }


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"filter": {"metadata": []}}, "Filtering products by `metadata` is not offered."),
        ({"filter": {"stocks": {}}}, "Filtering products by `stocks` is not offered."),
        ({"where": {"AND": [{"stocks": {}}]}}, "Filtering products by `stocks` is not offered."),
        ({"filter": {"ids": ["x"]}}, "Invalid ID: x. Expected: Product."),
        ({"filter": {"categories": ["UHJvZHVjdDox"]}}, "Invalid ID: UHJvZHVjdDox. Expected: Category."),
        ({"sortBy": {"field": "TYPE", "direction": "ASC"}}, "Sorting products by TYPE is not offered."),
        (
            {"sortBy": {"attributeId": "x", "direction": "ASC"}},
            "Sorting products by an attribute is not offered.",
        ),
        (
            {"sortBy": {"field": "RANK", "direction": "ASC"}},
            "Sorting by RANK is available only when using a search filter.",
        ),
    ],
)
def test_what_has_no_data_behind_it_is_refused_and_never_ignored(variables, message):
    answer = run(LIST, {"first": 3, **variables})

    assert answer["data"] == {"products": None}
    assert [error["message"] for error in answer["errors"]] == [message]


def test_a_search_puts_the_best_first():
    shop = a_shop()
    a_product(shop, "Keranjang", description="Cocok untuk batik.")
    a_product(shop, "Batik tulis")

    assert names(filter={"search": "batik"}) == ["Batik tulis", "Keranjang"]
    assert names(filter={"search": "batik"}, sortBy={"field": "RANK", "direction": "ASC"}) == [
        "Keranjang",
        "Batik tulis",
    ]
    assert names(filter={"search": "batik"}, sortBy={"field": "NAME", "direction": "DESC"}) == [
        "Keranjang",
        "Batik tulis",
    ]


@pytest.mark.parametrize("field", ["NAME", "PRICE", "CREATED_AT", "RANK"])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("narrowed", ["all", "category"])
def test_pages_forth_and_back_hold_every_product_once(field, direction, narrowed):
    top = a_category("Atas")
    branches = [a_category("Kiri", parent=top), a_category("Kanan", parent=top)]
    shop = a_shop()
    for number in range(7):
        a_product(shop, f"Kopi {number % 3}", price=10_000 + number % 2, category=branches[number % 2])
    wanted = {"search": "kopi"} if field == "RANK" else {}
    if narrowed == "category":
        wanted["categories"] = [global_id("Category", top.pk)]
    given = {"filter": wanted, "sortBy": {"field": field, "direction": direction}}
    whole = products(**given)
    forth, back = [], []

    after, before = None, None
    while True:
        page = products(first=3, after=after, **given)
        forth += page["edges"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    while True:
        page = products(last=3, before=before, **given)
        back = page["edges"] + back
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break

    assert forth == back == whole["edges"]
    assert len({edge["cursor"] for edge in forth}) == whole["totalCount"] == 7
    if field == "NAME":
        order = [edge["node"]["name"] for edge in forth]
        assert all((a <= b) if direction == "ASC" else (a >= b) for a, b in pairwise(order))


def test_a_category_and_a_vendor_list_their_own(goods):
    text = """
    query ($category: String!, $vendor: String!, $filter: ProductFilterInput) {
        category(slug: $category) { products(first: 9, filter: $filter) { ...listed } }
        vendor(slug: $vendor) { products(first: 9, filter: $filter) { ...listed } }
    }
    fragment listed on ProductCountableConnection { totalCount edges { node { name } } }
    """
    slugs = {"category": goods["drinks"].slug, "vendor": goods["Batik"].shop.slug}

    def listed(**variables):
        data = run(text, {**slugs, **variables})["data"]
        return {
            name: (
                part["products"]["totalCount"],
                [edge["node"]["name"] for edge in part["products"]["edges"]],
            )
            for name, part in data.items()
        }

    assert listed() == {"category": (2, ["Anyaman", "Cengkih"]), "vendor": (2, ["Batik", "Cengkih"])}
    assert listed(filter={"isAvailable": True}) == {"category": (1, ["Anyaman"]), "vendor": (1, ["Batik"])}
    assert listed(filter={"categories": [global_id("Category", goods["spices"].pk)]}) == {
        "category": (1, ["Cengkih"]),
        "vendor": (1, ["Cengkih"]),
    }


def test_a_fallen_shop_lists_nothing(goods):
    shop = goods["Batik"].shop
    a_sanction(shop)

    answer = run(
        "query ($s: String!) { vendor(slug: $s) {"
        " isSelling products(first: 9) { totalCount edges { node { name } } } } }",
        {"s": shop.slug},
    )

    assert answer["data"]["vendor"] == {"isSelling": False, "products": {"totalCount": 0, "edges": []}}
    assert Product.objects.filter(shop=shop, published=True).count() == 2


STOREFRONT = """
query ($filter: ProductFilterInput) { products(first: 24, channel: "banyuwangi", filter: $filter) {
    totalCount
    edges { cursor node {
        id name slug created isAvailable
        category { id name slug }
        thumbnail(size: 512, format: WEBP) { url alt }
        pricing {
            onSale priceRange { start { gross { amount currency } } stop { gross { amount currency } } }
        }
        productVariants(first: 5) { edges { node { id name sku quantityAvailable } } }
        vendor { name slug village { name } permit { number validUntil } }
    } }
    pageInfo { endCursor hasNextPage }
} }
"""


@pytest.mark.parametrize("number_of_products", [1, 3])
@pytest.mark.parametrize("narrowed", ["all", "category"])
def test_the_storefronts_list_costs_two_queries_however_long_it_is(
    number_of_products, narrowed, django_assert_num_queries
):
    category = a_category("Kopi")
    for number in range(number_of_products):
        a_product(name=f"Kopi {number}", category=category)
    wanted = {"categories": [global_id("Category", category.pk)]} if narrowed == "category" else {}

    with django_assert_num_queries(2):
        answer = run(STOREFRONT, {"filter": wanted})

    assert answer["data"]["products"]["totalCount"] == number_of_products
    assert len(answer["data"]["products"]["edges"]) == number_of_products


@pytest.mark.parametrize("categories", [1, 3])
def test_the_tree_with_its_goods_costs_four_queries_however_broad_it_is(
    categories, django_assert_num_queries
):
    top = a_category("Atas")
    for number in range(categories):
        a_product(name=f"Kopi {number}", category=a_category(f"Cabang {number}", parent=top))

    with django_assert_num_queries(4):
        answer = run(
            "query ($slug: String!) { category(slug: $slug) { children { edges { node {"
            " name products(first: 4) { totalCount edges { node { name } } } } } } } }",
            {"slug": top.slug},
        )

    children = answer["data"]["category"]["children"]["edges"]
    assert [child["node"]["products"]["totalCount"] for child in children] == [1] * categories
