"""The closed sets of words of the register."""

import graphene

from village.residents import states
from village.residents.rules.requests import ASKABLE

ResidentStatusEnum = graphene.Enum("ResidentStatusEnum", [(word.upper(), word) for word in states.STATUSES])
SexEnum = graphene.Enum("SexEnum", [(word.upper(), word) for word in states.SEXES])
MaritalStatusEnum = graphene.Enum(
    "MaritalStatusEnum", [(word.upper(), word) for word in states.MARITAL_STATUSES]
)
FamilyRelationEnum = graphene.Enum("FamilyRelationEnum", [(word.upper(), word) for word in states.RELATIONS])
IdentityStateEnum = graphene.Enum(
    "IdentityStateEnum", [(word.upper(), word) for word in states.BINDING_STATES]
)
IdentityMethodEnum = graphene.Enum(
    "IdentityMethodEnum", [(word.upper(), word) for word in (states.COUNTER, states.PHOTOS)]
)
CorrectionStateEnum = graphene.Enum(
    "CorrectionStateEnum", [(word.upper(), word) for word in states.REQUEST_STATES]
)
CorrectionFieldEnum = graphene.Enum("CorrectionFieldEnum", [(word.upper(), word) for word in ASKABLE])
RegisterEventKindEnum = graphene.Enum(
    "RegisterEventKindEnum", [(word.upper(), word) for word in states.EVENT_KINDS]
)
