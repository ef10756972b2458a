"""The offices in the API."""

from village.officers.graphql.mutations import MUTATIONS
from village.officers.graphql.queries import OfficerQueries
from village.officers.graphql.types import OfficerRoleEnum

__all__ = ["MUTATIONS", "OfficerQueries", "OfficerRoleEnum"]
