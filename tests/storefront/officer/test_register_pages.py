import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.accounts.models import CounterCode
from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import (
    JAMBESARI,
    a_kk,
    a_nik,
    a_resident,
    a_verified_account,
    an_officer,
    viewer_for,
)
from tests.village.residents.opensid_files import a_csv, a_row
from village.residents.models import CorrectionRequest, RegisterEvent, RegisterImport, Resident
from village.residents.services import ask_correction, uploads
from village.residents.services.uploads import take_over
from village.residents.tasks import check_import_task

pytestmark = pytest.mark.django_db
FILES = "/kantor/penduduk/impor/"
PURPOSE = "Mencatat kejadian"


def page(name, *args):
    return reverse(f"officer:{name}", args=args)


def opened(officer, resident):
    client = client_of(officer)
    client.post(page("resident", resident.pk), {"purpose": PURPOSE})
    return client


def sent(client, content, name="opensid.csv"):
    return client.post(FILES, {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_looked_through_shown_and_taken_over():
    officer = an_officer()
    client, row = client_of(officer), a_row()

    answer = sent(client, a_csv([row, a_row(nik="12")]))
    kept = RegisterImport.objects.get()
    shown = client.get(answer.headers["Location"])
    assert Resident.objects.filter(batch__isnull=False).count() == 0
    client.post(answer.headers["Location"], {"digest": kept.digest})
    take_over(import_id=kept.pk, by=viewer_for(officer), at=kept.uploaded_at)

    said = words_of(shown)
    assert "Menunggu Anda terapkan" in said and "NIK harus 16 angka; yang tertulis 2." in said
    assert row["nik"] not in shown.content.decode()
    report = client.get(page("register_report", kept.pk)).content.decode("utf-8-sig")
    assert '3;ditolak;nik;"NIK harus 16 angka; yang tertulis 2."' in report
    kept.refresh_from_db()
    assert (kept.state, Resident.objects.filter(batch__isnull=False).count()) == ("applied", 1)
    assert "Sudah diterapkan" in words_of(client.get(page("register_file", kept.pk)))


def test_a_large_file_is_looked_through_by_a_task(monkeypatch):
    monkeypatch.setattr(uploads, "AT_ONCE_BYTES", 1000)
    client = client_of(an_officer())

    sent(client, a_csv([a_row() for _number in range(30)]))
    kept = RegisterImport.objects.get()
    waiting = client.get(page("register_file", kept.pk))
    check_import_task(kept.pk)

    assert "sedang dibaca di belakang layar" in words_of(waiting)
    kept.refresh_from_db()
    assert kept.state == "checked"


def test_a_preview_that_the_register_has_overtaken_is_shown_again():
    officer = an_officer()
    client, row = client_of(officer), a_row()
    sent(client, a_csv([row]))
    first = RegisterImport.objects.get()
    client.post(page("register_file", first.pk), {"digest": first.digest})
    a_resident(nik=row["nik"])

    take_over(import_id=first.pk, by=viewer_for(officer), at=first.uploaded_at)

    first.refresh_from_db()
    assert first.state == "checked" and RegisterEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Pilih berkas ekspor OpenSID dulu."),
        (b"\x89PNG\r\n\x00", "Berkas ini bukan xlsx, xlsm, atau CSV."),
        (b"PK\x03\x04rusak", "Berkas ini rusak atau terpotong."),
    ],
)
def test_a_file_that_is_none_is_told_so(content, sentence):
    client = client_of(an_officer())

    response = sent(client, content)
    if response.status_code == 302:
        response = client.get(response.headers["Location"])

    assert sentence in words_of(response)
    assert Resident.objects.filter(batch__isnull=False).count() == 0


def test_a_file_is_thrown_away_and_of_no_concern_to_another_village():
    client = client_of(an_officer())
    sent(client, a_csv([a_row()]))
    kept = RegisterImport.objects.get()

    there = client_of(an_officer(region=JAMBESARI))
    assert there.get(page("register_file", kept.pk)).status_code == 404
    assert there.post(page("register_file", kept.pk), {"digest": kept.digest}).status_code == 404
    client.post(page("register_file", kept.pk), {"decision": "discard"})

    kept.refresh_from_db()
    assert (kept.state, kept.file_key) == ("discarded", "")


@pytest.mark.parametrize("count", [1, 3])
def test_the_latest_files_take_the_same_queries(count, django_assert_num_queries):
    client = client_of(an_officer())
    for _number in range(count):
        sent(client, a_csv([a_row()]))

    with django_assert_num_queries(6):
        client.get(FILES)


