"""What a decision depends on, read for the services and for the queue: never shown to anybody as it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django.db.models import Exists, OuterRef

from foundation.access.viewer import Viewer
from village.letters.models import Absence, Application, StepDecision
from village.letters.rules.deciding import Holder, StepAtHand
from village.letters.selectors.letter_types import letter_type_of
from village.letters.states import VERIFY
from village.officers.models import Officer
from village.officers.states import VILLAGE_ROLES
from village.residents.models import Resident
from village.residents.states import DIED


def step_at_hand(application: Application, *, verified_by: frozenset[int] | None = None) -> StepAtHand:
    """The step at which a sent application stands."""
    if application.resident is None or application.village_id is None:
        raise ValueError("a draft has no step")
    if verified_by is None:
        verified_by = verifiers([application.pk])[application.pk]
    return StepAtHand(
        step=letter_type_of(application.type_version).step(application.step),
        village_code=application.village_id,
        applicant=application.resident,
        kk_hash_then=application.kk_hash,
        verified_by=verified_by,
    )


def verifiers(application_ids: Iterable[int]) -> Mapping[int, frozenset[int]]:
    """Application -> the residents who, as officers, verified it in any round."""
    found: dict[int, set[int]] = {application_id: set() for application_id in application_ids}
    decided = StepDecision.objects.filter(application_id__in=found, action=VERIFY, officer__isnull=False)
    for application_id, resident_id in decided.values_list("application_id", "officer__resident_id"):
        found[application_id].add(resident_id)
    return {application_id: frozenset(residents) for application_id, residents in found.items()}


def holders_in(village_codes: Iterable[str], *, on_day: date) -> Mapping[str, list[Holder]]:
    """Village -> who holds a role of the village there on a day."""
    found: dict[str, list[Holder]] = {code: [] for code in village_codes}
    away = Absence.objects.filter(officer=OuterRef("pk"), first_day__lte=on_day, last_day__gte=on_day)
    officers = (
        Officer.objects.active(on_day)
        .filter(region_id__in=found, role__in=VILLAGE_ROLES, account__is_active=True)
        .exclude(resident__status=DIED)
        .select_related("resident")
        .annotate(away=Exists(away))
    )
    for officer in officers:
        found[officer.region_id].append(
            Holder(role=officer.role, resident=officer.resident, away=cast("Any", officer).away)
        )
    return found


def persons_behind(viewer: Viewer) -> dict[int, Resident]:
    """The residents who hold the viewer's offices, by id."""
    return Resident.objects.in_bulk({office.resident_id for office in viewer.offices})
