"""A NIB that OSS issued: applied for with its proof, found at OSS by an officer, noted as checked."""

from datetime import timedelta

import pytest

from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
from foundation.notifications.models import Message
from tests.foundation.factories import PASSWORD
from tests.village.factories import (
    JAMBESARI,
    a_district_officer,
    a_nik,
    a_resident,
    an_officer,
    viewer_for,
)
from tests.village.letters.factories import (
    LATER,
    MORNING,
    NOON,
    a_letter,
    a_photo,
    an_applicant,
    answers_for,
    everything,
)
from vendors.shops.models import Shop
from vendors.shops.services import open_shop
from village.businesses.models import NibRecord
from village.businesses.rules import NibOfSomebodyElse, OwnNib
from village.businesses.services import withdraw_nib
from village.letters.models import Letter
from village.letters.rules.refusals import (
    ChecklistIncomplete,
    LetterSuspended,
    NibCheckedAlready,
    NotInThatState,
    NotYourStep,
)
from village.letters.selectors.letters import permit_of
from village.letters.services import (
    approve_application,
    attach_document,
    confirm_nib,
    reject_application,
    return_application,
    save_draft,
    submit_application,
    suspend_letter,
)
from village.officers.states import OPERATOR
from village.residents.rules.kinship import OwnFamily

pytestmark = pytest.mark.django_db
NIB = "0220001234567"
CHECKED = ("person", "number", "owner", "activity")
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def a_nib_application(applicant=None, *, nib=NIB, at=MORNING, **changes):
    applicant = applicant or an_applicant()
    viewer = applicant.viewer_at(at)
    answers = answers_for(applicant.resident, nib=nib, **changes)
    answers.pop("purpose")
    draft = save_draft(answers=answers, letter_type="nib", by=viewer, at=at)
    attach_document(application_id=draft.pk, document="nib_proof", content=PDF, by=viewer, at=at)
    attach_document(application_id=draft.pk, document="ktp_photo", content=a_photo(), by=viewer, at=at)
    return submit_application(application_id=draft.pk, by=viewer, at=at)


def an_applicant_with_a_brother():
    """An applicant, and the viewer of an operator who is his married brother in a house of his own."""
    father = a_nik()
    brother = a_resident(name="KAKAK", father=father, spouse=a_resident(name="IPAR"))
    return an_applicant(a_resident(father=father)), viewer_for(an_officer(OPERATOR, resident=brother))


def confirm(application, by, at=LATER, **how):
    return confirm_nib(
        application_id=application.pk,
        **({"checked": CHECKED, "identity_method": "photos"} | how),
        by=by,
        at=at,
    )


def test_a_confirmed_nib_is_noted_with_who_and_when_and_lets_the_shop_open():
    applicant, officer = an_applicant(), an_officer(OPERATOR)
    application = a_nib_application(applicant)
    before = (permit_of(application.business_id, today=MORNING.date()), NibRecord.objects.count())

    application = confirm(application, viewer_for(officer))
    shop = open_shop(business_id=application.business_id, by=applicant.viewer_at(LATER), at=LATER)

    record = application.nib_record
    assert before == (None, 0)
    assert application.state == "issued"
    assert (record.nib, record.checked_by, record.checked_on) == (NIB, officer.account, LATER.date())
    assert record.checked_office == "Desa Grogol"
    permit = permit_of(application.business_id, today=LATER.date())
    assert (permit.kind, permit.number, permit.village_name, permit.stands) == ("nib", NIB, "Grogol", True)
    assert Shop.objects.selling(LATER.date()).filter(pk=shop.pk).exists()
    assert Letter.objects.count() == 0
    assert [one.to_state for one in transitions_of(record)] == ["noted", "checked"]
    assert Message.objects.filter(kind="application_nib_recorded", recipient=applicant.account).count() == 1


def test_what_is_not_ticked_is_not_confirmed_and_nothing_changes():
    application, operator = a_nib_application(), viewer_for(an_officer(OPERATOR))
    before = everything()

    with pytest.raises(ChecklistIncomplete):
        confirm(application, operator, checked=("person", "owner"))

    assert (everything(), NibRecord.objects.count()) == (before, 0)


