"""What is said of goods, over GraphQL: attributes of products and variants, food, collections."""

import pytest

from catalog.collections.graphql import TYPES as COLLECTION_TYPES
from catalog.collections.graphql import CollectionQueries
from catalog.products.graphql import MUTATIONS, ProductQueries
from catalog.products.graphql import TYPES as PRODUCT_TYPES
from catalog.products.models import Category
from catalog.products.services import FoodEntry, add_variant, create_product, edit_product
from catalog.search.graphql import SearchQueries
from foundation.access.viewer import visitor
from foundation.clock import now
from foundation.graphql.schema import build
from foundation.ids import global_id
from tests.catalog.factories import a_product
from tests.catalog.test_collections import a_collection, an_officer
from tests.vendors.factories import a_shop

pytestmark = pytest.mark.django_db

schema = build(
    queries=[CollectionQueries, ProductQueries, SearchQueries],
    mutations=MUTATIONS,
    types=[*COLLECTION_TYPES, *PRODUCT_TYPES],
)


def run(text: str, variables=None, *, viewer=None) -> dict:
    return schema.run(text, variables, viewer=viewer or visitor(now()))


def batik(shop, **changes):
    given = {
        "shop_id": shop.pk,
        "name": "Kain batik",
        "category_id": Category.objects.get(slug="batik-tulis").pk,
        "price": 385_000,
        "values": {
            "motif": ["gajah-oling", "ukel"],
            "teknik-batik": "tulis",
            "dibuat-pesanan": True,
            "ukuran": "250 x 110 cm",
        },
        "by": shop.seller,
        "at": now(),
    }
    return create_product(**(given | changes))


ASSIGNED = """
fragment Said on AssignedAttribute {
    attribute { slug name inputType translation(languageCode: EN) { name } }
    ... on AssignedSingleChoiceAttribute { choice: value { slug name translation(languageCode: EN) } }
    ... on AssignedMultiChoiceAttribute { choices: value { slug } }
    ... on AssignedBooleanAttribute { flag: value }
    ... on AssignedNumericAttribute { number: value }
    ... on AssignedPlainTextAttribute { text: value translation(languageCode: EN) }
    ... on AssignedFileAttribute { file: value { url } }
    ... on AssignedSingleCollectionReferenceAttribute { collection: value { slug } }
}
"""


def test_a_product_tells_what_is_said_of_it_in_the_order_of_its_type(django_assert_num_queries):
    shop = a_shop()
    product = batik(shop)
    query = ASSIGNED + (
        "query ($id: ID!) { product(id: $id) { assignedAttributes { ...Said }"
        " few: assignedAttributes(limit: 1) { ...Said }"
        ' one: assignedAttribute(slug: "motif") { ...Said }'
        ' none: assignedAttribute(slug: "rasa") { ...Said } } }'
    )

    with django_assert_num_queries(5):
        answer = run(query, {"id": global_id("Product", product.pk)}, viewer=shop.seller)

    def said(slug, name, kind, **value):
        return {
            "attribute": {"slug": slug, "name": name, "inputType": kind, "translation": None},
            **value,
        }

    technique = said(
        "teknik-batik",
        "Teknik",
        "DROPDOWN",
        choice={"slug": "tulis", "name": "Tulis", "translation": None},
    )
    motif = said("motif", "Motif", "MULTISELECT", choices=[{"slug": "gajah-oling"}, {"slug": "ukel"}])
    assert answer == {
        "data": {
            "product": {
                "assignedAttributes": [
                    technique,
                    motif,
                    said("ukuran", "Ukuran", "PLAIN_TEXT", text="250 x 110 cm", translation=None),
                    said("dibuat-pesanan", "Dibuat sesudah dipesan", "BOOLEAN", flag=True),
                ],
                "few": [technique],
                "one": motif,
                "none": None,
            }
        }
    }


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_reads_what_is_said_with_one_statement_more(django_assert_num_queries, count):
    shop = a_shop()
    for _number in range(count):
        product = batik(shop)
        type(product).objects.filter(pk=product.pk).update(published=True)

    with django_assert_num_queries(2):
        answer = run(
            "{ products(first: 10) { edges { node { name assignedAttributes { attribute { slug }"
            " ... on AssignedMultiChoiceAttribute { value { name } } } } } } }"
        )

    assert [len(edge["node"]["assignedAttributes"]) for edge in answer["data"]["products"]["edges"]] == [
        4
    ] * count


