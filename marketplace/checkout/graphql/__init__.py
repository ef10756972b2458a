"""Checkouts on the wire, as Saleor's clients know them; the channel; addresses; delivery by shop."""

from marketplace.checkout.graphql.address_book import MUTATIONS as ADDRESS_MUTATIONS
from marketplace.checkout.graphql.address_rules import AddressQueries
from marketplace.checkout.graphql.channel import ChannelQueries
from marketplace.checkout.graphql.mutations import (
    CheckoutBillingAddressUpdate,
    CheckoutCreate,
    CheckoutCustomerAttach,
    CheckoutCustomerDetach,
    CheckoutEmailUpdate,
    CheckoutLinesAdd,
    CheckoutLinesDelete,
    CheckoutLinesUpdate,
    CheckoutShippingAddressUpdate,
)
from marketplace.checkout.graphql.paying_and_delivery import (
    CheckoutDeliveryMethodUpdate,
    CheckoutVendorDeliveryUpdate,
    DeliveryOptionsCalculate,
    PaymentGatewayInitialize,
    TransactionInitialize,
    TransactionProcess,
)
from marketplace.checkout.graphql.types import CheckoutQueries

QUERIES = (CheckoutQueries, ChannelQueries, AddressQueries)
MUTATIONS = (
    CheckoutCreate,
    CheckoutLinesAdd,
    CheckoutLinesUpdate,
    CheckoutLinesDelete,
    CheckoutEmailUpdate,
    CheckoutShippingAddressUpdate,
    CheckoutBillingAddressUpdate,
    CheckoutCustomerAttach,
    CheckoutCustomerDetach,
    CheckoutDeliveryMethodUpdate,
    CheckoutVendorDeliveryUpdate,
    DeliveryOptionsCalculate,
    PaymentGatewayInitialize,
    TransactionInitialize,
    TransactionProcess,
    *ADDRESS_MUTATIONS,
)

__all__ = ["MUTATIONS", "QUERIES"]
