"""A village's file taken over: the first load as a batch, later ones as events that were confirmed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.viewer import Viewer
from foundation.clock import today
from foundation.encryption import keyed_hash
from village.residents.entries import NewResident
from village.residents.models import ImportBatch
from village.residents.opensid.reading import Entry
from village.residents.rules.imports import PreviewOutdated
from village.residents.rules.register import office_over
from village.residents.selectors.importing import COMPARED, Difference, Plan, digest_of, plan_of
from village.residents.services.loading import load_residents
from village.residents.services.recording import Touched, locked, new_person, set_numbers, write_event
from village.residents.states import BIRTH
from village.territory.models import Region

Heard = Callable[[int], None]


@transaction.atomic
def apply_import(
    *,
    entries: Sequence[Entry],
    region_code: str,
    source: str,
    digest: str,
    by: Viewer | None,
    at: datetime,
    whole_regency: bool = False,
    heard: Heard | None = None,
) -> tuple[ImportBatch | None, Plan]:
    """Take the rows of one village over, all or none: safe to break off and to run again.

    `digest` is that of the plan that was shown: another one, because the register has changed since, is
    refused. `by` is None for the machine's operator. Returns no batch where nothing was to be done. Raises
    NotYourVillage, UnknownVillage, PreviewOutdated, RowsNotLoadable.
    """
    if by is not None:
        office_over(by, RECORD_REGISTER_EVENTS, region_code)
    # One import of a village at a time: two first loads at once would both find it empty.
    Region.objects.select_for_update(no_key=True).filter(pk=region_code).first()
    plan = plan_of(entries, region_code=region_code, today=today(at), whole_regency=whole_regency)
    if digest_of(plan) != digest:
        raise PreviewOutdated()
    if plan.changes_nothing:
        return None, plan

    if plan.first_load:
        batch = load_residents([one.person for one in plan.entries], region_code, by, at, source)
    else:
        batch = ImportBatch.objects.create(
            region_id=region_code,
            source=source,
            loaded_by_id=by.account_id if by else None,
            loaded_at=at,
            resident_count=sum(one.resident_id is None for one in plan.differences),
        )
    loaded = len(plan.entries)
    if heard:
        heard(loaded)
    rows = {
        one.resident.pk: one
        for one in locked(one.resident_id for one in plan.differences if one.resident_id is not None)
    }
    for done, one in enumerate(plan.differences, loaded + 1):
        row = rows[one.resident_id] if one.resident_id is not None else new_person()
        _write(one, row, batch, by=by, at=at)
        if heard:
            heard(done)
    return batch, plan


def _write(one: Difference, row: Touched, batch: ImportBatch, *, by: Viewer | None, at: datetime) -> None:
    resident, person, on_day = row.resident, one.person, today(at)
    new = row.before is None
    for name in COMPARED:
        value = getattr(person, name)
        if new or value != "":
            setattr(resident, name, value)
    for column in ("father", "mother"):
        nik = getattr(person, f"{column}_nik")
        if nik:
            setattr(resident, f"{column}_hash", keyed_hash(nik, "nik"))
    if new or resident.status != person.status or resident.region_id != batch.region_id:
        resident.status_since = _since(person, new=new, on_day=on_day)
    resident.status, resident.region_id = person.status, batch.region_id
    if new:
        resident.batch = batch
    set_numbers(resident, nik=person.nik if new or person.nik else None, kk=person.kk)
    write_event(
        main=resident,
        rows=[row],
        kind=one.kind,
        event_date=person.birth_date if new and one.kind == BIRTH else on_day,
        source=batch.source,
        batch=batch,
        by=by.account_id if by else None,
        at=at,
    )


def _since(person: NewResident, *, new: bool, on_day: date) -> date:
    return (person.status_since or person.birth_date) if new else on_day
