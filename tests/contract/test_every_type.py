"""Every field of every type, through every root field and parent that leads to it, over real rows."""

from typing import Any
from uuid import UUID

import pytest
from django.db import models, transaction
from graphene import String
from graphene.utils.str_converters import to_camel_case
from graphql import get_named_type

from catalog.collections.graphql import TYPES as COLLECTION_TYPES
from catalog.collections.models import Collection
from catalog.products.graphql import TYPES as PRODUCT_TYPES
from catalog.products.models import Category, Product, ProductMedia, Variant
from catalog.reviews.models import Review
from foundation.access import PUBLIC
from foundation.accounts.models import User
from foundation.graphql.declare import Field, Queries
from foundation.graphql.documents import Documents
from foundation.graphql.errors import Internal
from foundation.graphql.limits import Limits
from foundation.graphql.schema import Schema, build
from foundation.graphql.sources import lookup
from marketplace.checkout.models import Checkout
from marketplace.complaints.models import Complaint
from marketplace.orders.models import Order, VendorOrder
from marketplace.payments.models import TransactionItem
from marketplace.schema import schema
from tests.access.people import PEOPLE
from tests.contract.mall import Mall
from tests.contract.whole_types import object_fields, reached, whole
from tests.village.factories import GROGOL
from vendors.mandates.models import Mandate
from vendors.shops.models import Sanction, Shop
from village.businesses.models import Business, NibRecord
from village.letters.models import Application, Letter
from village.officers.models import Officer, OfficerInvitation
from village.residents.models import CorrectionRequest, IdentityBinding, RegisterEvent, Resident
from village.territory.models import Region

pytestmark = pytest.mark.django_db

# Everything at once is more than a client may ask for.
WIDE = Limits(document_size=2_000_000, tokens=400_000, aliases=5_000, cost=20_000_000)
# Objects that Saleor's dialect has and the mall never holds: no vouchers, gift cards, discounts on carts, no
# translations of goods, no attributes that are files or refer to a collection, no portraits.
NEVER = {
    "AssignedFileAttribute.attribute",
    "AssignedFileAttribute.value",
    "AssignedSingleCollectionReferenceAttribute.attribute",
    "AssignedSingleCollectionReferenceAttribute.value",
    "Attribute.translation",
    "AttributeValue.file",
    "AttributeValue.translation",
    "Category.backgroundImage",
    "Category.translation",
    "Checkout.discount",
    "Checkout.giftCards",
    "Checkout.problems",
    "CheckoutProblemDeliveryMethodInvalid.delivery",
    "CheckoutProblemDeliveryMethodStale.delivery",
    "Collection.translation",
    "GiftCard.currentBalance",
    "Order.discounts",
    "Order.voucher",
    "OrderDiscount.amount",
    "PaymentGateway.config",
    "Product.translation",
    "ProductTranslation.language",
    "ProductVariant.translation",
    "User.avatar",
}
WITHOUT_METADATA = {
    "Attribute",
    "Category",
    "Channel",
    "Checkout",
    "CheckoutLine",
    "Collection",
    "Fulfillment",
    "GiftCard",
    "Order",
    "OrderLine",
    "Product",
    "ProductMedia",
    "ProductType",
    "ProductVariant",
    "ShippingMethod",
    "User",
    "Vendor",
    "Voucher",
}
ROWS_OF: dict[str, type[models.Model]] = {
    "Application": Application,
    "Business": Business,
    "Category": Category,
    "Checkout": Checkout,
    "Collection": Collection,
    "Complaint": Complaint,
    "CorrectionRequest": CorrectionRequest,
    "Identity": IdentityBinding,
    "Letter": Letter,
    "Mandate": Mandate,
    "NibRecord": NibRecord,
    "Officer": Officer,
    "OfficerInvitation": OfficerInvitation,
    "Order": Order,
    "Product": Product,
    "ProductMedia": ProductMedia,
    "ProductVariant": Variant,
    "Region": Region,
    "RegisterEvent": RegisterEvent,
    "Resident": Resident,
    "ResidentRecord": Resident,
    "Review": Review,
    "Sanction": Sanction,
    "TransactionItem": TransactionItem,
    "User": User,
    "Vendor": Shop,
    "VendorOrder": VendorOrder,
}


