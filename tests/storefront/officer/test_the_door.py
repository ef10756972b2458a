from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from foundation.access.pages import declared_access
from foundation.access.permissions import PERMISSIONS, SIGNED_IN
from foundation.accounts.selectors import has_second_factor
from storefront.officer.urls import urlpatterns
from tests.foundation.factories import an_account
from tests.storefront.officer.clients import client_of, enter_code, words_of
from tests.village.factories import GIRI_DISTRICT, JAMBESARI, a_resident, an_officer
from tests.village.letters.factories import the_ground

pytestmark = pytest.mark.django_db


def test_every_page_declares_a_permission_and_its_methods():
    access = {pattern.name: declared_access(pattern.callback) for pattern in urlpatterns}

    assert {name: given for name, given in access.items() if given not in PERMISSIONS} == {
        "invited": SIGNED_IN
    }
    assert all(pattern.callback.methods for pattern in urlpatterns)


def test_a_visitor_is_led_to_sign_in_and_back():
    response = Client().get(reverse("officer:queue"))

    assert response.status_code == 302
    assert response.headers["Location"].endswith("?next=/kantor/")


def test_an_account_without_an_office_hears_how_to_get_one():
    response = client_of(an_account()).get(reverse("officer:queue"))

    assert response.status_code == 403
    assert "Akun Anda belum memegang jabatan." in words_of(response)


def test_an_office_whose_span_is_over_opens_nothing():
    officer = an_officer(active_from=date(2026, 1, 1), active_until=date(2026, 1, 1))

    assert client_of(officer).get(reverse("officer:queue")).status_code == 403


def test_without_the_second_factor_an_officer_hears_where_to_set_it_up(settings):
    settings.OFFICER_SECOND_FACTOR = True
    officer = an_officer()

    response = client_of(officer).get(reverse("officer:queue"))

    assert response.status_code == 403
    assert "Pasang pengaman kedua dulu" in words_of(response)
    assert 'href="/akun/2fa/"' in response.content.decode()


def test_with_a_second_factor_that_was_not_used_an_officer_signs_in_again(settings):
    settings.OFFICER_SECOND_FACTOR = True
    officer = an_officer()
    TOTP.activate(officer.account, "JBSWY3DPEHPK3PXP")

    response = client_of(officer).get(reverse("officer:queue"))

    assert has_second_factor(officer.account_id)
    assert response.status_code == 403
    assert "Masuk lagi dengan kode pengaman kedua" in words_of(response)


def test_with_the_second_factor_used_the_queue_opens(settings, clock):
    settings.OFFICER_SECOND_FACTOR = True
    the_ground()
    officer = an_officer()
    client = client_of(officer)
    enter_code(client, officer, at=clock.at)

    assert client.get(reverse("officer:queue")).status_code == 200


def test_a_page_of_another_role_says_so_and_leads_back():
    response = client_of(an_officer()).get(reverse("officer:sanctions"))

    assert response.status_code == 403
    assert "Bagian ini bukan untuk peran Anda" in words_of(response)


def test_no_page_of_an_office_is_kept_by_a_cache(clock):
    response = client_of(an_officer()).get(reverse("officer:queue"))

    assert response.headers["Cache-Control"] == "private, no-store"


def test_who_holds_two_offices_changes_the_desk(clock):
    officer = an_officer("district", GIRI_DISTRICT, resident=a_resident(village=JAMBESARI))
    second = an_officer(region=JAMBESARI, account=officer.account, resident=officer.resident)
    client = client_of(officer)

    first = client.get(reverse("officer:queue"))
    answer = client.post(reverse("officer:seat"), {"office": second.pk})
    then = client.get(reverse("officer:queue"))

    assert "Petugas kecamatan, Kecamatan Giri Dipakai sekarang" in words_of(first)
    assert answer.headers["Location"] == reverse("officer:queue")
    assert then.context["office"].place == "Desa Jambesari"
    assert client.post(reverse("officer:seat"), {"office": "0"}).status_code == 404
