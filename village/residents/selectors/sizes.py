"""How many residents stand in the register of a village: numbers, for who oversees it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from foundation.access.permissions import HOLD_OFFICE
from foundation.access.viewer import Viewer
from village.residents.models import ImportBatch, Resident
from village.residents.selectors.reach import within_offices, within_region
from village.residents.states import DIED, MOVED, RESIDENT


@dataclass(frozen=True, slots=True)
class RegisterSize:
    """How many residents, and how many of the register have died or moved; when it was last loaded."""

    residents: int
    died: int
    moved: int
    loaded_at: datetime | None


def register_sizes(officer: Viewer, *, region: str = "") -> dict[str, int]:
    """Village -> its present residents, in the officer's regions; empty villages are left out."""
    rows = Resident.objects.filter(
        within_offices(officer, HOLD_OFFICE), within_region(region), status=RESIDENT
    )
    return dict(rows.order_by().values_list("region_id").annotate(count=Count("pk")))


def register_size(officer: Viewer, *, region: str) -> RegisterSize:
    """The register of one region in numbers; noughts where no office of the officer reaches it."""
    rows = Resident.objects.filter(within_offices(officer, HOLD_OFFICE), within_region(region))
    counts = dict(rows.order_by().values_list("status").annotate(count=Count("pk")))
    loaded = ImportBatch.objects.filter(within_region(region)).aggregate(last=Max("loaded_at"))
    return RegisterSize(
        residents=counts.get(RESIDENT, 0),
        died=counts.get(DIED, 0),
        moved=counts.get(MOVED, 0),
        loaded_at=loaded["last"],
    )
