        SELECT p.* FROM catalog_product p
        JOIN vendors_shop s ON s.business_id = p.shop_id AND s.open
            AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
        WHERE p.published ORDER BY p.name, p.id LIMIT 25
