        SELECT coalesce(sum(n.n), 0) FROM catalog_productcount n
        JOIN vendors_shop s ON s.business_id = n.shop_id AND s.open
            AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
        WHERE n.category_id IS NULL
