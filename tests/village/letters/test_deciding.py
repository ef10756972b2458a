from datetime import date

import pytest
from django.db import IntegrityError, transaction

from foundation.access.attempts import TooManyAttempts
from foundation.access.refusals import NotFound
from foundation.accounts.rules import InvalidCredentials
from foundation.audit.selectors import transitions_of
from foundation.notifications.models import Message
from tests.village.factories import (
    GROGOL,
    JAJAG,
    JAMBESARI,
    a_district_officer,
    a_head,
    a_kk,
    a_regency_officer,
    a_resident,
    a_verified_account,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.letters.factories import (
    CHECKED,
    LATER,
    NOON,
    PASSWORD,
    a_draft,
    a_returned,
    a_submitted,
    a_verified,
    an_applicant,
    everything,
)
from village.letters.models import Application, StepDecision
from village.letters.rules.refusals import (
    ChecklistIncomplete,
    FourEyes,
    HolderGone,
    IdentityNotConfirmed,
    NothingToRepair,
    NotInThatState,
    NotYourStep,
    ReasonMissing,
    UnknownItem,
)
from village.letters.selectors.applications import answers_of, documents_of, my_applications
from village.letters.services import (
    approve_application,
    close_applications_of_the_gone,
    reject_application,
    return_application,
    verify_application,
    withdraw_application,
)
from village.officers.states import DEPUTY, HEAD, OPERATOR
from village.residents.models import IdentityBinding
from village.residents.rules.kinship import OwnFamily
from village.residents.rules.register import NumberInText
from village.residents.services import record_death, release_identity

pytestmark = pytest.mark.django_db


def verify(application, by, at=LATER, checked=CHECKED, identity_method="photos"):
    return verify_application(
        application_id=application.pk, checked=checked, identity_method=identity_method, by=by, at=at
    )


def approve(application, by, at=NOON, password=PASSWORD):
    return approve_application(application_id=application.pk, password=password, by=by, at=at)


def test_an_operator_verifies_and_confirms_who_the_applicant_is():
    applicant = an_applicant()
    application = a_submitted(applicant)
    operator = an_operator()

    application = verify(application, operator)

    assert (application.state, application.step) == ("in_progress", 1)
    assert application.due_at.isoformat() == "2026-11-24T12:42:00+07:00"
    decision = StepDecision.objects.get()
    assert (decision.action, decision.by_id, decision.checked) == (
        "verify",
        operator.account_id,
        sorted(CHECKED),
    )
    identity = IdentityBinding.objects.get(account=applicant.account)
    assert (identity.state, identity.method) == ("verified", "photos")
    assert [one.to_state for one in transitions_of(application)] == ["submitted", "in_progress"]


def test_an_unconfirmed_person_is_not_verified_without_saying_how():
    application = a_submitted()
    operator = an_operator()
    before = everything()

    with pytest.raises(IdentityNotConfirmed):
        verify(application, operator, identity_method="")

    assert everything() == before


def test_a_confirmed_person_needs_no_second_confirmation():
    account, resident = a_verified_account()
    applicant = an_applicant(resident)
    applicant.account = account
    application = a_submitted(applicant)

    application = verify(application, an_operator(), identity_method="")

    assert application.step == 1


@pytest.mark.parametrize("checked", [(), ("person", "place"), ("person", "place", "activity", "weather")])
def test_the_whole_list_is_checked(checked):
    application = a_submitted()
    operator = an_operator()
    before = everything()

    with pytest.raises((ChecklistIncomplete, UnknownItem)):
        verify(application, operator, checked=checked)

    assert everything() == before


@pytest.mark.parametrize("elsewhere", [JAMBESARI, JAJAG])
def test_an_operator_cannot_verify_for_another_village(elsewhere):
    application = a_submitted()
    operator = an_operator(elsewhere)
    before = everything()

    for act in (
        lambda: verify(application, operator),
        lambda: return_application(
            application_id=application.pk, reason="x", items=["rt"], by=operator, at=LATER
        ),
        lambda: reject_application(application_id=application.pk, reason="x", by=operator, at=LATER),
    ):
        with pytest.raises(NotFound):
            act()

    assert everything() == before


def test_each_role_decides_its_own_step_only():
    an_operator()
    an_officer(HEAD)
    submitted = a_submitted()
    verified = a_verified(an_applicant(), business_name="Keripik")
    head, operator, regency = a_head(), an_operator(), a_regency_officer()
    before = everything()

    with pytest.raises(NotYourStep):
        verify(submitted, head)
    with pytest.raises(NotYourStep):
        approve(verified, operator)
    with pytest.raises(NotYourStep):
        verify(submitted, regency)
    with pytest.raises(NotYourStep):
        reject_application(application_id=verified.pk, reason="Tidak", by=operator, at=NOON)

    assert everything() == before


def test_the_district_decides_nothing_while_the_village_can():
    application = a_submitted()
    an_operator()
    district = a_district_officer()
    before = everything()

    with pytest.raises(NotYourStep):
        verify(application, district)

    assert everything() == before


def test_who_lives_with_the_applicant_does_not_decide():
    kk = a_kk()
    applicant = an_applicant(a_resident(kk=kk))
    application = a_submitted(applicant)
    brother = an_officer(OPERATOR, resident=a_resident(name="KAKAK", kk=kk))
    an_operator()
    before = everything()

    with pytest.raises(OwnFamily):
        verify(application, viewer_for(brother))

    assert everything() == before


def test_who_lived_with_the_applicant_at_submission_does_not_decide():
    kk = a_kk()
    applicant = an_applicant(a_resident(kk=kk))
    application = a_submitted(applicant)
    officer = an_officer(OPERATOR, resident=a_resident(kk=kk))
    an_operator()
    applicant.resident.kk_hash = b"x" * 32
    applicant.resident.save(update_fields=["kk_hash"])
    before = everything()

    with pytest.raises(OwnFamily):
        verify(application, viewer_for(officer))

    assert everything() == before


def test_nobody_decides_for_himself():
    resident = a_resident(name="OPERATOR SENDIRI")
    officer = an_officer(OPERATOR, resident=resident)
    applicant = an_applicant(resident)
    applicant.account = officer.account
    application = a_submitted(applicant)
    before = everything()

    with pytest.raises(OwnFamily):
        verify(application, viewer_for(officer), identity_method="")

    assert everything() == before


def test_the_family_of_the_only_operator_goes_up_to_the_district_by_itself():
    kk = a_kk()
    applicant = an_applicant(a_resident(kk=kk))
    operator = an_officer(OPERATOR, resident=a_resident(name="KAKAK", kk=kk))
    application = a_submitted(applicant)
    district = a_district_officer()

    with pytest.raises(OwnFamily):
        verify(application, viewer_for(operator))
    application = verify(application, district)

    assert (application.step, StepDecision.objects.get().officer.role) == (1, "district")


def test_the_deputy_decides_for_the_head_and_for_the_heads_family():
    kk = a_kk()
    applicant = an_applicant(a_resident(kk=kk))
    head = an_officer(HEAD, resident=a_resident(name="KADES", kk=kk))
    deputy = an_officer(DEPUTY)
    application = a_verified(applicant)
    before = everything()

    with pytest.raises(OwnFamily):
        approve(application, viewer_for(head))
    assert everything() == before
    letter = approve(application, viewer_for(deputy))

    assert letter.state == "valid"
    application.refresh_from_db()
    assert application.state == "issued"


def test_who_verified_does_not_approve():
    district = an_officer("district", "35.10.17")
    second = an_officer("district", "35.10.17")
    application = a_submitted()
    verify(application, viewer_for(district))
    before = everything()

    with pytest.raises(FourEyes):
        approve(application, viewer_for(district))
    assert everything() == before

    assert approve(application, viewer_for(second)).state == "valid"


def test_a_wrong_password_signs_nothing():
    application = a_verified()
    head = a_head()
    before = everything()

    with pytest.raises(InvalidCredentials):
        approve(application, head, password="salah-sekali-9")

    assert everything() == before


def test_only_wrong_passwords_use_up_the_tries():
    head = a_head()
    for number in range(11):
        approve(a_verified(business_name=f"Usaha {number}"), head)
    application = a_verified(business_name="Terakhir")
    for _try in range(10):
        with pytest.raises(InvalidCredentials):
            approve(application, head, password="salah-sekali-9")
    before = everything()

    with pytest.raises(TooManyAttempts):
        approve(application, head)

    assert everything() == before


def test_a_submitted_application_is_not_approved_before_it_is_verified():
    application = a_submitted()
    district = a_district_officer()
    before = everything()

    with pytest.raises(NotInThatState):
        approve(application, district)

    assert everything() == before


def test_a_return_says_what_and_why_and_stops_the_clock():
    applicant = an_applicant()

    application = a_returned(applicant)

    assert (application.state, application.due_at, application.step_started_at) == ("returned", None, None)
    decision = StepDecision.objects.get()
    assert (decision.action, decision.items, decision.reason) == ("return", ["place_photo"], "Fotonya buram")
    message = Message.objects.filter(recipient=applicant.account).latest("id")
    assert message.body == (
        "Dikembalikan untuk diperbaiki: foto tempat usaha. Fotonya buram. Isian lain tetap."
    )


@pytest.mark.parametrize(
    ("reason", "items", "refusal"),
    [
        ("Buram", [], NothingToRepair),
        ("Buram", ["horoscope"], UnknownItem),
        ("  ", ["rt"], ReasonMissing),
        ("NIK 3510990903850001 salah", ["nik"], NumberInText),
    ],
)
def test_a_return_without_a_cause_is_refused(reason, items, refusal):
    application = a_submitted()
    operator = an_operator()
    before = everything()

    with pytest.raises(refusal):
        return_application(application_id=application.pk, reason=reason, items=items, by=operator, at=LATER)

    assert everything() == before


def test_a_rejection_is_final_and_says_why():
    applicant = an_applicant()
    application = a_submitted(applicant)
    operator = an_operator()

    application = reject_application(
        application_id=application.pk, reason="Tempat usaha tidak ditemukan", by=operator, at=LATER
    )

    assert (application.state, application.closed_at) == ("rejected", LATER)
    assert transitions_of(application)[-1].reason == "Tempat usaha tidak ditemukan"
    before = everything()
    for act in (
        lambda: verify(application, operator),
        lambda: reject_application(application_id=application.pk, reason="Lagi", by=operator, at=NOON),
        lambda: withdraw_application(application_id=application.pk, by=applicant.viewer, at=NOON),
    ):
        with pytest.raises(NotInThatState):
            act()
    assert everything() == before


def test_a_withdrawn_application_lives_on_as_a_draft():
    applicant = an_applicant()
    application = a_submitted(applicant)

    application = withdraw_application(application_id=application.pk, by=applicant.viewer, at=LATER)

    assert application.state == "withdrawn"
    draft, _withdrawn = my_applications(applicant.viewer)
    assert (draft.state, draft.number) == ("draft", None)
    assert answers_of(draft).plain() == answers_of(application).plain()
    assert {one.code for one in documents_of(draft)} == {"ktp_photo", "place_photo"}


def test_only_the_applicant_withdraws():
    application = a_submitted()
    others = [an_applicant().viewer, an_operator(), a_head()]
    before = everything()

    for other in others:
        with pytest.raises(NotFound):
            withdraw_application(application_id=application.pk, by=other, at=LATER)

    assert everything() == before


def test_a_draft_is_nobodys_business():
    draft = a_draft(an_applicant())
    operator = an_operator()

    with pytest.raises(NotFound):
        verify(draft, operator)


def test_nothing_is_decided_for_the_dead_and_the_clock_closes_it():
    applicant = an_applicant()
    application = a_verified(applicant)
    operator, head = an_operator(), a_head()
    record_death(
        resident_id=applicant.resident.pk,
        event_date=date(2026, 11, 24),
        source="Surat kematian 474/12",
        by=operator,
        at=NOON,
    )
    before = everything()
    with pytest.raises(HolderGone):
        approve(application, head)
    with pytest.raises(HolderGone):
        return_application(application_id=application.pk, reason="Cek", items=["rt"], by=head, at=NOON)
    assert everything() == before

    closed = close_applications_of_the_gone(at=NOON)

    application.refresh_from_db()
    assert (closed, application.state) == (1, "rejected")
    last = transitions_of(application)[-1]
    assert (last.by_id, last.reason) == (None, "Register mencatat pemohon bukan lagi warga.")
    assert close_applications_of_the_gone(at=NOON) == 0


def test_a_released_identity_is_not_signed_for():
    applicant = an_applicant()
    application = a_verified(applicant)
    identity = IdentityBinding.objects.get(account=applicant.account)
    release_identity(binding_id=identity.pk, by=an_operator(), at=LATER, reason="Bukan orangnya")
    head = a_head()
    before = everything()

    with pytest.raises(IdentityNotConfirmed):
        approve(application, head)

    assert everything() == before


def test_an_open_application_counts_once_for_a_business_also_in_the_database():
    applicant = an_applicant()
    first = a_submitted(applicant)
    second = a_submitted(applicant, business_name="Keripik", region=GROGOL)

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=second.pk).update(business_id=first.business_id)
