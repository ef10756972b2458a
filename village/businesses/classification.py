"""The part of KBLI 2025 (Peraturan BPS 7/2025) that village businesses use; an operator may load the rest."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "kbli2025.csv"
CURRENT_YEAR = 2025


def kbli_rows(lines: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The fields of every `Kbli` of a file with columns year, code, title; by default of ours."""
    if lines is None:
        lines = FILE.read_text(encoding="utf-8").splitlines()
    return [
        {"year": int(row["year"]), "code": row["code"].strip().zfill(5), "title": row["title"].strip()}
        for row in csv.DictReader(lines)
    ]
