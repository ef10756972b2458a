"""Shops on the wire: `Vendor`, its permit, its sanctions; the seller's and the officer's mutations."""

from vendors.shops.graphql.mutations import MUTATIONS
from vendors.shops.graphql.queries import VendorQueries
from vendors.shops.graphql.types import Permit, Sanction, Vendor

__all__ = ["MUTATIONS", "Permit", "Sanction", "Vendor", "VendorQueries"]
