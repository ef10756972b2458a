import pytest
from django.db import connection

from tests.village.factories import GROGOL, JAMBESARI, a_resident, an_operator
from tests.village.schema_of_the_village import schema
from village.residents.selectors import hamlets_of, residents_for

pytestmark = pytest.mark.django_db


def found(typed, **options):
    return [(line.name, line.near) for line in residents_for(officer=an_operator(), search=typed, **options)]


@pytest.mark.parametrize(
    ("registered", "typed"),
    [
        ("SUKARDJO", "soekarjo"),
        ("MOCHAMMAD SHOLEH", "muhamad soleh"),
        ("MUH. KHOIRUL ANAM", "mohammad choirul"),
        ("SITI MASRUROH", "masruro"),
        ("SITI AMINAH", "sity aminah"),
        ("SITI AMINAH", "aminha"),
        ("FITRIYANI", "pitriani"),
        ("WAHYUDI", "wahjudi"),
        ("SLAMET RIYADI", "selamet riadi"),
        ("DJOKO TJAHJONO", "joko cahyono"),
        ("RAMADHAN", "ramadan"),
        ("SYAIFUL BAHRI", "saiful bahri"),
        ("ZAENAL ARIFIN", "saenal aripin"),
        ("ENDANG SRI WAHYUNI", "wahyunni"),
        ("GATHUK", "gatuk"),
        ("ABYANG SUWITO", "abang suwito"),
    ],
)
def test_a_misspelt_name_finds_its_person(registered, typed):
    a_resident(name=registered)
    a_resident(name="BAMBANG PRASETYO")

    assert [name for name, _near in found(typed)] == [registered]


def test_names_as_written_come_before_those_that_sound_alike():
    for name in ("SITI AMINAH", "AMINA", "ZAENAB AMINAH"):
        a_resident(name=name)

    assert found("aminah") == [("SITI AMINAH", False), ("ZAENAB AMINAH", False), ("AMINA", True)]


def test_a_name_that_is_another_is_not_found():
    a_resident(name="BAMBANG PRASETYO")

    assert found("suhartini") == []


def test_a_name_that_sounds_alike_in_another_village_is_not_found():
    a_resident(name="SUKARDJO", village=JAMBESARI)

    assert found("sukarjo") == []


def test_a_search_is_narrowed_by_status_and_dusun():
    a_resident(name="SRI SATU", dusun="KRAJAN")
    a_resident(name="SRI DUA", dusun="LOR", status="moved")
    a_resident(name="SRI TIGA", dusun="LOR", status="struck")

    assert [name for name, _near in found("sri", status="moved")] == ["SRI DUA"]
    assert [name for name, _near in found("sri", dusun="KRAJAN")] == ["SRI SATU"]
    assert [name for name, _near in found("sri")] == ["SRI DUA", "SRI SATU"]
    assert hamlets_of(an_operator(GROGOL)) == ["KRAJAN", "LOR"]


def test_a_name_without_letters_that_sound_finds_nobody():
    a_resident(name="SRI SATU")

    assert found("ééé") == []


def test_the_api_finds_them_in_the_same_order():
    for name in ("AMINA", "SITI AMINAH"):
        a_resident(name=name)

    answer = schema.run(
        '{ residents(search: "aminah", first: 5) { edges { node { name } } } }', viewer=an_operator()
    )

    names = [edge["node"]["name"] for edge in answer["data"]["residents"]["edges"]]
    assert names == ["SITI AMINAH", "AMINA"]


def test_how_a_name_sounds_has_its_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT 1 FROM village_resident"
            " WHERE village_name_sound('aminah') <% village_name_sound(name)"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "resident_by_sound" in plan
