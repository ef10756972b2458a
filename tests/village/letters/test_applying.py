from datetime import date

import pytest

from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from foundation.audit.selectors import transitions_of
from foundation.notifications.models import Message
from tests.village.factories import JAMBESARI, a_business, a_resident, an_identity
from tests.village.letters.factories import (
    LATER,
    MORNING,
    a_draft,
    a_letter,
    a_photo,
    a_returned,
    a_submitted,
    an_applicant,
    answers_for,
    everything,
)
from village.businesses.models import Business, NibRecord
from village.letters.models import Application
from village.letters.rules.refusals import (
    AlreadyApplied,
    FormIncomplete,
    LetterSaysOtherwise,
    NotEditable,
    TooEarlyToRenew,
    UnknownField,
)
from village.letters.selectors.applications import answers_of, documents_of, my_applications
from village.letters.services import attach_document, save_draft, submit_application
from village.residents.models import IdentityBinding
from village.residents.rules.matching import NotMatched, TooYoung

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_what_was_typed_right_or_wrong():
    applicant = an_applicant()

    draft = save_draft(answers={"nik": "12", "business_name": "Kopi"}, by=applicant.viewer, at=MORNING)
    save_draft(application_id=draft.pk, answers={"nik": "123"}, by=applicant.viewer, at=LATER)

    draft.refresh_from_db()
    assert answers_of(draft).plain() == {"nik": "123", "business_name": "Kopi"}
    assert (draft.state, draft.number, draft.saved_at) == ("draft", None, LATER)


def test_a_form_shows_no_nik_by_itself():
    applicant = an_applicant()
    draft = a_draft(applicant, photos=False)

    answers = answers_of(draft)

    nik = applicant.resident.plain_nik
    assert str(answers["nik"]) == f"{nik[:4]} {nik[4:6]}•• •••• ••{nik[-2:]}"
    assert nik not in f"{answers!r} {answers['nik']!r} {draft!r}"
    assert nik.encode() not in bytes(draft.form_sealed)


def test_somebody_elses_draft_does_not_exist():
    draft = a_draft(an_applicant(), photos=False)
    other = an_applicant()
    before = everything()

    with pytest.raises(NotFound):
        save_draft(application_id=draft.pk, answers={"name": "X"}, by=other.viewer, at=LATER)
    with pytest.raises(NotFound):
        submit_application(application_id=draft.pk, by=other.viewer, at=LATER)
    with pytest.raises(NotFound):
        save_draft(answers={"name": "X"}, by=visitor(MORNING), at=MORNING)

    assert everything() == before
    assert my_applications(other.viewer) == []


def test_an_unknown_field_is_refused():
    applicant = an_applicant()
    before = everything()

    with pytest.raises(UnknownField):
        save_draft(answers={"state": "issued"}, by=applicant.viewer, at=MORNING)

    assert everything() == before


def test_a_complete_form_is_sent_and_the_offices_clock_starts():
    applicant = an_applicant()

    application = a_submitted(applicant)

    assert application.state == "submitted"
    assert application.number == "P-2611-0001"
    assert application.resident_id == applicant.resident.pk
    assert application.due_at.isoformat() == "2026-11-24T13:12:00+07:00"
    assert application.notes == ["nik_from_elsewhere"]
    business = Business.objects.get(pk=application.business_id)
    assert (business.name, business.owner_id) == ("Kopi Lereng Ijen", applicant.resident.pk)
    assert [(one.from_state, one.to_state) for one in transitions_of(application)] == [("draft", "submitted")]
    assert IdentityBinding.objects.get().state == "claimed"
    message = Message.objects.get(recipient=applicant.account)
    assert message.subject == "Permohonan P-2611-0001 sudah kami terima"
    assert "hari ini, 13.12" in message.body
    assert applicant.resident.plain_nik not in message.body + message.subject


def test_an_incomplete_form_names_everything_that_is_missing():
    applicant = an_applicant()
    draft = save_draft(answers=answers_for(applicant.resident, kbli=""), by=applicant.viewer, at=MORNING)
    before = everything()

    with pytest.raises(FormIncomplete) as refused:
        submit_application(application_id=draft.pk, by=applicant.viewer, at=LATER)

    assert [problem.field for problem in refused.value.problems] == ["kbli", "ktp_photo", "place_photo"]
    assert refused.value.field == "kbli"
    assert everything() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"nik": "3510990903850001"},
        {"kk": "3510990101999999"},
        {"name": "BUDI SANTOSO"},
        {"birth_date": "1985-03-10"},
    ],
)
def test_no_match_gives_a_fixed_sentence_and_keeps_nothing(wrong):
    applicant = an_applicant()
    draft = a_draft(applicant, **wrong)
    before = everything()

    with pytest.raises(NotMatched) as refused:
        submit_application(application_id=draft.pk, by=applicant.viewer, at=LATER)

    assert "belum cocok" in str(refused.value)
    assert everything() == before


