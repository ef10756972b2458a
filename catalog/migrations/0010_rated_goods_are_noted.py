"""Stars move goods in Elasticsearch too; and the columns of the former search go."""

from django.db import migrations

NOTED = """
CREATE FUNCTION catalog_search_rating_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM catalog_search_note((
        SELECT array_agg(new_rows.id) FROM new_rows JOIN old_rows USING (id)
        WHERE (new_rows.rating, new_rows.review_count) IS DISTINCT FROM (old_rows.rating, old_rows.review_count)
    ));
    RETURN NULL;
END $$;
CREATE TRIGGER catalog_search_rating_update AFTER UPDATE ON catalog_product
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION catalog_search_rating_update();
"""
NOT_NOTED = """
DROP TRIGGER catalog_search_rating_update ON catalog_product;
DROP FUNCTION catalog_search_rating_update();
"""
NO_FORMER_SEARCH = """
DROP INDEX product_by_trigrams;
DROP INDEX product_by_words;
ALTER TABLE catalog_product DROP COLUMN search_vector;
"""
FORMER_SEARCH = """
ALTER TABLE catalog_product ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('pg_catalog.indonesian', name), 'A')
    || setweight(to_tsvector('pg_catalog.indonesian', left(description, 20000)), 'C')
) STORED;
CREATE INDEX product_by_words ON catalog_product USING gin (search_vector) WHERE published;
CREATE INDEX product_by_trigrams ON catalog_product USING gin (lower(name) gin_trgm_ops) WHERE published;
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0009_search_kept_by_triggers")]
    operations = [
        migrations.RunSQL(NOTED, NOT_NOTED),
        migrations.RunSQL(NO_FORMER_SEARCH, FORMER_SEARCH),
    ]
