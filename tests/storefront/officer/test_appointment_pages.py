import pytest
from django.urls import reverse

from foundation.clock import NO_END, today
from tests.foundation.factories import an_account
from tests.storefront.officer.clients import client_of, words_of
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    GROGOL,
    JAMBESARI,
    a_resident,
    an_officer,
    regions,
)
from village.officers.models import Officer
from village.residents.models import IdentityBinding

pytestmark = pytest.mark.django_db

OFFICERS = "/kantor/petugas/"
APPOINT = "/kantor/petugas/angkat/"


@pytest.fixture
def regency():
    return client_of(an_officer("regency", BANYUWANGI))


def typed(account, resident, **changes):
    return {
        "login": account.email,
        "nik": resident.plain_nik,
        "role": "operator",
        "region": GROGOL,
        "active_from": "1 Feb 2026",
        "active_until": "",
    } | changes


@pytest.mark.parametrize("count", [1, 3])
def test_officers_are_listed_at_one_price(count, regency, django_assert_num_queries):
    for _number in range(count):
        an_officer(region=JAMBESARI)

    with django_assert_num_queries(5):
        response = regency.get(OFFICERS)

    assert response.context["count"] == count + 1
    assert response.context["table"].rows[-1][1:3] == ["Operator desa", "Desa Jambesari"]


def test_the_regency_appoints_an_officer(regency):
    account, resident = an_account(), a_resident(village=JAMBESARI)

    response = regency.post(APPOINT, typed(account, resident), follow=True)

    assert "Operator desa di Desa Grogol sudah diangkat." in words_of(response)
    officer = Officer.objects.get(account=account)
    assert (officer.resident, officer.active_until) == (resident, NO_END)
    assert IdentityBinding.objects.get(account=account).state == "verified"


def test_a_region_is_looked_up_without_judging_the_rest(regency):
    regions()

    response = regency.post(
        APPOINT, {"region_search": "1", "region_q": "grogol", "login": "baru@contoh.test", "nik": "12"}
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
        ({"login": "tidak@ada.test"}, "login"),
        ({"nik": "3510990101010001"}, "nik"),
        ({"nik": "12"}, "nik"),
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

    response = regency.post(APPOINT, typed(account, resident, **changes))

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}
    assert 'value="1 Feb 2026"' in response.content.decode()
    assert (Officer.objects.count(), IdentityBinding.objects.filter(account=account).exists()) == (
        before,
        False,
    )


def test_nobody_appoints_himself():
    regency = an_officer("regency", BANYUWANGI)
    regency.resident.refresh_from_db()
    client, relative = client_of(regency), a_resident(village=JAMBESARI, kk="3510990101888001")
    regency.resident.kk_hash = relative.kk_hash
    regency.resident.save(update_fields=["kk_hash"])

    response = client.post(APPOINT, typed(an_account(), relative))

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
