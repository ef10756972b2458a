import pytest
from django.urls import reverse

from foundation.audit.models import Reading
from foundation.clock import NO_END, now, today
from tests.foundation.factories import an_account
from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    GROGOL,
    JAMBESARI,
    a_resident,
    a_verified_account,
    an_officer,
    viewer_for,
)
from village.officers.invitation_links import invitation_token
from village.officers.models import Officer, OfficerInvitation
from village.residents.models import IdentityBinding

pytestmark = pytest.mark.django_db

OFFICERS = "/kantor/petugas/"
APPOINT = "/kantor/petugas/angkat/"


@pytest.fixture
def regency():
    return client_of(an_officer("regency", BANYUWANGI))


def typed(account, **changes):
    return {
        "login": account.email,
        "role": "operator",
        "region": GROGOL,
        "active_from": "1 Feb 2026",
        "active_until": "",
    } | changes


def page_of(resident):
    return reverse("officer:officer_candidate", args=[resident.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_officers_are_listed_at_one_price(count, regency, django_assert_num_queries):
    for _number in range(count):
        an_officer(region=JAMBESARI)

    with django_assert_num_queries(7):
        response = regency.get(OFFICERS)

    assert response.context["page"].paginator.count == count + 1
    assert response.context["table"].rows[-1][1:3] == ["Operator desa", "Desa Jambesari"]
    assert response.context["table"].rows[-1][5].text == "Belum"


def test_officers_are_kept_by_role_name_and_time(regency):
    an_officer("operator", JAMBESARI)
    an_officer("head", GROGOL, active_until=today().replace(year=2026, month=1, day=2))

    def names(query):
        return [row[0].text for row in regency.get(f"{OFFICERS}?{query}").context["table"].rows]

    assert names("peran=operator") == ["Petugas Operator"]
    assert names("keadaan=berakhir") == ["Petugas Head"]
    assert names("cari=operator") == ["Petugas Operator"]
    assert names(f"wilayah={JAMBESARI}") == ["Petugas Operator"]
    assert regency.post(OFFICERS, {"cari": "3510990101010001"}).context["refusal"] is not None


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_is_searched_at_one_price(count, regency, django_assert_num_queries):
    for number in range(count):
        a_resident(name=f"BUDI {'ABC'[number]}")

    with django_assert_num_queries(6):
        response = regency.post(APPOINT, {"cari": "budi"})

    assert len(response.context["table"].rows) == count
    assert not Reading.objects.exists()


def test_a_nik_that_was_searched_stands_nowhere_on_the_page(regency):
    resident = a_resident(name="BUDI SANTOSO")

    found = regency.post(APPOINT, {"cari": resident.plain_nik})
    short = regency.post(APPOINT, {"cari": "bu"})

    assert "Budi Santoso" in words_of(found)
    assert resident.plain_nik not in found.content.decode()
    assert "tiga huruf" in words_of(short)


def test_the_regency_appoints_an_officer(regency):
    account, resident = an_account(), a_resident(village=JAMBESARI)

    response = regency.post(page_of(resident), typed(account), follow=True)

    assert "Operator desa di Desa Grogol sudah diangkat." in words_of(response)
    officer = Officer.objects.get(account=account)
    assert (officer.resident, officer.active_until) == (resident, NO_END)
    assert IdentityBinding.objects.get(account=account).state == "verified"
    assert [row.purpose for row in Reading.objects.all()] == ["Mengangkat petugas"]


def test_who_is_confirmed_already_needs_no_address(regency):
    account, resident = a_verified_account()

    shown = regency.get(page_of(resident))
    regency.post(page_of(resident), {**typed(account), "login": ""})

    assert 'name="login"' not in shown.content.decode()
    assert Officer.objects.get(resident=resident).account == account


def test_who_has_no_account_is_invited_and_takes_the_office(regency):
    resident = a_resident(name="BUDI SANTOSO")

    asked = regency.post(page_of(resident), typed(an_account(), login="0812 3456 7890"), follow=True)
    invitation = OfficerInvitation.objects.get()
    link = reverse("officer:invited", args=[invitation_token(invitation.pk)])
    account = an_account()
    visitor = client_of(account)
    shown = visitor.get(link)
    wrong = visitor.post(link, {"nik": "3510990101019999"})
    taken = visitor.post(link, {"nik": resident.plain_nik})

    assert "Sampaikan tautan ini ke +6281234567890" in words_of(asked)
    assert link in asked.content.decode()
    assert "Operator desa di Desa Grogol" in words_of(shown)
    assert "BUDI" not in shown.content.decode().upper()
    assert set(wrong.context["form"].errors) == {"nik"}
    assert taken.status_code == 302
    assert viewer_for(account, now()).offices[0].region_code == GROGOL
    assert "sudah tidak berlaku" in words_of(visitor.get(link))
    assert [row[4].text for row in regency.get("/kantor/petugas/undangan/").context["table"].rows] == [
        "Diterima"
    ]


def test_an_invitation_is_taken_back(regency):
    resident = a_resident()
    regency.post(page_of(resident), typed(an_account(), login="baru@contoh.test"))
    invitation = OfficerInvitation.objects.get()

    page = regency.get(reverse("officer:invitation", args=[invitation.pk]))
    done = regency.post(reverse("officer:invitation", args=[invitation.pk]), follow=True)
    twice = regency.post(reverse("officer:invitation", args=[invitation.pk]))

    assert "baru@contoh.test" in words_of(page)
    assert "Undangan dibatalkan" in words_of(done)
    assert twice.status_code == 302
    assert OfficerInvitation.objects.get().state == "cancelled"


@pytest.mark.parametrize("count", [1, 3])
def test_invitations_are_listed_at_one_price(count, regency, django_assert_num_queries):
    for _number in range(count):
        regency.post(page_of(a_resident()), typed(an_account(), login="baru@contoh.test"))

    with django_assert_num_queries(6):
        response = regency.get("/kantor/petugas/undangan/")

    assert response.context["page"].paginator.count == count


@pytest.mark.parametrize("count", [1, 3])
def test_empty_offices_are_listed_at_one_price(count, regency, django_assert_num_queries):
    for role in ("operator", "head", "deputy")[:count]:
        an_officer(role, JAMBESARI)

    with django_assert_num_queries(7):
        response = regency.get(f"/kantor/petugas/kosong/?wilayah={JAMBESARI}")

    assert response.context["count"] == (1 if count == 1 else 0)


def test_an_empty_office_is_lent_to_a_neighbour(regency):
    operator = an_officer("operator", JAMBESARI)
    page = reverse("officer:stand_in", args=[GROGOL, "operator"])

    listed = regency.get(f"/kantor/petugas/kosong/?wilayah={GROGOL}")
    late = regency.post(page, {"officer": operator.pk, "last_day": "1 Jan 2030"})
    nobody = regency.post(page, {"officer": "", "last_day": f"{today():%d-%m-%Y}"})
    done = regency.post(page, {"officer": operator.pk, "last_day": f"{today():%d-%m-%Y}"}, follow=True)

    assert page in listed.content.decode()
    assert set(late.context["form"].errors) == {"last_day"}
    assert set(nobody.context["form"].errors) == {"officer"}
    assert "dititipkan sampai" in words_of(done)
    assert Officer.objects.get(region_id=GROGOL).account_id == operator.account_id
    assert regency.get(reverse("officer:stand_in", args=[GROGOL, "regency"])).status_code == 404
    assert regency.get(reverse("officer:stand_in", args=["99", "operator"])).status_code == 404


def test_a_region_is_looked_up_without_judging_the_rest(regency):
    resident = a_resident()

    response = regency.post(
        page_of(resident), {"region_search": "1", "region_q": "grogol", "login": "baru@contoh.test"}
    )
    rows = regency.get(f"{OFFICERS}wilayah/?region_q=giri")

    body = response.content.decode()
    assert f'value="{GROGOL}"' in body
    assert 'value="baru@contoh.test"' in body
    assert not response.context["form"].errors
    assert f'value="{GIRI_DISTRICT}"' in rows.content.decode()
    assert not Officer.objects.filter(role="operator").exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"login": ""}, "login"),
        ({"login": "bukan nomor"}, "login"),
        ({"role": "", "region": GROGOL}, "role"),
        ({"role": "district"}, "region"),
        ({"region": "99.99"}, "__all__"),
        ({"region": ""}, "region"),
        ({"active_until": "1 Jan 2026"}, "active_until"),
    ],
)
def test_an_appointment_that_cannot_be_keeps_what_was_typed(regency, changes, field):
    account, resident = an_account(), a_resident(village=JAMBESARI)
    before = Officer.objects.count()

    response = regency.post(page_of(resident), typed(account, **changes))

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}
    assert 'value="1 Feb 2026"' in response.content.decode()
    assert (Officer.objects.count(), IdentityBinding.objects.filter(account=account).exists()) == (
        before,
        False,
    )
    assert not OfficerInvitation.objects.exists()


