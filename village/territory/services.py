from django.db import transaction

from village.territory.gazetteer import region_rows
from village.territory.models import Region


@transaction.atomic
def load_regions() -> int:
    """Bring the table in line with the project's file of regions; returns how many it holds.

    Regions that the file no longer names stay: residents and letters may refer to them.
    """
    rows = [Region(**row) for row in region_rows()]
    Region.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "level", "parent", "postal_code", "lat", "lng"],
    )
    return len(rows)
