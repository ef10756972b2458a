"""A mall with something of everything, who looks at it, and which arguments lead somewhere in it."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from hypothesis import strategies as st

from catalog.collections.models import Collection
from catalog.products.models import Category, Product, ProductType, Variant
from catalog.reviews.models import Review
from foundation.access.viewer import Viewer
from foundation.clock import JAKARTA
from foundation.ids import global_id
from marketplace.checkout.models import Checkout
from marketplace.orders.models import Order, VendorOrder
from marketplace.schema import schema
from tests.access.people import World, a_world
from tests.catalog.factories import a_category, a_product, a_variant
from tests.contract.said import say_everything
from tests.foundation.graphql.random_documents import Values
from tests.vendors.factories import a_nib
from tests.village.factories import GIRI_DISTRICT, GROGOL, JAJAG
from vendors.shops.models import Shop
from vendors.shops.services import describe_shop
from village.letters.models import Application, Letter
from village.letters.signed import token_text
from village.residents.services import ask_correction, record_death

PEOPLE = ("visitor", "buyer", "seller", "operator", "head", "regency")

# Lists whose cursors fit whatever else is asked of them.
PAGED = {
    "Query.categories": "{ categories(first: 9) { edges { cursor } } }",
    "Query.villages": '{ villages(first: 9, search: "gro") { edges { cursor } } }',
    "Query.vendorOrders": "{ vendorOrders(first: 9) { edges { cursor } } }",
    "Query.myProducts": "{ myProducts(first: 9) { edges { cursor } } }",
    "Query.letters": "{ letters(first: 9) { edges { cursor } } }",
    "Query.applications": "{ applications(first: 9) { edges { cursor } } }",
    "Query.officers": "{ officers(first: 9) { edges { cursor } } }",
    "Query.residents": '{ residents(first: 9, search: "pak") { edges { cursor } } }',
}


@dataclass(frozen=True)
class Mall:
    """`world` is the access matrix's, with more on its shelves."""

    world: World
    viewers: dict[str, Viewer]

    def every(self, model: type[models.Model]) -> list[Any]:
        return [thing for thing in self.world.things.values() if isinstance(thing, model)]

    def ids(self, model: type[models.Model], name: str = "") -> list[str]:
        return sorted({global_id(name or model.__name__, thing.pk) for thing in self.every(model)})


def a_mall() -> Mall:
    """The matrix's world; nine more goods in a tree of kinds, some dear, some cut in price, some sold out."""
    world = a_world()
    food = a_category("Makanan dan minuman")
    coffee, sweets = a_category("Kopi bubuk", parent=food), a_category("Jajan pasar", parent=food)
    beans = a_category("Biji kopi", parent=coffee)
    for number, (name, category) in enumerate(
        [(f"Kopi {word}", beans) for word in ("lanang", "excelsa", "house blend")]
        + [(f"Kopi bubuk {word}", coffee) for word in ("kasar", "halus")]
        + [(f"Kue {word}", sweets) for word in ("bagiak", "sabun", "satuh", "cucur")]
    ):
        shop = world.things["shop" if number % 2 else "far_shop"]
        product = a_product(
            shop,
            name,
            category=category,
            price=8_000 * (number + 1),
            list_price=90_000 if number % 3 == 0 else None,
            quantity=number % 4,
            description="Dibuat tiap pagi. Tahan dua minggu." if number % 2 else "",
        )
        if number % 3 == 1:
            a_variant(product, "Satu kilo", price=8_000 * (number + 4), quantity=3)
        world.things[f"more_{number}"] = product
    a_nib(world.things["business"])
    say_everything(world)
    ask_correction(
        field="name",
        wanted="SITI AMINAH BINTI SALEH",
        proof="Akta 12",
        by=world.viewer("seller"),
        at=world.at,
    )
    record_death(
        resident_id=world.things["candidate"].pk,
        event_date=world.at.astimezone(JAKARTA).date(),
        source="Akta kematian",
        by=world.viewer("operator"),
        at=world.at,
    )
    describe_shop(
        shop_id=world.things["shop"].pk,
        logo_key=world.things["photo"].picture.sha256,
        by=world.viewer("seller"),
        at=world.at,
    )
    return Mall(world, {person: world.viewer(person) for person in PEOPLE})


