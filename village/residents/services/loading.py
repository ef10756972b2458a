from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.viewer import Viewer
from foundation.encryption import keyed_hash, seal
from foundation.ids import next_pks
from village.residents.entries import NewResident
from village.residents.models import ImportBatch, Resident
from village.residents.rules.loading import refuse_unloadable
from village.residents.rules.register import office_over
from village.residents.states import HEAD, HUSBAND, RESIDENT, WIFE
from village.territory.selectors import village

BATCH_SIZE = 1000
TABLE = Resident._meta.db_table


@transaction.atomic
def load_residents(
    residents: Iterable[NewResident], region_code: str, by: Viewer | None, at: datetime, source: str = ""
) -> ImportBatch:
    """Load the first register of a village: one batch, no events. All rows or none.

    `by` is an officer over the village with RECORD_REGISTER_EVENTS, or None for the machine's
    operator. Raises NotYourVillage, UnknownVillage, RowsNotLoadable (also for a NIK that is there).
    """
    if by is not None:
        office_over(by, RECORD_REGISTER_EVENTS, region_code)
    home = village(region_code)
    entries = list(residents)
    hashes = [_hash_or_none(entry.nik) for entry in entries]
    found = Resident.objects.filter(nik_hash__in=[one for one in hashes if one])
    known = {bytes(one or b"") for one in found.values_list("nik_hash", flat=True)}
    refuse_unloadable(entries, hashes, known)

    batch = ImportBatch.objects.create(
        region=home,
        source=source,
        loaded_by_id=by.account_id if by else None,
        loaded_at=at,
        resident_count=len(entries),
    )
    spouses = _spouses(entries)
    rows = [
        _row(entry, pk, nik_hash, spouses.get(entry.nik, entry.spouse_nik), batch)
        for entry, pk, nik_hash in zip(entries, next_pks(Resident, len(entries)), hashes, strict=True)
    ]
    Resident.objects.bulk_create(rows, batch_size=BATCH_SIZE)
    return batch


def _row(
    entry: NewResident, pk: int, nik_hash: bytes | None, spouse_nik: str, batch: ImportBatch
) -> Resident:
    return Resident(
        pk=pk,
        nik_sealed=seal(entry.nik, table=TABLE, column="nik_sealed", pk=pk) if entry.nik else None,
        nik_hash=nik_hash,
        kk_sealed=seal(entry.kk, table=TABLE, column="kk_sealed", pk=pk),
        kk_hash=keyed_hash(entry.kk, "kk"),
        name=entry.name,
        birth_place=entry.birth_place,
        birth_date=entry.birth_date,
        sex=entry.sex,
        religion=entry.religion,
        marital_status=entry.marital_status,
        occupation=entry.occupation,
        relation=entry.relation,
        region_id=batch.region_id,
        dusun=entry.dusun,
        rt=entry.rt,
        rw=entry.rw,
        father_hash=_hash_or_none(entry.father_nik),
        mother_hash=_hash_or_none(entry.mother_nik),
        spouse_hash=_hash_or_none(spouse_nik),
        status=entry.status or RESIDENT,
        status_since=entry.status_since or entry.birth_date,
        batch=batch,
    )


def _hash_or_none(nik: str) -> bytes | None:
    return keyed_hash(nik, "nik") if nik else None


def _spouses(entries: list[NewResident]) -> dict[str, str]:
    """NIK -> NIK of head and wife (or husband) on one KK, so that they stay family when the KK splits.

    A KK with two wives tells nobody's only spouse apart for the head: the wives still point to him.
    """
    heads = {entry.kk: entry.nik for entry in entries if entry.relation == HEAD and entry.nik}
    pairs: dict[str, str] = {}
    for entry in entries:
        head = heads.get(entry.kk)
        if entry.nik and head and entry.relation in (HUSBAND, WIFE) and not entry.spouse_nik:
            pairs[entry.nik] = head
            pairs.setdefault(head, entry.nik)
    return pairs