def test_a_variant_tells_what_it_stands_for():
    shop = a_shop()
    product = batik(shop, choices={"pilihan-warna": "biru"})
    free = add_variant(product_id=product.pk, name="Pesanan", price=1, by=shop.seller, at=now())

    answer = run(
        "query ($id: ID!) { product(id: $id) { productVariants { edges { node { name"
        " attributes { attribute { slug inputType } values { slug name value boolean dateTime file { url }"
        " translation(languageCode: EN) { name } } }"
        " fixed: attributes(variantSelection: NOT_VARIANT_SELECTION) { attribute { slug } }"
        " translation(languageCode: EN) { name } } } } } }",
        {"id": global_id("Product", product.pk)},
        viewer=shop.seller,
    )

    blue = {
        "slug": "biru",
        "name": "Biru",
        "value": None,
        "boolean": None,
        "dateTime": None,
        "file": None,
        "translation": None,
    }
    attribute = {"attribute": {"slug": "pilihan-warna", "inputType": "DROPDOWN"}, "values": [blue]}
    assert [edge["node"] for edge in answer["data"]["product"]["productVariants"]["edges"]] == [
        {"name": "Biru", "attributes": [attribute], "fixed": [], "translation": None},
        {"name": free.name, "attributes": [], "fixed": [], "translation": None},
    ]


def test_food_is_told_and_an_old_permit_is_not_shown_as_good():
    shop = a_shop()
    product = create_product(
        shop_id=shop.pk,
        name="Kopi",
        category_id=Category.objects.get(slug="kopi").pk,
        food=FoodEntry(halal="certified", halal_number="id35110000123450621", pirt="P-IRT 2103510010123-28"),
        by=shop.seller,
        at=now(),
    )
    query = (
        "query ($id: ID!) { product(id: $id) { productType { isFood }"
        " food { halal halalNumber pirt pirtIsOver bpom } } }"
    )
    variables = {"id": global_id("Product", product.pk)}

    good = run(query, variables, viewer=shop.seller)
    edit_product(
        product_id=product.pk,
        food=FoodEntry(halal="not-halal", pirt="2103510010123-24"),
        by=shop.seller,
        at=now(),
    )
    old = run(query, variables, viewer=shop.seller)

    assert good["data"]["product"] == {
        "productType": {"isFood": True},
        "food": {
            "halal": "CERTIFIED",
            "halalNumber": "ID35110000123450621",
            "pirt": "2103510010123-28",
            "pirtIsOver": False,
            "bpom": None,
        },
    }
    assert old["data"]["product"]["food"] == {
        "halal": "NOT_HALAL",
        "halalNumber": None,
        "pirt": None,
        "pirtIsOver": True,
        "bpom": None,
    }


def test_a_collection_and_its_goods(django_assert_num_queries):
    officer, shop = an_officer(), a_shop()
    first, second = a_product(shop, name="Kopi", price=9_000), a_product(shop, name="Batik", price=5_000)
    hidden = a_product(shop, name="Konsep")
    collection = a_collection(first, second, hidden, officer=officer)
    type(hidden).objects.filter(pk=hidden.pk).update(published=False)
    draft = a_collection(first, officer=officer, shown=False, name="Belum")
    goods = "totalCount edges { node { name } }"

    with django_assert_num_queries(8):
        answer = run(
            "query ($slug: String!, $draft: String!, $ids: [ID!]) {"
            ' collection(slug: $slug, channel: "banyuwangi") { id name slug seoTitle'
            " seoDescription description backgroundImage(size: 200) { url alt }"
            f" translation(languageCode: EN) {{ name }} metadata {{ key }} products(first: 5) {{ {goods} }}"
            f" cheap: products(first: 5, sortBy: {{field: PRICE, direction: ASC}}) {{ {goods} }} }}"
            " draft: collection(slug: $draft) { name }"
            " collections(first: 5) { edges { node { slug } } }"
            f" products(first: 5, filter: {{collections: $ids}}) {{ {goods} }} }}",
            {
                "slug": collection.slug,
                "draft": draft.slug,
                "ids": [global_id("Collection", collection.pk), global_id("Collection", draft.pk)],
            },
        )

    def listed(*names):
        return {"totalCount": len(names), "edges": [{"node": {"name": name}} for name in names]}

    data = answer["data"]
    assert data["collection"]["products"] == listed("Kopi", "Batik")
    assert data["collection"]["cheap"] == listed("Batik", "Kopi")
    assert data["products"] == listed("Batik", "Kopi")
    assert (data["draft"], data["collection"]["translation"]) == (None, None)
    assert data["collections"] == {"edges": [{"node": {"slug": collection.slug}}]}
    assert data["collection"]["backgroundImage"]["alt"] == "Kopi dalam kantong"
    assert data["collection"]["seoDescription"] == "Untuk dibawa pulang."


def test_a_category_tells_what_can_be_said_of_goods_in_it():
    answer = run(
        '{ category(slug: "kopi-bubuk") { translation(languageCode: EN) { name } productType { slug isFood'
        " variantAttributes { slug valueChoices { slug } } productAttributes { slug unitName } } } }"
    )

    kind = answer["data"]["category"]["productType"]
    assert (kind["slug"], kind["isFood"]) == ("kopi", True)
    assert kind["variantAttributes"][0] == {
        "slug": "gilingan",
        "valueChoices": [{"slug": "biji-utuh"}, {"slug": "kasar"}, {"slug": "sedang"}, {"slug": "halus"}],
    }
    assert {"slug": "ketinggian", "unitName": "mdpl"} in kind["productAttributes"]
