import io
import sys

import pytest
from django.core.management import CommandError, call_command

from foundation.access.permissions import MANAGE_OFFICERS
from tests.foundation.factories import an_account
from tests.village.factories import BANYUWANGI, a_nik, a_resident, viewer_for
from village.officers.models import Officer

pytestmark = pytest.mark.django_db


def appoint(monkeypatch, nik, *arguments):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{nik}\n"))
    out = io.StringIO()
    call_command("appoint_officer", *arguments, stdout=out)
    return out.getvalue()


def test_the_first_regency_officer_is_appointed_from_the_machine(monkeypatch):
    account, resident = an_account(), a_resident()

    told = appoint(
        monkeypatch, resident.plain_nik, account.email, "regency", BANYUWANGI, "--from", "2026-01-01"
    )

    assert told == "SITI AMINAH: regency of Kabupaten Banyuwangi\n"
    assert viewer_for(account).may(MANAGE_OFFICERS)


@pytest.mark.parametrize(
    ("login", "nik", "region", "sentence"),
    [
        ("tidak-ada@contoh.test", None, BANYUWANGI, "Tidak ada akun"),
        (None, a_nik(), BANYUWANGI, "tidak ada di register"),
        (None, "12", BANYUWANGI, "NIK 16 angka"),
        (None, None, "35.10.17", "Peran ini tidak ada di wilayah itu"),
    ],
)
def test_what_does_not_fit_is_said_without_the_number(monkeypatch, login, nik, region, sentence):
    account, resident = an_account(), a_resident()
    nik = nik or resident.plain_nik

    with pytest.raises(CommandError) as refused:
        appoint(monkeypatch, nik, login or account.email, "regency", region)

    assert sentence in str(refused.value)
    assert resident.plain_nik not in str(refused.value)
    assert Officer.objects.count() == 0
