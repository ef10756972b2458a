"""Who may decide which step of which application: level, region, family, four eyes, and where it goes up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foundation.access.permissions import APPROVE_APPLICATIONS, VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound, Refusal
from foundation.access.viewer import Office, Viewer
from village.letters.rules.refusals import FourEyes, HolderGone, NotYourStep
from village.letters.spec import StepSpec
from village.letters.states import APPROVE, CONFIRM, VERIFY
from village.officers.states import DEPUTY, DISTRICT, HEAD, OPERATOR
from village.residents.models import Resident
from village.residents.rules.kinship import OwnFamily, family_of
from village.residents.states import RESIDENT
from village.territory.rules import covers

PERMISSION_OF_ACTION = {
    VERIFY: VERIFY_APPLICATIONS,
    CONFIRM: VERIFY_APPLICATIONS,
    APPROVE: APPROVE_APPLICATIONS,
}
STANDS_IN: Mapping[str, tuple[str, ...]] = {
    HEAD: (HEAD, DEPUTY, DISTRICT),
    OPERATOR: (OPERATOR, DISTRICT),
    DISTRICT: (DISTRICT,),
}
"""Who takes the step of a role: the role itself, and while nobody in it can, the next one."""

FAMILY, FOUR_EYES, ABSENT, VACANT = "family", "four_eyes", "absent", "vacant"


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
    """Somebody who holds a role in the village; `away` while an absence is noted."""

    role: str
    resident: Resident
    away: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """The role that takes a step now, and why it is not the step's own; `why` is empty where it is."""

    role: str
    why: str = ""

    @property
    def escalated(self) -> bool:
        """Nobody in the village may take it: it is the district's."""
        return bool(self.why) and self.role == DISTRICT


def barred(person: Resident, at_hand: StepAtHand) -> type[Refusal] | None:
    """Why this person may not decide this application, whatever office he holds."""
    if family_of(person, at_hand.applicant, kk_hash_then=at_hand.kk_hash_then):
        return OwnFamily
    if at_hand.step.action == APPROVE and person.pk in at_hand.verified_by:
        return FourEyes
    return None


def taking_of(at_hand: StepAtHand, holders: Iterable[Holder]) -> Taking:
    """Whose step it is now: of the step's own role, else of who stands in, and of the district at last."""
    held = list(holders)
    own, *others = STANDS_IN[at_hand.step.office]
    why = _why_not(own, at_hand, held)
    if not why or not others:
        return Taking(own)
    for role in others[:-1]:
        if not _why_not(role, at_hand, held):
            return Taking(role, why)
    return Taking(others[-1], why)


def _why_not(role: str, at_hand: StepAtHand, holders: list[Holder]) -> str:
    """Why nobody of a role can take the step; empty while somebody can."""
    found = [holder for holder in holders if holder.role == role]
    if not found:
        return VACANT
    reasons = []
    for holder in found:
        refusal = barred(holder.resident, at_hand)
        if refusal is not None:
            reasons.append(FAMILY if refusal is OwnFamily else FOUR_EYES)
        elif holder.away:
            reasons.append(ABSENT)
        else:
            return ""
    return reasons[0]


def office_taking(viewer: Viewer, at_hand: StepAtHand, taking: Taking) -> Office | None:
    """The viewer's office that takes the step by role and region; family is not looked at."""
    for office in viewer.offices_with(PERMISSION_OF_ACTION[at_hand.step.action]):
        if office.role == taking.role and covers(office.region_code, at_hand.village_code):
            return office
    return None


def refuse_deciding(
    viewer: Viewer, at_hand: StepAtHand, *, persons: dict[int, Resident], holders: Iterable[Holder]
) -> Office:
    """The office in which the viewer decides. `persons` are the residents behind the viewer's offices.

    Raises NotFound where no office of the viewer is over the village: it tells nobody what exists there;
    NotYourStep, OwnFamily, FourEyes.
    """
    here = [held for held in viewer.offices if covers(held.region_code, at_hand.village_code)]
    if not here:
        raise NotFound()
    office = office_taking(viewer, at_hand, taking_of(at_hand, holders))
    if office is None:
        # Who would take it but for himself hears why it went to another.
        for held in here:
            refusal = barred(persons[held.resident_id], at_hand)
            if held.role in STANDS_IN[at_hand.step.office] and refusal is not None:
                raise refusal()
        raise NotYourStep()
    refusal = barred(persons[office.resident_id], at_hand)
    if refusal is not None:
        raise refusal()
    return office


def refuse_holder_gone(applicant: Resident) -> None:
    """Raises HolderGone."""
    if applicant.status != RESIDENT:
        raise HolderGone()
