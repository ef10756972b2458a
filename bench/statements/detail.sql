SELECT json_build_object('data', json_build_object('product', json_build_object(
    'id', encode(convert_to('Product:' || p.id, 'UTF8'), 'base64'),
    'name', p.name,
    'slug', p.slug,
    'descriptionPlaintext', p.description,
    'category', json_build_object(
        'id', encode(convert_to('Category:' || c.id, 'UTF8'), 'base64'), 'name', c.name, 'slug', c.slug
    ),
    'vendor', json_build_object(
        'id', encode(convert_to('Vendor:' || s.business_id, 'UTF8'), 'base64'),
        'name', s.name, 'slug', s.slug, 'isSelling', true
    ),
    'media', (
        SELECT json_agg(json_build_object(
            'url', '{base}/media/' || left(pic.sha256, 2) || '/' || pic.sha256 || '/1024.webp', 'alt', m.alt
        ) ORDER BY m.sort, m.id)
        FROM catalog_productmedia m JOIN catalog_picture pic ON pic.id = m.picture_id WHERE m.product_id = p.id
    ),
    'pricing', json_build_object('priceRange', json_build_object(
        'start', json_build_object('gross', json_build_object('amount', p.price_min, 'currency', 'IDR'))
    )),
    'productVariants', json_build_object('edges', (
        SELECT json_agg(json_build_object('node', json_build_object(
            'id', encode(convert_to('ProductVariant:' || v.id, 'UTF8'), 'base64'),
            'name', v.name,
            'sku', v.sku,
            'quantityAvailable', st.quantity - st.allocated,
            'pricing', json_build_object(
                'price', json_build_object('gross', json_build_object('amount', v.price, 'currency', 'IDR'))
            )
        )) ORDER BY v.sort, v.id)
        FROM catalog_variant v JOIN catalog_stock st ON st.variant_id = v.id WHERE v.product_id = p.id
    ))
)))::text
FROM catalog_product p
JOIN vendors_shop s ON s.business_id = p.shop_id AND s.open
    AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
LEFT JOIN catalog_category c ON c.id = p.category_id
WHERE p.published AND p.slug = $1