def test_an_operator_elsewhere_finds_nothing_and_a_brother_does_not_confirm():
    applicant, brother = an_applicant_with_a_brother()
    application = a_nib_application(applicant)
    elsewhere = viewer_for(an_officer(OPERATOR, JAMBESARI))
    an_officer(OPERATOR)
    before = everything()

    with pytest.raises(NotFound):
        confirm(application, elsewhere)
    with pytest.raises(OwnFamily):
        confirm(application, brother)

    assert everything() == before


def test_a_second_press_finds_it_decided():
    application, operator = a_nib_application(), viewer_for(an_officer(OPERATOR))
    confirm(application, operator)

    with pytest.raises(NotInThatState):
        confirm(application, operator)

    assert NibRecord.objects.count() == 1


def test_a_returned_nib_is_sent_again_and_a_rejected_one_notes_nothing():
    applicant, operator = an_applicant(), viewer_for(an_officer(OPERATOR))
    application = a_nib_application(applicant)
    return_application(
        application_id=application.pk, reason="Nomor tidak ada di OSS", items=["nib"], by=operator, at=LATER
    )
    viewer = applicant.viewer_at(LATER)
    save_draft(application_id=application.pk, answers={"nib": "0220007654321"}, by=viewer, at=LATER)
    application = submit_application(application_id=application.pk, by=viewer, at=LATER)

    application = reject_application(
        application_id=application.pk, reason="Nama pemilik berbeda", by=operator, at=NOON
    )

    assert (application.state, NibRecord.objects.count()) == ("rejected", 0)


def test_the_nib_of_somebody_else_is_not_confirmed_twice():
    operator = viewer_for(an_officer(OPERATOR))
    confirm(a_nib_application(), operator)
    other = a_nib_application(business_name="Usaha Lain")
    before = everything()

    with pytest.raises(NibOfSomebodyElse):
        confirm(other, operator)

    assert everything() == before


def test_the_same_nib_is_not_asked_for_twice_and_another_one_takes_its_place_only_when_checked():
    applicant, operator = an_applicant(), viewer_for(an_officer(OPERATOR))
    first = confirm(a_nib_application(applicant), operator)

    with pytest.raises(NibCheckedAlready):
        a_nib_application(applicant, at=LATER)
    second = a_nib_application(applicant, nib="0220007654321", at=LATER)
    meanwhile = permit_of(first.business_id, today=LATER.date()).number
    confirm(second, operator, at=NOON)

    assert meanwhile == NIB
    assert permit_of(first.business_id, today=NOON.date()).number == "0220007654321"
    first.nib_record.refresh_from_db()
    assert first.nib_record.withdrawn_on == NOON.date()


def test_a_nib_is_no_way_round_a_suspended_letter():
    applicant = an_applicant()
    letter = a_letter(applicant)
    suspend_letter(letter_id=letter.pk, reason="Sedang diperiksa", by=a_district_officer(), at=NOON)

    with pytest.raises(LetterSuspended):
        a_nib_application(applicant, at=NOON + timedelta(hours=1))


def test_an_office_takes_its_check_back_and_the_shop_closes_at_once():
    applicant, operator = an_applicant(), viewer_for(an_officer(OPERATOR))
    application = confirm(a_nib_application(applicant), operator)
    shop = open_shop(business_id=application.business_id, by=applicant.viewer_at(LATER), at=LATER)

    withdraw_nib(nib_record_id=application.nib_record_id, reason="OSS mencabut NIB ini", by=operator, at=NOON)

    assert not Shop.objects.selling(NOON.date()).filter(pk=shop.pk).exists()
    permit = permit_of(application.business_id, today=NOON.date())
    assert (permit.kind, permit.standing) == ("nib", "revoked")
    told = Message.objects.get(kind="nib_withdrawn")
    assert (told.recipient, "OSS mencabut NIB ini" in told.body) == (applicant.account, True)


def test_nobody_takes_back_the_check_of_his_familys_nib():
    applicant, brother = an_applicant_with_a_brother()
    application = confirm(a_nib_application(applicant), viewer_for(an_officer(OPERATOR)))

    with pytest.raises(OwnNib):
        withdraw_nib(nib_record_id=application.nib_record_id, reason="Salah", by=brother, at=NOON)

    assert permit_of(application.business_id, today=NOON.date()).stands


def test_a_nib_is_not_approved_as_if_it_were_a_letter():
    application, head = a_nib_application(), viewer_for(an_officer("head"))

    with pytest.raises(NotYourStep):
        approve_application(application_id=application.pk, password=PASSWORD, by=head, at=NOON)

    assert Letter.objects.count() == 0
