"""The project's own file of regions: Kemendagri codes and names, postal codes, centroids of villages."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from village.territory.states import DESA, DISTRICT, KELURAHAN, REGENCY

FILE = Path(__file__).parent / "data" / "regions.csv"
LEVELS = {"kabupaten": REGENCY, "kecamatan": DISTRICT, "desa": DESA, "kelurahan": KELURAHAN}
# The file does not say since when; this is before anything the mall dates.
SINCE = date(1950, 1, 1)


def region_rows() -> list[dict[str, Any]]:
    """The fields of every `Region` of the file, parents before children."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            {
                "code": row["code"],
                "name": row["name"],
                "level": LEVELS[row["level"]],
                "parent_id": row["parent"] or None,
                "postal_code": row["postal_code"],
                "lat": float(row["lat"]) if row["lat"] else None,
                "lng": float(row["lng"]) if row["lng"] else None,
                "valid_from": SINCE,
            }
            for row in csv.DictReader(file)
        ]
    return sorted(rows, key=lambda row: row["code"])
