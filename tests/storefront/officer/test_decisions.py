from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse

from tests.foundation.factories import an_account
from tests.storefront.officer.clients import client_of, enter_code, words_of
from tests.village.factories import JAMBESARI, a_kk, a_resident, an_identity, an_officer, viewer_for
from tests.village.letters.factories import (
    CHECKED,
    NOON,
    PASSWORD,
    a_submitted,
    a_verified,
    an_applicant,
    everything,
)
from village.letters.models import Application, Letter, StepDecision
from village.officers.states import DEPUTY, HEAD
from village.residents.models import IdentityBinding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ALL = {"checked": CHECKED, "identity_method": "counter"}


def url(name, application):
    return reverse(f"officer:case_{name}", args=[application.pk])


def test_a_checked_application_goes_on_to_the_head():
    application = a_submitted(an_applicant(a_resident(name="SRI WAHYUNI")))

    response = client_of(an_officer()).post(url("verify", application), ALL, follow=True)

    assert response.redirect_chain == [("/kantor/", 302)]
    assert f"Sri Wahyuni, {application.number}: diteruskan ke kepala desa." in words_of(response)
    application.refresh_from_db()
    assert (application.state, application.step) == ("in_progress", 1)
    binding = IdentityBinding.objects.get(account=application.applicant)
    assert (binding.state, binding.method) == ("verified", "counter")


def test_what_is_not_ticked_is_said_in_place_and_what_is_ticked_stays():
    application = a_submitted()
    client, before = client_of(an_officer()), everything()

    response = client.post(
        url("verify", application), {"checked": ["person", "place"], "identity_method": "photos"}
    )

    assert response.status_code == 200
    said = words_of(response)
    assert "Yang belum: jenis usaha sesuai isian." in said
    assert "Centang satu lagi untuk meneruskan." in said
    assert response.content.decode().count(" checked") == 3
    assert "<title>Kesalahan:" in response.content.decode()
    assert everything() == before


def test_a_claim_is_not_passed_over():
    application = a_submitted()
    client, before = client_of(an_officer()), everything()

    response = client.post(url("verify", application), {"checked": CHECKED})

    assert "Identitas pemohon belum dipastikan." in words_of(response)
    assert response.context["form"].errors.keys() == {"identity_method"}
    assert everything() == before


def test_a_second_press_finds_the_work_done():
    application = a_submitted()
    client = client_of(an_officer())
    client.post(url("verify", application), ALL)
    before = everything()

    response = client.post(url("verify", application), ALL)

    assert response.headers["Location"] == "/kantor/"
    assert everything() == before


def test_a_case_that_somebody_else_has_moved_on_says_so():
    application = a_submitted()
    quicker, slower = an_officer(), an_officer()
    client_of(quicker).post(url("verify", application), ALL)
    before = everything()

    response = client_of(slower).post(url("verify", application), ALL)

    assert "Langkah ini bukan untuk peran Anda. Petugas lain yang melanjutkan." in words_of(response)
    assert everything() == before


def test_a_case_that_is_over_says_so():
    application = a_submitted()
    quicker, slower = an_officer(), an_officer()
    client_of(quicker).post(url("reject", application), {"reason": "Usahanya di desa lain"})
    before = everything()

    response = client_of(slower).post(url("verify", application), ALL)

    assert "Permohonan ini sudah diputus atau sedang di tempat lain." in words_of(response)
    assert everything() == before


def test_the_family_and_another_village_do_not_verify():
    kk = a_kk()
    application = a_submitted(an_applicant(a_resident(kk=kk)))
    relative, elsewhere = an_officer(resident=a_resident(kk=kk)), an_officer(region=JAMBESARI)
    before = everything()

    refused = client_of(relative).post(url("verify", application), ALL)
    hidden = client_of(elsewhere).post(url("verify", application), ALL)

    assert "Anda tidak bisa memutus permohonan keluarga sendiri." in words_of(refused)
    assert hidden.status_code == 404
    assert everything() == before


def test_a_head_does_not_open_the_door_of_verifying():
    application = a_submitted()

    assert client_of(an_officer(HEAD)).post(url("verify", application), ALL).status_code == 403


