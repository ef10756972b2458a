import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from foundation.clock import JAKARTA

BYTE_ORDER_MARK = "\ufeff"
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_file(columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    """A whole file: the names of the columns, then the rows.

    Dates are written as ISO has them, moments in Jakarta's time, spans as hours with a decimal comma; None is
    an empty cell. Numbers stay numbers, text is `harmless`.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(str(name)) for name in columns])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def harmless(text: str) -> str:
    """The text as it may stand in a cell: what would run as a formula is led by an apostrophe."""
    cleaned = text.replace("\x00", "")
    return f"'{cleaned}" if cleaned.lstrip(" \u00a0").startswith(_BEGINS_A_FORMULA) else cleaned


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(JAKARTA):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:.2f}".replace(".", ",")
    if isinstance(value, int):
        return str(value)
    return harmless(str(value))
