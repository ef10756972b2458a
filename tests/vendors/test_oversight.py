from datetime import timedelta

import pytest

from foundation.clock import months_before, now, today
from marketplace.schema import schema
from tests.vendors.factories import a_sanction, a_shop
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    GROGOL,
    JAJAG,
    JAMBESARI,
    a_resident,
    an_officer,
    viewer_for,
)
from vendors.oversight.selectors import figures_by_month, figures_by_village, total_of
from vendors.shops.selectors import sanctions_within, shops_within
from village.letters.selectors.overseen import ANSWERED, applications_overseen, letters_overseen

pytestmark = pytest.mark.django_db


def regency():
    return viewer_for(an_officer("regency", BANYUWANGI), now())


def some_shops(count):
    for number in range(count):
        shop = a_shop(f"Toko {number}")
    a_sanction(a_shop("Terlarang"))
    a_shop("Jauh", village=JAJAG)
    return shop


@pytest.mark.parametrize("count", [1, 3])
def test_figures_cost_the_same_for_one_and_for_many(count, django_assert_num_queries):
    some_shops(count)
    officer = regency()

    with django_assert_num_queries(11):
        rows = figures_by_village(officer)

    assert len(rows) == 217
    grogol = next(row for row in rows if row.code == GROGOL)
    assert (grogol.figures.shops, grogol.figures.sanctions) == (count, 1)


def test_each_figure_is_the_length_of_its_list():
    some_shops(2)
    officer = regency()

    for row in figures_by_village(officer, region=GIRI_DISTRICT):
        figures, month = row.figures, today().replace(day=1)
        lists = {
            "letters": letters_overseen(officer, region=row.code, standing="valid").count(),
            "shops": shops_within(officer, region=row.code, selling=True).count(),
            "sanctions": sanctions_within(officer, region=row.code, in_force=True).count(),
            "open": applications_overseen(officer, region=row.code, state="open").count(),
            "late": applications_overseen(officer, region=row.code, state="late").count(),
        }
        ended = applications_overseen(officer, region=row.code, state=ANSWERED, month=month).count()
        received = applications_overseen(officer, region=row.code, month=month).count()
        signed = letters_overseen(officer, region=row.code, month=month).count()

        assert {name: getattr(figures, name) for name in lists} == lists
        assert (figures.month.answered, figures.month.received, figures.month.letters) == (
            ended,
            received,
            signed,
        )


def test_the_sum_of_villages_is_the_region():
    some_shops(2)
    officer = regency()

    rows = figures_by_village(officer)
    total = total_of(rows)

    assert total.shops == 3
    assert total.sanctions == 1
    assert total.residents == sum(row.figures.residents for row in rows) > 0
    assert total.month.received == 4


def test_a_district_sees_its_own_villages_and_no_others():
    a_shop("Jauh", village=JAJAG)
    officer = viewer_for(an_officer("district", GIRI_DISTRICT), now())

    rows = figures_by_village(officer)

    assert {row.code[:8] for row in rows} == {GIRI_DISTRICT}
    assert figures_by_village(officer, region=JAJAG) == []
    assert total_of(rows).shops == 0


def test_a_village_without_holders_says_which_offices_are_empty():
    an_officer("operator", JAMBESARI)
    an_officer("head", JAMBESARI, active_until=today() - timedelta(days=1))
    officer = regency()

    rows = {row.code: row.missing for row in figures_by_village(officer, region=GIRI_DISTRICT)}

    assert rows[JAMBESARI] == ("head",)
    assert rows[GROGOL] == ("operator", "head")


def test_months_are_counted_each_by_itself():
    a_shop()
    officer = an_officer("regency", BANYUWANGI)
    later = now() + timedelta(days=70)

    months = figures_by_month(viewer_for(officer, later), months=4)

    present = today(later).replace(day=1)
    assert [row.month for row in months] == [months_before(present, back) for back in range(4)]
    assert [row.answered.letters for row in months if row.month == today().replace(day=1)] == [1]
    assert sum(row.answered.letters for row in months) == 1


FIGURES = """query ($region: String) { villageFigures(region: $region) {
    region { code } open late lettersStanding shopsSelling sanctions residents missingRoles
    answers { received issued medianOfficeHours } } monthFigures(months: 2) { month answers { issued } } }"""


def test_the_api_gives_the_same_figures():
    a_shop()
    given = schema.run(FIGURES, {"region": GROGOL}, viewer=regency())["data"]

    assert given["villageFigures"] == [
        {
            "region": {"code": GROGOL},
            "open": 0,
            "late": 0,
            "lettersStanding": 1,
            "shopsSelling": 1,
            "sanctions": 0,
            "residents": 1,
            "missingRoles": ["OPERATOR", "HEAD"],
            "answers": {"received": 1, "issued": 1, "medianOfficeHours": None},
        }
    ]
    assert given["monthFigures"][0] == {
        "month": f"{today().replace(day=1):%Y-%m-%d}",
        "answers": {"issued": 1},
    }


def test_who_does_not_oversee_gets_no_figures():
    a_resident()

    given = schema.run(FIGURES, {}, viewer=viewer_for(an_officer("operator", GROGOL), now()))

    assert [error["extensions"]["exception"]["code"] for error in given["errors"]] == ["PermissionDenied"]