def test_a_birth_is_recorded_and_undone_on_the_pages():
    mother = a_resident()
    client = opened(an_officer(), mother)
    values = {
        "name": "Bayi",
        "sex": "male",
        "birth_place": "Banyuwangi",
        "birth_date": "20 Nov 2026",
        "mother": mother.pk,
        "source": "474.1/8/2026",
    }

    wrong = client.post(page("resident_birth", mother.pk), values | {"nik": "123"})
    answer = client.post(page("resident_birth", mother.pk), values, follow=True)

    assert "Harus 16 angka; yang tertulis 3." in words_of(wrong) and 'value="Bayi"' in wrong.content.decode()
    assert "Kelahiran Bayi sudah tercatat." in words_of(answer)
    event = RegisterEvent.objects.get()
    client.post(page("resident", event.resident_id), {"purpose": PURPOSE})
    undone = client.post(
        page("resident_undo", event.resident_id, event.pk), {"source": "Salah keluarga"}, follow=True
    )
    assert "Kejadian itu sudah dibatalkan" in words_of(undone)
    event.resident.refresh_from_db()
    assert event.resident.status == "struck"


def test_a_family_is_split_on_its_page():
    kk = a_kk()
    head = a_resident(kk=kk, name="KEPALA", sex="male")
    son = a_resident(kk=kk, name="ANAK", relation="child", sex="male", father=head)
    client = opened(an_officer(), head)

    client.post(
        page("resident_split", head.pk),
        {
            "members": [son.pk],
            "head": son.pk,
            "new_kk": a_kk(),
            "event_date": "20 Nov 2026",
            "source": "KK baru",
        },
    )

    son.refresh_from_db()
    assert (son.relation, bytes(son.kk_hash) != bytes(head.kk_hash)) == ("head", True)


def test_an_arrival_opens_the_new_record():
    client = client_of(an_officer())
    values = {
        "nik": a_nik(),
        "kk": a_kk(),
        "name": "Pendatang",
        "birth_place": "Jember",
        "birth_date": "9 Mar 1985",
        "sex": "female",
        "religion": "Islam",
        "marital_status": "single",
        "occupation": "Petani",
        "relation": "head",
        "event_date": "20 Nov 2026",
        "source": "SKPWNI 1",
    }

    answer = client.post(page("resident_arrival"), values, follow=True)

    assert "Kedatangan Pendatang sudah tercatat." in words_of(answer)
    assert values["nik"] not in answer.content.decode()


def test_a_request_waits_on_the_register_page_and_is_answered_by_a_correction():
    account, resident = a_verified_account(a_resident(name="SITI AMINA"))
    request = ask_correction(
        field="name", wanted="SITI AMINAH", by=viewer_for(account), at=viewer_for(account).at
    )
    client = client_of(an_officer())

    assert "1 permintaan menunggu jawaban" in words_of(client.get("/kantor/penduduk/"))
    assert "Siti Amina" in words_of(client.get(page("correction_requests")))
    answer = client.post(page("correction_request", request.pk), {"decision": "correct"})
    form = client.get(answer.headers["Location"])
    assert "SITI AMINAH" in words_of(form)
    values = {name: form.context["form"][name].value() or "" for name in form.context["form"].fields}
    client.post(
        answer.headers["Location"],
        values | {"name": "SITI AMINAH", "birth_date": "9 Mar 1985", "source": "Akta 1"},
    )

    resident.refresh_from_db()
    assert (resident.name, CorrectionRequest.objects.get().state) == ("SITI AMINAH", "corrected")


def test_a_reason_answers_a_request_and_stays_typed_when_it_is_missing():
    account, _resident = a_verified_account()
    viewer = viewer_for(account)
    request = ask_correction(field="name", wanted="LAIN", by=viewer, at=viewer.at)
    client = client_of(an_officer())

    missing = client.post(page("correction_request", request.pk), {"decision": "decline", "answer": ""})
    client.post(page("correction_request", request.pk), {"decision": "decline", "answer": "Sesuai akta."})

    assert "Tulis alasannya." in words_of(missing)
    assert CorrectionRequest.objects.get().state == "declined"
    assert (
        client_of(an_officer(region=JAMBESARI)).get(page("correction_request", request.pk)).status_code == 404
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_requests_takes_the_same_queries(count, django_assert_num_queries):
    for _number in range(count):
        account, _resident = a_verified_account()
        viewer = viewer_for(account)
        ask_correction(field="name", wanted="LAIN", by=viewer, at=viewer.at)
    client = client_of(an_officer())

    with django_assert_num_queries(6):
        client.get(page("correction_requests"))


def test_a_code_is_shown_once_to_who_has_seen_the_person():
    _account, resident = a_verified_account(a_resident(), email="", phone="+6281234567801")
    client = opened(an_officer(), resident)

    unseen = client.post(page("counter_code", resident.pk))
    seen = client.post(page("counter_code", resident.pk), {"seen": "on"})

    assert "Lihat orangnya dan KTP aslinya dulu." in words_of(unseen)
    assert "Kode sekali pakai, berlaku 24 jam" in words_of(seen)
    assert CounterCode.objects.count() == 1
    assert "no-store" in seen.headers["Cache-Control"]
    kept = {name: value for name, value in client.session.items() if name != "_auth_user_id"}
    assert not any(word.isdigit() and len(word) == 4 for word in str(kept).replace("'", " ").split())
