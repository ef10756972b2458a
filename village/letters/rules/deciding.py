"""Who may decide which step of which application: level, region, family, four eyes, and where it goes up."""

from collections.abc import Iterable
from dataclasses import dataclass

from foundation.access.permissions import APPROVE_APPLICATIONS, VERIFY_APPLICATIONS
from foundation.access.refusals import Refusal
from foundation.access.viewer import Office, Viewer
from village.letters.rules.refusals import FourEyes, HolderGone, NotYourStep
from village.letters.spec import StepSpec
from village.letters.states import APPROVE, VERIFY
from village.officers.rules import may_take
from village.officers.states import DEPUTY, HEAD, OPERATOR
from village.residents.models import Resident
from village.residents.rules.kinship import OwnFamily, family_of
from village.residents.states import RESIDENT
from village.territory.rules import NotYourVillage, covers

PERMISSION_OF_ACTION = {VERIFY: VERIFY_APPLICATIONS, APPROVE: APPROVE_APPLICATIONS}


@dataclass(frozen=True, slots=True)
class StepAtHand:
    """What deciding one step depends on. `verified_by` are the residents who verified this application."""

    step: StepSpec
    village_code: str
    applicant: Resident
    kk_hash_then: bytes | None
    verified_by: frozenset[int]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a role in the village."""

    role: str
    resident: Resident


def roles_for(step: StepSpec) -> frozenset[str]:
    """The roles of the village that take a step."""
    return frozenset({HEAD, DEPUTY}) if step.office == HEAD else frozenset({step.office})


def barred(person: Resident, at_hand: StepAtHand) -> type[Refusal] | None:
    """Why this person may not decide this application, whatever office he holds."""
    if family_of(person, at_hand.applicant, kk_hash_then=at_hand.kk_hash_then):
        return OwnFamily
    if at_hand.step.action == APPROVE and person.pk in at_hand.verified_by:
        return FourEyes
    return None


def goes_up(at_hand: StepAtHand, holders: Iterable[Holder]) -> bool:
    """Whether nobody in the village may take the step, so that the district does."""
    if at_hand.step.office not in (OPERATOR, HEAD):
        return False
    roles = roles_for(at_hand.step)
    return not any(holder.role in roles and barred(holder.resident, at_hand) is None for holder in holders)


def office_taking(viewer: Viewer, at_hand: StepAtHand, *, escalated: bool) -> Office | None:
    """The viewer's office that takes the step by role, region and level; family is not looked at."""
    for office in viewer.offices_with(PERMISSION_OF_ACTION[at_hand.step.action]):
        if may_take(office, at_hand.step.office, at_hand.village_code, escalated=escalated):
            return office
    return None


def refuse_deciding(
    viewer: Viewer, at_hand: StepAtHand, *, persons: dict[int, Resident], holders: Iterable[Holder]
) -> Office:
    """The office in which the viewer decides. `persons` are the residents behind the viewer's offices.

    Raises NotYourVillage, NotYourStep, OwnFamily, FourEyes.
    """
    office = office_taking(viewer, at_hand, escalated=goes_up(at_hand, holders))
    if office is None:
        if any(covers(held.region_code, at_hand.village_code) for held in viewer.offices):
            raise NotYourStep()
        raise NotYourVillage()
    refusal = barred(persons[office.resident_id], at_hand)
    if refusal is not None:
        raise refusal()
    return office


def refuse_holder_gone(applicant: Resident) -> None:
    """Raises HolderGone."""
    if applicant.status != RESIDENT:
        raise HolderGone()
