"""The list of what a shop lacks, on the wire: for those who keep it."""

import graphene
from graphene import ID, Boolean, Int, List, NonNull, ObjectType, String

from foundation.access import Viewer
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import col, python
from foundation.graphql.wire_ids import InvalidId, pk_of
from marketplace.readiness.selectors import checklist_of
from vendors.onboarding.states import DONE, STEPS, TODO, WAITING

ChecklistStepEnum = graphene.Enum("ChecklistStepEnum", [(key.upper(), key) for key in STEPS])
ChecklistStateEnum = graphene.Enum(
    "ChecklistStateEnum", [(state.upper(), state) for state in (DONE, TODO, WAITING)]
)


class VendorChecklistStep(ObjectType):
    """One step: how it stands and, in a sentence, what to do."""

    key = Field(ChecklistStepEnum, required=True, source=col("key"))
    state = Field(ChecklistStateEnum, required=True, source=col("state"))
    title = Field(String, required=True, source=col("title", fn=str))
    sentence = Field(String, required=True, source=col("sentence", fn=str))
    needed = Field(Boolean, required=True, source=col("needed"), description="False for what only helps.")


class VendorChecklist(ObjectType):
    """What is missing before a shop sells."""

    ready = Field(Boolean, required=True, source=col("ready"))
    done = Field(Int, required=True, source=col("done"))
    steps = Field(NonNull(List(NonNull(VendorChecklistStep))), source=col("steps"))


def checklist_asked(viewer: Viewer, *, vendor_id: str) -> object | None:
    """Null for a shop that the viewer does not keep."""
    try:
        return checklist_of(viewer, pk_of(vendor_id, "Vendor"))
    except (InvalidId, NotFound):
        return None


class ReadinessQueries(Queries):
    vendor_checklist = Field(
        VendorChecklist,
        vendor_id=ID(required=True),
        access=SIGNED_IN,
        source=python(checklist_asked),
        description="For those who keep the shop; null for everybody else.",
    )
