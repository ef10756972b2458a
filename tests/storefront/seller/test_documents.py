"""Files of a form: each by itself, kept where it can be kept, seen by nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.audit.models import Reading
from foundation.clock import now
from foundation.encryption import private_files
from tests.storefront.seller.pages import a_stranger, errors_of, lettered, returned, sent, signed_in, text_of
from tests.village.factories import an_officer
from tests.village.letters.factories import a_draft, a_photo, an_applicant, everything
from village.letters.models import ApplicationDocument
from village.letters.services import print_letter

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def a_file(content: bytes = b"", name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or a_photo(), content_type="image/jpeg")


def page_of(application) -> str:
    return reverse("seller:application_step", args=[application.pk, 3])


def kept(application) -> set[str]:
    found = ApplicationDocument.objects.filter(application=application, replaced_at=None)
    return set(found.values_list("code", flat=True))


def test_files_of_a_page_are_kept_and_one_that_fails_is_named():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False)
    client = signed_in(applicant.account)

    response = client.post(
        page_of(draft),
        {"ktp_photo": a_file(), "place_photo": a_file(b"bukan foto"), "statement": a_file(PDF)},
    )

    assert errors_of(response) == [
        "Satu isian perlu diperbaiki Foto tempat usaha: Berkas ini bukan foto yang bisa dibuka."
        " Kirim foto JPEG, PNG, WebP, atau HEIC."
    ]
    assert kept(draft) == {"ktp_photo", "statement"}
    assert "Lihat PDF (1 KB)" in text_of(response)


def test_a_dark_photo_is_refused_in_place():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False)

    response = signed_in(applicant.account).post(
        page_of(draft), {"ktp_photo": a_file(a_photo(colour="#050505"))}
    )

    assert "Foto terlalu gelap untuk dibaca. Foto lagi di dekat jendela." in text_of(response)
    assert kept(draft) == set()


def test_without_the_needed_files_nobody_goes_on():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False)
    client = signed_in(applicant.account)

    stays = client.post(page_of(draft), {"ktp_photo": a_file()})
    goes = client.post(page_of(draft), {"place_photo": a_file()})

    assert errors_of(stays) == [
        "Satu isian perlu diperbaiki Foto tempat usaha: Berkasnya belum ada. Pilih dulu berkasnya."
    ]
    assert goes.url == reverse("seller:application_step", args=[draft.pk, 4])


def test_files_chosen_are_sent_by_their_own_press_without_going_on():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False)

    response = signed_in(applicant.account).post(page_of(draft), {"ktp_photo": a_file(), "send": "ktp_photo"})

    assert response.url == page_of(draft)
    assert kept(draft) == {"ktp_photo"}


def test_a_file_is_taken_away_and_leaving_keeps_the_rest():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now())
    client = signed_in(applicant.account)

    removed = client.post(page_of(draft), {"remove": "ktp_photo"})
    left = client.post(page_of(draft), {"exit": "1"})

    assert (removed.url, left.url) == (page_of(draft), reverse("seller:home"))
    assert kept(draft) == {"place_photo"}


def test_the_script_sends_one_photo_and_hears_what_became_of_it():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False)
    client = signed_in(applicant.account)
    address = reverse("seller:application_upload", args=[draft.pk, "ktp_photo"])

    kept_one = client.post(address, {"photo": a_file()})
    refused = client.post(address, {"photo": a_file(a_photo((40, 40)))})
    empty = client.post(address)
    unknown = client.post(
        reverse("seller:application_upload", args=[draft.pk, "rahasia"]), {"photo": a_file()}
    )

    assert kept_one.json() == {"id": ApplicationDocument.objects.get(application=draft).pk}
    assert (refused.status_code, refused.json()) == (
        422,
        {"error": "Foto ini terlalu kecil untuk dibaca. Foto lagi lebih dekat."},
    )
    assert (empty.status_code, unknown.status_code) == (400, 422)
    assert kept(draft) == {"ktp_photo"}


def test_somebody_elses_form_takes_no_file():
    draft = a_draft(an_applicant(), at=now())
    client, before = a_stranger(), everything()

    response = client.post(
        reverse("seller:application_upload", args=[draft.pk, "ktp_photo"]), {"photo": a_file()}
    )

    assert response.status_code == 404
    assert everything() == before


def test_the_owner_sees_a_file_and_no_cache_keeps_it():
    applicant, application = sent()
    document = application.documents.get(code="ktp_photo")
    address = reverse("seller:application_document", args=[application.pk, document.pk])

    response = signed_in(applicant.account).get(address)

    assert response.content == private_files.read(document.file_name)
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert Reading.objects.count() == 0


def test_nobody_else_sees_it_here_not_even_the_office():
    _applicant, application = sent()
    document = application.documents.get(code="ktp_photo")
    address = reverse("seller:application_document", args=[application.pk, document.pk])
    officer = an_officer("operator", application.village_id)

    answers = [a_stranger().get(address).status_code, signed_in(officer.account).get(address).status_code]

    assert answers == [404, 404]
    assert Reading.objects.count() == 0


def test_a_file_is_found_only_at_its_own_application():
    applicant, application = sent()
    other = a_draft(applicant, at=now(), business_name="Lain")
    document = application.documents.get(code="ktp_photo")

    response = signed_in(applicant.account).get(
        reverse("seller:application_document", args=[other.pk, document.pk])
    )

    assert response.status_code == 404


def test_a_returned_photo_is_marked_and_the_new_one_takes_its_place():
    applicant, application = returned("place_photo")
    client = signed_in(applicant.account)

    page = text_of(client.get(page_of(application)))
    goes = client.post(page_of(application), {"place_photo": a_file(a_photo(colour="#88aacc"))})

    assert "Yang diminta diperbaiki Fotonya buram Foto tempat usaha Isian lain tetap." in page
    assert "Perlu diperbaiki. Terlihat tempat Anda membuat atau menjual." in page
    assert goes.url == reverse("seller:application_step", args=[application.pk, 4])
    # The office has seen the old one: it stays as evidence.
    assert ApplicationDocument.objects.filter(application=application, code="place_photo").count() == 2


def test_the_letter_is_downloaded_by_its_holder_alone():
    applicant, letter = lettered()
    print_letter(letter_id=letter.pk, at=now())
    address = reverse("seller:letter_pdf", args=[letter.pk])
    officer = an_officer("operator", letter.village_id)

    response = signed_in(applicant.account).get(address)

    assert response.content.startswith(b"%PDF-")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "private, no-store"
    name = f"sku-{letter.number.replace('/', '-').replace('.', '')}.pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert [a_stranger().get(address).status_code, signed_in(officer.account).get(address).status_code] == [
        404
    ] * 2


def test_a_letter_that_is_still_being_printed_says_so():
    applicant, letter = lettered()

    response = signed_in(applicant.account).get(reverse("seller:letter_pdf", args=[letter.pk]), follow=True)

    assert response.redirect_chain == [(reverse("seller:application", args=[letter.application_id]), 302)]
    assert "Surat sedang dicetak. Buka lagi sebentar lagi." in text_of(response)
