"""Where an application is, for its applicant: who has it, until when, what there is to do."""

import pytest
from django.urls import reverse

from foundation.clock import now
from storefront.look.moments import moment
from tests.storefront.seller.pages import (
    a_stranger,
    errors_of,
    lettered,
    rejected,
    returned,
    sent,
    signed_in,
    text_of,
)
from tests.village.factories import a_head, an_operator
from tests.village.letters.factories import CHECKED, everything
from village.letters.models import Application
from village.letters.selectors.cases import case_for
from village.letters.services import (
    print_letter,
    revoke_letter,
    verify_application,
)
from village.letters.states import WITHDRAWN

pytestmark = pytest.mark.django_db


def status_of(application) -> str:
    return reverse("seller:application", args=[application.pk])


def shown(applicant, application):
    return signed_in(applicant.account).get(status_of(application))


def test_a_waiting_application_says_who_has_it_and_until_when():
    applicant, application = sent()

    response = shown(applicant, application)

    text, due = text_of(response), moment(application.due_at, now=now())
    assert "Sedang diperiksa Desa Grogol" in text
    assert "Tidak ada yang perlu Anda lakukan sekarang." in text
    assert (
        f"Diperiksa petugas desa Mulai {moment(application.step_started_at, now=now())}. Batas: {due}" in text
    )
    assert "Toko bisa dibuka Langsung setelah surat terbit" in text
    assert response.headers["Cache-Control"] == "private, no-store"
    assert applicant.resident.plain_nik not in response.content.decode()


def test_after_the_check_the_head_has_it():
    applicant, application = sent()
    verify_application(
        application_id=application.pk,
        checked=CHECKED,
        identity_method="photos",
        by=an_operator(application.village_id),
        at=now(),
    )

    assert "Menunggu persetujuan Kepala Desa Grogol" in text_of(shown(applicant, application))


def test_a_returned_one_names_what_to_repair_and_why():
    applicant, application = returned("place_photo", reason="Fotonya buram")

    response = shown(applicant, application)

    text = text_of(response)
    assert (
        "Perlu Anda perbaiki Dikembalikan untuk diperbaiki: foto tempat usaha."
        " Kirim foto baru, isian lain tetap." in text
    )
    assert "Kata petugas Fotonya buram Perbaiki sekarang" in text
    assert "Tidak ada yang perlu Anda lakukan sekarang." not in text
    repair = reverse("seller:application_step", args=[application.pk, 3])
    assert f'<a class="btn wide" href="{repair}">' in response.content.decode()


def test_a_rejected_one_says_why_and_begins_again_with_the_same_answers():
    applicant, application = rejected()
    client = signed_in(applicant.account)

    text = text_of(client.get(status_of(application)))
    client.post(reverse("seller:apply"), {"earlier": application.pk})

    assert "Permohonan ditolak" in text and "Kata petugas Usaha ini tidak ada di desa kami" in text
    assert Application.objects.filter(applicant=applicant.account, state="draft").count() == 1


def test_an_issued_one_opens_the_shop_and_gives_the_letter_once_it_is_printed():
    applicant, letter = lettered()
    application = letter.application

    before = text_of(shown(applicant, application))
    printed = print_letter(letter_id=letter.pk, at=now())
    after = text_of(shown(applicant, application))

    assert f"Surat Anda sudah terbit Nomor {letter.number}." in before
    assert "Buka toko Surat sedang dicetak" in before
    assert "Unduh PDF" not in before
    assert f"Buka toko Unduh PDF ({round(printed.pdf_bytes / 1000)} KB)" in after


def test_a_revoked_letter_says_so_and_why():
    applicant, letter = lettered()
    revoke_letter(letter_id=letter.pk, reason="Usaha sudah berhenti", by=a_head(letter.village_id), at=now())

    text = text_of(shown(applicant, letter.application))

    assert "Surat ini sudah dicabut sejak" in text
    assert "Usaha sudah berhenti" in text


def test_the_applicant_sees_who_opened_the_application():
    applicant, application = sent()
    nobody_yet = text_of(shown(applicant, application))
    case_for(officer=an_operator(application.village_id), id=application.pk, at=now())

    text = text_of(shown(applicant, application))

    assert "Belum ada petugas yang membuka permohonan ini." in nobody_yet
    assert "Operator desa Grogol, hari ini," in text
    assert f"Memeriksa permohonan {application.number}." in text


def test_it_is_withdrawn_after_a_confirmation_and_lives_on_as_a_draft():
    applicant, application = sent()
    client = signed_in(applicant.account)
    page = text_of(client.get(status_of(application)))

    response = client.post(reverse("seller:application_withdraw", args=[application.pk]), follow=True)

    application.refresh_from_db()
    assert "Tarik permohonan Permohonan berhenti dan tidak diperiksa lagi." in page
    assert application.state == WITHDRAWN
    assert "Permohonan sudah Anda tarik. Isian Anda tetap tersimpan sebagai konsep." in text_of(response)
    assert Application.objects.filter(applicant=applicant.account, state="draft").count() == 1


def test_what_is_over_cannot_be_withdrawn():
    applicant, letter = lettered()
    client, before = signed_in(applicant.account), everything()

    response = client.post(reverse("seller:application_withdraw", args=[letter.application_id]))

    assert errors_of(response) == [
        "Tidak bisa ditarik Permohonan ini sudah diputus atau sedang di tempat lain. Muat ulang halaman."
    ]
    assert everything() == before


def test_nobody_elses_application_is_there():
    _applicant, application = sent()
    client, before = a_stranger(), everything()

    answers = [
        client.get(status_of(application)).status_code,
        client.post(reverse("seller:application_withdraw", args=[application.pk])).status_code,
    ]

    assert answers == [404, 404]
    assert everything() == before


def test_a_status_page_asks_the_database_a_fixed_number_of_times(django_assert_num_queries):
    applicant, application = sent()
    client = signed_in(applicant.account)

    with django_assert_num_queries(9):
        client.get(status_of(application))
