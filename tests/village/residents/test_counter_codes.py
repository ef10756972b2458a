from datetime import timedelta

import pytest

from foundation.access.attempts import TooManyAttempts
from foundation.access.refusals import NotFound
from foundation.accounts.counter_codes import CodeRefused, set_password_by_code
from foundation.accounts.models import CounterCode
from foundation.accounts.rules import WeakPassword
from foundation.audit.models import Reading
from tests.foundation.factories import an_account
from tests.village.factories import (
    GROGOL,
    JAJAG,
    NOW,
    a_head,
    a_kk,
    a_resident,
    a_verified_account,
    an_identity,
    an_officer,
    an_operator,
    viewer_for,
)
from village.residents.rules.identities import HasEmail, HoldsOffice, NotSeen, NoVerifiedAccount
from village.residents.rules.kinship import OwnFamily
from village.residents.services import give_counter_code
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db
NEW = "sandi-baru-2026"


def a_phone_account(**fields):
    return a_verified_account(a_resident(**fields), email="", phone="+6281234567801")


def given(resident, by=None, **changes):
    return give_counter_code(
        resident_id=resident.pk, by=by or an_operator(), **({"seen": True, "at": NOW} | changes)
    )


def used(code, **changes):
    values = {"login": "0812 3456 7801", "code": code, "password": NEW, "address": "10.0.0.1", "at": NOW}
    return set_password_by_code(**(values | changes))


def test_a_code_from_the_counter_sets_a_new_password_once():
    account, resident = a_phone_account()
    operator = an_operator()

    code = given(resident, operator)
    used(f"{code[:4]} {code[4:]}")

    account.refresh_from_db()
    assert account.check_password(NEW)
    row = CounterCode.objects.get()
    assert (row.used_at, row.issued_by_id, len(code)) == (NOW, operator.account_id, 8)
    assert code.encode() not in bytes(row.code_hash)
    assert [one.purpose for one in Reading.objects.all()] == ["Memberi kode kata sandi baru di loket"]
    with pytest.raises(CodeRefused):
        used(code)


def test_a_code_lives_a_day_and_a_newer_one_replaces_it():
    _account, resident = a_phone_account()
    old = given(resident)
    new = given(resident)

    with pytest.raises(CodeRefused):
        used(old)
    with pytest.raises(CodeRefused):
        used(new, at=NOW + timedelta(hours=24))
    used(new, at=NOW + timedelta(hours=23))


def test_a_weak_password_leaves_the_code_good():
    _account, resident = a_phone_account()
    code = given(resident)

    with pytest.raises(WeakPassword):
        used(code, password="123")
    used(code)


def test_codes_are_not_guessed():
    a_phone_account()

    for _number in range(5):
        with pytest.raises(CodeRefused):
            used("00000000")
    with pytest.raises(TooManyAttempts):
        used("00000000")


def test_a_code_is_for_its_account_only():
    _account, resident = a_phone_account()
    an_account(email="", phone="+6281234567802")
    code = given(resident)

    for login in ("081234567802", "081200000000", "tidak@ada.example"):
        with pytest.raises(CodeRefused):
            used(code, login=login)


@pytest.mark.parametrize(
    ("somebody", "refusal"),
    [
        (lambda: an_operator(JAJAG), NotFound),
        (lambda: a_head(GROGOL), NotYourVillage),
        (lambda: viewer_for(an_account()), NotFound),
    ],
)
def test_only_the_operator_of_the_village_gives_one(somebody, refusal):
    _account, resident = a_phone_account()

    with pytest.raises(refusal):
        given(resident, somebody())

    assert CounterCode.objects.count() == 0


def test_who_was_not_seen_has_mail_holds_office_is_family_or_unconfirmed_gets_none():
    kk = a_kk()
    operator = viewer_for(an_officer(resident=a_resident(kk=kk)))
    _account, resident = a_phone_account()
    _mailed, with_mail = a_verified_account()
    _brother, brother = a_verified_account(
        a_resident(kk=kk, relation="other_family"), email="", phone="+6281234567803"
    )
    claimed = a_resident()
    an_identity(an_account(email="", phone="+6281234567804"), claimed)
    colleague = an_officer("head", account=an_account(email="", phone="+6281234567805"))

    with pytest.raises(NotSeen):
        given(resident, operator, seen=False)
    for person, refusal in (
        (with_mail, HasEmail),
        (brother, OwnFamily),
        (claimed, NoVerifiedAccount),
        (colleague.resident, HoldsOffice),
    ):
        with pytest.raises(refusal):
            given(person, operator)

    assert CounterCode.objects.count() == 0
