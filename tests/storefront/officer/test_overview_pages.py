from datetime import timedelta

import pytest

from tests.storefront.officer.clients import client_of, words_of
from tests.vendors.factories import a_sanction, a_shop
from tests.village.factories import (
    BANYUWANGI,
    GAMBIRAN_DISTRICT,
    GIRI_DISTRICT,
    GROGOL,
    JAJAG,
    JAMBESARI,
    a_resident,
    an_officer,
    viewer_for,
)
from tests.village.letters.factories import (
    MORNING,
    NOON,
    PASSWORD,
    a_letter,
    a_submitted,
    a_verified,
    an_applicant,
    the_ground,
)
from village.letters.services import approve_application
from village.officers.states import HEAD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

VILLAGES, NUMBERS = "/kantor/desa/", "/kantor/angka/"


def cells(response, name):
    """The numbers of one row, each with where it leads."""
    row = next(row for row in response.context["table"].rows if row[0].text == name)
    return [(cell.text, cell.url) for cell in row[1:]]


def linked(response):
    """Every figure of the page that leads somewhere: (what it says, where)."""
    context = response.context
    tables = [context[name] for name in ("table", "months", "states", "villages") if context.get(name)]
    cells = [cell for table in tables for row in table.rows for cell in row[1:] if getattr(cell, "url", "")]
    facts = [*context.get("totals", ()), *context.get("figures", ())]
    return [(one.text, one.url) for one in (*cells, *facts) if one.url and "kosong" not in one.url]


def length_of(client, url):
    return client.get(url).context["page"].paginator.count


def a_busy_district(clock):
    a_letter()
    a_submitted(business_name="Kedua")
    a_submitted(business_name="Ketiga", place="elsewhere", region=JAMBESARI)
    a_sanction(a_shop("Kopi Terlarang", village=JAMBESARI))
    a_shop("Kopi Lain", village=JAJAG)
    clock.at = MORNING.replace(hour=15)


@pytest.mark.parametrize(
    ("role", "region", "page"),
    [
        ("district", GIRI_DISTRICT, VILLAGES),
        ("district", GIRI_DISTRICT, f"{VILLAGES}{GROGOL}/"),
        ("regency", BANYUWANGI, VILLAGES),
        ("regency", BANYUWANGI, f"{VILLAGES}?wilayah={GIRI_DISTRICT}"),
        ("regency", BANYUWANGI, f"{VILLAGES}{JAMBESARI}/"),
        ("regency", BANYUWANGI, NUMBERS),
        ("operator", GROGOL, NUMBERS),
    ],
)
def test_each_figure_leads_to_a_list_of_as_many_cases(clock, role, region, page):
    a_busy_district(clock)
    client = client_of(an_officer(role, region))

    found = linked(client.get(page))

    spans = [(text, url) for text, url in found if not text.isdecimal()]
    numbers = [(text, url) for text, url in found if text.isdecimal()]
    assert len(numbers) >= 3
    assert [(text, url, length_of(client, url)) for text, url in numbers] == [
        (text, url, int(text)) for text, url in numbers
    ]
    assert all(length_of(client, url) > 0 for _text, url in spans)


def test_a_district_sees_its_villages(clock):
    a_letter()
    a_submitted(business_name="Kedua")
    clock.at = MORNING.replace(hour=15)
    client = client_of(an_officer("district", GIRI_DISTRICT))

    response = client.get(VILLAGES)

    assert [text for text, _url in cells(response, "Grogol")][:3] == ["1", "1", "2"]
    assert [text for text, _url in cells(response, "Jambesari")] == ["0", "0", "0", "0", "–", *"0001"]
    assert [fact.text for fact in response.context["totals"]][:4] == ["1", "1", "1", "0"]


def test_a_village_shows_who_holds_its_offices_and_its_register_without_names(clock):
    resident = a_resident(name="SITI RAHASIA")
    an_officer("operator", GROGOL)
    client = client_of(an_officer("district", GIRI_DISTRICT))

    said = words_of(client.get(f"{VILLAGES}{GROGOL}/"))

    assert "Operator desa Petugas Operator" in said
    assert "Kepala desa Belum ada" in said
    assert "Ada jabatan yang kosong" in said
    assert resident.name.title() not in said
    assert client.get(f"{VILLAGES}{JAJAG}/").status_code == 404
    assert client.get(f"{VILLAGES}{GIRI_DISTRICT}/").status_code == 404


