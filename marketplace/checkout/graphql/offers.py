"""Levels that ask what shops offer today: delivery by shop, and whether a chosen one still stands."""

from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from foundation.access import Viewer
from marketplace.delivery.models import ShopDelivery
from marketplace.delivery.rules import FIRST_POSSIBLE, DeliveryOption, options, zone_of
from village.territory.rules import haversine_km

BASKETS = (
    "SELECT cart.id, product.shop_id, sum(product.weight_grams * line.quantity)::bigint,"
    " sum(variant.price * line.quantity)::bigint, business.village_id, cart.village_id,"
    " (SELECT json_agg(json_build_array(rate.zone, rate.up_to_grams, rate.price)"
    " ORDER BY rate.up_to_grams)::text FROM marketplace_deliveryrate rate"
    " WHERE rate.shop_id = product.shop_id AND terms.parcel),"
    " terms.pickup, terms.courier, terms.parcel, terms.courier_base, terms.courier_per_km, terms.max_km,"
    " terms.free_from, home.lat, home.lng, goal.lat, goal.lng, chosen.method, chosen.price"
    " FROM marketplace_checkout cart"
    " JOIN marketplace_checkoutline line ON line.checkout_id = cart.id"
    " JOIN catalog_variant variant ON variant.id = line.variant_id"
    " JOIN catalog_product product ON product.id = variant.product_id"
    " JOIN village_business business ON business.id = product.shop_id"
    " JOIN village_region home ON home.code = business.village_id"
    " LEFT JOIN village_region goal ON goal.code = cart.village_id"
    " LEFT JOIN marketplace_shopdelivery terms ON terms.shop_id = product.shop_id"
    " LEFT JOIN marketplace_checkoutdelivery chosen"
    " ON chosen.checkout_id = cart.id AND chosen.shop_id = product.shop_id"
    " WHERE cart.id = ANY(%(keys)s::uuid[])"
    " GROUP BY cart.id, product.shop_id, business.id, terms.shop_id, home.code, goal.code, chosen.id"
    " ORDER BY cart.id, product.shop_id"
)
TERMS = ("pickup", "courier", "parcel", "courier_base", "courier_per_km", "max_km", "free_from")


@dataclass(frozen=True, slots=True)
class Basket:
    """What one shop has in one cart, what it offers for it, and what was chosen at which price."""

    checkout: UUID
    shop_id: int
    offered: tuple[DeliveryOption, ...]
    method: str | None
    agreed_price: int | None

    @property
    def chosen(self) -> DeliveryOption | None:
        return next((option for option in self.offered if option.method == self.method), None)

    @property
    def moved(self) -> bool:
        return self.chosen is not None and self.chosen.price != self.agreed_price

    @property
    def impossible(self) -> bool:
        return self.method is not None and self.chosen is None


def read_basket(row: Sequence[Any]) -> Basket:
    """A row of BASKETS."""
    checkout, shop_id, grams, goods, home, goal, table, *rest = row
    said, (lat, lng, goal_lat, goal_lng, method, price) = rest[: len(TERMS)], rest[len(TERMS) :]
    terms = ShopDelivery(**dict(zip(TERMS, said, strict=True))) if said[0] is not None else ShopDelivery()
    known = None not in (lat, lng, goal_lat, goal_lng)
    distance_km = haversine_km(lat, lng, goal_lat, goal_lng) if known else None
    rates: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for zone, up_to, rate in orjson.loads(table or "[]"):
        rates[zone].append((up_to, rate))
    offered = options(
        terms,
        distance_km=distance_km,
        weight_grams=grams,
        zone=zone_of(home, goal) if goal else None,
        rates=rates,
        goods=goods,
    )
    return Basket(checkout, shop_id, offered, method, price)


def vendor_deliveries(
    viewer: Viewer, keys: list[UUID], args_list: list[dict[str, Any]], child: Any
) -> Generator[Any, Any, list[list[Any]]]:
    """For each checkout a list: one object a shop."""
    (rows,) = yield [child.query(BASKETS, keys=keys)]
    baskets = [read_basket(row) for row in rows]
    objects = yield from _built(
        child,
        "checkout uuid, shop_id bigint, options jsonb, method text, price bigint, days_min int, days_max int,"
        " stale bool",
        [
            {
                "checkout": str(basket.checkout),
                "shop_id": basket.shop_id,
                "options": [_shown(option) for option in basket.offered],
                "stale": basket.moved or basket.impossible,
                **(_shown(basket.chosen) if basket.chosen else {}),
            }
            for basket in baskets
        ],
    )
    by_cart: dict[UUID, list[Any]] = defaultdict(list)
    for basket, one in zip(baskets, objects, strict=True):
        by_cart[basket.checkout].append(one)
    return [[by_cart[key] for key in keys] for _arguments in args_list]


def delivery_problems(
    viewer: Viewer, keys: list[UUID], args_list: list[dict[str, Any]], child: Any
) -> Generator[Any, Any, list[list[Any]]]:
    """For each checkout at most one problem: its delivery is impossible now, or costs another price."""
    (rows,) = yield [child.query(BASKETS, keys=keys)]
    by_cart: dict[UUID, list[Basket]] = defaultdict(list)
    for row in rows:
        basket = read_basket(row)
        by_cart[basket.checkout].append(basket)
    found = [_problem(cart, baskets) for cart, baskets in by_cart.items()]
    problems = [problem for problem in found if problem is not None]
    objects = yield from _built(
        child,
        "checkout uuid, kind text, method text, price bigint, days_min int, days_max int",
        problems,
    )
    by_key = {problem["checkout"]: [one] for problem, one in zip(problems, objects, strict=True)}
    return [[by_key.get(str(key), []) for key in keys] for _arguments in args_list]


def _problem(cart: UUID, baskets: list[Basket]) -> dict[str, Any] | None:
    if any(basket.impossible for basket in baskets):
        kind = "invalid"
    elif any(basket.moved for basket in baskets):
        kind = "stale"
    else:
        return None
    methods = {basket.method for basket in baskets}
    return {
        "checkout": str(cart),
        "kind": kind,
        "method": methods.pop() if len(methods) == 1 else FIRST_POSSIBLE,
        "price": sum(basket.agreed_price or 0 for basket in baskets),
    }


def _shown(option: DeliveryOption) -> dict[str, Any]:
    return {
        "method": option.method,
        "price": option.price,
        "days_min": option.days_min,
        "days_max": option.days_max,
    }


def _built(child: Any, columns: str, values: list[dict[str, Any]]) -> Generator[Any, Any, list[Any]]:
    """Finished objects of Python values: they go through SQL as rows, so joins and levels work on them."""
    if not values:
        return []
    (rows,) = yield [
        child.query(
            f"SELECT {child.columns} it.position FROM (SELECT given.*, row_number() OVER () AS position"  # noqa: S608
            f" FROM jsonb_to_recordset(%(given)s::jsonb) AS given({columns})) it {child.joins}"
            " ORDER BY it.position",
            given=orjson.dumps(values).decode(),
        )
    ]
    return (yield from child.build(rows))
