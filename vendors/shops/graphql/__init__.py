"""Shops on the wire: `Vendor`, its permit, its sanctions; the seller's and the officer's mutations."""

from vendors.shops.graphql.mandates import MANDATE_MUTATIONS, Mandate, MandateQueries
from vendors.shops.graphql.mutations import MUTATIONS as SHOP_MUTATIONS
from vendors.shops.graphql.queries import VendorQueries
from vendors.shops.graphql.types import Permit, Sanction, Vendor

MUTATIONS = (*SHOP_MUTATIONS, *MANDATE_MUTATIONS)

__all__ = ["MUTATIONS", "Mandate", "MandateQueries", "Permit", "Sanction", "Vendor", "VendorQueries"]
