"""The loaded demo, read with plain SQL: what holds of any database holds of this one. Only with --long."""

import json
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from foundation.clock import NO_END, today
from tests.journeys.ground import dropped, environment, manage, new_database
from village.residents.synthetic.numbers import is_synthetic

pytestmark = pytest.mark.journey

MOST_SECONDS = 60
EMPTY = (NO_END, date.min)
AHEAD = timedelta(days=800)
STATEFUL = {
    "village.application": "village_application",
    "village.letter": "village_letter",
    "village.identitybinding": "village_identitybinding",
    "marketplace.vendororder": "marketplace_vendororder",
    "marketplace.payment": "marketplace_payment",
    "catalog.review": "catalog_review",
}


@dataclass
class Demo:
    connection: psycopg.Connection[dict[str, Any]]
    sheet: dict[str, Any]
    seconds: float
    processor_seconds: float

    def rows(self, query: str, *params: Any) -> list[dict[str, Any]]:
        return self.connection.execute(query, params).fetchall()

    def one(self, query: str, *params: Any) -> Any:
        (row,) = self.rows(query, *params)
        (value,) = row.values()
        return value


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    var: Path = tmp_path_factory.mktemp("demo")
    database = new_database()
    try:
        settings = environment(database, var)
        manage(settings, "migrate", "--no-input", "--skip-checks", "--verbosity=0")
        began, worked = time.monotonic(), processor_seconds()
        manage(settings, "demo_load", "--json", str(var / "sheet.json"))
        seconds, worked = time.monotonic() - began, processor_seconds() - worked
        with psycopg.connect(database, row_factory=dict_row) as connection:
            yield Demo(connection, json.loads((var / "sheet.json").read_text()), seconds, worked)
    finally:
        dropped(database)


