from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.foundation.factories import an_account
from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    JAMBESARI,
    a_kk,
    a_resident,
    an_identity,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.letters.factories import (
    LATER,
    MORNING,
    NOON,
    PASSWORD,
    a_submitted,
    a_verified,
    an_applicant,
    the_ground,
)
from village.letters.services import approve_application
from village.officers.states import HEAD
from village.residents.services import record_death

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

QUEUE = "/kantor/"


def titles(response):
    return [(group.title, len(group.rows)) for group in response.context["groups"] if group.rows]


def test_a_queue_is_grouped_by_deadline_and_says_what_is_late(clock):
    late = a_submitted(an_applicant(a_resident(name="BAMBANG SUTRISNO")), at=MORNING - timedelta(days=1))
    today = a_submitted(business_name="Hari ini")
    tomorrow = a_submitted(business_name="Besok", at=MORNING + timedelta(hours=3))
    clock.at = MORNING + timedelta(hours=3)

    response = client_of(an_officer()).get(QUEUE)

    assert titles(response) == [("Lewat batas", 1), ("Hari ini", 1), ("Besok", 1)]
    said = words_of(response)
    assert "3 permohonan, 1 lewat batas" in said
    assert "Bambang Sutrisno" in said
    assert response.context["next_url"] == reverse("officer:case", args=[late.pk])
    rows = [row for group in response.context["groups"] for row in group.rows]
    assert [row.url for row in rows] == [
        reverse("officer:case", args=[one.pk]) for one in (late, today, tomorrow)
    ]
    assert [row.left for row in rows][1:] == ["1 j", "Besok 08.12"]
    assert response.context["office"].late


def test_what_is_due_after_tomorrow_stands_in_the_last_group(clock):
    clock.at = MORNING.replace(day=20, hour=14)
    a_submitted(at=clock.at)

    response = client_of(an_officer()).get(QUEUE)

    assert titles(response) == [("Nanti", 1)]
    assert response.context["groups"][3].rows[0].left == "Senin, 23 Nov 11.12"


def test_the_dead_are_shown_as_such_and_not_offered_as_the_next():
    applicant = an_applicant(a_resident(name="KETUT SUARDANA"))
    a_submitted(applicant)
    record_death(
        resident_id=applicant.resident.pk,
        event_date=date(2026, 11, 24),
        source="474/1",
        by=an_operator(),
        at=LATER,
    )

    response = client_of(an_officer()).get(QUEUE)

    assert "Tidak bisa diputus; akan ditutup" in words_of(response)
    assert "Meninggal" in words_of(response)
    assert response.context["next_url"] == ""


def test_an_empty_queue_says_so():
    the_ground()

    response = client_of(an_officer()).get(QUEUE)

    assert "Antrean Anda kosong" in words_of(response)


def test_what_waits_for_the_head_is_said_and_listed():
    officer = an_officer()
    verified = a_verified(operator=viewer_for(officer), business_name="Keripik Nur")

    first = client_of(officer).get(QUEUE)
    others = client_of(officer).get(f"{QUEUE}?lihat=lain")

    assert "1 permohonan sudah diperiksa. Yang memeriksa tidak boleh menyetujui." in words_of(first)
    assert others.context["groups"][1].rows[0].url == reverse("officer:case", args=[verified.pk])
    assert others.context["next_url"] == ""


def test_a_head_sees_what_is_verified_and_the_figures_of_the_month(clock):
    head = an_officer(HEAD)
    approved = a_verified(business_name="Pertama")
    approve_application(application_id=approved.pk, password=PASSWORD, by=viewer_for(head, NOON), at=NOON)
    a_verified(business_name="Kedua")
    clock.at = NOON

    response = client_of(head).get(QUEUE)

    assert "1 permohonan" in words_of(response)
    assert [(fact.label, fact.text) for fact in response.context["figures"]] == [
        ("Selesai hari ini", 1),
        ("Rata-rata sampai terbit, bulan ini", "3 j"),
        ("Tepat waktu", "100%"),
    ]


def test_a_claim_without_an_application_waits_at_the_side():
    a_submitted(an_applicant(a_resident(name="SRI WAHYUNI")))
    claim = an_identity(an_account(), a_resident(name="SLAMET RIYADI"))

    response = client_of(an_officer()).get(QUEUE)

    assert [one["name"] for one in response.context["claims"]] == ["Slamet Riyadi"]
    assert reverse("officer:identity", args=[claim.pk]) in response.content.decode()


def test_a_district_sees_what_has_come_up_to_it_with_the_village():
    kk = a_kk()
    an_officer(resident=a_resident(kk=kk))
    a_submitted(an_applicant(a_resident(kk=kk)))

    response = client_of(an_officer("district", GIRI_DISTRICT)).get(QUEUE)

    said = words_of(response)
    assert "Ke kecamatan: petugasnya keluarga pemohon" in said
    assert "Surat usaha · Kopi Lereng Ijen · Grogol" in said


def test_the_regency_has_no_queue_and_begins_with_its_numbers():
    response = client_of(an_officer("regency", BANYUWANGI)).get(QUEUE)

    assert response.headers["Location"] == reverse("officer:numbers")


def test_another_village_is_not_in_the_queue():
    a_submitted()

    response = client_of(an_officer(region=JAMBESARI)).get(QUEUE)

    assert titles(response) == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_queue_page_costs_the_same_for_one_and_for_many(count, django_assert_num_queries):
    for number in range(count):
        a_submitted(business_name=f"Usaha {number}")
    client = client_of(an_officer())

    with django_assert_num_queries(12):
        client.get(QUEUE)