def test_an_unknown_nik_and_a_wrong_kk_answer_alike():
    sentences = set()
    for wrong in ({"nik": "3510990903850001"}, {"kk": "3510990101999999"}):
        applicant = an_applicant()
        draft = a_draft(applicant, **wrong)
        with pytest.raises(NotMatched) as refused:
            submit_application(application_id=draft.pk, by=applicant.viewer, at=LATER)
        sentences.add((str(refused.value), refused.value.field, refused.value.code))

    assert len(sentences) == 1


def test_a_child_cannot_apply():
    applicant = an_applicant(a_resident(birth_date=date(2012, 5, 1)))
    draft = a_draft(applicant)
    before = everything()

    with pytest.raises(TooYoung):
        submit_application(application_id=draft.pk, by=applicant.viewer, at=LATER)

    assert everything() == before


def test_a_sent_application_is_not_edited():
    applicant = an_applicant()
    application = a_submitted(applicant)
    before = everything()

    with pytest.raises(NotEditable):
        save_draft(application_id=application.pk, answers={"rt": "09"}, by=applicant.viewer, at=LATER)
    with pytest.raises(NotEditable):
        attach_document(
            application_id=application.pk,
            document="ktp_photo",
            content=a_photo(),
            by=applicant.viewer,
            at=LATER,
        )
    with pytest.raises(NotEditable):
        submit_application(application_id=application.pk, by=applicant.viewer, at=LATER)

    assert everything() == before


def test_a_second_application_for_the_same_business_is_refused():
    applicant = an_applicant()
    first = a_submitted(applicant)
    second = a_draft(applicant, business_name="kopi lereng IJEN")
    before = everything()

    with pytest.raises(AlreadyApplied) as refused:
        submit_application(application_id=second.pk, by=applicant.viewer, at=LATER)

    assert first.number in str(refused.value)
    assert everything() == before


def test_another_business_of_the_same_owner_may_apply():
    applicant = an_applicant()
    a_submitted(applicant)

    second = a_submitted(applicant, business_name="Keripik Pisang")

    assert Business.objects.filter(owner=applicant.resident).count() == 2
    assert second.number == "P-2611-0002"


def test_a_business_that_is_there_is_used_again():
    applicant = an_applicant()
    business = a_business(applicant.resident, name="Kopi Lereng Ijen")

    application = a_submitted(applicant)

    assert application.business_id == business.pk
    assert Business.objects.count() == 1


def test_a_nib_is_noted_as_told():
    applicant = an_applicant()

    application = a_submitted(applicant, nib="9120 3004 1882 3")

    record = NibRecord.objects.get(business_id=application.business_id)
    assert (record.nib, record.checked_on) == ("9120300418823", None)


def test_a_business_elsewhere_goes_to_the_village_where_it_is():
    applicant = an_applicant()

    application = a_submitted(applicant, place="elsewhere", region=JAMBESARI)

    assert application.village_id == JAMBESARI


def test_a_claim_on_a_resident_of_another_account_goes_to_the_officer():
    applicant = an_applicant()
    an_identity(an_applicant().account, applicant.resident, state="verified")

    application = a_submitted(applicant)

    assert "identity_contested" in application.notes


def test_a_returned_application_is_sent_again_to_the_first_step():
    applicant = an_applicant()
    application = a_returned(applicant)
    attach_document(
        application_id=application.pk,
        document="place_photo",
        content=a_photo(),
        by=applicant.viewer,
        at=LATER,
    )

    application = submit_application(application_id=application.pk, by=applicant.viewer_at(LATER), at=LATER)

    assert (application.state, application.step, application.number) == ("in_progress", 0, "P-2611-0001")
    assert Application.objects.count() == 1
    assert application.documents.count() == 3
    assert [one.code for one in documents_of(application)] == ["ktp_photo", "place_photo"]


def test_a_returned_application_stays_with_its_person():
    applicant = an_applicant()
    application = a_returned(applicant)
    other = a_resident(name="NUR HAYATI")
    save_draft(
        application_id=application.pk,
        answers=answers_for(other, business_name="Kopi Lereng Ijen"),
        by=applicant.viewer,
        at=LATER,
    )
    before = everything()

    with pytest.raises(NotMatched):
        submit_application(application_id=application.pk, by=applicant.viewer_at(LATER), at=LATER)

    assert everything() == before


def test_a_renewal_waits_for_its_window():
    applicant = an_applicant()
    letter = a_letter(applicant)
    draft = a_draft(applicant)
    before = everything()

    with pytest.raises(TooEarlyToRenew) as refused:
        submit_application(application_id=draft.pk, by=applicant.viewer, at=LATER)

    assert (letter.valid_from.isoformat(), letter.valid_until.isoformat()) == ("2026-11-24", "2027-11-24")
    assert "25 Sep 2027" in str(refused.value)
    assert everything() == before


def test_a_standing_letter_keeps_its_line_of_business():
    applicant = an_applicant()
    a_letter(applicant)
    draft = a_draft(applicant, kbli="2025:01111")
    before = everything()

    with pytest.raises(LetterSaysOtherwise):
        submit_application(application_id=draft.pk, by=applicant.viewer, at=LATER)

    assert everything() == before
