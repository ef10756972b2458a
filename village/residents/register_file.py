"""The mall's own register file: CSV with the columns of `NewResident`, words as in `states`, ISO dates."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date

from django.utils.translation import gettext as _

from village.residents.entries import NewResident
from village.residents.rules.register import ColumnsMissing, RowsNotLoadable

COLUMNS = tuple(field.name for field in fields(NewResident))
NEEDED = frozenset(field.name for field in fields(NewResident) if field.default is MISSING)
DATES = ("birth_date", "status_since")


def entries_of(lines: Iterable[str]) -> Iterator[NewResident]:
    """One entry a row; columns that `NewResident` lacks are left out.

    Raises ColumnsMissing, RowsNotLoadable.
    """
    reader = csv.DictReader(lines)
    missing = sorted(NEEDED - set(reader.fieldnames or ()))
    if missing:
        raise ColumnsMissing(columns=", ".join(missing))
    for number, row in enumerate(reader, 1):
        values: dict[str, object] = {name: (row.get(name) or "").strip() for name in COLUMNS}
        try:
            for name in DATES:
                values[name] = date.fromisoformat(str(values[name])) if values[name] else None
        except ValueError:
            values["birth_date"] = None
        if values["birth_date"] is None:
            raise RowsNotLoadable(row=number, reason=_("tanggal ditulis seperti 1985-03-09."))
        yield NewResident(**{name: value for name, value in values.items() if value or name in NEEDED})  # type: ignore[arg-type]
