"""The form of a letter, page by page: everything typed stays, nothing is sent before it is right."""

from datetime import date

import pytest
from django.urls import reverse

from foundation.clock import now
from tests.foundation.factories import an_account
from tests.storefront.seller.pages import a_stranger, errors_of, returned, sent, signed_in, text_of
from tests.village.factories import GROGOL, JAJAG, a_resident
from tests.village.letters.factories import a_draft, an_applicant, answers_for, everything, the_ground
from village.letters.models import Application
from village.letters.selectors.applications import answers_of
from village.letters.services import save_draft, withdraw_application
from village.letters.states import IN_PROGRESS, SUBMITTED

pytestmark = pytest.mark.django_db


def step(application: Application, number: int) -> str:
    return reverse("seller:application_step", args=[application.pk, number])


def owner_page(applicant, **changes: str) -> dict[str, str]:
    answers = answers_for(applicant.resident, **changes)
    return {name: answers[name] for name in ("nik", "kk", "name", "birth_date")} | {"phone": ""}


def business_page(applicant, **changes: str) -> dict[str, str]:
    answers = answers_for(applicant.resident) | {"nib": ""} | changes
    return {name: value for name, value in answers.items() if name not in owner_page(applicant)}


def an_empty_draft(applicant) -> Application:
    return save_draft(answers={}, by=applicant.viewer_at(now()), at=now())


def test_somebody_begins_with_one_press_and_a_second_press_finds_the_same_draft():
    the_ground()
    account = an_account()
    client = signed_in(account)

    first = client.post(reverse("seller:apply"), {"letter_type": "sku"})
    second = client.post(reverse("seller:apply"), {"letter_type": "sku"})

    draft = Application.objects.get(applicant=account)
    assert first.url == step(draft, 1)
    assert second.url == reverse("seller:application", args=[draft.pk])


def test_a_kind_of_letter_that_does_not_exist_begins_nothing():
    the_ground()
    account = an_account()

    response = signed_in(account).post(reverse("seller:apply"), {"letter_type": "paspor"})

    assert errors_of(response) == ["Belum bisa dimulai Jenis surat ini tidak ada. Pilih dari daftar."]
    assert not Application.objects.filter(applicant=account).exists()


def test_the_pages_lead_from_one_to_the_next_until_the_form_is_sent():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now())
    client = signed_in(applicant.account)

    assert client.post(step(draft, 1), owner_page(applicant)).url == step(draft, 2)
    assert client.post(step(draft, 2), business_page(applicant)).url == step(draft, 3)
    assert client.post(step(draft, 3), {}).url == step(draft, 4)
    response = client.post(step(draft, 4))

    draft.refresh_from_db()
    assert response.url == reverse("seller:application", args=[draft.pk])
    assert draft.state == SUBMITTED


def test_a_page_says_where_one_is_and_what_is_next():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)

    text = text_of(signed_in(applicant.account).get(step(draft, 2)))

    assert "Langkah 2 dari 4 · berikutnya: foto dan berkas" in text
    assert "Lanjut ke foto dan berkas" in text
    assert "Permohonan ini tidak dipungut biaya." in text


def test_what_is_wrong_is_said_in_place_and_kept():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)
    client = signed_in(applicant.account)

    response = client.post(step(draft, 2), business_page(applicant, nib="912030041882", business_name=""))

    assert response.status_code == 200
    assert errors_of(response) == [
        "2 isian perlu diperbaiki"
        " Nama usaha: Masih kosong. Isi bagian ini."
        " NIB, bila sudah punya: Harus 13 angka; yang tertulis 12. Periksa lagi, atau kosongkan."
    ]
    assert 'value="912030041882"' in response.content.decode()
    assert "<title>Kesalahan:" in response.content.decode()
    draft.refresh_from_db()
    assert answers_of(draft).text("nib") == "912030041882"
    assert answers_of(draft).text("dusun") == "Krajan"


def test_an_empty_page_asks_in_the_words_of_each_field():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)

    response = signed_in(applicant.account).post(step(draft, 2), {})

    assert errors_of(response) == [
        "6 isian perlu diperbaiki"
        " Nama usaha: Masih kosong. Isi bagian ini."
        " Jenis usaha: Masih kosong. Isi bagian ini."
        " Di mana usahanya?: Belum dipilih. Pilih salah satu."
        " Desa atau kelurahan tempat usaha: Pilih desa atau kelurahan dari daftar."
        " Dusun atau lingkungan: Masih kosong. Isi bagian ini."
        " Penjualan setahun, kira-kira: Belum dipilih. Pilih salah satu."
    ]


def test_a_day_is_taken_as_people_write_it():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)
    client = signed_in(applicant.account)

    client.post(step(draft, 1), owner_page(applicant, birth_date="9 Mar 1985"))

    draft.refresh_from_db()
    assert answers_of(draft).text("birth_date") == "1985-03-09"
    assert 'value="9 Mar 1985"' in client.get(step(draft, 1)).content.decode()


