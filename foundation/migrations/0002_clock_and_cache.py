from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

JAKARTA_TODAY = """
CREATE FUNCTION jakarta_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT (now() AT TIME ZONE 'Asia/Jakarta')::date $$
"""

CACHE = """
CREATE UNLOGGED TABLE foundation_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX foundation_cache_expires ON foundation_cache (expires)
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        migrations.RunSQL(JAKARTA_TODAY, "DROP FUNCTION jakarta_today()"),
        migrations.RunSQL(CACHE, "DROP TABLE foundation_cache"),
    ]
