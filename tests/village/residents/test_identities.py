from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
from foundation.notifications.models import Message
from tests.foundation.factories import an_account
from tests.village.factories import (
    GROGOL,
    JAJAG,
    JAMBESARI,
    NOW,
    TODAY,
    a_district_officer,
    a_head,
    a_regency_officer,
    a_resident,
    an_identity,
    an_officer,
    an_operator,
    viewer_for,
)
from village.residents.models import IdentityBinding
from village.residents.rules.identities import (
    AlreadyDecided,
    AlreadySomebody,
    NotAResidentNow,
    ReasonMissing,
    ResidentAlreadyVerified,
    UnknownMethod,
    VillageDecides,
)
from village.residents.rules.kinship import OwnFamily
from village.residents.selectors import identities_awaiting, identity_for, my_identity, my_resident_id
from village.residents.services import claim_identity, confirm_identity, record_death, release_identity
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db


def claim(resident, account):
    return claim_identity(
        nik=resident.plain_nik,
        kk=resident.plain_kk,
        name=resident.name,
        birth_date=resident.birth_date,
        by=viewer_for(account),
        address="hash",
        at=NOW,
    )


def confirm(binding, by, method="counter"):
    return confirm_identity(binding_id=binding.pk, by=by, at=NOW, method=method)


def state_of(binding):
    return IdentityBinding.objects.get(pk=binding.pk).state


def steps_of(binding):
    return [(one.from_state, one.to_state) for one in transitions_of(binding)]


def test_who_knows_the_four_things_has_a_claim_and_is_nobody_yet():
    resident, account = a_resident(), an_account()

    binding = claim(resident, account)

    assert (binding.state, binding.contested, binding.claimed_at) == ("claimed", False, NOW)
    assert my_resident_id(viewer_for(account)) is None
    assert my_identity(viewer_for(account)) == binding
    assert steps_of(binding) == [("", "claimed")]


def test_the_same_claim_again_is_the_same_claim():
    resident, account = a_resident(), an_account()

    assert claim(resident, account) == claim(resident, account)
    assert IdentityBinding.objects.count() == 1


def test_a_claim_on_somebody_else_ends_the_earlier_claim():
    account = an_account()
    first = claim(a_resident(), account)

    second = claim(a_resident(name="BUDI"), account)

    assert (state_of(first), state_of(second)) == ("released", "claimed")
    assert steps_of(first) == [("", "claimed"), ("claimed", "released")]


def test_a_second_account_that_claims_a_resident_goes_to_the_officer_unknowing():
    resident = a_resident()
    first = claim(resident, an_account())

    second = claim(resident, an_account())

    first.refresh_from_db()
    assert (first.contested, second.contested, second.state) == (True, True, "claimed")


def test_a_claim_on_a_confirmed_resident_is_contested():
    resident = a_resident()
    an_identity(an_account(), resident, state="verified")

    assert claim(resident, an_account()).contested


def test_a_confirmed_account_is_not_somebody_else_too():
    account = an_account()
    an_identity(account, a_resident(), state="verified")

    with pytest.raises(AlreadySomebody):
        claim(a_resident(name="BUDI"), account)

    assert IdentityBinding.objects.count() == 1


@pytest.mark.parametrize("method", ["counter", "photos"])
def test_the_operator_confirms_the_person(method):
    resident, account, operator = a_resident(), an_account(), an_operator()
    binding = an_identity(account, resident)

    confirm(binding, operator, method)

    binding.refresh_from_db()
    assert (binding.state, binding.verified_at, binding.verified_by_id, binding.method) == (
        "verified",
        NOW,
        operator.account_id,
        method,
    )
    assert my_resident_id(viewer_for(account)) == resident.pk
    assert steps_of(binding) == [("claimed", "verified")]
    assert [one.recipient_id for one in Message.objects.filter(kind="identity_confirmed")] == [account.pk]


def test_the_district_confirms_where_the_village_cannot():
    binding = an_identity(an_account(), a_resident(village=GROGOL))

    confirm(binding, a_district_officer())

    assert state_of(binding) == "verified"


