"""What is said of food on the wire."""

import graphene
from graphene import Boolean, InputObjectType, ObjectType, String

from catalog.products.rules import read_pirt
from catalog.products.states import CERTIFIED, EXEMPT, IN_PROCESS, NOT_HALAL
from foundation.access import Viewer
from foundation.graphql.declare import Field
from foundation.graphql.sources import col


class HalalEnum(graphene.Enum):
    """EXEMPT is for what is sold as harvested or caught."""

    CERTIFIED = CERTIFIED
    IN_PROCESS = IN_PROCESS
    NOT_HALAL = NOT_HALAL
    EXEMPT = EXEMPT


class FoodInput(InputObjectType):
    """What is said of food; a certificate's number goes with CERTIFIED."""

    halal = HalalEnum()
    halal_number = String()
    pirt = String(description="15 digits, as on the label.")
    bpom = String()


def pirt_valid(digits: str, *, viewer: Viewer) -> str | None:
    pirt = read_pirt(digits)
    return pirt.written if pirt is not None and not pirt.is_over(viewer.today) else None


def pirt_over(digits: str, *, viewer: Viewer) -> bool:
    pirt = read_pirt(digits)
    return pirt is not None and pirt.is_over(viewer.today)


class Food(ObjectType):
    """What the seller states of food, as the law wants it shown. Only a P-IRT that is good today is told."""

    halal = Field(HalalEnum, source=col("nullif({it}.halal, '')"))
    halal_number = Field(String, source=col("nullif({it}.halal_number, '')"))
    pirt = Field(String, source=col("pirt", fn=pirt_valid, viewer=True))
    pirt_is_over = Field(Boolean, required=True, source=col("pirt", fn=pirt_over, viewer=True))
    bpom = Field(String, source=col("nullif({it}.bpom, '')"))