def test_the_regency_sees_districts_first_and_then_villages():
    a_submitted()
    client = client_of(an_officer("regency", BANYUWANGI))

    districts = client.get(VILLAGES)
    villages = client.get(f"{VILLAGES}?wilayah={GIRI_DISTRICT}")

    assert len(districts.context["table"].rows) == 25
    assert cells(districts, "Giri")[0][0] == "1"
    assert cells(villages, "Grogol")[0][0] == "1"
    assert "Kabupaten Banyuwangi" in words_of(districts)
    assert client.get(f"{VILLAGES}?wilayah={GROGOL}").status_code == 404


def test_a_district_does_not_see_the_villages_of_another():
    the_ground()
    client = client_of(an_officer("district", GIRI_DISTRICT))

    assert client.get(f"{VILLAGES}?wilayah={GAMBIRAN_DISTRICT}").status_code == 404
    assert client_of(an_officer()).get(VILLAGES).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_of_villages_costs_the_same_for_one_and_for_many(count, django_assert_num_queries):
    for number in range(count):
        a_submitted(business_name=f"Usaha {number}", place="elsewhere", region=JAMBESARI)
    client = client_of(an_officer("regency", BANYUWANGI))

    with django_assert_num_queries(17):
        client.get(VILLAGES)


def letters(count, *, village=GROGOL):
    operator, head = an_officer(region=village), an_officer(HEAD, village)
    given = {} if village == GROGOL else {"place": "elsewhere", "region": village}
    for number in range(count):
        applicant = an_applicant(a_resident(village=village))
        application = a_verified(
            applicant, operator=viewer_for(operator), business_name=f"Usaha {village} {number}", **given
        )
        approve_application(
            application_id=application.pk, password=PASSWORD, by=viewer_for(head, NOON), at=NOON
        )


def test_numbers_say_the_median_as_a_sentence_and_count_by_state(clock):
    letters(1)
    a_submitted(business_name="Menunggu")
    clock.at = NOON + timedelta(minutes=1)

    response = client_of(an_officer()).get(NUMBERS)

    said = words_of(response)
    assert "Separuh surat terbit dalam 3 jam kerja atau kurang" in said
    assert [(fact.label, fact.text) for fact in response.context["figures"]] == [
        ("Surat terbit", "1"),
        ("Tepat waktu", "100%"),
        ("Lewat batas sekarang", "0"),
    ]
    assert [(row[0], row[2].text) for row in response.context["states"].rows] == [
        ("Baru masuk", "1"),
        ("Sedang diproses", "0"),
        ("Menunggu perbaikan", "0"),
        ("Surat terbit", "1"),
        ("Ditolak", "0"),
        ("Ditarik pemohon", "0"),
    ]
    assert response.context["villages"] is None


def test_a_month_without_letters_says_so(clock):
    the_ground()
    client = client_of(an_officer())

    assert "Belum ada surat terbit di bulan ini" in words_of(client.get(f"{NUMBERS}?bulan=1"))
    assert client.get(f"{NUMBERS}?bulan=abc").context["month"] == "Nov 2026"
    assert client.get(f"{NUMBERS}?bulan=99").context["month"] == "Agu 2026"


def test_a_village_with_few_letters_is_counted_but_not_judged(clock):
    letters(5)
    letters(1, village=JAMBESARI)
    clock.at = NOON + timedelta(minutes=1)

    response = client_of(an_officer("district", GIRI_DISTRICT)).get(NUMBERS)

    shown = [[getattr(cell, "text", cell) for cell in row] for row in response.context["villages"].rows]
    assert shown == [
        ["Grogol", "5", "3 j", "100%"],
        ["Jambesari", "1", "Terlalu sedikit", "Terlalu sedikit"],
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_numbers_cost_the_same_for_one_and_for_many(count, clock, django_assert_num_queries):
    letters(count)
    clock.at = NOON + timedelta(minutes=1)
    client = client_of(an_officer("regency", BANYUWANGI))

    with django_assert_num_queries(11):
        client.get(NUMBERS)
