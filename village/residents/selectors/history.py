"""What happened to a resident, and what each event changed, for who may see the record."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from foundation.encryption import unseal
from village.residents.models import RegisterChange, RegisterEvent, Resident
from village.residents.rules.numbers import masked
from village.residents.states import UNDO

CHANGES = RegisterChange._meta.db_table
HIDDEN = ("father_hash", "mother_hash", "spouse_hash", "status_since")
NUMBERS = ("nik", "kk")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as it may be shown: numbers masked."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PastEvent:
    """An event in a resident's history; `can_be_undone` while nothing newer touches the same people."""

    event: RegisterEvent
    entered: bool
    changes: Sequence[FieldChange]
    undone: bool
    can_be_undone: bool


def opened(change: RegisterChange) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """Before and after of a change, in clear."""
    before = change.before_sealed
    return (
        json.loads(unseal(before, table=CHANGES, column="before_sealed", pk=change.pk))
        if before is not None
        else None,
        json.loads(unseal(change.after_sealed, table=CHANGES, column="after_sealed", pk=change.pk)),
    )


def history_of(resident: Resident) -> list[PastEvent]:
    """Every event that touched the resident, the last recorded first. Open the resident first."""
    rows = list(
        RegisterChange.objects.filter(resident=resident)
        .select_related("event__officer_account", "event__undone_by", "event__undoes")
        .order_by("-event_id")
    )
    newer = blocked_events([row.event_id for row in rows])
    history = []
    for row in rows:
        before, after = opened(row)
        event = row.event
        undone = hasattr(event, "undone_by")
        history.append(
            PastEvent(
                event=event,
                entered=before is None,
                changes=shown_changes(before, after) if before is not None else (),
                undone=undone,
                can_be_undone=not undone and event.kind != UNDO and event.pk not in newer,
            )
        )
    return history


def shown_changes(before: dict[str, Any], after: dict[str, Any]) -> list[FieldChange]:
    """What a screen shows of a change: no hashes, numbers masked."""
    return [
        FieldChange(name, _shown(name, before.get(name)), _shown(name, value))
        for name, value in after.items()
        if name not in HIDDEN and before.get(name) != value
    ]


def _shown(name: str, value: Any) -> str:
    text = "" if value is None else str(value)
    return masked(text) if name in NUMBERS and text else text


def blocked_events(event_ids: Sequence[int]) -> set[int]:
    """Those of the events after which another one in force touched one of the same people."""
    if not event_ids:
        return set()
    touching = RegisterChange.objects.filter(event_id__in=event_ids).values_list("event_id", "resident_id")
    people: dict[int, set[int]] = {}
    for event_id, resident_id in touching:
        people.setdefault(event_id, set()).add(resident_id)
    later: dict[int, int] = {}
    in_force = (
        RegisterChange.objects.filter(
            resident_id__in=set().union(*people.values()), event__undone_by=None, event__undoes=None
        )
        .order_by("event_id")
        .values_list("resident_id", "event_id")
    )
    for resident_id, event_id in in_force:
        later[resident_id] = event_id
    return {
        event_id
        for event_id, touched in people.items()
        if any(later.get(resident_id, 0) > event_id for resident_id in touched)
    }
