import json

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.checks import Error
from django.core.management.base import SystemCheckError
from procrastinate.contrib.django.models import ProcrastinateJob

from foundation.accounts.mailing import send_account_mail
from foundation.accounts.models import AccountMail
from foundation.accounts.second_factor_secrets import opened_secret, reseal_secrets, sealed_secret
from marketplace import wsgi
from tests.foundation.factories import an_account

pytestmark = pytest.mark.django_db


def test_a_second_factor_s_secret_is_sealed_and_still_works():
    secret = generate_totp_secret()

    TOTP.activate(an_account(), secret)

    kept = Authenticator.objects.get().data["secret"]
    assert secret not in json.dumps(Authenticator.objects.get().data)
    assert kept.startswith("sealed:")
    assert get_adapter().decrypt(kept) == secret


def test_what_was_kept_in_clear_still_opens_and_is_sealed_by_the_rotation():
    Authenticator.objects.create(user=an_account(), type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})

    done = [one.resealed for one in reseal_secrets("none of our keys")]

    kept = Authenticator.objects.get().data["secret"]
    assert opened_secret("JBSWY3DPEHPK3PXP") == opened_secret(kept) == "JBSWY3DPEHPK3PXP"
    assert kept.startswith("sealed:")
    assert done == [1]


def test_each_sealing_of_a_secret_differs():
    assert sealed_secret("sama") != sealed_secret("sama")


def test_the_mail_of_a_forgotten_password_is_sent_by_the_worker_and_no_secret_lies_about(client):
    account = an_account(email="ani@contoh.test")

    client.post("/akun/kata-sandi/lupa/", {"email": account.email})

    kept = AccountMail.objects.get()
    jobs = json.dumps(list(ProcrastinateJob.objects.values_list("args", flat=True)))
    assert mail.outbox == []
    assert b"kata-sandi" not in bytes(kept.content_sealed)
    assert f'"mail_id": {kept.pk}' in jobs and "kata-sandi" not in jobs
    assert [send_account_mail(mail_id=kept.pk) for _time in range(2)] == [True, False]
    assert "/akun/kata-sandi/baru/" in mail.outbox[0].body
    assert mail.outbox[0].to == ["ani@contoh.test"]
    assert not AccountMail.objects.exists()


def test_a_server_with_an_error_in_its_checks_does_not_start(monkeypatch):
    monkeypatch.setattr(wsgi, "run_checks", lambda: [Error("no access", id="access.E001")])

    with pytest.raises(SystemCheckError, match=r"access\.E001"):
        wsgi.refuse_to_start_unchecked()