@pytest.mark.parametrize(
    "somebody",
    [
        lambda: an_operator(JAMBESARI),
        lambda: an_operator(JAJAG),
        lambda: a_district_officer("35.10.07"),
        lambda: a_head(GROGOL),
        a_regency_officer,
        lambda: viewer_for(an_account()),
    ],
    ids=["next village", "other district", "district elsewhere", "head", "regency", "no officer"],
)
def test_nobody_else_confirms_or_releases(somebody):
    binding = an_identity(an_account(), a_resident(village=GROGOL))
    by = somebody()

    with pytest.raises(NotYourVillage):
        confirm(binding, by)
    with pytest.raises(NotYourVillage):
        release_identity(binding_id=binding.pk, by=by, at=NOW, reason="Salah orang")

    assert state_of(binding) == "claimed"
    assert steps_of(binding) == [] and Message.objects.count() == 0


def test_an_operator_confirms_neither_himself_nor_a_claim_of_his_own_account():
    officer = an_officer()
    himself = an_identity(an_account(), officer.resident)

    with pytest.raises(OwnFamily):
        confirm(himself, viewer_for(officer))

    IdentityBinding.objects.filter(account=officer.account).delete()
    another = an_identity(officer.account, a_resident())
    with pytest.raises(OwnFamily):
        confirm(another, viewer_for(officer))

    assert (state_of(himself), state_of(another)) == ("claimed", "claimed")


def test_an_operator_does_not_confirm_family():
    mother = a_resident(name="IBU")
    officer = an_officer(resident=a_resident(name="ANAK", mother=mother))
    binding = an_identity(an_account(), mother)

    with pytest.raises(OwnFamily) as refused:
        confirm(binding, viewer_for(officer))

    assert str(refused.value) == (
        "Anda tidak bisa memutus permohonan keluarga sendiri. Alihkan ke petugas lain."
    )
    assert state_of(binding) == "claimed"


def test_a_resident_has_one_confirmed_account():
    resident = a_resident()
    an_identity(an_account(), resident, state="verified")
    second = an_identity(an_account(), resident)

    with pytest.raises(ResidentAlreadyVerified):
        confirm(second, an_operator())

    assert state_of(second) == "claimed"


def test_who_died_since_the_claim_is_not_confirmed():
    resident, operator = a_resident(), an_operator()
    binding = an_identity(an_account(), resident)
    record_death(resident_id=resident.pk, event_date=TODAY, source="Surat", by=operator, at=NOW)

    with pytest.raises(NotAResidentNow):
        confirm(binding, operator)

    assert state_of(binding) == "claimed"


def test_a_claim_is_decided_once():
    binding, operator = an_identity(an_account(), a_resident()), an_operator()
    confirm(binding, operator)

    with pytest.raises(AlreadyDecided):
        confirm(binding, operator)

    assert steps_of(binding) == [("claimed", "verified")]


@pytest.mark.parametrize("method", ["", "appointment", "telepon"])
def test_a_person_is_confirmed_at_the_counter_or_by_photos_only(method):
    binding = an_identity(an_account(), a_resident())

    with pytest.raises(UnknownMethod):
        confirm(binding, an_operator(), method)

    assert state_of(binding) == "claimed"


def test_an_unknown_claim_is_not_found():
    with pytest.raises(NotFound):
        confirm_identity(binding_id=0, by=an_operator(), at=NOW, method="counter")


def test_an_officer_releases_with_a_reason_that_the_account_reads():
    account = an_account()
    binding = an_identity(account, a_resident(), state="verified")

    release_identity(binding_id=binding.pk, by=an_operator(), at=NOW, reason="Akun dipakai orang lain.")

    assert state_of(binding) == "released"
    assert my_resident_id(viewer_for(account)) is None
    message = Message.objects.get(recipient=account)
    assert "Akun dipakai orang lain" in message.body


def test_an_officer_does_not_release_without_a_reason():
    binding = an_identity(an_account(), a_resident(), state="verified")

    with pytest.raises(ReasonMissing):
        release_identity(binding_id=binding.pk, by=an_operator(), at=NOW, reason=" ")

    assert state_of(binding) == "verified"


