"""A NIB through the pages: chosen, found at OSS, noted, taken back."""

import pytest
from django.urls import reverse

from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import JAMBESARI, an_officer
from tests.village.letters.factories import a_letter, an_applicant
from tests.village.letters.test_nib import CHECKED, NIB, a_nib_application
from village.businesses.models import NibRecord
from village.letters.models import Application
from village.officers.states import HEAD, OPERATOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_an_operator_notes_a_nib_and_takes_the_check_back():
    applicant = an_applicant()
    application = a_nib_application(applicant)
    operator, seller = client_of(an_officer(OPERATOR)), client_of(applicant.account)
    case = reverse("officer:case", args=[application.pk])
    confirm, withdraw = (
        reverse(f"officer:{name}", args=[application.pk]) for name in ("case_confirm", "nib_withdraw")
    )

    asked = words_of(operator.get(case))
    unticked = words_of(operator.post(confirm, {"checked": ["person"], "identity_method": "photos"}))
    noted_then = NibRecord.objects.count()
    operator.post(confirm, {"checked": CHECKED, "identity_method": "photos"})
    twice = operator.post(confirm, {"checked": CHECKED, "identity_method": "photos"})
    done, told = words_of(operator.get(case)), words_of(seller.get(f"/jualan/izin/{application.pk}/"))
    unreasoned = words_of(operator.post(withdraw, {"reason": ""}))
    operator.post(withdraw, {"reason": "OSS mencabut NIB ini"})
    after = words_of(seller.get(f"/jualan/izin/{application.pk}/"))

    assert f"Cari di oss.go.id {NIB}" in asked
    assert "Catat NIB ini sudah diperiksa" in asked
    assert "konsep" not in asked.lower()
    assert ("Centang semua yang Anda periksa" in unticked, noted_then) == (True, 0)
    assert (twice.status_code, twice.url) == (302, "/kantor/")
    assert "NIB sudah diperiksa" in done
    assert "NIB Anda sudah diperiksa" in told
    assert "Buka toko" in told
    assert "Tulis alasannya" in unreasoned
    assert "NIB ini tidak dihitung lagi" in after
    assert "OSS mencabut NIB ini" in after
    assert NibRecord.objects.get().withdrawn_on is not None


def test_others_find_no_nib_to_note_or_to_take_back():
    application = a_nib_application()
    elsewhere, head = client_of(an_officer(OPERATOR, JAMBESARI)), client_of(an_officer(HEAD))
    confirm = reverse("officer:case_confirm", args=[application.pk])

    answers = [
        elsewhere.post(confirm, {"checked": CHECKED}).status_code,
        head.post(confirm, {"checked": CHECKED}).status_code,
        elsewhere.get(reverse("officer:nib_withdraw", args=[application.pk])).status_code,
    ]

    assert answers == [404, 403, 404]
    assert NibRecord.objects.count() == 0


def test_letter_and_nib_stand_side_by_side_in_plain_words_and_an_old_form_fits_both():
    applicant = an_applicant()
    letter = a_letter(applicant)
    seller = client_of(applicant.account)

    page = words_of(seller.get("/jualan/izin/"))
    answer = seller.post("/jualan/izin/", {"earlier": letter.application_id, "letter_type": "nib"})

    assert "Belum punya NIB? Desa memeriksa usaha Anda" in page
    assert "Sudah punya NIB dari oss.go.id?" in page
    draft = Application.objects.get(state="draft")
    assert (draft.type_version.code, answer.status_code) == ("nib", 302)


def test_a_renewal_too_early_says_from_when_it_may_be_asked_for():
    applicant = an_applicant()
    letter = a_letter(applicant)
    seller, url = client_of(applicant.account), reverse("seller:renew", args=[letter.pk])

    page, refused = words_of(seller.get(url)), words_of(seller.post(url))

    assert "Perpanjang izin Kopi Lereng Ijen" in page
    assert "Perpanjangan bisa diajukan mulai 25 Sep 2027" in refused
    assert not Application.objects.filter(state="draft").exists()
