import pytest
from django.urls import reverse

from foundation.audit.models import Reading
from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    JAMBESARI,
    a_resident,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.letters.factories import (
    LATER,
    a_draft,
    a_letter,
    a_returned,
    a_submitted,
    a_verified,
    an_applicant,
)
from village.letters.models import ApplicationDocument
from village.officers.states import HEAD
from village.residents.services import record_death

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def case_url(application):
    return reverse("officer:case", args=[application.pk])


def test_a_case_puts_the_claim_beside_the_register_and_says_that_it_is_logged():
    applicant = an_applicant(a_resident(name="SRI WAHYUNI", rt="003"))
    application = a_submitted(applicant, business_name="Dapur Mbak Sri")
    officer = an_officer()

    response = client_of(officer).get(case_url(application))

    said = words_of(response)
    assert response.context["heading"] == "Sri Wahyuni: surat usaha “Dapur Mbak Sri”"
    assert "2 jam lagi · batas 13.12" in said
    assert [(row.label, row.result) for row in response.context["rows"]] == [
        ("NIK", "Sama"),
        ("Nama lengkap", "Sama"),
        ("Tanggal lahir", "Sama"),
        ("Alamat", "Beda"),
        ("Keadaan", ""),
        ("Usaha", ""),
    ]
    assert "Hidup, tinggal di Desa Grogol" in said
    assert "Beda alamat bukan alasan menolak." in said
    assert f"untuk memeriksa {application.number}. Pembukaan tercatat" in said
    assert "Teruskan ke kepala desa" in said
    assert Reading.objects.get().resident_id == applicant.resident.pk


def test_no_number_of_a_person_stands_in_a_case_in_clear():
    applicant = an_applicant()
    application = a_submitted(applicant, phone="081234567890")

    body = client_of(an_officer()).get(case_url(application)).content.decode()

    assert applicant.resident.plain_nik not in body
    assert applicant.resident.plain_kk not in body


def test_a_case_asks_for_the_person_only_while_the_account_is_a_claim():
    client = client_of(an_officer())
    first = a_submitted(an_applicant())
    confirmed = an_applicant()
    a_letter(confirmed, business_name="Pertama")
    second = a_submitted(confirmed, business_name="Kedua")

    assert "Akun ini baru mengaku sebagai warga itu." in words_of(client.get(case_url(first)))
    assert "Pastikan orangnya" not in words_of(client.get(case_url(second)))


def test_a_head_reads_what_was_checked_and_is_asked_for_the_password():
    officer = an_officer()
    application = a_verified(operator=viewer_for(officer))

    response = client_of(an_officer(HEAD)).get(case_url(application))

    said = words_of(response)
    assert "Setujui dan tanda tangani" in said
    assert "Kata sandi Anda" in said
    assert [step.title for step in response.context["history"]] == [
        "Dikirim pemohon",
        "Cocok dengan data penduduk",
        "Diperiksa",
        "Disetujui kepala desa",
        "Surat terbit",
    ]
    assert response.context["history"][2].note == f"{officer.account.full_name}, hari ini, 11.12"


def test_who_has_verified_hears_that_the_head_goes_on():
    officer = an_officer()
    application = a_verified(operator=viewer_for(officer))

    response = client_of(officer).get(case_url(application))

    assert response.context["refusal"] == "Yang memeriksa tidak boleh menyetujui. Kepala desa melanjutkan."
    assert "Setujui dan tanda tangani" not in words_of(response)


def test_the_family_hears_that_another_officer_decides():
    kk = "3510990101777001"
    application = a_submitted(an_applicant(a_resident(kk=kk)))
    response = client_of(an_officer(resident=a_resident(kk=kk))).get(case_url(application))

    assert response.context["refusal"] == (
        "Anda tidak bisa memutus permohonan keluarga sendiri. Alihkan ke petugas lain."
    )
    assert "Teruskan ke kepala desa" not in words_of(response)


def test_the_case_of_somebody_who_died_cannot_be_decided(clock):
    applicant = an_applicant()
    application = a_submitted(applicant)
    record_death(
        resident_id=applicant.resident.pk, event_date=LATER.date(), source="474/2", by=an_operator(), at=LATER
    )

    response = client_of(an_officer()).get(case_url(application))

    assert "Permohonan ini tidak bisa diputus; akan ditutup." in words_of(response)
    assert [row.result for row in response.context["rows"] if row.label == "Keadaan"] == ["Bukan warga"]
    assert not response.context["verifies"]


def test_a_returned_case_tells_what_was_asked_and_waits():
    application = a_returned(an_applicant())

    response = client_of(an_officer()).get(case_url(application))

    history = [(step.state, step.title) for step in response.context["history"]]
    assert history[2:4] == [
        ("done", "Dikembalikan untuk diperbaiki"),
        ("now", "Menunggu perbaikan dari pemohon"),
    ]
    assert response.context["history"][2].detail == "Foto tempat usaha: Fotonya buram"
    assert "Menunggu perbaikan" in words_of(response)


