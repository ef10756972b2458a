"""A letter counts for the owner whom it names: an heir needs one of his own."""

from django.db import migrations

BEFORE = """
CREATE OR REPLACE FUNCTION shop_lawful_span(business_id bigint, on_day date)
RETURNS TABLE (selling_from date, selling_until date)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
    WITH permit AS (
        SELECT daterange(letter.valid_from, coalesce(letter.valid_until, '9999-12-31'), '[]') AS days
        FROM village_letter letter
        WHERE letter.business_id = shop_lawful_span.business_id
            AND letter.grants_trade AND letter.state = 'valid'
            AND letter.valid_from <= coalesce(letter.valid_until, '9999-12-31')
        UNION ALL
        SELECT daterange(nib.checked_on, coalesce(nib.withdrawn_on, '10000-01-01'), '[)')
        FROM village_nibrecord nib
        WHERE nib.business_id = shop_lawful_span.business_id
            AND nib.checked_on IS NOT NULL
            AND nib.checked_on < coalesce(nib.withdrawn_on, '10000-01-01')
    ), forbidden AS (
        SELECT daterange(sanction.starts_on, coalesce(sanction.ends_on, '9999-12-31'), '[]') AS days
        FROM vendors_sanction sanction
        WHERE sanction.shop_id = shop_lawful_span.business_id AND sanction.lifted_at IS NULL
    ), lawful AS (
        SELECT unnest(
            coalesce((SELECT range_agg(permit.days) FROM permit), '{}')
            - coalesce((SELECT range_agg(forbidden.days) FROM forbidden), '{}')
        ) AS days
        WHERE EXISTS (
            SELECT 1 FROM village_business business
            JOIN village_resident owner ON owner.id = business.owner_id
            WHERE business.id = shop_lawful_span.business_id AND owner.status = 'resident'
        )
    )
    SELECT coalesce(min(lower(lawful.days)), '9999-12-31'), coalesce(min(upper(lawful.days)) - 1, '0001-01-01')
    FROM lawful
    WHERE upper(lawful.days) > shop_lawful_span.on_day
$$;
"""

NOW = """
CREATE OR REPLACE FUNCTION shop_lawful_span(business_id bigint, on_day date)
RETURNS TABLE (selling_from date, selling_until date)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
    WITH permit AS (
        SELECT daterange(letter.valid_from, coalesce(letter.valid_until, '9999-12-31'), '[]') AS days
        FROM village_letter letter
        WHERE letter.business_id = shop_lawful_span.business_id
            AND letter.grants_trade AND letter.state = 'valid'
            AND letter.holder_id = (
                SELECT held.owner_id FROM village_business held WHERE held.id = shop_lawful_span.business_id
            )
            AND letter.valid_from <= coalesce(letter.valid_until, '9999-12-31')
        UNION ALL
        SELECT daterange(nib.checked_on, coalesce(nib.withdrawn_on, '10000-01-01'), '[)')
        FROM village_nibrecord nib
        WHERE nib.business_id = shop_lawful_span.business_id
            AND nib.checked_on IS NOT NULL
            AND nib.checked_on < coalesce(nib.withdrawn_on, '10000-01-01')
    ), forbidden AS (
        SELECT daterange(sanction.starts_on, coalesce(sanction.ends_on, '9999-12-31'), '[]') AS days
        FROM vendors_sanction sanction
        WHERE sanction.shop_id = shop_lawful_span.business_id AND sanction.lifted_at IS NULL
    ), lawful AS (
        SELECT unnest(
            coalesce((SELECT range_agg(permit.days) FROM permit), '{}')
            - coalesce((SELECT range_agg(forbidden.days) FROM forbidden), '{}')
        ) AS days
        WHERE EXISTS (
            SELECT 1 FROM village_business business
            JOIN village_resident owner ON owner.id = business.owner_id
            WHERE business.id = shop_lawful_span.business_id AND owner.status = 'resident'
        )
    )
    SELECT coalesce(min(lower(lawful.days)), '9999-12-31'), coalesce(min(upper(lawful.days)) - 1, '0001-01-01')
    FROM lawful
    WHERE upper(lawful.days) > shop_lawful_span.on_day
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("vendors", "0005_mandates_and_profile"), ("village", "0007_successions")]
    operations = [migrations.RunSQL(NOW, BEFORE)]
