"""Random documents over carts and orders: compiled and by graphql-core to the same bytes, nothing leaked."""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from catalog.collections.graphql import TYPES as COLLECTION_TYPES
from catalog.products.graphql import TYPES as PRODUCT_TYPES
from foundation.accounts.graphql.types import AccountQueries
from foundation.graphql.schema import build
from foundation.ids import global_id
from marketplace.checkout.graphql import QUERIES as CHECKOUT_QUERIES
from marketplace.orders.graphql import QUERIES as ORDER_QUERIES
from tests.foundation.graphql.comparison import Tally, compare
from tests.foundation.graphql.random_documents import documents
from tests.marketplace.factories import (
    a_buyer,
    a_full_cart,
    a_keeper,
    a_part,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    on_its_way,
)

EXAMPLES = 1_000 if os.environ.get("MALL_LONG") else 120
SECRETS = (b"Ratna", b"Krajan", b"pagar biru", b"ratna@contoh.test", b"6281234567890")

schema = build(
    queries=[*ORDER_QUERIES, *CHECKOUT_QUERIES, AccountQueries],
    mutations=[],
    types=[*COLLECTION_TYPES, *PRODUCT_TYPES],
)


@pytest.fixture
def trade(db):
    """Carts and orders of one buyer over two shops, in several states, and who may look at them."""
    coffee, batik, buyer = a_keeper(), a_keeper(name="Batik Sekar Oling"), a_buyer()
    bag, cloth = a_variant(coffee, stock=50), a_variant(batik, stock=50)
    orders = [an_order((bag, 1), (cloth, 2), by=buyer) for _number in range(3)]
    on_its_way(coffee, orders[0])
    delivered(batik, orders[0])
    delivered(coffee, orders[1])
    cart = a_full_cart((bag, 1), (cloth, 1), by=buyer)
    values = {
        "Query.order.id": st.sampled_from([global_id("Order", order.pk) for order in orders]),
        "Query.checkout.id": st.just(global_id("Checkout", cart.pk)),
        "Query.vendorOrder.id": st.sampled_from(
            [global_id("VendorOrder", a_part(coffee, order).pk) for order in orders]
        ),
        "vendorId": st.sampled_from([global_id("Vendor", keeper.shop.pk) for keeper in (coffee, batik)]),
        "slug": st.sampled_from(["banyuwangi", "us"]),
        "size": st.integers(1, 512),
        "after": st.just(""),
        "before": st.just(""),
    }
    return values, {"buyer": buyer, "seller": coffee.viewer, "stranger": a_buyer(), "visitor": a_visitor()}


def test_random_documents_are_answered_alike_and_leak_nothing(trade):
    values, viewers = trade
    tally = Tally()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=documents(schema.graphql, values, mistakes=False),
        who=st.sampled_from(sorted(viewers)),
    )
    def run(case, who):
        note(f"{who}\n{case.text}\n{case.variables}")
        answer = compare(schema, case, viewers[who], tally)
        if who in ("stranger", "visitor"):
            assert not [secret for secret in SECRETS if secret in answer]

    run()

    assert tally.valid > EXAMPLES * 0.8
    assert tally.compiled + tally.with_errors == tally.valid
