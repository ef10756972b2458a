"""What was delivered orders the search: the roof tells the catalogue's documents, which look at nobody above."""

from django.db import migrations

TOLD = """
CREATE FUNCTION marketplace_sold_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM catalog_searchdocument document JOIN new_rows ON new_rows.product_id = document.product_id
        ORDER BY document.product_id FOR NO KEY UPDATE OF document;
    UPDATE catalog_searchdocument document SET sold = new_rows.quantity
        FROM new_rows WHERE new_rows.product_id = document.product_id AND document.sold <> new_rows.quantity;
    RETURN NULL;
END $$;
CREATE TRIGGER marketplace_sold_{name} AFTER {event} ON marketplace_productsold
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION marketplace_sold_{name}();
"""
NOT_TOLD = """
DROP TRIGGER marketplace_sold_{name} ON marketplace_productsold;
DROP FUNCTION marketplace_sold_{name}();
"""
SO_FAR = """
UPDATE catalog_searchdocument document SET sold = known.quantity
FROM marketplace_productsold known WHERE known.product_id = document.product_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0009_search_kept_by_triggers"),
        ("marketplace", "0005_invoices"),
    ]
    operations = [
        *(
            migrations.RunSQL(
                TOLD.format(name=event.lower(), event=event), NOT_TOLD.format(name=event.lower())
            )
            for event in ("INSERT", "UPDATE")
        ),
        migrations.RunSQL(SO_FAR, migrations.RunSQL.noop),
    ]
