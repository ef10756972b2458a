"""Goods over GraphQL: what everybody reads of a product, in Saleor's names."""

import pytest

from catalog.collections.graphql import TYPES as COLLECTION_TYPES
from catalog.media.models import Picture
from catalog.products.graphql import MUTATIONS, ProductQueries
from catalog.products.graphql import TYPES as PRODUCT_TYPES
from catalog.search.graphql import SearchQueries
from foundation.access.viewer import visitor
from foundation.clock import now
from foundation.graphql.schema import build
from foundation.ids import global_id
from tests.catalog.factories import a_category, a_picture, a_product, a_variant
from tests.vendors.factories import a_sanction, a_shop
from vendors.shops.graphql import VendorQueries
from vendors.shops.services import describe_shop

pytestmark = pytest.mark.django_db

schema = build(
    queries=[ProductQueries, SearchQueries, VendorQueries],
    mutations=MUTATIONS,
    types=[*COLLECTION_TYPES, *PRODUCT_TYPES],
)


def run(text: str, variables=None, *, viewer=None) -> dict:
    return schema.run(text, variables, viewer=viewer or visitor(now()))


def money(amount: int) -> dict:
    return {"gross": {"amount": float(amount), "currency": "IDR"}, "tax": {"amount": 0.0}}


PRODUCT = """
query ($slug: String!) { product(slug: $slug, channel: "banyuwangi") {
    id name slug description seoTitle seoDescription isAvailable metadata { key }
    thumbnail(size: 200, format: WEBP) { url alt }
    category { name slug parent { name } } productType { slug }
    pricing {
        onSale
        priceRange { start { gross { amount currency } tax { amount } } stop { gross { amount } } }
        priceRangeUndiscounted { start { gross { amount } } stop { gross { amount } } }
    }
    media { id alt type url(size: 1024) }
    productVariants { totalCount edges { node {
        name sku quantityAvailable product { slug }
        pricing {
            onSale price { gross { amount currency } tax { amount } } priceUndiscounted { gross { amount } }
        }
    } } }
    vendor { name isSelling village { name } permit { number } }
} }
"""


def test_everybody_reads_a_product_with_its_seller():
    drinks = a_category("Minuman")
    product = a_product(
        category=a_category("Kopi", parent=drinks),
        price=45_000,
        list_price=50_000,
        quantity=3,
        description="Sangrai <sedang>.\nSegar.\n\nDari Ijen.",
    )
    first, second = product.variants.get(), a_variant(product, "1 kg", price=160_000, quantity=0)
    picture = Picture.objects.get(shop=product.shop_id)

    found = run(PRODUCT, {"slug": product.slug})["data"]["product"]

    url = f"http://127.0.0.1:8000/media/{picture.sha256[:2]}/{picture.sha256}"
    assert (found["id"], found["name"], found["isAvailable"], found["metadata"]) == (
        global_id("Product", product.pk),
        product.name,
        True,
        [],
    )
    assert found["description"] == (
        '{"blocks":[{"type":"paragraph","data":{"text":"Sangrai &lt;sedang&gt;.<br>Segar."}},'
        '{"type":"paragraph","data":{"text":"Dari Ijen."}}]}'
    )
    assert found["seoDescription"] == "Sangrai <sedang>. Segar. Dari Ijen."
    assert found["thumbnail"] == {"url": f"{url}/256.webp", "alt": "Kopi dalam kantong"}
    assert [(one["url"], one["type"]) for one in found["media"]] == [(f"{url}/1024.webp", "IMAGE")]
    assert found["category"]["parent"] == {"name": "Minuman"}
    assert found["productType"] == {"slug": "barang"}
    assert found["pricing"] == {
        "onSale": True,
        "priceRange": {"start": money(45_000), "stop": {"gross": {"amount": 160_000.0}}},
        "priceRangeUndiscounted": {
            "start": {"gross": {"amount": 50_000.0}},
            "stop": {"gross": {"amount": 160_000.0}},
        },
    }
    assert found["productVariants"] == {
        "totalCount": 2,
        "edges": [
            {
                "node": {
                    "name": "",
                    "sku": first.sku,
                    "quantityAvailable": 3,
                    "product": {"slug": product.slug},
                    "pricing": {
                        "onSale": True,
                        "price": money(45_000),
                        "priceUndiscounted": {"gross": {"amount": 50_000.0}},
                    },
                }
            },
            {
                "node": {
                    "name": "1 kg",
                    "sku": second.sku,
                    "quantityAvailable": 0,
                    "product": {"slug": product.slug},
                    "pricing": {
                        "onSale": False,
                        "price": money(160_000),
                        "priceUndiscounted": {"gross": {"amount": 160_000.0}},
                    },
                }
            },
        ],
    }
    assert found["vendor"]["village"] == {"name": "Grogol"}
    assert found["vendor"]["permit"]["number"].startswith("510/")


def test_avif_is_named_only_where_it_is_there():
    product = a_product()
    text = "query ($slug: String!) { product(slug: $slug) { thumbnail(size: 96, format: AVIF) { url } } }"

    before = run(text, {"slug": product.slug})["data"]["product"]["thumbnail"]["url"]
    Picture.objects.update(avif_ready=True)
    after = run(text, {"slug": product.slug})["data"]["product"]["thumbnail"]["url"]

    assert (before.endswith("/96.webp"), after.endswith("/96.avif")) == (True, True)


