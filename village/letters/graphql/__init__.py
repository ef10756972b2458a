"""Applications and letters on the wire: the applicant's way, the officer's queue and decisions, the check."""

from village.letters.graphql.mutations import MUTATIONS
from village.letters.graphql.queries import LetterQueries
from village.letters.graphql.types import Application, Letter, LetterCheck, LetterType, StepDecision

__all__ = ["MUTATIONS", "Application", "Letter", "LetterCheck", "LetterQueries", "LetterType", "StepDecision"]
