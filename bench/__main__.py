"""`./mall bench`: home, the product list, a search, a product and a cart, beside their floor."""

import argparse
import os
import socket
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
os.environ.setdefault("MALL_BASE_URL", "http://127.0.0.1:8000")
django.setup()

import orjson  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.carts import a_cart  # noqa: E402
from bench.documents import CHECKOUT, PRODUCT_DETAIL, PRODUCT_LIST, SEARCH  # noqa: E402
from bench.goods import fill  # noqa: E402
from bench.measure import Question, Timing, served, timed  # noqa: E402
from catalog.search.language.forms import stemmed  # noqa: E402
from foundation.access.viewer import visitor  # noqa: E402
from foundation.clock import now  # noqa: E402
from foundation.ids import global_id  # noqa: E402
from marketplace.schema import schema  # noqa: E402

CHANNEL = {"channel": "banyuwangi"}
MOST = {"list (24)": 1.5}
SOUGHT = "kopi robusta"


def main() -> int:
    parser = argparse.ArgumentParser(prog="mall bench")
    parser.add_argument("--products", type=int, default=7_000)
    products = fill(parser.parse_args().products)
    slug, cart_id = "barang-3-7", str(a_cart())
    asked: list[tuple[str, str, dict[str, Any], str, dict[str, Any]]] = [
        ("list (24)", PRODUCT_LIST, {"first": 24, **CHANNEL}, "/list", {}),
        ("search", SEARCH, {"search": SOUGHT, "first": 24, **CHANNEL}, "/search", {"query": _stems(SOUGHT)}),
        ("detail", PRODUCT_DETAIL, {"slug": slug, **CHANNEL}, "/detail", {"slug": slug}),
        ("checkout", CHECKOUT, {"id": global_id("Checkout", cart_id)}, "/checkout", {"pk": cart_id}),
    ]
    engine = "Elasticsearch" if settings.SEARCH_URL else "PostgreSQL"
    print(
        f"{products:,} products, {os.cpu_count()} cores; one granian worker each, asked in turn; {engine}\n"
    )
    print(f"{'':<12}{'p50 ms':>8}{'floor ms':>10}{'to the floor':>14}{'queries':>9}")
    too_slow = []
    with (
        served("marketplace.wsgi:application", _port()) as api,
        served("bench.floor:application", _port()) as floor,
    ):
        timing = timed(api, Question("/"), floor, Question("/home"), alike=False)
        _tell("home", timing, _queries_of_page("/"))
        for name, document, variables, path, body in asked:
            question = Question("/graphql/", orjson.dumps({"query": document, "variables": variables}))
            same = Question(path, orjson.dumps(body))
            timing = timed(api, question, floor, same, alike=name != "search")
            _tell(name, timing, _queries(document, variables))
            if timing.ratio > MOST.get(name, float("inf")):
                too_slow.append(f"{name} takes {timing.ratio:.2f} times its floor; {MOST[name]} is the bound")
    print("\n" + ("; ".join(too_slow) or "Within its bounds."))
    return 1 if too_slow else 0


def _tell(name: str, timing: Timing, queries: int) -> None:
    print(f"{name:<12}{timing.api:>8.2f}{timing.floor:>10.2f}{timing.ratio:>13.2f}x{queries:>9}")


def _stems(text: str) -> str:
    """As the floor's tsquery: each word's stem, all of them wanted."""
    return " & ".join(stemmed(text))


def _queries_of_page(path: str) -> int:
    client = Client(headers={"host": "127.0.0.1"})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def _queries(document: str, variables: dict[str, Any]) -> int:
    viewer = visitor(now())
    schema.run(document, variables, viewer=viewer)
    with CaptureQueriesContext(connection) as captured:
        schema.run(document, variables, viewer=viewer)
    return len(captured)


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    raise SystemExit(main())
