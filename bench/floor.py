"""The floor: what the same answers cost when one hand-written query and one function make each of them.

A bare WSGI application without framework, schema, validation or permissions. `python -m bench` refuses
to compare answers that differ from those of the API.
"""

import base64
import os
from collections.abc import Callable, Iterable
from typing import Any

import orjson
import psycopg

BASE = os.environ.get("MALL_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
_connection: psycopg.Connection | None = None

LIST = """
SELECT p.id, p.name, p.slug, pic.sha256, cover.alt, c.id, c.name, c.slug, s.business_id, s.name, s.slug,
    p.price_min, p.price_max, p.list_min, v.rows
FROM catalog_product p
JOIN vendors_shop s ON s.business_id = p.shop_id
    AND s.open AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
LEFT JOIN catalog_category c ON c.id = p.category_id
LEFT JOIN LATERAL (
    SELECT m.picture_id, m.alt FROM catalog_productmedia m
    WHERE m.product_id = p.id ORDER BY m.sort, m.id LIMIT 1
) cover ON true
LEFT JOIN catalog_picture pic ON pic.id = cover.picture_id
CROSS JOIN LATERAL (
    SELECT jsonb_agg(
        jsonb_build_array(v.id, v.name, st.quantity - st.allocated, v.price) ORDER BY v.sort, v.id
    ) AS rows
    FROM catalog_variant v JOIN catalog_stock st ON st.variant_id = v.id WHERE v.product_id = p.id
) v
WHERE p.published ORDER BY p.name, p.id LIMIT 25
"""
TOTAL = """
SELECT coalesce(sum(n.n), 0) FROM catalog_productcount n JOIN vendors_shop s ON s.business_id = n.shop_id
    AND s.open AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
WHERE n.category_id IS NULL
"""
DETAIL = """
SELECT p.id, p.name, p.slug, p.description, c.id, c.name, c.slug, s.business_id, s.name, s.slug,
    p.price_min, m.rows, v.rows
FROM catalog_product p
JOIN vendors_shop s ON s.business_id = p.shop_id
    AND s.open AND s.selling_from <= jakarta_today() AND s.selling_until >= jakarta_today()
LEFT JOIN catalog_category c ON c.id = p.category_id
CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(pic.sha256, m.alt) ORDER BY m.sort, m.id) AS rows
    FROM catalog_productmedia m JOIN catalog_picture pic ON pic.id = m.picture_id WHERE m.product_id = p.id
) m
CROSS JOIN LATERAL (
    SELECT jsonb_agg(
        jsonb_build_array(v.id, v.name, v.sku, st.quantity - st.allocated, v.price) ORDER BY v.sort, v.id
    ) AS rows
    FROM catalog_variant v JOIN catalog_stock st ON st.variant_id = v.id WHERE v.product_id = p.id
) v
WHERE p.published AND p.slug = %s
"""

CART = """
SELECT l.id, l.quantity, v.price, v.id, v.name, p.id, p.name, p.slug,
    (SELECT coalesce(sum(d.price), 0) FROM marketplace_checkoutdelivery d WHERE d.checkout_id = c.id)
FROM marketplace_checkout c JOIN marketplace_checkoutline l ON l.checkout_id = c.id
JOIN catalog_variant v ON v.id = l.variant_id JOIN catalog_product p ON p.id = v.product_id
WHERE c.id = %s ORDER BY l.created_at, l.id
"""


def rows(sql: str, params: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    global _connection
    if _connection is None:
        _connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    return _connection.execute(sql, params, prepare=True).fetchall()


def gid(kind: str, pk: Any) -> str:
    return base64.b64encode(f"{kind}:{pk}".encode()).decode()


def gross(amount: int) -> dict[str, Any]:
    return {"gross": {"amount": float(amount), "currency": "IDR"}}


def picture(sha256: str, size: int) -> str:
    return f"{BASE}/media/{sha256[:2]}/{sha256}/{size}.webp"


def product_list() -> dict[str, Any]:
    found = rows(LIST)
    ((total,),) = rows(TOTAL)
    page = found[:24]
    edges = [
        {
            "node": {
                "id": gid("Product", r[0]),
                "name": r[1],
                "slug": r[2],
                "thumbnail": {"url": picture(r[3], 512), "alt": r[4]},
                "category": {"id": gid("Category", r[5]), "name": r[6], "slug": r[7]},
                "vendor": {"id": gid("Vendor", r[8]), "name": r[9], "slug": r[10]},
                "pricing": {
                    "priceRange": {"start": gross(r[11]), "stop": gross(r[12])},
                    "priceRangeUndiscounted": {"start": gross(r[13])},
                },
                "productVariants": {
                    "edges": [
                        {
                            "node": {
                                "id": gid("ProductVariant", v[0]),
                                "name": v[1],
                                "quantityAvailable": v[2],
                                "pricing": {"price": gross(v[3])},
                            }
                        }
                        for v in r[14]
                    ]
                },
            },
            "cursor": cursor(r[1], r[0]),
        }
        for r in page
    ]
    last = edges[-1]["cursor"]
    return {
        "products": {
            "totalCount": int(total),
            "edges": edges,
            "pageInfo": {"endCursor": last, "hasNextPage": len(found) > 24},
        }
    }


def cursor(name: str, pk: int) -> str:
    return base64.b64encode(orjson.dumps([name, str(pk)])).decode()


def product_detail(slug: str) -> dict[str, Any]:
    ((pk, name, slug, text, cid, cname, cslug, sid, sname, sslug, price, media, variants),) = rows(
        DETAIL, (slug,)
    )
    return {
        "product": {
            "id": gid("Product", pk),
            "name": name,
            "slug": slug,
            "descriptionPlaintext": text,
            "category": {"id": gid("Category", cid), "name": cname, "slug": cslug},
            "vendor": {"id": gid("Vendor", sid), "name": sname, "slug": sslug, "isSelling": True},
            "media": [{"url": picture(sha256, 1024), "alt": alt} for sha256, alt in media],
            "pricing": {"priceRange": {"start": gross(price)}},
            "productVariants": {
                "edges": [
                    {
                        "node": {
                            "id": gid("ProductVariant", v[0]),
                            "name": v[1],
                            "sku": v[2],
                            "quantityAvailable": v[3],
                            "pricing": {"price": gross(v[4])},
                        }
                    }
                    for v in variants
                ]
            },
        }
    }


def checkout(pk: str) -> dict[str, Any]:
    found = rows(CART, (pk,))
    subtotal = sum(quantity * price for _id, quantity, price, *_rest in found)
    shipping = int(found[0][8])
    return {
        "checkout": {
            "id": gid("Checkout", pk),
            "lines": [
                {
                    "id": gid("CheckoutLine", line),
                    "quantity": quantity,
                    "unitPrice": gross(price),
                    "totalPrice": gross(quantity * price),
                    "variant": {
                        "id": gid("ProductVariant", variant),
                        "name": name,
                        "product": {"id": gid("Product", product), "name": product_name, "slug": slug},
                    },
                }
                for line, quantity, price, variant, name, product, product_name, slug, _shipping in found
            ],
            "subtotalPrice": gross(subtotal),
            "shippingPrice": gross(shipping),
            "totalPrice": gross(subtotal + shipping),
        }
    }


ANSWERS: dict[str, Callable[..., dict[str, Any]]] = {
    "/list": product_list,
    "/detail": product_detail,
    "/checkout": checkout,
}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = orjson.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    answer = orjson.dumps({"data": ANSWERS[environ["PATH_INFO"]](**body)})
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(answer)))])
    return [answer]