@pytest.mark.parametrize("variants", [1, 3])
def test_a_product_costs_four_queries_whatever_it_holds(variants, django_assert_num_queries):
    product = a_product()
    for _ in range(variants - 1):
        a_variant(product)

    with django_assert_num_queries(4):
        found = run(PRODUCT, {"slug": product.slug})["data"]["product"]

    assert len(found["productVariants"]["edges"]) == variants


def test_a_draft_is_read_by_its_owner_only_and_a_fallen_shops_goods_by_nobody_else():
    draft, other = a_product(published=False), a_shop("Ikan Asin")
    fallen = a_product()
    a_sanction(fallen.shop)

    def seen(product, viewer):
        return run(
            "query ($id: ID!) { product(id: $id) { name } }",
            {"id": global_id("Product", product.pk)},
            viewer=viewer,
        )["data"]["product"]

    for product in (draft, fallen):
        assert seen(product, product.shop.seller) == {"name": product.name}
        assert seen(product, other.seller) is None
        assert seen(product, visitor(now())) is None


def test_a_variant_is_found_by_id_or_sku_while_it_may_be_sold():
    product = a_product()
    variant = product.variants.get()
    text = "query ($id: ID, $sku: String) { productVariant(id: $id, sku: $sku) { sku product { name } } }"
    found = {"sku": variant.sku, "product": {"name": product.name}}

    by_id = run(text, {"id": global_id("ProductVariant", variant.pk)})["data"]["productVariant"]
    by_sku = run(text, {"sku": variant.sku})["data"]["productVariant"]
    a_sanction(product.shop)

    assert (by_id, by_sku) == (found, found)
    assert run(text, {"sku": variant.sku})["data"]["productVariant"] is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{ product { name } }", "Exactly one of `id` and `slug` is needed."),
        ('{ product(id: "x") { name } }', "Invalid ID: x. Expected: Product."),
        ('{ productVariant(id: "x", sku: "y") { name } }', "Exactly one of `id` and `sku` is needed."),
        ('{ category(id: "UHJvZHVjdDox") { name } }', "Invalid ID: UHJvZHVjdDox. Expected: Category."),
        (
            '{ categories(first: 1, filter: {updatedAt: {gte: "2026-01-01T00:00:00Z"}}) { totalCount } }',
            "Filtering categories by `updatedAt` is not offered.",
        ),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_an_error(text, message):
    answer = run(text)

    assert [error["message"] for error in answer["errors"]] == [message]


def test_a_shop_shows_its_logo_once_it_has_one():
    shop = a_shop()
    text = "query ($slug: String!) { vendor(slug: $slug) { logo(size: 96) { url } } }"
    without = run(text, {"slug": shop.slug})["data"]["vendor"]["logo"]
    picture = a_picture(shop)

    describe_shop(shop_id=shop.pk, logo_key=picture.sha256, by=shop.seller, at=now())

    assert without is None
    assert run(text, {"slug": shop.slug})["data"]["vendor"]["logo"]["url"].endswith(
        f"/{picture.sha256}/96.webp"
    )


def test_an_unknown_channel_holds_nothing():
    product = a_product()

    assert run(
        'query ($s: String!) { product(slug: $s, channel: "toko-lain") { name } }', {"s": product.slug}
    ) == {"data": {"product": None}}


def test_the_tree_is_read_from_the_top():
    top = a_category("Atas")
    leaf = a_category("Daun", parent=top)
    text = (
        "query ($ids: [ID!]) { categories(first: 9, filter: {ids: $ids}) { totalCount edges { node {"
        " name level parent { name } children { edges { node { slug } } } } } } }"
    )

    answer = run(text, {"ids": [global_id("Category", top.pk), global_id("Category", leaf.pk)]})

    assert answer["data"]["categories"] == {
        "totalCount": 2,
        "edges": [
            {
                "node": {
                    "name": "Atas",
                    "level": 0,
                    "parent": None,
                    "children": {"edges": [{"node": {"slug": leaf.slug}}]},
                }
            },
            {"node": {"name": "Daun", "level": 1, "parent": {"name": "Atas"}, "children": {"edges": []}}},
        ],
    }
    assert run(
        '{ categories(first: 9, level: 0, filter: {search: "ATAS"}) { edges { node { name } } } }'
    ) == {"data": {"categories": {"edges": [{"node": {"name": "Atas"}}]}}}
    assert run(
        "query ($slug: String!) { category(slug: $slug) { name description } }", {"slug": top.slug}
    ) == {"data": {"category": {"name": "Atas", "description": None}}}


def test_a_seller_reads_the_own_goods_with_drafts():
    product, other = a_product(name="Kopi"), a_product(name="Ikan")
    a_product(product.shop, "Teh", published=False)
    text = "{ myProducts { totalCount edges { node { name isPublished } } } }"

    assert run(text, viewer=product.shop.seller)["data"]["myProducts"] == {
        "totalCount": 2,
        "edges": [
            {"node": {"name": "Teh", "isPublished": False}},
            {"node": {"name": "Kopi", "isPublished": True}},
        ],
    }
    assert run(text, viewer=other.shop.seller)["data"]["myProducts"]["totalCount"] == 1
    assert run(text)["errors"]
