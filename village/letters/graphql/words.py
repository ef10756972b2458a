"""The closed sets of words of letters."""

import graphene

from village.letters import states
from village.letters.selectors.checking import VERDICTS

ApplicationStateEnum = graphene.Enum(
    "ApplicationStateEnum", [(word.upper(), word) for word in states.APPLICATION_STATES]
)
LetterStateEnum = graphene.Enum("LetterStateEnum", [(word.upper(), word) for word in states.LETTER_STATES])
StepActionEnum = graphene.Enum("StepActionEnum", [(word.upper(), word) for word in states.DECISIONS])
LetterVerdictEnum = graphene.Enum("LetterVerdictEnum", [(word.upper(), word) for word in VERDICTS])
