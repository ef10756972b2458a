        SELECT p.* FROM catalog_searchdocument d
        JOIN catalog_product p ON p.id = d.product_id
        JOIN vendors_shop s ON s.business_id = d.shop_id AND s.open
            AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
        WHERE d.published AND d.words @@ to_tsquery('simple', $1)
        ORDER BY ts_rank(d.words, to_tsquery('simple', $1)) DESC, d.sold DESC, p.id DESC LIMIT 25
