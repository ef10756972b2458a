from graphene import Boolean, List, NonNull, String

from foundation.access.permissions import LAY_SANCTIONS, PUBLIC, SIGNED_IN
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import connection, many, one
from vendors.shops.graphql.rows import own_shops, sanctions_in_reach, selling_shops, shop_by_slug
from vendors.shops.graphql.types import Sanction, Vendor


class VendorQueries(Queries):
    vendor = Field(Vendor, slug=String(required=True), access=PUBLIC, source=one(shop_by_slug))
    vendors = connection_field(
        Vendor,
        near=String(description="The code of a region: shops inside it first, then the nearest."),
        village=String(description="The code of a village: its shops only."),
        access=PUBLIC,
        source=connection(selling_shops),
        description="Shops that sell today.",
    )
    my_vendors = Field(
        NonNull(List(NonNull(Vendor))),
        access=SIGNED_IN,
        source=many(own_shops),
        description="The shops of the viewer's own businesses and those kept by a mandate, selling or not.",
    )
    sanctions = connection_field(
        Sanction,
        in_force=Boolean(description="Those of today (the default), or those that are over."),
        region=String(description="The code of a region: what is laid in it."),
        access=LAY_SANCTIONS,
        source=connection(sanctions_in_reach, default=20),
        description="What offices laid upon shops in the viewer's regions, the latest first.",
    )