def arguments(mall: Mall) -> dict[str, list[dict[str, str]]]:
    """Root field -> each way to ask it. The others need no arguments."""

    def each(argument: str, name: str, model: type) -> list[dict[str, str]]:
        return [{argument: one} for one in mall.ids(model, name)]

    return {
        "addressValidationRules": [{"countryCode": "ID"}],
        "application": each("id", "Application", Application),
        "businessLines": [{"search": "kopi"}],
        "category": each("id", "Category", Category),
        "channel": [{"slug": "banyuwangi"}],
        "checkout": each("id", "Checkout", Checkout),
        "collection": each("id", "Collection", Collection),
        "complaintByLink": [{"token": mall.world.things["complaint_token"]}],
        "letter": each("id", "Letter", Letter),
        "letterVerify": [{"number": letter.number} for letter in mall.every(Letter)],
        "officerCandidates": [{"search": "klemens"}],
        "order": each("id", "Order", Order),
        "product": each("id", "Product", Product),
        "productVariant": each("id", "ProductVariant", Variant),
        "region": [{"code": GROGOL}],
        "resident": [{"id": one, "purpose": "Mencocokkan alamat usaha"} for one in mall.ids(Resident)],
        "residents": [{"search": "siti"}],
        "review": each("id", "Review", Review),
        "searchCompletions": [{"text": "kopi"}],
        "vendor": [{"slug": shop.slug} for shop in mall.every(Shop)],
        "vendorChecklist": each("vendorId", "Vendor", Shop),
        "vendorOrder": each("id", "VendorOrder", VendorOrder),
        "villages": [{"search": "jajag"}],
    }


def rows(value: Any) -> Any:
    """How many rows a root field gave."""
    if isinstance(value, dict) and "edges" in value:
        return len(value["edges"])
    return len(value) if isinstance(value, list) else value is not None


class Asking:
    """Asks as everybody; keeps what failed, and which fields have held an object."""

    def __init__(self, mall: Mall, schema: Schema) -> None:
        self.mall, self.schema = mall, schema
        self.failed: list[str] = []
        self.found: set[str] = set()

    def ask(self, name: str, given: dict[str, Any]) -> None:
        whole_text, thin_text = (
            document(self.schema, name, given),
            document(self.schema, name, given, thin=True),
        )
        for person in PEOPLE:
            with transaction.atomic():
                answer = self.schema.run(whole_text, given, viewer=self.mall.world.viewer(person))
                thin = self.schema.run(thin_text, given, viewer=self.mall.world.viewer(person))
                transaction.set_rollback(True)
            assert "data" in answer, answer
            told = {error["message"] for error in answer.get("errors", ())}
            if Internal().message in told:
                self.failed.append(f"{person} asked {name}{given}: {answer['errors']}")
            elif not told and rows(answer["data"][name]) != rows(thin["data"][name]):
                self.failed.append(
                    f"{person} asked {name}{given}: what is selected changes which rows there are"
                )
            query = self.schema.graphql.query_type
            self.found |= set(reached(self.schema.graphql, query, answer["data"] or {}))


def document(schema: Schema, name: str, given: dict[str, Any], *, thin: bool = False) -> str:
    """A query for a root field with variables of its arguments' types: everything below it, or nothing."""
    field = schema.graphql.query_type.fields[name]
    below = get_named_type(field.type)
    passed = [f"{one}: ${one}" for one in given] + (["first: 3"] if "first" in field.args else [])
    head = ", ".join(f"${one}: {field.args[one].type}" for one in given)
    call = f"{name}({', '.join(passed)})" if passed else name
    nothing = "{ edges { __typename } }" if below.name.endswith("Connection") else "{ __typename }"
    inside = nothing if thin else whole(schema.graphql, below)
    return f"query {f'({head})' if head else ''} {{ {call} {inside} }}"


def test_every_field_of_every_type_is_answered_through_everything_that_leads_to_it(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "limits", WIDE)
    monkeypatch.setattr(schema, "documents", Documents(schema, WIDE))
    ways, asking = arguments(mall), Asking(mall, schema)

    for name in schema.graphql.query_type.fields:
        for given in ways.get(name, [{}]):
            asking.ask(name, given)

    assert asking.failed == []
    held = NEVER | {f"{name}.metadata" for name in WITHOUT_METADATA}
    assert object_fields(schema.graphql) - asking.found == held


def test_every_type_that_mutations_answer_with_is_loaded_by_its_key_with_every_field(mall: Mall) -> None:
    fields = {
        name: Field(
            schema.graphql.type_map[name].graphene_type,
            key=String(required=True),
            access=PUBLIC,
            source=lookup(
                lambda viewer, key: UUID(key) if len(key) == 36 else int(key) if key.isdigit() else key
            ),
        )
        for name in schema.loads
    }
    by_key = build(
        queries=[type("ByKeyQueries", (Queries,), fields)],
        types=[*COLLECTION_TYPES, *PRODUCT_TYPES],
        limits=WIDE,
    )
    asking = Asking(mall, by_key)

    for name in schema.loads:
        for pk in ROWS_OF[name].objects.order_by("pk").values_list("pk", flat=True)[:8]:
            asking.ask(to_camel_case(name), {"key": str(pk)})

    assert asking.failed == []
    assert {f"Query.{to_camel_case(name)}" for name in schema.loads} <= asking.found
