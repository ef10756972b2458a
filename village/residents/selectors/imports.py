"""Files on their way in, for the operators of their village."""

import json
from dataclasses import dataclass
from typing import Any

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.encryption import unseal
from village.residents.models import RegisterImport
from village.residents.opensid.reading import BadRow
from village.residents.selectors.history import FieldChange
from village.residents.selectors.reach import within_offices


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """One event that a file would bring, as a preview shows it."""

    kind: str
    row: int
    name: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a file. `refusal` is set where it could not be read."""

    refusal: str = ""
    rows: int = 0
    good: int = 0
    first_load: bool = False
    unchanged: int = 0
    not_in_the_file: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    differences: tuple[ShownDifference, ...] = ()
    faults: tuple[BadRow, ...] = ()
    notes: tuple[BadRow, ...] = ()
    notes_count: int = 0

    @property
    def changes_nothing(self) -> bool:
        return not self.kinds and not (self.first_load and self.good)


def imports_of(officer: Viewer, *, limit: int = 10) -> list[RegisterImport]:
    """The latest files of the officer's villages."""
    return list(
        RegisterImport.objects.filter(within_offices(officer, RECORD_REGISTER_EVENTS))
        .select_related("region", "uploaded_by")
        .order_by("-uploaded_at", "-pk")[:limit]
    )


def import_for(*, officer: Viewer, id: int) -> tuple[RegisterImport, Findings]:
    """One file of the officer's villages and what was found in it; raises NotFound."""
    found = (
        RegisterImport.objects.filter(within_offices(officer, RECORD_REGISTER_EVENTS), pk=id)
        .select_related("region", "uploaded_by", "batch")
        .first()
    )
    if found is None:
        raise NotFound()
    return found, _findings(found)


def _findings(kept: RegisterImport) -> Findings:
    if kept.findings_sealed is None:
        return Findings()
    table = RegisterImport._meta.db_table
    told: dict[str, Any] = json.loads(
        unseal(kept.findings_sealed, table=table, column="findings_sealed", pk=kept.pk)
    )
    if "refusal" in told:
        return Findings(refusal=told["refusal"])
    told["kinds"] = tuple(told["kinds"].items())
    told["differences"] = tuple(
        ShownDifference(
            one["kind"], one["row"], one["name"], tuple(FieldChange(*change) for change in one["changes"])
        )
        for one in told["differences"]
    )
    told["faults"] = tuple(BadRow(*one) for one in told["faults"])
    told["notes"] = tuple(BadRow(*one) for one in told["notes"])
    return Findings(**told)
