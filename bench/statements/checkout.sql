SELECT json_build_object('data', json_build_object('checkout', json_build_object(
    'id', replace(encode(convert_to('Checkout:' || c.id, 'UTF8'), 'base64'), E'\n', ''),
    'lines', lines.nodes,
    'subtotalPrice', json_build_object('gross', json_build_object('amount', lines.subtotal, 'currency', 'IDR')),
    'shippingPrice', json_build_object('gross', json_build_object('amount', shipping.price, 'currency', 'IDR')),
    'totalPrice', json_build_object(
        'gross', json_build_object('amount', lines.subtotal + shipping.price, 'currency', 'IDR')
    )
)))::text
FROM marketplace_checkout c
CROSS JOIN LATERAL (
    SELECT coalesce(sum(v.price * l.quantity), 0)::bigint AS subtotal, json_agg(json_build_object(
        'id', replace(encode(convert_to('CheckoutLine:' || l.id, 'UTF8'), 'base64'), E'\n', ''),
        'quantity', l.quantity,
        'unitPrice', json_build_object('gross', json_build_object('amount', v.price, 'currency', 'IDR')),
        'totalPrice', json_build_object(
            'gross', json_build_object('amount', v.price * l.quantity, 'currency', 'IDR')
        ),
        'variant', json_build_object(
            'id', encode(convert_to('ProductVariant:' || v.id, 'UTF8'), 'base64'),
            'name', v.name,
            'product', json_build_object(
                'id', encode(convert_to('Product:' || p.id, 'UTF8'), 'base64'), 'name', p.name, 'slug', p.slug
            )
        )
    ) ORDER BY l.sort, l.id) AS nodes
    FROM marketplace_checkoutline l JOIN catalog_variant v ON v.id = l.variant_id
    JOIN catalog_product p ON p.id = v.product_id
    WHERE l.checkout_id = c.id
) lines
CROSS JOIN LATERAL (
    SELECT coalesce(sum(d.price), 0)::bigint AS price FROM marketplace_checkoutdelivery d WHERE d.checkout_id = c.id
) shipping
WHERE c.id = $1
