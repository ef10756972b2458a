"""Reseal everything under the first key of the ring, so that an old key can be retired."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models, transaction

from foundation.encryption.files import private_files
from foundation.encryption.keys import sealing_key
from foundation.encryption.sealed import key_id_of, seal, sealed_columns, unseal_bytes

BATCH = 500


@dataclass(frozen=True, slots=True)
class Resealed:
    """What one batch did: `place` is a table column or the folder of private files."""

    place: str
    done: int
    resealed: int


Resealer = Callable[[str], Iterator[Resealed]]
_resealers: list[Resealer] = []


def register_resealer(resealer: Resealer) -> None:
    """A room whose sealed values lie elsewhere than in a column of their own reseals them itself."""
    if resealer not in _resealers:
        _resealers.append(resealer)


def reseal_all() -> Iterator[Resealed]:
    """Reseal every value and file that another key sealed, batch by batch; safe to stop and run again."""
    current, _cipher = sealing_key()
    for model, column in sealed_columns():
        yield from _reseal_column(model, column, current)
    for resealer in _resealers:
        yield from resealer(current)
    yield _reseal_files(current)


def _reseal_column(model: type[models.Model], column: str, current: str) -> Iterator[Resealed]:
    table, last_pk = model._meta.db_table, 0
    while True:
        with transaction.atomic():
            rows = list(
                model._default_manager.filter(pk__gt=last_pk)
                .exclude(**{f"{column}__isnull": True})
                .order_by("pk")
                .select_for_update(of=("self",))
                .only("pk", column)[:BATCH]
            )
            stale = [row for row in rows if key_id_of(getattr(row, column)) != current]
            for row in stale:
                plain = unseal_bytes(getattr(row, column), table=table, column=column, pk=row.pk)
                fresh = seal(plain, table=table, column=column, pk=row.pk)
                model._default_manager.filter(pk=row.pk).update(**{column: fresh})
        if not rows:
            return
        last_pk = rows[-1].pk
        yield Resealed(f"{table}.{column}", len(rows), len(stale))


def _reseal_files(current: str) -> Resealed:
    names = private_files.names()
    stale = [name for name in names if key_id_of(private_files.path(name).read_bytes()) != current]
    for name in stale:
        private_files.save(name, private_files.read(name))
    return Resealed("private files", len(names), len(stale))
