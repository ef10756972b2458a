"""The seller's mutations: from a draft with a photo to the window, and what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.collections.graphql import TYPES as COLLECTION_TYPES
from catalog.products.graphql import MUTATIONS, ProductQueries
from catalog.products.graphql import TYPES as PRODUCT_TYPES
from catalog.products.models import Product, Stock
from catalog.search.graphql import SearchQueries
from foundation.access.viewer import visitor
from foundation.clock import now
from foundation.graphql.schema import build
from foundation.ids import global_id
from tests.catalog.factories import a_category, a_photo, a_product
from tests.vendors.factories import a_shop

pytestmark = pytest.mark.django_db

schema = build(
    queries=[ProductQueries, SearchQueries], mutations=MUTATIONS, types=[*COLLECTION_TYPES, *PRODUCT_TYPES]
)


def run(text: str, variables=None, *, viewer) -> dict:
    answer = schema.run(text, variables, viewer=viewer)
    assert "errors" not in answer, answer
    (payload,) = answer["data"].values()
    return payload


CREATE = """
mutation ($vendor: ID!, $name: String!, $category: ID, $price: Int, $quantity: Int) {
    productCreate(vendorId: $vendor, name: $name, category: $category, price: $price, quantity: $quantity) {
        product { id name slug isPublished pricing { priceRange { start { gross { amount } } } }
                  variants { id quantityAvailable } }
        errors { field message code }
    }
}
"""
PHOTO = """
mutation ($id: ID!, $image: Upload!) { productPhotoAdd(productId: $id, image: $image, alt: "Kopi") {
    product { media { id alt } } media { id url(size: 96) } errors { field message code }
} }
"""
PUBLISH = """
mutation ($id: ID!) { productPublish(id: $id) { product { isPublished } errors { field message code } } }
"""


def test_a_seller_brings_a_product_from_a_draft_to_the_window():
    shop, category = a_shop(), a_category()

    created = run(
        CREATE,
        {
            "vendor": global_id("Vendor", shop.pk),
            "name": "Kopi robusta",
            "category": global_id("Category", category.pk),
            "price": 45_000,
            "quantity": 5,
        },
        viewer=shop.seller,
    )
    product = created["product"]
    early = run(PUBLISH, {"id": product["id"]}, viewer=shop.seller)
    photo = run(
        PHOTO,
        {"id": product["id"], "image": SimpleUploadedFile("foto.exe", a_photo())},
        viewer=shop.seller,
    )
    published = run(PUBLISH, {"id": product["id"]}, viewer=shop.seller)

    assert created["errors"] == []
    assert (product["slug"], product["isPublished"]) == ("kopi-robusta", False)
    assert product["pricing"] == {"priceRange": {"start": {"gross": {"amount": 45_000.0}}}}
    assert [one["quantityAvailable"] for one in product["variants"]] == [5]
    assert early == {
        "product": None,
        "errors": [
            {"field": "image", "message": "Tambahkan paling sedikit satu foto dulu.", "code": "REQUIRED"}
        ],
    }
    assert photo["errors"] == []
    assert photo["product"]["media"] == [{"id": photo["media"]["id"], "alt": "Kopi"}]
    assert photo["media"]["url"].endswith("/96.webp")
    assert published == {"product": {"isPublished": True}, "errors": []}
    listed = schema.run("{ products(first: 9) { edges { node { slug } } } }", viewer=visitor(now()))
    assert listed == {"data": {"products": {"edges": [{"node": {"slug": "kopi-robusta"}}]}}}


def test_a_seller_changes_price_stock_and_photos():
    product = a_product(published=False)
    seller, variant, media = product.shop.seller, product.variants.get(), product.media.get()

    updated = run(
        'mutation ($id: ID!) { productUpdate(id: $id, name: "Kopi arabika", price: 50000, listPrice: 60000) {'
        " product { name pricing { onSale discount { gross { amount } } } } errors { code } } }",
        {"id": global_id("Product", product.pk)},
        viewer=seller,
    )
    added = run(
        'mutation ($id: ID!) { variantAdd(productId: $id, name: "1 kg", price: 180000, quantity: 2) {'
        " variant { name quantityAvailable product { name } } errors { code } } }",
        {"id": global_id("Product", product.pk)},
        viewer=seller,
    )
    changed = run(
        "mutation ($id: ID!) { variantUpdate(id: $id, price: 55000) {"
        " variant { pricing { onSale price { gross { amount } } } } errors { code } } }",
        {"id": global_id("ProductVariant", variant.pk)},
        viewer=seller,
    )
    stocked = run(
        "mutation ($id: ID!) { stockSet(variantId: $id, quantity: 7) {"
        " variant { quantityAvailable } errors { code } } }",
        {"id": global_id("ProductVariant", variant.pk)},
        viewer=seller,
    )
    removed = run(
        "mutation ($id: ID!) { productPhotoRemove(id: $id) { product { media { id } } errors { code } } }",
        {"id": global_id("ProductMedia", media.pk)},
        viewer=seller,
    )

    assert updated["product"] == {
        "name": "Kopi arabika",
        "pricing": {"onSale": True, "discount": {"gross": {"amount": 10_000.0}}},
    }
    assert added["variant"] == {
        "name": "1 kg",
        "quantityAvailable": 2,
        "product": {"name": "Kopi arabika"},
    }
    assert changed["variant"] == {"pricing": {"onSale": False, "price": {"gross": {"amount": 55_000.0}}}}
    assert stocked["variant"] == {"quantityAvailable": 7}
    assert removed == {"product": {"media": []}, "errors": []}


def test_refusals_name_the_field_and_say_what_to_do():
    shop = a_shop()
    vendor = global_id("Vendor", shop.pk)
    product = a_product(shop)
    Stock.objects.update(allocated=3)

    nameless = run(CREATE, {"vendor": vendor, "name": " "}, viewer=shop.seller)
    elsewhere = run(CREATE, {"vendor": global_id("Product", 1), "name": "Kopi"}, viewer=shop.seller)
    nowhere = run(
        CREATE, {"vendor": vendor, "name": "Kopi", "category": global_id("Category", 0)}, viewer=shop.seller
    )
    promised = run(
        "mutation ($id: ID!) { stockSet(variantId: $id, quantity: 2) { errors { field code message } } }",
        {"id": global_id("ProductVariant", product.variants.get().pk)},
        viewer=shop.seller,
    )
    no_photo = run(
        PHOTO,
        {"id": global_id("Product", product.pk), "image": SimpleUploadedFile("foto.jpg", b"%PDF-1.7")},
        viewer=shop.seller,
    )

    assert [(e["field"], e["code"]) for e in nameless["errors"]] == [("name", "REQUIRED")]
    assert [(e["field"], e["code"]) for e in elsewhere["errors"]] == [("vendorId", "NOT_FOUND")]
    assert [(e["field"], e["code"]) for e in nowhere["errors"]] == [("category", "NOT_FOUND")]
    assert promised["errors"] == [
        {
            "field": "quantity",
            "code": "INVALID",
            "message": "Sebanyak 3 sudah dipesan orang. Stok tidak bisa kurang dari itu.",
        }
    ]
    assert [(e["field"], e["code"]) for e in no_photo["errors"]] == [("image", "INVALID")]
    assert Product.objects.count() == 1


def test_somebody_elses_goods_are_not_found_and_unchanged():
    product, other = a_product(), a_shop("Ikan Asin").seller
    variant, media = product.variants.get(), product.media.get()
    before = Product.objects.values().get(pk=product.pk)
    ids = {
        "product": global_id("Product", product.pk),
        "variant": global_id("ProductVariant", variant.pk),
        "media": global_id("ProductMedia", media.pk),
        "vendor": global_id("Vendor", product.shop_id),
    }

    for act, kind in [
        ('productCreate(vendorId: $id, name: "Tiruan")', "vendor"),
        ('productUpdate(id: $id, name: "Tiruan")', "product"),
        ("productPublish(id: $id)", "product"),
        ("productUnpublish(id: $id)", "product"),
        ('variantAdd(productId: $id, name: "Kecil", price: 1)', "product"),
        ("variantUpdate(id: $id, price: 1)", "variant"),
        ("stockSet(variantId: $id, quantity: 0)", "variant"),
        ("productPhotoRemove(id: $id)", "media"),
    ]:
        text = f"mutation ($id: ID!) {{ {act} {{ errors {{ code }} }} }}"
        assert run(text, {"id": ids[kind]}, viewer=other) == {"errors": [{"code": "NOT_FOUND"}]}
        refused = schema.run(text, {"id": ids[kind]}, viewer=visitor(now()))
        assert list(refused["data"].values()) == [None] and refused["errors"]
    photo = {"id": ids["product"], "image": SimpleUploadedFile("foto.jpg", a_photo())}
    assert [one["code"] for one in run(PHOTO, photo, viewer=other)["errors"]] == ["NOT_FOUND"]

    assert Product.objects.values().get() == before
    assert (product.variants.get().price, product.media.count()) == (45_000, 1)
    assert Stock.objects.get().quantity == 10
