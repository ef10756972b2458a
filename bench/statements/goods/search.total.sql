        SELECT count(*) FROM (
            SELECT 1 FROM catalog_searchdocument d
            JOIN vendors_shop s ON s.business_id = d.shop_id AND s.open
                AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
            WHERE d.published AND d.words @@ to_tsquery('simple', $1) LIMIT 1001
        ) found
