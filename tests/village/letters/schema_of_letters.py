"""The schema of letters with the rooms that it points to, so that its tests stand without the roof."""

from foundation.graphql.schema import Schema, build
from village.businesses.graphql import BusinessQueries
from village.letters.graphql import MUTATIONS, LetterQueries
from village.territory.graphql import TerritoryQueries

schema: Schema = build(queries=[TerritoryQueries, BusinessQueries, LetterQueries], mutations=[*MUTATIONS])