def test_nobody_appoints_himself():
    regency = an_officer("regency", BANYUWANGI)
    regency.resident.refresh_from_db()
    client, relative = client_of(regency), a_resident(village=JAMBESARI, kk="3510990101888001")
    regency.resident.kk_hash = relative.kk_hash
    regency.resident.save(update_fields=["kk_hash"])

    response = client.post(page_of(relative), typed(an_account()))

    assert "Anda tidak bisa mengangkat atau memberhentikan diri sendiri" in words_of(response)
    assert Officer.objects.count() == 1


def test_an_office_ends_after_a_day(regency):
    officer = an_officer()
    page = reverse("officer:officer_dismiss", args=[officer.pk])

    shown = regency.get(page)
    early = regency.post(page, {"last_day": "1 Jan 2020", "reason": ""})
    before = Officer.objects.get(pk=officer.pk).active_until
    done = regency.post(page, {"last_day": f"{today():%d-%m-%Y}", "reason": "Pindah tugas"}, follow=True)

    assert "Akhiri jabatan Petugas Operator" in words_of(shown)
    assert "Sesudah itu jabatan ini kosong" in words_of(shown)
    assert set(early.context["form"].errors) == {"last_day"}
    assert before == NO_END
    assert "berakhir" in words_of(done)
    assert Officer.objects.get(pk=officer.pk).active_until == today()


def test_others_manage_nobody():
    officer = an_officer()
    page = reverse("officer:officer_dismiss", args=[officer.pk])

    for client in (client_of(officer), client_of(an_officer("district", GIRI_DISTRICT))):
        assert client.get(OFFICERS).status_code == 403
        assert client.post(APPOINT, {}).status_code == 403
        assert client.post(page, {"last_day": "24 Nov 2026"}).status_code == 403
    assert Officer.objects.get(pk=officer.pk).active_until == NO_END
