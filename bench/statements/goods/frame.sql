SELECT json_build_object('data', json_build_object('products', json_build_object(
    'totalCount', (
{total}    ),
    'edges', json_agg(json_build_object(
        'node', json_build_object(
            'id', encode(convert_to('Product:' || p.id, 'UTF8'), 'base64'),
            'name', p.name,
            'slug', p.slug,
            'thumbnail', json_build_object(
                'url', '{base}/media/' || left(pic.sha256, 2) || '/' || pic.sha256 || '/512.webp', 'alt', cover.alt
            ),
            'category', json_build_object(
                'id', encode(convert_to('Category:' || c.id, 'UTF8'), 'base64'), 'name', c.name, 'slug', c.slug
            ),
            'vendor', json_build_object(
                'id', encode(convert_to('Vendor:' || s.business_id, 'UTF8'), 'base64'),
                'name', s.name, 'slug', s.slug, 'isSelling', true,
                'village', json_build_object('name', r.name, 'kind', upper(r.level))
            ),
            'pricing', json_build_object(
                'onSale', p.price_min < p.list_min,
                'priceRange', json_build_object(
                    'start', json_build_object('gross', json_build_object('amount', p.price_min, 'currency', 'IDR')),
                    'stop', json_build_object('gross', json_build_object('amount', p.price_max, 'currency', 'IDR'))
                ),
                'priceRangeUndiscounted', json_build_object(
                    'start', json_build_object('gross', json_build_object('amount', p.list_min, 'currency', 'IDR'))
                )
            ),
            'productVariants', json_build_object('edges', v.edges)
        ),
        'cursor', p.cursor
    ) ORDER BY p.place) FILTER (WHERE p.place <= 24),
    'pageInfo', json_build_object(
        'endCursor', max(p.cursor) FILTER (WHERE p.place = 24), 'hasNextPage', count(*) > 24
    )
)))::text
FROM (
    SELECT q.*, row_number() OVER (ORDER BY q.name, q.id) AS place,
        replace(encode(convert_to('["' || q.name || '","' || q.id || '"]', 'UTF8'), 'base64'), E'\n', '') AS cursor
    FROM (
{found}    ) q
) p
JOIN vendors_shop s ON s.business_id = p.shop_id
JOIN village_business b ON b.id = s.business_id
JOIN village_region r ON r.code = b.village_id
LEFT JOIN catalog_category c ON c.id = p.category_id
LEFT JOIN LATERAL (
    SELECT m.picture_id, m.alt FROM catalog_productmedia m
    WHERE m.product_id = p.id ORDER BY m.sort, m.id LIMIT 1
) cover ON true
LEFT JOIN catalog_picture pic ON pic.id = cover.picture_id
CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('node', json_build_object(
        'id', encode(convert_to('ProductVariant:' || v.id, 'UTF8'), 'base64'),
        'name', v.name,
        'sku', v.sku,
        'quantityAvailable', st.quantity - st.allocated,
        'pricing', json_build_object(
            'price', json_build_object('gross', json_build_object('amount', v.price, 'currency', 'IDR')),
            'priceUndiscounted', json_build_object(
                'gross', json_build_object('amount', v.list_price, 'currency', 'IDR')
            )
        )
    )) ORDER BY v.sort, v.id) AS edges
    FROM catalog_variant v JOIN catalog_stock st ON st.variant_id = v.id WHERE v.product_id = p.id
) v
