SELECT json_build_object(
    'kinds', (SELECT json_agg(json_build_object('slug', c.slug, 'name', c.name) ORDER BY c.sort) FROM catalog_category c),
    'districts', (
        SELECT json_agg(json_build_object('code', r.code, 'name', r.name) ORDER BY r.name)
        FROM village_region r WHERE r.level = 'district'
    ),
    'goods', (
        SELECT json_agg(json_build_object(
            'name', p.name, 'slug', p.slug, 'price', p.price_min, 'before', p.list_min,
            'village', r.name, 'photo', pic.sha256
        ) ORDER BY p.created_at DESC, p.id DESC)
        FROM (
            SELECT p.* FROM catalog_product p
            JOIN vendors_shop s ON s.business_id = p.shop_id AND s.open
                AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
            WHERE p.published ORDER BY p.created_at DESC, p.id DESC LIMIT 12
        ) p
        JOIN village_business b ON b.id = p.shop_id
        JOIN village_region r ON r.code = b.village_id
        LEFT JOIN LATERAL (
            SELECT m.picture_id FROM catalog_productmedia m
            WHERE m.product_id = p.id ORDER BY m.sort, m.id LIMIT 1
        ) cover ON true
        LEFT JOIN catalog_picture pic ON pic.id = cover.picture_id
    ),
    'shops', (
        SELECT json_agg(json_build_object('name', s.name, 'slug', s.slug, 'village', r.name))
        FROM (
            SELECT s.* FROM vendors_shop s
            WHERE s.open AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
            ORDER BY s.name, s.business_id LIMIT 6
        ) s
        JOIN village_business b ON b.id = s.business_id
        JOIN village_region r ON r.code = b.village_id
    )
)::text
