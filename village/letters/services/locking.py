"""Rows of a decision, locked in the order of the house: account, resident, business, application."""

from dataclasses import dataclass

from foundation.access.refusals import NotFound
from foundation.access.viewer import Office, Viewer
from foundation.accounts.models import User
from village.businesses.models import Business
from village.letters.models import Application
from village.letters.rules.deciding import refuse_deciding
from village.letters.rules.refusals import NotInThatState
from village.letters.selectors.letter_types import letter_type_of
from village.letters.selectors.steps import holders_in, persons_behind, step_at_hand
from village.letters.spec import LetterType, StepSpec
from village.residents.models import Resident
from village.territory.models import Region


@dataclass(frozen=True, slots=True)
class Locked:
    """A sent application with its rows, all locked until the end of the transaction."""

    application: Application
    letter_type: LetterType
    resident: Resident
    business: Business
    village: Region

    @property
    def step(self) -> StepSpec:
        return self.letter_type.step(self.application.step)


def locked_application(application_id: int, *, with_account: bool = False) -> Locked:
    """Lock a sent application; `with_account` locks the applicant's account first, for an identity to change.

    Raises NotFound, also for a draft: nobody but its writer knows of it.
    """
    ids = (
        Application.objects.filter(pk=application_id, number__isnull=False)
        .values_list("applicant_id", "resident_id", "business_id")
        .first()
    )
    if ids is None:
        raise NotFound()
    account_id, resident_id, business_id = ids
    if with_account:
        User.objects.select_for_update(no_key=True).get(pk=account_id)
    resident = (
        Resident.objects.select_related("region__parent")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=resident_id)
    )
    business = Business.objects.select_for_update(no_key=True).get(pk=business_id)
    application = (
        Application.objects.select_related("type_version", "village__parent")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=application_id)
    )
    application.resident, application.business = resident, business
    if application.village is None:
        raise NotFound()
    return Locked(
        application=application,
        letter_type=letter_type_of(application.type_version),
        resident=resident,
        business=business,
        village=application.village,
    )


def office_deciding(locked: Locked, by: Viewer, *, action: str = "") -> Office:
    """The office in which the viewer decides the step at hand; with `action`, only a step of that action.

    Raises NotFound, NotYourStep, OwnFamily, FourEyes, NotInThatState.
    """
    at_hand = step_at_hand(locked.application)
    holders = holders_in([at_hand.village_code], on_day=by.today)[at_hand.village_code]
    office = refuse_deciding(by, at_hand, persons=persons_behind(by), holders=holders)
    if action and at_hand.step.action != action:
        raise NotInThatState()
    return office