def leading(mall: Mall, person: str) -> Values:
    """Arguments that lead to rows, many of them this person's."""
    goods = list(Product.objects.order_by("pk"))
    variants, kinds = list(Variant.objects.order_by("pk")), list(Category.objects.order_by("pk"))
    product_ids = st.sampled_from([global_id("Product", product.pk) for product in goods])
    category_ids = st.sampled_from([global_id("Category", kind.pk) for kind in kinds])
    type_ids = st.sampled_from([global_id("ProductType", kind.pk) for kind in ProductType.objects.all()])
    shown = Collection.objects.filter(published=True)
    collection_ids = st.sampled_from([global_id("Collection", one.pk) for one in shown])
    slugs = st.sampled_from([product.slug for product in goods])
    letters = mall.every(Letter)
    looked_up = [mall.world.residents[one] for one in ("seller", "claim")]  # an officer of Grogol may
    regions = st.sampled_from(["35.10", GIRI_DISTRICT, GROGOL, JAJAG, "35.10.99.2001", ""])
    words = st.sampled_from(["kopi", "kue bagiak", "", "k", "lenang", "tidak ada"])
    days = st.sampled_from(["2026-03-01T00:00:00+00:00", mall.world.at.isoformat()])
    amounts = st.sampled_from([0, 8_000, 24_000.5, 1_000_000])
    return {
        "Query.application.id": st.sampled_from(mall.ids(Application)),
        "Query.letter.id": st.sampled_from(mall.ids(Letter)),
        "Query.letterVerify.number": st.sampled_from([letter.number for letter in letters] + ["510/9", ""]),
        "Query.letterVerify.token": st.sampled_from(
            [token_text(bytes(letter.cose)) for letter in letters] + ["x", ""]
        ),
        "Query.collection.id": collection_ids,
        "Query.collection.slug": st.sampled_from([one.slug for one in shown]),
        "Query.review.id": st.sampled_from(mall.ids(Review)),
        "Query.complaintByLink.token": st.just(mall.world.things["complaint_token"]),
        "Query.vendorChecklist.vendorId": st.sampled_from(
            [global_id("Vendor", mall.world.things[name].pk) for name in ("shop", "barred_shop")]
        ),
        "Query.officerCandidates.search": st.sampled_from(["siti", "pak calon", "xyz"]),
        "Query.checkout.id": st.sampled_from(mall.ids(Checkout)),
        "Query.order.id": st.sampled_from(mall.ids(Order)),
        "Query.vendorOrder.id": st.sampled_from(mall.ids(VendorOrder)),
        "Query.product.id": product_ids,
        "Query.product.slug": slugs,
        "Query.productVariant.id": st.sampled_from([global_id("ProductVariant", one.pk) for one in variants]),
        "Query.productVariant.sku": st.sampled_from([one.sku for one in variants] + ["x"]),
        "Query.category.id": category_ids,
        "Query.category.slug": st.sampled_from([kind.slug for kind in kinds]),
        "Query.vendor.slug": st.sampled_from([shop.slug for shop in mall.every(Shop)]),
        "Query.region.code": regions,
        "Query.vendors.near": st.sampled_from(["35.10", GIRI_DISTRICT, GROGOL, JAJAG]),
        "Query.vendors.village": st.sampled_from([GROGOL, JAJAG]),
        "Query.resident.id": st.sampled_from([global_id("Resident", one.pk) for one in looked_up]),
        "Query.resident.purpose": st.just("Mencocokkan alamat usaha"),
        "Query.residents.search": st.sampled_from(["siti", "pak klemens", "xyz"]),
        "Query.businessLines.search": st.sampled_from(["kopi", "107", "kerajinan batik", ""]),
        "Query.villages.search": st.sampled_from(["gro", "jajag", "68", ""]),
        "slug": st.sampled_from(["banyuwangi", "us"]),
        "vendorId": st.sampled_from(mall.ids(Shop, "Vendor")),
        "search": words,
        "ProductFilterInput.search": words,
        "ProductFilterInput.ids": st.lists(product_ids, max_size=4),
        "ProductFilterInput.slugs": st.lists(slugs, max_size=4),
        "ProductFilterInput.categories": st.lists(category_ids, max_size=2),
        "ProductFilterInput.productTypes": st.lists(type_ids, max_size=2),
        "ProductWhereInput.ids": st.lists(product_ids, max_size=4),
        "ProductFilterInput.collections": st.lists(collection_ids, max_size=2),
        "CollectionFilterInput.ids": st.lists(collection_ids, max_size=3),
        "CollectionFilterInput.search": words,
        "CategoryFilterInput.ids": st.lists(category_ids, max_size=3),
        "CategoryFilterInput.search": words,
        "GlobalIDFilterInput.eq": category_ids | type_ids,
        "GlobalIDFilterInput.oneOf": st.lists(category_ids | type_ids, max_size=3),
        "StringFilterInput.eq": slugs | st.just("Kopi robusta"),
        "StringFilterInput.oneOf": st.lists(slugs | st.just("Kopi robusta"), max_size=3),
        "PriceRangeInput.gte": amounts,
        "PriceRangeInput.lte": amounts,
        "Decimal": amounts,
        "DateTime": days,
        "size": st.integers(1, 1_024),
        **{
            f"{path}.{side}": cursors
            for path, cursors in _cursors(mall, person)
            for side in ("after", "before")
        },
        "after": st.just(""),
        "before": st.just(""),
    }