def test_an_account_lets_go_of_its_identity_and_may_be_claimed_anew():
    resident, account = a_resident(), an_account()
    binding = an_identity(account, resident, state="verified")

    release_identity(binding_id=binding.pk, by=viewer_for(account), at=NOW, reason="")

    assert state_of(binding) == "released"
    with pytest.raises(AlreadyDecided):
        release_identity(binding_id=binding.pk, by=viewer_for(account), at=NOW, reason="")
    assert claim(resident, account).contested is False


def test_claims_wait_only_with_officers_of_the_region(django_assert_num_queries):
    here = an_identity(an_account(), a_resident(village=GROGOL))
    there = an_identity(an_account(), a_resident(village=JAMBESARI))
    elsewhere = an_identity(an_account(), a_resident(village=JAJAG))
    an_identity(an_account(), a_resident(village=GROGOL), state="verified")
    operator, district = an_operator(GROGOL), a_district_officer()

    with django_assert_num_queries(1):
        assert [one.resident.region.name for one in identities_awaiting(operator)] == ["Grogol"]
    assert identities_awaiting(operator) == [here]
    assert identities_awaiting(district) == [here, there]
    assert identities_awaiting(a_head(GROGOL)) == []
    assert identities_awaiting(viewer_for(an_account())) == []
    assert identity_for(officer=operator, id=here.pk) == here
    for hidden in (there, elsewhere):
        with pytest.raises(NotFound):
            identity_for(officer=operator, id=hidden.pk)


def test_the_database_allows_one_confirmed_account_a_resident_and_one_identity_an_account():
    resident, account = a_resident(), an_account()
    an_identity(account, resident, state="verified")

    with pytest.raises(IntegrityError), transaction.atomic():
        an_identity(an_account(), resident, state="verified")
    with pytest.raises(IntegrityError), transaction.atomic():
        an_identity(account, a_resident())
    with pytest.raises(IntegrityError), transaction.atomic():
        an_identity(an_account(), a_resident(), state="verified", verified_at=None)


def test_an_identity_does_not_change_without_its_history():
    binding = an_identity(an_account(), a_resident())

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE village_identitybinding SET state = 'verified', verified_at = now(), method = 'counter'"
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert state_of(binding) == "claimed"


def test_an_ended_office_confirms_nothing():
    binding = an_identity(an_account(), a_resident())
    ended = an_officer(active_until=TODAY - timedelta(days=1))

    with pytest.raises(NotYourVillage):
        confirm(binding, viewer_for(ended))

    assert state_of(binding) == "claimed"


def test_an_officer_who_has_died_confirms_nothing():
    binding = an_identity(an_account(), a_resident())
    officer = an_officer(resident=a_resident(status="died"))

    with pytest.raises(NotYourVillage):
        confirm(binding, viewer_for(officer))

    assert state_of(binding) == "claimed"


def test_the_district_confirms_only_what_nobody_in_the_village_may():
    operator = an_officer("operator", GROGOL)
    account, resident = an_account(), a_resident()
    binding = an_identity(account, resident)
    district = a_district_officer()

    with pytest.raises(VillageDecides):
        confirm_identity(binding_id=binding.pk, by=district, at=NOW, method="counter")
    binding.refresh_from_db()
    assert binding.state == "claimed"

    operator.active_until = TODAY - timedelta(days=1)
    operator.save(update_fields=["active_until"])
    assert confirm_identity(binding_id=binding.pk, by=district, at=NOW, method="counter").state == "verified"


def test_the_district_confirms_the_operator_s_own_family():
    operator = an_officer("operator", GROGOL)
    relative = a_resident(kk=None)
    relative.kk_hash = operator.resident.kk_hash
    relative.save(update_fields=["kk_hash"])
    binding = an_identity(an_account(), relative)

    done = confirm_identity(binding_id=binding.pk, by=a_district_officer(), at=NOW, method="counter")

    assert done.state == "verified"
