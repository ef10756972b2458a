"""The office sets its numbers, its letterhead, its closed days, and who is away."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import JAMBESARI, an_officer
from tests.village.letters.factories import a_photo, a_submitted, the_ground
from village.letters.models import Absence, Application, ClosedDay, Letterhead, Numbering
from village.officers.states import DISTRICT, HEAD, OPERATOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SETTINGS = "/kantor/surat/pengaturan/"
NUMBERING = {
    "class_code": "500",
    "office_part": "429.517.06",
    "pattern": "{class}/{seq:3}/{office}/{month_roman}/{year}",
}
EMPTY_HEAD = dict.fromkeys(("address", "phone", "email", "head_title", "name_before", "name_after"), "")


def test_a_head_sees_an_example_before_anything_is_kept_and_then_keeps_it():
    the_ground()
    head = client_of(an_officer(HEAD))

    preview = head.post(reverse("officer:numbering"), NUMBERING | {"preview": "1"})
    kept_then = Numbering.objects.count()
    answer = head.post(reverse("officer:numbering"), NUMBERING)

    assert "500/027/429.517.06/XI/2026" in words_of(preview)
    assert (kept_then, answer.status_code, answer.url) == (0, 302, SETTINGS)
    assert Numbering.objects.get().pattern == NUMBERING["pattern"]
    assert "500/027/429.517.06/XI/2026" in words_of(head.get(SETTINGS))


@pytest.mark.parametrize("pattern", ["{class}/{office}/{year}", "{seq}", "{class}/{seq}/{office}/{year}/{x}"])
def test_a_pattern_under_which_letters_would_share_a_number_is_told_and_stays_typed(pattern):
    the_ground()

    answer = client_of(an_officer(HEAD)).post(reverse("officer:numbering"), NUMBERING | {"pattern": pattern})

    assert "Pola nomor belum benar" in words_of(answer)
    assert f'value="{pattern}"' in answer.content.decode()
    assert not Numbering.objects.exclude(pattern="{class}/{seq:3}/{office}/{year}").exists()


def test_a_letterhead_is_kept_with_its_logo_and_the_logo_taken_away_again():
    the_ground()
    head = client_of(an_officer(HEAD))
    logo = SimpleUploadedFile("logo.png", a_photo((900, 700), kind="PNG"))

    head.post(
        reverse("officer:letterhead"),
        EMPTY_HEAD | {"address": "Jl. Raya 1", "phone": "0333 421234", "logo": logo},
    )
    first = Letterhead.objects.get()
    head.post(reverse("officer:letterhead"), EMPTY_HEAD | {"address": "Jl. Raya 2"})
    second = Letterhead.objects.get()
    head.post(reverse("officer:letterhead"), EMPTY_HEAD | {"without_logo": "on"})

    assert (first.address, first.phone, bytes(first.logo)[:4]) == ("Jl. Raya 1", "0333 421234", b"\x89PNG")
    assert len(bytes(first.logo)) < 40_000
    assert (second.address, second.logo is not None) == ("Jl. Raya 2", True)
    assert Letterhead.objects.get().logo is None


def test_a_logo_that_is_no_picture_is_told_and_nothing_is_kept():
    the_ground()
    logo = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>")

    answer = client_of(an_officer(HEAD)).post(
        reverse("officer:letterhead"), EMPTY_HEAD | {"phone": "0333", "logo": logo}
    )

    assert "bukan gambar yang bisa dibuka" in words_of(answer)
    assert 'value="0333"' in answer.content.decode()
    assert not Letterhead.objects.exists()


def test_a_closed_day_moves_what_waits_and_moves_back():
    application = a_submitted()
    head = client_of(an_officer(HEAD))
    before = application.due_at

    head.post(reverse("officer:closed_day_add"), {"day": "24-11-2026", "reason": "Bersih desa"})
    moved = Application.objects.get().due_at
    shown = words_of(head.get(SETTINGS))
    head.post(reverse("officer:closed_day_drop", args=[ClosedDay.objects.get().pk]))

    assert moved.date() == date(2026, 11, 25)
    assert "24 Nov 2026 Bersih desa" in shown
    assert Application.objects.get().due_at == before


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"day": "23-11-2026", "reason": "x"}, "sudah lewat"),
        ({"day": "26-11-2026", "reason": ""}, "Tulis alasannya"),
        ({"day": "31-02-2027", "reason": "x"}, "Tulis tanggal seperti"),
    ],
)
def test_a_day_that_cannot_be_closed_is_told(typed, told):
    the_ground()

    answer = client_of(an_officer(HEAD)).post(reverse("officer:closed_day_add"), typed)

    assert told in words_of(answer)
    assert not ClosedDay.objects.exists()


def test_an_operator_notes_that_he_is_away_and_that_he_is_back():
    the_ground()
    operator = client_of(an_officer(OPERATOR))
    away = {"first_day": "24-11-2026", "last_day": "26-11-2026", "reason": "Cuti"}

    operator.post(reverse("officer:absence_add"), away)
    shown = words_of(operator.get(SETTINGS))
    absence = Absence.objects.get()
    elsewhere = client_of(an_officer(HEAD, JAMBESARI)).post(
        reverse("officer:absence_drop", args=[absence.pk])
    )
    operator.post(reverse("officer:absence_drop", args=[absence.pk]))

    assert "24 Nov 2026 sampai 26 Nov 2026 Cuti" in shown
    assert elsewhere.status_code == 404
    assert not Absence.objects.exists()


def test_an_operator_sets_nothing_of_the_village_and_a_district_numbers_no_letters():
    the_ground()
    operator, district = client_of(an_officer(OPERATOR)), client_of(an_officer(DISTRICT, "35.10.17"))

    answers = [
        operator.post(reverse("officer:numbering"), NUMBERING).status_code,
        operator.post(reverse("officer:letterhead"), EMPTY_HEAD).status_code,
        operator.post(reverse("officer:closed_day_add"), {"day": "26-11-2026", "reason": "x"}).status_code,
        district.get(reverse("officer:numbering")).status_code,
        district.get(SETTINGS).status_code,
    ]

    assert answers == [403, 403, 403, 404, 200]
    assert (Numbering.objects.count(), Letterhead.objects.count(), ClosedDay.objects.count()) == (0, 0, 0)
