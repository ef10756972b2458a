import pytest
from django.urls import reverse

from foundation.audit.models import Reading
from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import BANYUWANGI, GIRI_DISTRICT, JAMBESARI, a_kk, a_resident, an_officer
from tests.village.letters.factories import NOON, a_letter, an_applicant, everything
from village.letters.models import Letter
from village.letters.services import print_letter
from village.officers.states import HEAD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

LETTERS = "/kantor/surat/"
MOVES = {"suspend": "suspended", "reinstate": "valid", "revoke": "revoked"}


@pytest.fixture
def noon(clock):
    clock.at = NOON


def url(letter, name="letter"):
    return reverse(f"officer:{name}", args=[letter.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_letters_are_listed_and_found_by_number_or_name(count, django_assert_num_queries):
    letters = [
        a_letter(an_applicant(a_resident(name="MADE WIDIANA")), business_name=f"Jamu {number}")
        for number in range(count)
    ]
    client = client_of(an_officer())

    with django_assert_num_queries(7):
        response = client.get(f"{LETTERS}?cari=widiana")
    by_number = client.post(LETTERS, {"cari": letters[0].number})

    assert [row[0].text for row in response.context["table"].rows] == [
        letter.number for letter in reversed(letters)
    ]
    found = client.get(by_number.headers["Location"]).context["table"].rows
    assert [row[0].text for row in found] == [letters[0].number]
    assert client.get(f"{LETTERS}?cari=tidak+ada").context["page"].paginator.count == 0


def test_letters_are_kept_by_how_they_stand_and_where():
    a_letter()
    client = client_of(an_officer("district", GIRI_DISTRICT))

    def listed(query):
        return client.get(f"{LETTERS}?{query}").context["page"].paginator.count

    assert (listed("keadaan=valid"), listed("keadaan=revoked")) == (1, 0)
    assert (listed(f"wilayah={GIRI_DISTRICT}"), listed(f"wilayah={JAMBESARI}")) == (1, 0)
    assert client_of(an_officer(region=JAMBESARI)).get(LETTERS).context["page"].paginator.count == 0


def test_a_letter_shows_its_public_content_and_no_number_of_a_person():
    applicant = an_applicant(a_resident(name="SRI WAHYUNI"))
    letter = a_letter(applicant)

    response = client_of(an_officer()).get(url(letter))

    said, body = words_of(response), response.content.decode()
    for words in (letter.number, "SRI WAHYUNI", "Kopi Lereng Ijen", "KBLI 2025: 10761", "Kepala Desa Grogol"):
        assert words in said
    assert "Berlaku Sampai 24 Nov 2027" in said
    assert applicant.resident.plain_nik not in body
    assert "Sedang dicetak." in said
    assert "Bekukan…" not in said


def test_the_printed_letter_is_opened_with_a_log_and_kept_nowhere():
    letter = a_letter()
    client = client_of(an_officer())

    early = client.get(url(letter, "letter_pdf"))
    print_letter(letter_id=letter.pk, at=NOON)
    response = client.get(url(letter, "letter_pdf"))

    assert early.headers["Location"] == url(letter)
    assert response.content.startswith(b"%PDF-")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert [one.purpose for one in Reading.objects.all()] == [f"Membuka cetakan surat {letter.number}"]
    assert "Buka PDF (" in words_of(client.get(url(letter)))


def test_a_letter_of_another_village_is_not_there():
    letter = a_letter()
    print_letter(letter_id=letter.pk, at=NOON)
    client, before = client_of(an_officer(HEAD, JAMBESARI)), everything()

    for name in ("letter", "letter_pdf", "letter_suspend", "letter_reinstate", "letter_revoke"):
        assert client.get(url(letter, name)).status_code == 404
    for name in ("letter_suspend", "letter_revoke"):
        assert client.post(url(letter, name), {"reason": "Alamat berubah"}).status_code == 404
    assert Reading.objects.count() == 0
    assert everything() == before


def test_a_head_suspends_reinstates_and_revokes_with_a_reason():
    letter = a_letter()
    client = client_of(an_officer(HEAD))

    for name, state in MOVES.items():
        page = client.get(url(letter, f"letter_{name}"))
        response = client.post(url(letter, f"letter_{name}"), {"reason": f"Sebab {name}"}, follow=True)

        assert "siapa pun yang memeriksanya membaca kalimat ini." in words_of(page)
        assert response.redirect_chain == [(url(letter), 302)]
        assert Letter.objects.get().state == state

    said = words_of(client.get(url(letter)))
    assert "Dicabut Sejak 24 Nov 2026, oleh Kepala Desa Grogol Sebab revoke" in said
    history = [(step.title, step.detail) for step in client.get(url(letter)).context["history"]]
    assert history == [
        ("Terbit", ""),
        ("Dibekukan", "Sebab suspend"),
        ("Berlaku lagi", "Sebab reinstate"),
        ("Dicabut", "Sebab revoke"),
    ]
    before = everything()
    assert client.post(url(letter, "letter_revoke"), {"reason": "Lagi"}).headers["Location"] == url(letter)
    assert everything() == before


@pytest.mark.parametrize("reason", ["", "  ", "NIK 3510154907870003", "x" * 501])
def test_a_move_without_a_proper_reason_keeps_what_was_typed(reason):
    letter = a_letter()
    client, before = client_of(an_officer("regency", BANYUWANGI)), everything()

    response = client.post(url(letter, "letter_revoke"), {"reason": reason})

    assert set(response.context["form"].errors) == {"reason"}
    assert reason.strip() in response.content.decode()
    assert everything() == before


def test_nobody_suspends_the_letter_of_his_family():
    kk = a_kk()
    letter = a_letter(an_applicant(a_resident(kk=kk)))
    head = an_officer(HEAD, resident=a_resident(kk=kk))
    before = everything()

    response = client_of(head).post(url(letter, "letter_suspend"), {"reason": "Alamat berubah"})

    assert "Anda tidak bisa memutus permohonan keluarga sendiri." in words_of(response)
    assert everything() == before


def test_an_operator_does_not_suspend():
    letter = a_letter()

    assert client_of(an_officer()).get(url(letter, "letter_suspend")).status_code == 403