def _cursors(mall: Mall, person: str) -> list[tuple[str, st.SearchStrategy[str]]]:
    """Real cursors of the lists that this person may read."""
    found = []
    for path, text in PAGED.items():
        answer = schema.run(text, viewer=mall.viewers[person])
        page = (answer["data"] or {}).get(path.partition(".")[2])
        cursors = [edge["cursor"] for edge in page["edges"]] if page else []
        found.append((path, st.sampled_from(["", *cursors])))
    return found


def refused_to(viewer: Viewer) -> frozenset[str]:
    """The fields that this viewer is refused, as the schema declares it."""
    return frozenset(
        f"{type_}.{name}"
        for type_, fields in schema.fields.items()
        for name, field in fields.items()
        if getattr(field, "access", None) and not viewer.may(field.access)
    )


# Root fields that want exactly one of two arguments.
ONE_OF = (
    ("Query.product", "id", "slug"),
    ("Query.productVariant", "id", "sku"),
    ("Query.category", "id", "slug"),
    ("Query.collection", "id", "slug"),
)
# Of Saleor's input types, taken in and refused by name.
NOT_OFFERED = (
    "ProductFilterInput.attributes",
    "ProductFilterInput.metadata",
    "ProductWhereInput.attributes",
    "ProductWhereInput.metadata",
    "ProductOrder.attributeId",
    "ProductFilterInput.stocks",
    "ProductFilterInput.publishedFrom",
    "ProductFilterInput.availableFrom",
    "CategoryFilterInput.metadata",
    "CategoryFilterInput.updatedAt",
    "CollectionFilterInput.metadata",
)


def faultless(mall: Mall, person: str) -> dict[str, Any]:
    """What `documents` takes so that this person is refused nothing."""
    given = PEOPLE.index(person) % 2
    never = {f"{path}.{names[1 - given]}": st.none() for path, *names in ONE_OF}
    refused = dict.fromkeys(NOT_OFFERED, st.none())
    return {
        "values": {**leading(mall, person), **never, **refused},
        "skip": refused_to(mall.viewers[person]),
        "always": frozenset(f"{path}.{names[given]}" for path, *names in ONE_OF),
        "mistakes": False,
    }


def wicked(mall: Mall, person: str) -> dict[str, Any]:
    """What `documents` takes so that much is refused: foreign ids, broken cursors, pages without size."""
    strange = st.sampled_from(
        ["", "x", "UHJvZHVjdDox", "T3JkZXI6MQ==", "UHJvZHVjdDo5OTk5OTk5OTk5OTk5OTk5OTk5"]
    )
    found = leading(mall, person)
    ids = {path: values | strange for path, values in found.items() if path.endswith(".id")}
    cursors = st.sampled_from(["", "bm90IGEgY3Vyc29y", "WyIxIiwgIjUiXQ==", "WyJLb3BpIiwgIjYiXQ=="])
    return {
        "values": {
            **found,
            **ids,
            "ProductFilterInput.ids": st.lists(strange, max_size=3),
            "GlobalIDFilterInput.eq": strange,
            "Query.residents.search": st.sampled_from(["", "s", "siti", "3510900101850001"]),
            "first": st.integers(-1, 4) | st.just(101) | st.none(),
            "size": st.integers(-1, 2),
            "after": cursors,
            "before": cursors,
        }
    }
