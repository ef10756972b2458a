from django.db import migrations

from village.businesses.classification import kbli_rows
from village.territory.gazetteer import region_rows


def load_regions(apps, schema_editor):
    region = apps.get_model("village", "Region")
    region.objects.bulk_create([region(**row) for row in region_rows()], ignore_conflicts=True)


def load_kbli(apps, schema_editor):
    kbli = apps.get_model("village", "Kbli")
    kbli.objects.bulk_create([kbli(**row) for row in kbli_rows()], ignore_conflicts=True)


# Officers search residents by a part of the name. Parents are found again for the family rule.
SEARCH = """
CREATE INDEX resident_by_name ON village_resident USING gin (upper(name) gin_trgm_ops);
CREATE INDEX resident_by_father ON village_resident (father_hash) WHERE father_hash IS NOT NULL;
CREATE INDEX resident_by_mother ON village_resident (mother_hash) WHERE mother_hash IS NOT NULL
"""
NO_SEARCH = "DROP INDEX resident_by_name; DROP INDEX resident_by_father; DROP INDEX resident_by_mother"


class Migration(migrations.Migration):
    dependencies = [("village", "0001_initial"), ("foundation", "0002_clock_and_cache")]
    operations = [
        migrations.RunSQL(SEARCH, NO_SEARCH),
        migrations.RunPython(load_regions, migrations.RunPython.noop),
        migrations.RunPython(load_kbli, migrations.RunPython.noop),
    ]