def test_save_and_leave_keeps_a_half_filled_page_and_complains_of_nothing():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)
    client = signed_in(applicant.account)

    response = client.post(step(draft, 1), {"name": "Sri", "exit": "1"}, follow=True)

    draft.refresh_from_db()
    assert answers_of(draft).text("name") == "Sri"
    assert response.redirect_chain == [(reverse("seller:home"), 302)]
    assert "Anda boleh lanjut kapan saja." in text_of(response)


def test_nik_and_kk_are_shown_masked_and_stay_when_left_empty():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now())
    client = signed_in(applicant.account)
    page = client.get(step(draft, 1)).content.decode()
    review = client.get(step(draft, 4)).content.decode()

    client.post(step(draft, 1), owner_page(applicant, nik="", kk="", name="SITI AMINAH SARI"))

    draft.refresh_from_db()
    answers = answers_of(draft)
    assert (answers.text("nik"), answers.text("kk")) == (
        applicant.resident.plain_nik,
        applicant.resident.plain_kk,
    )
    assert answers.text("name") == "SITI AMINAH SARI"
    for number in (applicant.resident.plain_nik, applicant.resident.plain_kk):
        assert number not in page and number not in review
        assert f"{number[:4]}\u00a0{number[4:6]}••\u00a0••••\u00a0••{number[-2:]}" in page


def test_a_form_is_kept_by_nobody_between():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)
    client = signed_in(applicant.account)

    assert [client.get(step(draft, number)).headers["Cache-Control"] for number in (1, 2, 3, 4)] == [
        "private, no-store"
    ] * 4


def test_the_press_of_a_picker_searches_and_complains_of_nothing():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)
    client = signed_in(applicant.account)

    kinds = client.post(step(draft, 2), {"activity": "kopi bubuk robusta", "kbli_search": "1"})
    villages = client.post(step(draft, 2), {"region_q": "grog", "region_search": "1"})

    assert errors_of(kinds) == [] and errors_of(villages) == []
    assert "Pengolahan kopi KBLI 2025: 10761" in text_of(kinds)
    assert "Desa Grogol 68425 Kec. Giri" in text_of(villages)


def test_what_was_picked_stands_first_on_the_page():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False, activity="masakan", region=JAJAG)

    page = signed_in(applicant.account).get(step(draft, 2)).content.decode()

    assert 'name="kbli" value="2025:10761" checked' in page
    assert f'name="region" value="{JAJAG}" checked' in page


def test_pickers_answer_while_one_types():
    client = a_stranger()
    the_ground()

    kinds = client.get(reverse("seller:kbli_rows", args=["kbli"]), {"activity": "kopi"})
    villages = client.get(reverse("seller:village_rows", args=["region"]), {"region_q": "zzz"})

    assert 'name="kbli" value="2025:10761"' in kinds.content.decode()
    assert "Tidak ditemukan." in text_of(villages)


def test_the_last_look_names_what_is_missing_and_leads_there():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False, dusun="")
    client = signed_in(applicant.account)

    looked = client.get(step(draft, 4))
    pressed = client.post(step(draft, 4))

    page = looked.content.decode()
    assert f'<a href="{step(draft, 2)}#id_dusun">Dusun atau lingkungan belum diisi.</a>' in page
    assert f'<a href="{step(draft, 3)}#id_ktp_photo">Foto KTP belum dikirim.</a>' in page
    assert errors_of(looked) == []
    assert errors_of(pressed) == [
        "Belum bisa dikirim Dusun atau lingkungan belum diisi. Foto KTP belum dikirim."
        " Foto tempat usaha belum dikirim."
    ]
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize(("nik", "kk"), [("other", "own"), ("own", "other"), ("unknown", "own")])
def test_a_mismatch_gets_the_one_fixed_sentence_and_changes_nothing(nik, kk):
    applicant, other = an_applicant(), a_resident(name="BUDI", birth_date=date(1970, 1, 2))
    own = applicant.resident
    niks = {"own": own.plain_nik, "other": other.plain_nik, "unknown": "3510990101990011"}
    draft = a_draft(applicant, at=now(), nik=niks[nik], kk={"own": own, "other": other}[kk].plain_kk)
    before = everything()

    response = signed_in(applicant.account).post(step(draft, 4))

    assert errors_of(response) == [
        "Belum terkirim NIK, KK, nama, atau tanggal lahir belum cocok."
        " Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi. Periksa data diri Anda"
    ]
    assert everything() == before
    assert other.name not in text_of(response)


def test_only_when_both_numbers_match_a_single_field_is_named():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), name="SITI AMINAR")

    response = signed_in(applicant.account).post(step(draft, 4))

    assert errors_of(response) == [
        "Belum terkirim Nama belum cocok. Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi."
        " Periksa data diri Anda"
    ]
    assert f'href="{step(draft, 1)}#id_name"' in response.content.decode()


