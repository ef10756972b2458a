"""The schema of these four rooms alone, so that their tests stand without the roof."""

from foundation.graphql.schema import Schema, build
from village.businesses.graphql import BusinessQueries
from village.officers.graphql import MUTATIONS as OFFICER_MUTATIONS
from village.officers.graphql import OfficerQueries
from village.residents.graphql.mutations import MUTATIONS as RESIDENT_MUTATIONS
from village.residents.graphql.queries import ResidentQueries
from village.territory.graphql import TerritoryQueries

schema: Schema = build(
    queries=[TerritoryQueries, ResidentQueries, OfficerQueries, BusinessQueries],
    mutations=[*RESIDENT_MUTATIONS, *OFFICER_MUTATIONS],
)