def test_a_decision_that_is_only_opened_leads_to_the_case():
    application = a_submitted()

    response = client_of(an_officer()).get(url("verify", application))

    assert response.headers["Location"] == reverse("officer:case", args=[application.pk])


def test_the_head_signs_with_the_password(clock):
    application = a_verified()
    clock.at = NOON
    client = client_of(an_officer(HEAD))

    response = client.post(url("approve", application), {"password": PASSWORD}, follow=True)

    letter = Letter.objects.get()
    assert response.redirect_chain == [(reverse("officer:letter", args=[letter.pk]), 302)]
    assert f"Surat {letter.number} sudah Anda tandatangani." in words_of(response)
    again = client.post(url("approve", application), {"password": PASSWORD})
    assert again.headers["Location"] == reverse("officer:letter", args=[letter.pk])
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"), [("salah", "Kata sandi"), ("", "Masih kosong. Isi bagian ini.")]
)
def test_a_wrong_password_signs_nothing(clock, typed, sentence):
    application = a_verified()
    head = an_officer(HEAD)
    before = everything()

    response = client_of(head).post(url("approve", application), {"password": typed})

    assert response.status_code == 200
    assert response.context["form"].errors.keys() <= {"password", "__all__"}
    assert sentence in words_of(response)
    assert PASSWORD not in response.content.decode()
    assert everything() == before


def test_too_many_wrong_passwords_are_said_on_the_case(clock):
    application = a_verified()
    client = client_of(an_officer(HEAD))
    for _number in range(10):
        client.post(url("approve", application), {"password": "salah"})

    response = client.post(url("approve", application), {"password": PASSWORD})

    assert "Terlalu banyak percobaan. Coba lagi pukul" in words_of(response)
    assert Letter.objects.count() == 0


def test_a_signature_asks_for_a_fresh_code_where_officers_have_a_second_factor(clock, settings):
    application = a_verified()
    head = an_officer(HEAD)
    TOTP.activate(head.account, "JBSWY3DPEHPK3PXP")
    settings.OFFICER_SECOND_FACTOR = True
    client = client_of(head)
    enter_code(client, head, at=clock.at - timedelta(hours=1))
    before = everything()

    shown = client.get(reverse("officer:case", args=[application.pk]))
    refused = client.post(url("approve", application), {"password": PASSWORD})

    assert "Masukkan kode" in words_of(shown)
    assert "Setujui dan tanda tangani" not in words_of(shown)
    assert f"/akun/2fa/reauthenticate/?next=%2Fkantor%2Fpermohonan%2F{application.pk}%2F" in (
        shown.content.decode()
    )
    assert "Tanda tangan perlu kode pengaman kedua yang baru." in words_of(refused)
    assert everything() == before


def test_who_verified_as_operator_does_not_sign_as_deputy():
    operator = an_officer()
    an_officer(DEPUTY, account=operator.account, resident=operator.resident)
    application = a_verified(operator=viewer_for(operator))
    client, before = client_of(operator), everything()

    response = client.post(url("approve", application), {"password": PASSWORD})

    assert "Yang memeriksa tidak boleh menyetujui. Kepala desa melanjutkan." in words_of(response)
    assert everything() == before


def test_an_application_is_given_back_with_what_to_repair():
    application = a_submitted()
    client = client_of(an_officer())

    page = client.get(url("return", application))
    sent = {"documents": ["place_photo"], "fields_": ["rt"], "reason": "Foto terlalu gelap"}
    response = client.post(url("return", application), sent, follow=True)

    assert "Kembalikan untuk diperbaiki" in words_of(page)
    assert "dikembalikan untuk diperbaiki. Pemohon kami kabari." in words_of(response)
    decision = StepDecision.objects.get()
    assert (decision.items, decision.reason) == (["place_photo", "rt"], "Foto terlalu gelap")
    before = everything()
    assert client.post(url("return", application), sent).headers["Location"] == "/kantor/"
    assert everything() == before


