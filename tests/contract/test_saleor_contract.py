"""What Saleor's own storefront asks for, agrees with our schema wherever we have it."""

from pathlib import Path

from graphql import build_schema

from marketplace.schema import schema
from tests.contract.agreement import agreement

CONTRACT = build_schema(Path(__file__).with_name("storefront.graphql").read_text())

# Differences that Saleor's clients cannot notice, and why they are there.
OTHERWISE = {
    # Looser on the way in: who has no e-mail address signs up by `phone`. Clients always send one.
    "AccountRegisterInput.email": "String! is String",
}
# What we do not have yet. A line goes when its field comes; none is added.
LACKING = {
    "AssignedAttributeWhereInput",
    "CheckoutAddPromoCode",
    "CheckoutRemovePromoCode",
    "Menu",
    "MenuItem",
    "MenuItemTranslation",
    "MetadataFilterInput",
    "MetadataValueFilterInput",
    "Mutation.checkoutAddPromoCode",
    "Mutation.checkoutRemovePromoCode",
    "Page",
    "PageCountableConnection",
    "PageCountableEdge",
    "PageTranslation",
    "PageType",
    "PageWhereInput",
    "Query.menu",
    "Query.page",
    "Query.pages",
}


def test_what_we_have_of_the_contract_agrees_with_it_and_what_we_lack_is_named():
    found = agreement(CONTRACT, build_schema(schema.sdl()))

    assert found.otherwise == OTHERWISE
    assert found.lacking == LACKING


def test_every_kind_of_difference_is_found():
    promised = build_schema("""
        type Query { a(x: Int = 1, y: Int): [Thing!]! gone: Int find(by: In): Found kind: Kind }
        interface Named { name: String } type Thing implements Named { name: String } type Lost { a: Int }
        union Found = Thing | Lost
        input In { a: Int b: Int! } enum Kind { ONE TWO }
    """)
    ours = build_schema("""
        type Query { a(x: Int = 2, z: Int!): [Thing]! find(by: In): Found kind: Kind more: Int }
        type Named { name: String } type Thing { name: String! }
        union Found = Thing
        input In { a: Int! b: Int c: Int! } enum Kind { ONE THREE }
    """)

    found = agreement(promised, ours)

    assert found.lacking == {
        "Found.Lost",
        "Kind.TWO",
        "Lost",
        "Query.a(y)",
        "Query.gone",
        "Thing (Named)",
    }
    assert found.otherwise == {
        "In.a": "Int is Int!",
        "In.b": "Int! is Int",
        "In.c": "is required, and the contract does not know it",
        "Named": "GraphQLInterfaceType is GraphQLObjectType",
        "Query.a": "[Thing!]! is [Thing]!",
        "Query.a(x) (default)": "1 is 2",
        "Query.a(z)": "is required, and the contract does not know it",
        "Thing.name": "String is String!",
    }