def test_an_issued_case_leads_to_its_letter():
    letter = a_letter()

    response = client_of(an_officer()).get(case_url(letter.application))

    assert reverse("officer:letter", args=[letter.pk]) in response.content.decode()


def test_those_above_read_a_case_that_is_not_theirs_to_decide():
    application = a_submitted()
    an_officer()

    for officer in (an_officer("district", GIRI_DISTRICT), an_officer("regency", BANYUWANGI)):
        response = client_of(officer).get(case_url(application))

        assert "Langkah ini bukan untuk peran Anda." in words_of(response)


def test_a_case_of_another_village_or_a_draft_is_not_there():
    application = a_submitted()
    draft = a_draft(an_applicant())

    assert client_of(an_officer(region=JAMBESARI)).get(case_url(application)).status_code == 404
    assert client_of(an_officer()).get(case_url(draft)).status_code == 404
    assert client_of(an_officer()).get("/kantor/permohonan/0/").status_code == 404
    assert Reading.objects.count() == 0


def test_a_file_opens_for_the_office_is_logged_and_kept_nowhere():
    application = a_submitted()
    photo = application.documents.get(code="ktp_photo")
    url = reverse("officer:case_document", args=[application.pk, photo.pk])

    response = client_of(an_officer()).get(url)

    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"] == 'inline; filename="ktp_photo.jpg"'
    assert response.content[:2] == b"\xff\xd8"
    assert [one.purpose for one in Reading.objects.all()] == [f"Memeriksa permohonan {application.number}"]


def test_a_visit_of_a_case_with_all_its_files_is_one_reading():
    application = a_submitted()
    officer, second = client_of(an_officer()), client_of(an_officer())
    case = reverse("officer:case", args=[application.pk])
    files = [
        reverse("officer:case_document", args=[application.pk, one.pk]) for one in application.documents.all()
    ]

    for url in (case, *files, case):
        officer.get(url)
    for url in (case, *files):
        second.get(url)

    assert len(files) == 2
    assert Reading.objects.count() == 2
    assert Reading.objects.values("reader").distinct().count() == 2


def test_a_file_is_not_there_for_others_nor_under_another_application():
    application, other = a_submitted(), a_submitted(business_name="Lain")
    photo = application.documents.get(code="ktp_photo")
    replaced = application.documents.get(code="place_photo")
    ApplicationDocument.objects.filter(pk=replaced.pk).update(replaced_at=LATER)
    here = client_of(an_officer())

    def status(client, of, document):
        return client.get(reverse("officer:case_document", args=[of.pk, document.pk])).status_code

    assert status(client_of(an_officer(region=JAMBESARI)), application, photo) == 404
    assert status(here, other, photo) == 404
    assert status(here, application, replaced) == 404
    assert Reading.objects.count() == 0


def test_a_concept_is_a_pdf_that_is_kept_nowhere():
    application = a_submitted()
    url = reverse("officer:case_concept", args=[application.pk])

    response = client_of(an_officer()).get(url)

    assert response.content.startswith(b"%PDF-")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert client_of(an_officer(region=JAMBESARI)).get(url).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_applications_are_listed_and_found_without_a_number_in_the_address(count, django_assert_num_queries):
    for number in range(count):
        a_submitted(an_applicant(a_resident(name="MADE WIDIANA")), business_name=f"Jamu {number}")
    a_submitted(an_applicant(a_resident(name="SULASTRI")))
    client, url = client_of(an_officer()), reverse("officer:applications")

    sent = client.post(url, {"cari": "  made "})
    with django_assert_num_queries(11):
        found = client.get(sent.headers["Location"])

    assert sent.headers["Location"] == f"{url}?cari=made"
    assert found.context["page"].paginator.count == count
    assert "Sulastri" not in words_of(found)


def test_a_nik_never_gets_into_the_address_of_a_list():
    client, url = client_of(an_officer()), reverse("officer:applications")

    response = client.post(url, {"cari": "3510 1549 0787 0003"})

    assert response.status_code == 200
    assert "Jangan tulis NIK atau nomor KK di sini." in words_of(response)
    assert client.get(f"{url}?cari=3510154907870003").context["query"] == ""


def test_applications_are_kept_by_state_and_place():
    a_submitted()
    a_submitted(place="elsewhere", region=JAMBESARI)
    client = client_of(an_officer("district", GIRI_DISTRICT))

    def listed(query):
        return client.get(f"{reverse('officer:applications')}?{query}").context["page"].paginator.count

    assert listed("") == 2
    assert listed(f"wilayah={JAMBESARI}") == 1
    assert listed("wilayah=99.99&keadaan=nonsense") == 2
    assert listed("keadaan=returned") == 0
    assert listed(f"keadaan=open&wilayah={GIRI_DISTRICT}") == 2
