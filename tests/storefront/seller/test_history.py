"""Orders of the past by month, state and words; the file for a spreadsheet; the packing list."""

import csv
import io

import pytest

from marketplace.orders.services import decline_order
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_keeper,
    a_part,
    a_variant,
    an_order,
    delivered,
    taken_up,
)
from tests.storefront.buyer.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
ADDRESS = "/jualan/pesanan/riwayat/"
QUERIES = 10
PACKING_QUERIES = 8


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_history_asks_the_database_the_same_for_any_number(rows, django_assert_num_queries):
    keeper = a_keeper()
    for _number in range(rows):
        delivered(keeper, an_order((a_variant(keeper), 1), by=a_buyer()))
    client = signed_in(keeper.account)
    client.get(ADDRESS)

    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS)

    assert f"{rows} pesanan" in text_of(page)


def test_months_states_and_words_narrow_the_list_and_the_sums_leave_out_what_was_called_off():
    keeper = a_keeper()
    delivered(keeper, an_order((a_variant(keeper), 2), by=a_buyer()))
    gone = an_order((a_variant(keeper, name="Kopi lanang"), 1), by=a_buyer())
    decline_order(vendor_order_id=a_part(keeper, gone).pk, reason="Habis", by=keeper.viewer, at=NOW)
    client = signed_in(keeper.account)

    def numbered(query: str) -> str:
        return text_of(client.get(f"{ADDRESS}?{query}"))

    assert "2 pesanan" in numbered("bulan=2026-11")
    assert "0 pesanan" in numbered("bulan=2026-10")
    assert "1 pesanan" in numbered("keadaan=declined")
    assert "1 pesanan" in numbered("cari=lanang")
    assert "0 pesanan" in numbered("cari=3510154903850003")
    assert "2 pesanan" in numbered("keadaan=ngawur&bulan=ngawur")
    assert "Nov 2026 1 Rp90.000" in numbered("")


def test_the_file_has_a_row_a_line_and_only_ones_own():
    keeper, other = a_keeper(), a_keeper(name="Toko lain")
    order = an_order((a_variant(keeper), 2), (a_variant(other, name="Rahasia"), 1), by=a_buyer())
    taken_up(keeper, order)

    answer = signed_in(keeper.account).get("/jualan/pesanan/riwayat.csv")

    header, *rows = rows_of(answer)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert header[:3] == ["Nomor pesanan", "Nomor faktur", "Dipesan"]
    assert len(rows) == 1
    assert rows[0][4:10] == ["Kopi robusta bubuk", "250 g", rows[0][6], "2", "45000", "90000"]
    assert rows[0][1].startswith("INV/2026/")
    assert "Rahasia" not in answer.content.decode()


def test_a_name_that_would_run_as_a_formula_does_not():
    keeper = a_keeper()
    an_order((a_variant(keeper, name="=HYPERLINK(1)", variant_name="+1"), 1), by=a_buyer())

    (_header, row) = rows_of(signed_in(keeper.account).get("/jualan/pesanan/riwayat.csv"))

    assert (row[4], row[5]) == ("'=HYPERLINK(1)", "'+1")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_packing_list_sums_what_to_pick_and_addresses_each_parcel(rows, django_assert_num_queries):
    keeper = a_keeper()
    variant = a_variant(keeper)
    for _number in range(rows):
        taken_up(keeper, an_order((variant, 2), by=a_buyer()))
    client = signed_in(keeper.account)
    client.get("/jualan/pesanan/kemas/")

    with django_assert_num_queries(PACKING_QUERIES):
        text = text_of(client.get("/jualan/pesanan/kemas/"))

    assert f"{2 * rows}× Kopi robusta bubuk, 250 g" in text
    assert text.count("Ratna Dewi") == rows
    assert text.count("Dusun Krajan RT 03/RW 02") == rows


def test_only_the_parcels_that_were_chosen_are_listed():
    keeper = a_keeper()
    parts = [taken_up(keeper, an_order((a_variant(keeper), 1), by=a_buyer())) for _number in range(2)]
    client = signed_in(keeper.account)

    text = text_of(client.get(f"/jualan/pesanan/kemas/?pesanan={parts[0].pk}"))

    assert parts[0].number in text
    assert parts[1].number not in text
