"""The API of the mall: the root fields and mutations of all rooms, in the order of the house."""

from catalog.collections.graphql import TYPES as COLLECTION_TYPES
from catalog.collections.graphql import CollectionQueries
from catalog.media.graphql import MUTATIONS as MEDIA_MUTATIONS
from catalog.products.graphql import MUTATIONS as PRODUCT_MUTATIONS
from catalog.products.graphql import TYPES as PRODUCT_TYPES
from catalog.products.graphql import ProductQueries
from catalog.reviews.graphql import MUTATIONS as REVIEW_MUTATIONS
from catalog.reviews.graphql import QUERIES as REVIEW_QUERIES
from catalog.search.graphql import FindingQueries, SearchQueries
from foundation.accounts.graphql.mutations import MUTATIONS as ACCOUNT_MUTATIONS
from foundation.accounts.graphql.types import AccountQueries
from foundation.graphql.schema import build
from marketplace.checkout.graphql import MUTATIONS as CHECKOUT_MUTATIONS
from marketplace.checkout.graphql import QUERIES as CHECKOUT_QUERIES
from marketplace.complaints.graphql import MUTATIONS as COMPLAINT_MUTATIONS
from marketplace.complaints.graphql import ComplaintQueries
from marketplace.leaving.graphql import MUTATIONS as LEAVING_MUTATIONS
from marketplace.orders.graphql import MUTATIONS as ORDER_MUTATIONS
from marketplace.orders.graphql import QUERIES as ORDER_QUERIES
from marketplace.readiness.graphql import ReadinessQueries
from vendors.banking.graphql import MUTATIONS as BANK_MUTATIONS
from vendors.oversight.graphql import OversightQueries
from vendors.shops.graphql import MUTATIONS as SHOP_MUTATIONS
from vendors.shops.graphql import MandateQueries, VendorQueries
from village.businesses.graphql import MUTATIONS as BUSINESS_MUTATIONS
from village.businesses.graphql import BusinessQueries
from village.letters.graphql import MUTATIONS as LETTER_MUTATIONS
from village.letters.graphql import LetterQueries
from village.officers.graphql import MUTATIONS as OFFICER_MUTATIONS
from village.officers.graphql import OfficerQueries
from village.residents.graphql.mutations import MUTATIONS as RESIDENT_MUTATIONS
from village.residents.graphql.queries import ResidentQueries
from village.territory.graphql import TerritoryQueries

schema = build(
    queries=[
        ComplaintQueries,
        *ORDER_QUERIES,
        *CHECKOUT_QUERIES,
        SearchQueries,
        FindingQueries,
        *REVIEW_QUERIES,
        CollectionQueries,
        ProductQueries,
        OversightQueries,
        ReadinessQueries,
        VendorQueries,
        MandateQueries,
        LetterQueries,
        BusinessQueries,
        OfficerQueries,
        ResidentQueries,
        TerritoryQueries,
        AccountQueries,
    ],
    mutations=[
        *COMPLAINT_MUTATIONS,
        *LEAVING_MUTATIONS,
        *ORDER_MUTATIONS,
        *CHECKOUT_MUTATIONS,
        *REVIEW_MUTATIONS,
        *PRODUCT_MUTATIONS,
        *MEDIA_MUTATIONS,
        *BANK_MUTATIONS,
        *SHOP_MUTATIONS,
        *LETTER_MUTATIONS,
        *BUSINESS_MUTATIONS,
        *OFFICER_MUTATIONS,
        *RESIDENT_MUTATIONS,
        *ACCOUNT_MUTATIONS,
    ],
    types=[*COLLECTION_TYPES, *PRODUCT_TYPES],
)