def test_a_kind_of_business_that_is_not_in_the_list_leads_back_to_its_page():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), kbli="2025:99999")

    response = signed_in(applicant.account).post(step(draft, 4))

    draft.refresh_from_db()
    assert draft.state == "draft"
    assert "Bidang usaha ini tidak ada dalam daftar KBLI." in errors_of(response)[0]
    assert f'href="{step(draft, 2)}#id_kbli"' in response.content.decode()


def test_too_many_tries_are_told_when_to_come_back():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), name="SITI AMINAR")
    client = signed_in(applicant.account)

    for _try in range(20):
        response = client.post(step(draft, 4))
        if "Terlalu banyak percobaan" in text_of(response):
            break

    assert "Terlalu banyak percobaan. Coba lagi pukul" in errors_of(response)[0]
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_second_send_finds_the_application_sent():
    applicant, application = sent()
    client = signed_in(applicant.account)
    before = everything()

    again = client.post(step(application, 4))
    edited = client.post(step(application, 1), owner_page(applicant, name="LAIN"))

    assert (again.url, edited.url) == (reverse("seller:application", args=[application.pk]),) * 2
    assert everything() == before


def test_a_returned_form_opens_at_what_is_to_be_repaired_and_goes_straight_to_the_end():
    applicant, application = returned("business_name", reason="Nama usaha belum sesuai papan")
    client = signed_in(applicant.account)

    status = client.get(reverse("seller:application", args=[application.pk])).content.decode()
    page = client.get(step(application, 2))
    saved = client.post(step(application, 2), business_page(applicant, business_name="Kopi Ijen Asli"))
    again = client.post(step(application, 4))

    assert f'href="{step(application, 2)}"' in status
    assert "Yang diminta diperbaiki Nama usaha belum sesuai papan Nama usaha Isian lain tetap." in text_of(
        page
    )
    assert "Perlu diperbaiki. Nama ini tercetak di surat" in text_of(page)
    assert saved.url == step(application, 4)
    application.refresh_from_db()
    assert again.url == reverse("seller:application", args=[application.pk])
    assert (application.state, application.business.name) == (IN_PROGRESS, "Kopi Ijen Asli")
    assert answers_of(application).text("dusun") == "Krajan"


def test_a_draft_opens_where_it_stopped():
    applicant = an_applicant()
    fresh = an_empty_draft(applicant)
    without_photos = a_draft(applicant, at=now(), photos=False)
    client = signed_in(applicant.account)

    opened = [client.get(reverse("seller:application", args=[one.pk])).url for one in (fresh, without_photos)]

    assert opened == [step(fresh, 1), step(without_photos, 3)]


def test_somebody_elses_form_is_not_there():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now())
    client, before = a_stranger(), everything()

    answers = [client.get(step(draft, number)).status_code for number in (1, 2, 3, 4)]
    answers += [client.post(step(draft, number), {"name": "X"}).status_code for number in (1, 2, 3, 4)]

    assert set(answers) == {404}
    assert everything() == before


def test_a_page_that_the_form_does_not_have_is_not_there():
    applicant = an_applicant()
    draft = an_empty_draft(applicant)
    client = signed_in(applicant.account)

    assert [client.get(step(draft, number)).status_code for number in (0, 5)] == [404, 404]


def test_a_visitor_is_asked_to_sign_in_first(client):
    draft = an_empty_draft(an_applicant())

    response = client.get(step(draft, 1))

    assert response.url == f"{reverse('account_login')}?next={step(draft, 1)}"


def test_a_renewal_begins_with_the_answers_of_the_last_application():
    applicant, application = sent()
    withdraw_application(application_id=application.pk, by=applicant.viewer_at(now()), at=now())
    client = signed_in(applicant.account)

    client.post(reverse("seller:apply"), {"earlier": application.pk})
    foreign = a_stranger().post(reverse("seller:apply"), {"earlier": application.pk})

    draft = Application.objects.filter(applicant=applicant.account, state="draft").latest("pk")
    assert answers_of(draft).text("business_name") == "Kopi Lereng Ijen"
    assert answers_of(draft).text("region") == GROGOL
    assert foreign.status_code == 404


def test_the_list_of_drafts_asks_the_same_number_of_times_for_one_and_for_three(django_assert_num_queries):
    applicant = an_applicant()
    client = signed_in(applicant.account)
    a_draft(applicant, at=now(), photos=False)
    with django_assert_num_queries(5):
        client.get(reverse("seller:apply"))

    for _more in range(2):
        a_draft(applicant, at=now(), photos=False)

    with django_assert_num_queries(5):
        assert text_of(client.get(reverse("seller:apply"))).count("Lanjutkan Kopi Lereng Ijen") == 3
