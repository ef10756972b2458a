from datetime import date, timedelta

import pytest

from foundation.access.refusals import NotFound
from foundation.audit.models import Reading
from foundation.encryption import private_files
from tests.village.factories import (
    JAMBESARI,
    a_district_officer,
    a_head,
    a_kk,
    a_regency_officer,
    a_resident,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.letters.factories import (
    LATER,
    MORNING,
    NOON,
    PASSWORD,
    a_draft,
    a_letter,
    a_returned,
    a_submitted,
    a_verified,
    an_applicant,
    everything,
)
from village.letters.rules.refusals import NotPrintedYet
from village.letters.rules.spans import spans_of
from village.letters.selectors.applications import application_for, decisions_of
from village.letters.selectors.cases import case_for
from village.letters.selectors.documents import document_for
from village.letters.selectors.papers import concept_pdf_for, letter_pdf_for
from village.letters.selectors.queue import applications_awaiting, queue_figures
from village.letters.selectors.timeline import timeline_of
from village.letters.services import approve_application, print_letter, submit_application
from village.officers.states import HEAD, OPERATOR
from village.residents.services import record_death

pytestmark = pytest.mark.django_db


def at(viewer_of_officer, moment):
    return viewer_for(viewer_of_officer, moment)


def test_a_queue_shows_a_role_its_own_step_by_deadline():
    operator, head = an_officer(OPERATOR), an_officer(HEAD)
    second = a_submitted(business_name="Kedua", at=MORNING + timedelta(minutes=30))
    first = a_submitted(business_name="Pertama")
    third = a_verified(operator=viewer_for(operator), business_name="Ketiga")
    a_draft(an_applicant())
    a_submitted(place="elsewhere", region=JAMBESARI)

    of_operator = applications_awaiting(at(operator, LATER))
    of_head = applications_awaiting(at(head, LATER))

    assert [line.number for line in of_operator] == [first.number, second.number]
    assert [line.number for line in of_head] == [third.number]
    line = of_operator[0]
    assert (line.applicant_name, line.business_name, line.step_title) == (
        "SITI AMINAH",
        "Pertama",
        "Diperiksa petugas desa",
    )
    assert (line.late, line.office_time_left) == (False, timedelta(hours=2))
    assert queue_figures(at(operator, LATER)).awaiting_another == 1


def test_a_queue_says_how_late_in_office_time():
    operator = an_officer(OPERATOR)
    a_submitted()

    tomorrow = MORNING.replace(day=25, hour=8, minute=0)
    (line,) = applications_awaiting(at(operator, tomorrow))

    assert (line.late, line.office_time_left) == (True, -timedelta(hours=2, minutes=48))


def test_the_family_is_not_in_the_queue_and_goes_up_by_itself():
    kk = a_kk()
    operator = an_officer(OPERATOR, resident=a_resident(kk=kk))
    application = a_submitted(an_applicant(a_resident(kk=kk)))
    district = a_district_officer()

    assert applications_awaiting(viewer_for(operator)) == []
    (line,) = applications_awaiting(district)
    assert (line.number, line.escalated) == (application.number, True)
    an_officer(OPERATOR)
    assert applications_awaiting(district) == []


def test_who_verified_does_not_find_it_in_the_queue_again():
    district = an_officer("district", "35.10.17")
    other = an_officer("district", "35.10.17")
    application = a_verified(operator=viewer_for(district))

    assert applications_awaiting(viewer_for(district)) == []
    assert [line.id for line in applications_awaiting(viewer_for(other))] == [application.pk]


def test_the_queue_shows_that_an_applicant_has_died():
    applicant = an_applicant()
    a_submitted(applicant)
    operator = an_operator()
    record_death(
        resident_id=applicant.resident.pk,
        event_date=date(2026, 11, 24),
        source="474/12",
        by=operator,
        at=NOON,
    )

    (line,) = applications_awaiting(operator)

    assert line.gone == "died"


@pytest.mark.parametrize("count", [1, 3])
def test_a_queue_costs_the_same_for_one_and_for_many(count, django_assert_num_queries):
    operator = an_operator()
    for number in range(count):
        a_submitted(business_name=f"Usaha {number}")

    with django_assert_num_queries(5):
        lines = applications_awaiting(operator)

    assert len(lines) == count


def test_figures_count_this_months_letters_in_office_time():
    operator, head = an_officer(OPERATOR), an_officer(HEAD)
    application = a_verified(operator=viewer_for(operator))
    approve_application(application_id=application.pk, password=PASSWORD, by=viewer_for(head), at=NOON)

    figures = queue_figures(viewer_for(head))

    assert (figures.decided_today, figures.on_time_percent) == (1, 100)
    assert figures.mean_office_time == timedelta(hours=3)


def test_an_application_is_seen_by_its_applicant_and_the_offices_over_it():
    applicant = an_applicant()
    application = a_submitted(applicant)
    draft = a_draft(applicant, business_name="Konsep")

    for viewer in (applicant.viewer, an_operator(), a_head(), a_district_officer(), a_regency_officer()):
        assert application_for(viewer=viewer, id=application.pk).number == application.number
    for viewer in (an_applicant().viewer, an_operator(JAMBESARI), a_district_officer("35.10.07")):
        with pytest.raises(NotFound):
            application_for(viewer=viewer, id=application.pk)
    assert application_for(viewer=applicant.viewer, id=draft.pk).state == "draft"
    with pytest.raises(NotFound):
        application_for(viewer=an_operator(), id=draft.pk)


def test_a_case_puts_the_register_beside_the_form_and_logs_the_look():
    applicant = an_applicant(a_resident(rt="003"))
    application = a_submitted(applicant)
    operator = an_operator()

    case = case_for(officer=operator, id=application.pk, at=LATER)

    assert [(line.code, line.same) for line in case.compared] == [
        ("nik", True),
        ("name", True),
        ("birth_date", True),
        ("address", False),
    ]
    address = case.compared[-1]
    assert (address.claimed, address.registered) == ("Dusun Krajan RT 01/RW 02", "Dusun Krajan RT 03/RW 02")
    nik = applicant.resident.plain_nik
    assert (
        case.compared[0].registered == case.compared[0].claimed == f"{nik[:4]} {nik[4:6]}•• •••• ••{nik[-2:]}"
    )
    assert "address_differs" in case.application.notes
    assert (case.refusal, case.identity.state) == (None, "claimed")
    reading = Reading.objects.get()
    assert (reading.resident_id, reading.reader_id) == (applicant.resident.pk, operator.account_id)
    assert reading.purpose == "Memeriksa permohonan P-2611-0001"


def test_a_case_says_why_an_officer_cannot_decide():
    application = a_submitted()
    an_operator()

    case = case_for(officer=a_head(), id=application.pk, at=LATER)

    assert case.refusal.code == "NOT_YOUR_STEP"


def test_a_case_is_for_its_offices_only_and_nothing_is_logged_for_others():
    applicant = an_applicant()
    application = a_submitted(applicant)
    before = everything()

    for viewer in (applicant.viewer, an_operator(JAMBESARI), an_applicant().viewer):
        with pytest.raises(NotFound):
            case_for(officer=viewer, id=application.pk, at=LATER)
        with pytest.raises(NotFound):
            concept_pdf_for(officer=viewer, id=application.pk, at=LATER)

    assert Reading.objects.count() == 0
    assert everything()["Application"] == before["Application"]


def test_a_document_is_opened_by_its_applicant_and_with_a_log_by_an_officer():
    applicant = an_applicant()
    application = a_submitted(applicant)
    document = application.documents.get(code="ktp_photo")

    own = document_for(viewer=applicant.viewer, id=document.pk, at=LATER)
    assert (own.content_type, own.file_name, Reading.objects.count()) == ("image/jpeg", "ktp_photo.jpg", 0)
    seen = document_for(viewer=an_operator(), id=document.pk, at=LATER)
    assert (seen.content, Reading.objects.count()) == (own.content, 1)
    for viewer in (an_applicant().viewer, an_operator(JAMBESARI)):
        with pytest.raises(NotFound):
            document_for(viewer=viewer, id=document.pk, at=LATER)
    assert private_files.path(document.file_name).read_bytes()[:2] != own.content[:2]


def test_a_pdf_is_for_the_holder_and_the_offices():
    applicant = an_applicant()
    letter = a_letter(applicant)

    with pytest.raises(NotPrintedYet):
        letter_pdf_for(viewer=applicant.viewer, id=letter.pk)
    print_letter(letter_id=letter.pk, at=NOON)

    for viewer in (applicant.viewer, an_operator(), a_head()):
        assert letter_pdf_for(viewer=viewer, id=letter.pk).startswith(b"%PDF-")
    for viewer in (an_applicant().viewer, an_operator(JAMBESARI)):
        with pytest.raises(NotFound):
            letter_pdf_for(viewer=viewer, id=letter.pk)


def test_a_timeline_tells_what_is_next_and_by_when():
    application = a_submitted()

    timeline = timeline_of(application, decisions_of(application))

    assert [(one.code, one.state) for one in timeline] == [
        ("sent", "done"),
        ("matched", "done"),
        ("verify", "now"),
        ("approve", "todo"),
        ("issued", "todo"),
    ]
    assert [f"{one.due_at:%H.%M}" for one in timeline[2:]] == ["13.12", "14.42", "15.12"]


def test_a_timeline_of_each_end():
    applicant = an_applicant()
    returned = a_returned(applicant)
    letter = a_letter(an_applicant(), business_name="Keripik")

    of_returned = timeline_of(returned, decisions_of(returned))
    letter.application.refresh_from_db()
    of_issued = timeline_of(letter.application, decisions_of(letter.application))

    assert of_returned[-1].code == "repair"
    assert [one.state for one in of_issued] == ["done"] * 5


def test_the_clock_stands_still_while_the_form_is_with_the_applicant():
    applicant = an_applicant()
    application = a_returned(applicant)
    tomorrow = MORNING + timedelta(days=1)
    application = submit_application(
        application_id=application.pk, by=applicant.viewer_at(tomorrow), at=tomorrow
    )

    spans = spans_of(application, decisions_of(application), at=tomorrow + timedelta(hours=1))

    assert spans.office == timedelta(hours=3)
    assert spans.applicant == timedelta(hours=22)
