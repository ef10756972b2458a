import csv
import io

import pytest

from foundation.clock import now, today
from tests.storefront.officer.clients import client_of, words_of
from tests.vendors.factories import a_sanction, a_shop
from tests.village.factories import BANYUWANGI, GAMBIRAN_DISTRICT, GIRI_DISTRICT, GROGOL, JAJAG, an_officer
from vendors.shops.models import Shop

pytestmark = pytest.mark.django_db

REPORTS = "/kantor/laporan/"


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_a_district_takes_its_own_numbers_along():
    a_shop()
    a_shop("Jauh", village=JAJAG)
    client = client_of(an_officer("district", GIRI_DISTRICT))

    page = client.get(REPORTS)
    rows = rows_of(client.get(f"{REPORTS}permohonan.csv"))

    assert "Kecamatan Giri" in words_of(page)
    assert rows[0][:5] == ["Kode desa", "Desa", "Kecamatan", "Bulan", "Masuk"]
    assert [row[:6] for row in rows[1:]] == [[GROGOL, "Grogol", "Giri", f"{now():%Y-%m}", "1", "1"]]


@pytest.mark.parametrize(("kind", "count"), [("permohonan", 1), ("surat", 2), ("toko", 2), ("sanksi", 1)])
def test_each_file_holds_what_the_lists_hold_and_no_nik(kind, count):
    shop, other = a_shop("Kopi A"), a_shop("Kopi B")
    a_sanction(shop)
    client = client_of(an_officer("regency", BANYUWANGI))

    response = client.get(f"{REPORTS}{kind}.csv?wilayah={GIRI_DISTRICT}")
    rows = rows_of(response)

    assert len(rows) == count + 1
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "private, no-store"
    text = response.content.decode()
    assert not any(len(cell) == 16 and cell.isdecimal() for row in rows for cell in row), text
    assert other.name in text or kind in ("permohonan", "sanksi", "surat")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1"])
def test_what_looks_like_a_formula_runs_nowhere(name):
    shop = a_shop()
    Shop.objects.filter(pk=shop.pk).update(name=name)
    client = client_of(an_officer("regency", BANYUWANGI))

    rows = rows_of(client.get(f"{REPORTS}toko.csv"))

    assert rows[1][0] == f"'{name}"


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", ["permohonan", "surat", "toko", "sanksi"])
def test_a_file_costs_the_same_for_one_and_for_many(kind, count, django_assert_num_queries):
    for number in range(count):
        a_sanction(a_shop(f"Toko {number}"))
    client = client_of(an_officer("regency", BANYUWANGI))
    queries = {"permohonan": 9, "surat": 5, "toko": 8, "sanksi": 6}[kind]

    with django_assert_num_queries(queries):
        response = client.get(f"{REPORTS}{kind}.csv")

    assert len(rows_of(response)) == (2 if kind == "permohonan" else count + 1)


def test_months_keep_what_was_signed_in_them():
    a_shop()
    client = client_of(an_officer("regency", BANYUWANGI))

    this = rows_of(client.get(f"{REPORTS}surat.csv?dari={today():%Y-%m}&sampai={today():%Y-%m}"))
    before = rows_of(client.get(f"{REPORTS}surat.csv?dari=2020-01&sampai=2020-12"))
    nonsense = rows_of(client.get(f"{REPORTS}surat.csv?dari=abc&sampai=2026-99"))

    assert (len(this), len(before), len(nonsense)) == (2, 1, 2)


def test_nobody_takes_what_lies_beyond_his_regions():
    a_shop()
    district, operator = client_of(an_officer("district", GAMBIRAN_DISTRICT)), client_of(an_officer())

    assert district.get(f"{REPORTS}toko.csv?wilayah={GIRI_DISTRICT}").status_code == 404
    assert district.get(f"{REPORTS}?wilayah={GIRI_DISTRICT}").status_code == 404
    assert len(rows_of(district.get(f"{REPORTS}toko.csv"))) == 1
    assert district.get(f"{REPORTS}penduduk.csv").status_code == 404
    assert operator.get(REPORTS).status_code == operator.get(f"{REPORTS}toko.csv").status_code == 403
