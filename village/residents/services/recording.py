"""How every event is written: rows locked, changed, and what was before and after sealed beside the event."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foundation.access.refusals import NotFound
from foundation.audit.services import record_transition
from foundation.encryption import keyed_hash, seal
from foundation.ids import next_pk, next_pks
from village.residents.models import ImportBatch, RegisterChange, RegisterEvent, Resident
from village.residents.rules.register import RegisterMoved
from village.residents.selectors.numbers import kk_of, nik_of

WORDS = (
    *("name", "birth_place", "sex", "religion", "marital_status", "occupation", "relation"),
    *("region_id", "dusun", "rt", "rw", "status"),
)
DATES = ("birth_date", "status_since")
HASHES = ("father_hash", "mother_hash", "spouse_hash")
COLUMNS = (*WORDS, *DATES, *HASHES, "nik_sealed", "nik_hash", "kk_sealed", "kk_hash")
TABLE = Resident._meta.db_table
CHANGES = RegisterChange._meta.db_table


@dataclass(slots=True)
class Touched:
    """A locked row and what stood in it; `before` is None for somebody who was not there."""

    resident: Resident
    before: dict[str, Any] | None


def snapshot(resident: Resident) -> dict[str, Any]:
    """Everything that an event can change, in clear: to be sealed, never shown as it is."""
    taken: dict[str, Any] = {name: getattr(resident, name) for name in WORDS}
    taken |= {name: getattr(resident, name).isoformat() for name in DATES}
    for name in HASHES:
        value = getattr(resident, name)
        taken[name] = bytes(value).hex() if value is not None else None
    return taken | {"nik": nik_of(resident), "kk": kk_of(resident)}


def put_back(resident: Resident, taken: dict[str, Any]) -> None:
    """The opposite of `snapshot`, in place; fields that the snapshot lacks stay."""
    for name in WORDS:
        if name in taken:
            setattr(resident, name, taken[name])
    for name in DATES:
        if name in taken:
            setattr(resident, name, date.fromisoformat(taken[name]))
    for name in HASHES:
        if name in taken:
            setattr(resident, name, bytes.fromhex(taken[name]) if taken[name] else None)
    set_numbers(resident, nik=taken.get("nik"), kk=taken.get("kk"))


def set_numbers(resident: Resident, *, nik: str | None = None, kk: str | None = None) -> None:
    """Seal NIK and KK for the row and hash them; None leaves one as it is, an empty NIK means none yet."""
    if nik is not None and (resident.nik_sealed is None or nik != nik_of(resident)):
        resident.nik_sealed = seal(nik, table=TABLE, column="nik_sealed", pk=resident.pk) if nik else None
        resident.nik_hash = keyed_hash(nik, "nik") if nik else None
    if kk is not None and (not resident.kk_sealed or kk != kk_of(resident)):
        resident.kk_sealed = seal(kk, table=TABLE, column="kk_sealed", pk=resident.pk)
        resident.kk_hash = keyed_hash(kk, "kk")


def locked_family(resident_id: int) -> tuple[Touched, list[Touched]]:
    """A resident and all who stand on the same KK (the resident among them), locked in key order.

    Raises NotFound; RegisterMoved where the KK changed in the meantime.
    """
    kk_hash = Resident.objects.filter(pk=resident_id).values_list("kk_hash", flat=True).first()
    if kk_hash is None:
        raise NotFound()
    rows = Resident.objects.select_for_update(no_key=True).filter(kk_hash=bytes(kk_hash)).order_by("pk")
    family = touched(rows)
    found = next((one for one in family if one.resident.pk == resident_id), None)
    if found is None:
        raise RegisterMoved()
    return found, family


def locked(ids: Iterable[int]) -> list[Touched]:
    """Rows by their keys, locked in key order."""
    return touched(Resident.objects.select_for_update(no_key=True).filter(pk__in=list(ids)).order_by("pk"))


def touched(rows: Iterable[Resident]) -> list[Touched]:
    return [Touched(row, snapshot(row)) for row in rows]


def new_person(**fields: Any) -> Touched:
    """An unsaved resident with a key of its own, so that numbers can be sealed for it."""
    return Touched(Resident(pk=next_pk(Resident), **fields), None)


def write_event(
    *,
    main: Resident,
    rows: Iterable[Touched],
    kind: str,
    event_date: date,
    source: str,
    at: datetime,
    by: int | None,
    note: str = "",
    batch: ImportBatch | None = None,
    undoes: RegisterEvent | None = None,
) -> RegisterEvent:
    """Save the rows that differ from before, the event, what changed, and each move of a status."""
    changed: list[tuple[Touched, dict[str, Any]]] = []
    for row in rows:
        after = snapshot(row.resident)
        if row.before is None:
            row.resident.save(force_insert=True)
        elif after != row.before:
            row.resident.save(update_fields=COLUMNS)
        else:
            continue
        changed.append((row, after))
    event = RegisterEvent.objects.create(
        resident=main,
        kind=kind,
        event_date=event_date,
        source=source,
        officer_account_id=by,
        batch=batch,
        recorded_at=at,
        note=note.strip(),
        undoes=undoes,
    )
    RegisterChange.objects.bulk_create(
        _sealed_change(pk, event, row, after)
        for pk, (row, after) in zip(next_pks(RegisterChange, len(changed)), changed, strict=True)
    )
    for row, after in changed:
        was = row.before["status"] if row.before else ""
        if was != after["status"]:
            record_transition(
                subject=row.resident, from_state=was, to_state=after["status"], by=by, at=at, reason=source
            )
    return event


def _sealed_change(pk: int, event: RegisterEvent, row: Touched, after: dict[str, Any]) -> RegisterChange:
    before = row.before
    if before is not None:
        kept = [name for name in after if before[name] != after[name]]
        before, after = {name: before[name] for name in kept}, {name: after[name] for name in kept}
    return RegisterChange(
        pk=pk,
        event=event,
        resident=row.resident,
        before_sealed=_sealed(before, "before_sealed", pk) if before is not None else None,
        after_sealed=_sealed(after, "after_sealed", pk),
    )


def _sealed(values: dict[str, Any], column: str, pk: int) -> bytes:
    return seal(json.dumps(values), table=CHANGES, column=column, pk=pk)