def processor_seconds() -> float:
    """Of all programs started and ended so far: what a busy machine does not lengthen."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def test_it_loads_quickly(demo: Demo, capsys: pytest.CaptureFixture[str]):
    told = f"demo_load: {demo.seconds:.1f} s, {demo.processor_seconds:.1f} s of one core"
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")

    assert min(demo.seconds, demo.processor_seconds) < MOST_SECONDS, told


def test_it_is_as_large_as_it_says(demo: Demo):
    assert demo.one("select count(*) from village_region") == 243
    assert 19_500 <= demo.one("select count(*) from village_resident") <= 21_500
    assert demo.one("select count(distinct region_id) from village_resident") == 217
    assert (
        demo.one("select count(*) from village_business where id in (select business_id from village_letter)")
        == 600
    )
    assert (
        440
        <= demo.one(
            "select count(*) from vendors_shop where open and selling_from <= %s and selling_until >= %s",
            today(),
            today(),
        )
        <= 460
    )
    assert demo.one("select count(*) from catalog_product where published") >= 2_900
    assert demo.one("select count(*) from village_application where state <> 'issued'") >= 60
    assert demo.one("select count(*) from marketplace_order") >= 780
    assert {row["state"] for row in demo.rows("select distinct state from village_application")} == {
        "draft",
        "submitted",
        "in_progress",
        "returned",
        "issued",
        "rejected",
        "withdrawn",
    }


# Standing -----------------------------------------------------------------------------------------------


def lawful(demo: Demo, shop: int, day: date, facts: dict[str, list[dict[str, Any]]]) -> bool:
    """The rule in words: the owner lives here, a permit of his stands, no sanction does."""
    permit = any(
        one["grants_trade"]
        and one["state"] == "valid"
        and one["holder_id"] == facts["owner"][0]["id"]
        and one["valid_from"] <= day <= one["valid_until"]
        for one in facts["letters"]
    ) or any(
        one["checked_on"] is not None
        and one["checked_on"] <= day
        and (one["withdrawn_on"] is None or day < one["withdrawn_on"])
        for one in facts["nibs"]
    )
    barred = any(
        one["lifted_at"] is None
        and one["starts_on"] <= day
        and (one["ends_on"] is None or day <= one["ends_on"])
        for one in facts["sanctions"]
    )
    return facts["owner"][0]["status"] == "resident" and permit and not barred


def facts_of(demo: Demo, shop: int) -> dict[str, list[dict[str, Any]]]:
    return {
        "letters": demo.rows("select * from village_letter where business_id = %s", shop),
        "nibs": demo.rows("select * from village_nibrecord where business_id = %s", shop),
        "sanctions": demo.rows("select * from vendors_sanction where shop_id = %s", shop),
        "owner": demo.rows(
            "select owner.* from village_resident owner join village_business business"
            " on business.owner_id = owner.id where business.id = %s",
            shop,
        ),
    }


def window_by_rule(demo: Demo, shop: int) -> tuple[date, date] | None:
    """The run of lawful days that holds or follows today; None where there is none within AHEAD."""
    facts = facts_of(demo, shop)
    first = today()
    while not lawful(demo, shop, first, facts):
        first += timedelta(days=1)
        if first > today() + AHEAD:
            return None
    until = first
    while lawful(demo, shop, first - timedelta(days=1), facts):
        first -= timedelta(days=1)
    while lawful(demo, shop, until + timedelta(days=1), facts):
        until += timedelta(days=1)
        if until > today() + AHEAD:
            return first, NO_END
    return first, until


def test_every_window_is_what_the_rule_says(demo: Demo):
    shops = demo.rows("select business_id, selling_from, selling_until from vendors_shop order by 1")

    stored = {one["business_id"]: (one["selling_from"], one["selling_until"]) for one in shops}

    assert stored == {shop: window_by_rule(demo, shop) or EMPTY for shop in stored}
    assert sum(start <= today() <= end for start, end in stored.values()) >= 30


def test_one_death_empties_one_window_and_no_other(demo: Demo):
    query = "select business_id, selling_until from vendors_shop order by 1"
    before = {row["business_id"]: row["selling_until"] for row in demo.rows(query)}
    shop = next(shop for shop, until in before.items() if until >= today())

    with demo.connection.transaction(force_rollback=True):
        demo.connection.execute(
            "update village_resident set status = 'died' where id ="
            " (select owner_id from village_business where id = %s)",
            [shop],
        )
        after = {row["business_id"]: row["selling_until"] for row in demo.rows(query)}

    assert after.pop(shop) < today()
    assert after == {one: until for one, until in before.items() if one != shop}


# Numbers, stock, money ----------------------------------------------------------------------------------


def test_letter_numbers_have_no_gaps(demo: Demo):
    counters = {
        (row["village_id"], row["letter_type"], row["year"]): row["last"]
        for row in demo.rows("select * from village_lettercounter")
    }
    given: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for row in demo.rows("select * from village_letter order by village_id, sequence"):
        given[row["village_id"], row["letter_type"], row["year"]].append(row["sequence"])
        assert re.fullmatch(rf"510/0*{row['sequence']}/[0-9.]+/{row['year']}", row["number"])

    assert len(given) >= 8
    assert given == {key: list(range(1, last + 1)) for key, last in counters.items()}


def test_order_numbers_have_no_gaps(demo: Demo):
    numbers = [row["number"] for row in demo.rows("select number from marketplace_order order by number")]
    years = defaultdict(list)
    for number in numbers:
        _mall, year, sequence = number.split("-")
        years[year].append(int(sequence))

    assert numbers
    assert all(sequences == list(range(1, len(sequences) + 1)) for sequences in years.values())


def test_stock_holds_what_open_orders_promise(demo: Demo):
    stock = demo.rows("select variant_id, allocated, quantity from catalog_stock")
    promised: dict[int, int] = defaultdict(int)
    for row in demo.rows(
        "select line.variant_id, line.quantity from marketplace_orderline line"
        " join marketplace_vendororder part on part.id = line.vendor_order_id"
        " where part.state in ('placed', 'accepted', 'packed', 'ready', 'shipped')"
    ):
        promised[row["variant_id"]] += row["quantity"]

    assert promised
    assert {one["variant_id"]: one["allocated"] for one in stock if one["allocated"]} == promised
    assert all(0 <= one["allocated"] <= one["quantity"] for one in stock)


def test_totals_are_the_sums_of_their_parts(demo: Demo):
    lines = demo.rows("select * from marketplace_orderline")
    parts = demo.rows("select * from marketplace_vendororder")
    orders = demo.rows("select * from marketplace_order")
    paid = {row["vendor_order_id"]: row for row in demo.rows("select * from marketplace_payment")}

    for part in parts:
        own = [line for line in lines if line["vendor_order_id"] == part["id"]]
        assert own and all(line["total"] == line["quantity"] * line["unit_price"] for line in own)
        assert part["subtotal"] == sum(line["total"] for line in own)
        assert part["total"] == part["subtotal"] + part["shipping_price"] == paid[part["id"]]["amount"]
        assert (paid[part["id"]]["state"] == "paid") == (part["state"] == "delivered")
    for order in orders:
        own = [part for part in parts if part["order_id"] == order["id"]]
        assert order["subtotal"] == sum(part["subtotal"] for part in own)
        assert order["shipping_total"] == sum(part["shipping_price"] for part in own)
        assert order["total"] == sum(part["total"] for part in own)


def test_counts_kept_by_triggers_are_counts(demo: Demo):
    kept = demo.rows("select shop_id, n from catalog_productcount where category_id is null and n > 0")
    counted = demo.rows("select shop_id, count(*) as n from catalog_product where published group by 1")

    assert {row["shop_id"]: row["n"] for row in kept} == {row["shop_id"]: row["n"] for row in counted}


# People -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", STATEFUL)
def test_every_state_is_the_last_step_of_a_history(demo: Demo, subject: str):
    told = demo.rows(
        "select distinct on (subject_pk) subject_pk, to_state from foundation_transition"
        " where subject_type = %s order by subject_pk, id desc",
        subject,
    )
    rows = demo.rows(f"select id, state from {STATEFUL[subject]}")
    begun = {str(row["id"]): row["state"] for row in rows if row["state"] != "draft"}

    assert begun
    assert {row["subject_pk"]: row["to_state"] for row in told} == begun


def test_only_the_named_sign_ins_have_passwords(demo: Demo):
    usable = demo.rows("select email, phone from foundation_user where password not like '!%%'")

    assert {row["email"] for row in usable} == {one["email"] for one in demo.sheet["accounts"]}
    assert len(usable) == 7


def test_the_sheet_shows_nobody_who_lives(demo: Demo):
    examples = demo.sheet["examples"]

    for claim in (examples["applicant"], examples["applicant_mismatch"]):
        assert is_synthetic(claim["nik"]) and is_synthetic(claim["kk"])
    assert examples["applicant"] != examples["applicant_mismatch"]


# Opinions -----------------------------------------------------------------------------------------------


def test_who_reviews_has_had_the_goods_delivered(demo: Demo):
    unearned = demo.rows(
        "select review.id from catalog_review review left join (select line.id, part.state, part.received_at,"
        " orders.account_id, variant.product_id from marketplace_orderline line"
        " join marketplace_vendororder part on part.id = line.vendor_order_id"
        " join marketplace_order orders on orders.id = part.order_id"
        " join catalog_variant variant on variant.id = line.variant_id) bought"
        " on bought.id = review.line_key and bought.account_id = review.account_id"
        " and bought.product_id = review.product_id and bought.received_at <= review.created_at"
        " where bought.state is distinct from 'delivered'"
    )

    assert demo.one("select count(*) from catalog_review") > 200
    assert unearned == []


def test_what_counts_as_sold_was_delivered(demo: Demo):
    told = demo.rows("select product_id, quantity from marketplace_productsold where quantity > 0")
    delivered = demo.rows(
        "select variant.product_id, sum(line.quantity)::bigint as quantity from marketplace_orderline line"
        " join marketplace_vendororder part on part.id = line.vendor_order_id"
        " join catalog_variant variant on variant.id = line.variant_id"
        " where part.state = 'delivered' group by 1"
    )

    assert {row["product_id"]: row["quantity"] for row in told} == {
        row["product_id"]: row["quantity"] for row in delivered
    }