@pytest.mark.parametrize(
    ("sent", "sentence", "kept"),
    [
        ({"reason": "Kurang jelas"}, "Pilih paling sedikit satu isian atau berkas", "Kurang jelas"),
        ({"documents": ["ktp_photo"], "reason": ""}, "Tulis alasannya. Pemohon akan membacanya.", " checked"),
        (
            {"documents": ["ktp_photo"], "reason": "NIK 3510154907870003 salah"},
            "Jangan tulis NIK atau nomor KK di sini.",
            " checked",
        ),
    ],
)
def test_a_return_without_a_proper_reason_keeps_what_was_typed(sent, sentence, kept):
    application = a_submitted()
    client, before = client_of(an_officer()), everything()

    response = client.post(url("return", application), sent)

    assert response.status_code == 200
    assert sentence in words_of(response)
    assert kept in response.content.decode()
    assert everything() == before


def test_an_application_is_rejected_with_a_reason():
    application = a_submitted()
    client = client_of(an_officer())

    empty = client.post(url("reject", application), {"reason": " "})
    before = Application.objects.get().state
    response = client.post(url("reject", application), {"reason": "Usahanya di desa lain"}, follow=True)

    assert "Tulis alasannya. Pemohon akan membacanya." in words_of(empty)
    assert before == "submitted"
    assert "ditolak. Pemohon kami kabari." in words_of(response)
    assert Application.objects.get().state == "rejected"
    closed = client.get(url("reject", application))
    assert closed.headers["Location"] == reverse("officer:case", args=[application.pk])


def test_nobody_elsewhere_gives_back_or_rejects():
    application = a_submitted()
    client, before = client_of(an_officer(region=JAMBESARI)), everything()

    for name in ("return", "reject"):
        assert client.get(url(name, application)).status_code == 404
        assert client.post(url(name, application), {"reason": "Tidak boleh"}).status_code == 404
    assert everything() == before


def test_who_may_not_decide_is_told_on_the_page_of_reasons():
    application = a_submitted()
    an_officer()
    client, before = client_of(an_officer(HEAD)), everything()

    response = client.post(url("reject", application), {"reason": "Kurang lengkap"})

    assert "Langkah ini bukan untuk peran Anda." in words_of(response)
    assert "Kurang lengkap" in response.content.decode()
    assert everything() == before


def test_a_claim_is_confirmed_at_its_own_page():
    claim = an_identity(an_account(first_name="Slamet", last_name="R"), a_resident(name="SLAMET RIYADI"))
    client, page = client_of(an_officer()), reverse("officer:identity", args=[claim.pk])

    shown = client.get(page)
    missing = client.post(page, {"decision": "confirm"})
    done = client.post(page, {"decision": "confirm", "method": "counter"}, follow=True)

    assert "Apakah akun ini Slamet Riyadi?" in words_of(shown)
    assert "Pilih cara memastikan" in words_of(missing)
    assert "Akun Slamet Riyadi sudah dipastikan." in words_of(done)
    claim.refresh_from_db()
    assert (claim.state, claim.method) == ("verified", "counter")
    assert "Pengakuan ini sudah diputus." in words_of(client.get(page))


def test_a_claim_of_the_wrong_person_ends_with_a_reason():
    account, resident = an_account(), a_resident(name="SLAMET RIYADI")
    claim = an_identity(account, resident)
    an_identity(an_account(), resident, contested=True)
    client, page = client_of(an_officer()), reverse("officer:identity", args=[claim.pk])

    warned = client.get(page)
    missing = client.post(page, {"decision": "release", "reason": ""})
    before = IdentityBinding.objects.get(pk=claim.pk).state
    client.post(page, {"decision": "release", "reason": "Bukan orangnya"})

    assert "Akun lain juga mengaku sebagai warga ini" in words_of(warned)
    assert "Tulis alasannya. Warga itu akan membacanya." in words_of(missing)
    assert before == "claimed"
    assert IdentityBinding.objects.get(pk=claim.pk).state == "released"


def test_a_claim_elsewhere_is_not_there():
    claim = an_identity(an_account(), a_resident(village=JAMBESARI))

    page = reverse("officer:identity", args=[claim.pk])

    assert client_of(an_officer()).get(page).status_code == 404
    assert client_of(an_officer()).post(page, {"decision": "confirm", "method": "counter"}).status_code == 404
    assert IdentityBinding.objects.get(pk=claim.pk).state == "claimed"
