import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import parse_rupiah
from storefront.look import figures, moments

NOON = dt.datetime(2026, 11, 24, 5, 0, tzinfo=dt.UTC)


@given(st.integers(min_value=0, max_value=10**13))
def test_rupiah_reads_back_as_the_same_amount(amount):
    assert parse_rupiah(figures.rupiah(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "Rp0"), (25000, "Rp25.000"), (1284000, "Rp1.284.000"), (-5000, "−Rp5.000")]
)
def test_rupiah_has_dots_no_space_and_no_decimals(amount, text):
    assert figures.rupiah(amount) == text


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_percent_off_is_a_percentage_and_nothing_where_the_price_did_not_fall(old, new):
    off = figures.percent_off(old=old, new=new)

    assert 0 <= off <= 100
    assert off == 0 or new < old


def test_percent_off_is_rounded():
    assert figures.percent_off(old=450000, new=385000) == 14


@given(st.text(alphabet="0123456789", min_size=16, max_size=16))
def test_a_masked_nik_shows_eight_of_sixteen_digits(number):
    masked = figures.mask_nik(number)

    assert masked == f"{number[:4]} {number[4:6]}•• •••• ••{number[-2:]}"


@pytest.mark.parametrize("odd", ["351015", "35101549078700031", "bukan NIK"])
def test_what_is_no_nik_is_hidden_whole(odd):
    assert figures.mask_nik(odd) == "••••"


def test_phone_and_account_show_only_their_ends():
    assert figures.mask_phone("+62 812-3456-7890") == "0812 •••• 7890"
    assert figures.mask_phone("0812345") == "••••"
    assert figures.mask_account("002101004417") == "····4417"
    assert figures.mask_account("44175") == "····"


def test_a_day_is_a_day_in_jakarta():
    late_evening_in_utc = dt.datetime(2026, 11, 23, 18, 30, tzinfo=dt.UTC)

    assert moments.day(late_evening_in_utc) == "24 Nov 2026"
    assert moments.clock(late_evening_in_utc) == "01.30"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "hari ini"),
        (1, "besok"),
        (-1, "kemarin"),
        (2, "Kamis, 26 Nov"),
        (6, "Senin, 30 Nov"),
        (7, "1 Des 2026"),
        (-2, "22 Nov 2026"),
    ],
)
def test_near_days_have_names(days, text):
    assert moments.near_day(NOON + dt.timedelta(days=days), now=NOON) == text


def test_a_moment_says_the_day_and_the_clock():
    assert moments.moment(dt.datetime(2026, 11, 24, 6, 30, tzinfo=dt.UTC), now=NOON) == "hari ini, 13.30"


@pytest.mark.parametrize(
    ("minutes", "short", "words"),
    [(70, "1 j 10 mnt", "1 jam 10 menit"), (40, "40 mnt", "40 menit"), (120, "2 j", "2 jam")],
)
def test_spans_in_short_and_in_words(minutes, short, words):
    assert moments.span(minutes) == short
    assert moments.span(dt.timedelta(minutes=-minutes)) == short
    assert moments.span_words(minutes) == words
