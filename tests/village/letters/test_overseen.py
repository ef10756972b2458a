from datetime import date, timedelta

import pytest

from foundation.access.refusals import NotFound
from foundation.audit.models import Reading
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    JAMBESARI,
    a_district_officer,
    a_head,
    a_regency_officer,
    a_resident,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.letters.factories import (
    GROGOL,
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
)
from village.letters.rules.refusals import NotPrintedYet
from village.letters.selectors.overseen import (
    LATE,
    OPEN,
    VillageTally,
    applications_overseen,
    letters_overseen,
    village_tallies,
)
from village.letters.selectors.papers import letter_pdf_of_office
from village.letters.selectors.queue import desk_of
from village.letters.selectors.service_figures import service_figures
from village.letters.services import approve_application, print_letter, suspend_letter
from village.officers.states import HEAD, OPERATOR

pytestmark = pytest.mark.django_db

EVENING = MORNING.replace(hour=20)
JAMBESARI_HOME = {"place": "elsewhere", "region": JAMBESARI}


def numbers(applications):
    return {one.number for one in applications}


def test_an_office_lists_what_was_sent_to_its_villages_by_state_and_place():
    a_draft(an_applicant())
    first = a_submitted(an_applicant(a_resident(name="MADE WIDIANA")), business_name="Jamu Made")
    returned = a_returned(an_applicant())
    far = a_submitted(**JAMBESARI_HOME)
    district = a_district_officer()

    assert numbers(applications_overseen(an_operator())) == {first.number, returned.number}
    assert numbers(applications_overseen(district)) == {first.number, returned.number, far.number}
    assert numbers(applications_overseen(district, region=JAMBESARI)) == {far.number}
    assert numbers(applications_overseen(a_head(), region=JAMBESARI)) == set()
    assert numbers(applications_overseen(district, state="returned")) == {returned.number}
    assert len(applications_overseen(district, state=OPEN)) == 3
    assert numbers(applications_overseen(district, search="made")) == {first.number}
    assert numbers(applications_overseen(district, search=f" {far.number.lower()} ")) == {far.number}
    assert numbers(applications_overseen(an_applicant().viewer)) == set()


def test_the_late_ones_are_those_that_wait_past_their_deadline():
    late = a_submitted()
    a_returned(an_applicant())
    district = an_officer("district", GIRI_DISTRICT)

    assert numbers(applications_overseen(viewer_for(district, LATER), state=LATE)) == set()
    assert numbers(applications_overseen(viewer_for(district, EVENING), state=LATE)) == {late.number}


def test_letters_are_listed_by_how_they_stand_today():
    valid, suspended = a_letter(), a_letter(business_name="Keripik")
    suspend_letter(letter_id=suspended.pk, reason="Alamat berubah", by=a_head(), at=NOON)
    head = an_officer(HEAD)
    in_years = viewer_for(head, NOON + timedelta(days=800))

    def listed(viewer, **given):
        return [one.pk for one in letters_overseen(viewer, **given)]

    assert listed(viewer_for(head)) == [suspended.pk, valid.pk]
    assert listed(viewer_for(head), standing="valid") == [valid.pk]
    assert listed(viewer_for(head), standing="suspended") == [suspended.pk]
    assert listed(in_years, standing="expired") == [valid.pk]
    assert listed(in_years, standing="valid") == []
    assert listed(viewer_for(head), standing="not_yet") == []
    assert listed(viewer_for(head), search="keripik") == [suspended.pk]
    assert listed(viewer_for(head), search=valid.number.lower()) == [valid.pk]
    assert listed(a_regency_officer(), region=JAMBESARI) == []
    assert listed(a_head(JAMBESARI)) == []


def test_villages_are_tallied_in_two_queries(django_assert_num_queries):
    a_letter()
    a_submitted(business_name="Kedua")
    a_submitted(**JAMBESARI_HOME)
    regency = viewer_for(an_officer("regency", BANYUWANGI), EVENING)

    with django_assert_num_queries(2):
        tallies = village_tallies(regency)

    assert tallies == {GROGOL: VillageTally(1, 1, 1), JAMBESARI: VillageTally(1, 1, 0)}
    assert village_tallies(regency, region=JAMBESARI) == {JAMBESARI: VillageTally(1, 1, 0)}
    assert village_tallies(a_head("35.10.07.2002")) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_service_figures_are_of_the_letters_of_the_span(count, django_assert_num_queries):
    operator, head = an_officer(OPERATOR), an_officer(HEAD)
    for number in range(count):
        application = a_verified(operator=viewer_for(operator), business_name=f"Usaha {number}")
        approve_application(
            application_id=application.pk, password=PASSWORD, by=viewer_for(head, NOON), at=NOON
        )
    a_submitted(business_name="Menunggu")
    until, viewer = NOON + timedelta(minutes=1), viewer_for(head, EVENING)

    with django_assert_num_queries(3):
        figures = service_figures(viewer, since=MORNING, until=until)

    assert figures.by_state == {"issued": count, "submitted": 1}
    assert (figures.late, figures.issued, figures.on_time_percent) == (1, count, 100)
    assert figures.median_office_time == timedelta(hours=3)
    (village,) = figures.villages
    assert (village.code, village.issued, village.on_time_percent) == (GROGOL, count, 100)
    assert service_figures(viewer_for(head), since=until, until=EVENING).issued == 0
    assert service_figures(viewer_for(head), since=until, until=EVENING).median_office_time is None


def test_a_letter_that_was_late_in_one_step_was_late():
    tomorrow = MORNING + timedelta(days=1)
    operator, head = an_officer(OPERATOR), an_officer(HEAD)
    application = a_verified(operator=viewer_for(operator, tomorrow), at=tomorrow)
    signed_at = tomorrow + timedelta(hours=1)
    approve_application(
        application_id=application.pk, password=PASSWORD, by=viewer_for(head, signed_at), at=signed_at
    )

    figures = service_figures(viewer_for(head), since=MORNING, until=signed_at + timedelta(minutes=1))

    assert (figures.on_time_percent, figures.villages[0].on_time_percent) == (0, 0)


def test_a_desk_has_what_waits_for_the_officer_and_what_waits_for_others():
    operator = an_officer(OPERATOR)
    mine = a_submitted(business_name="Pertama")
    others = a_verified(operator=viewer_for(operator), business_name="Kedua")
    an_officer(HEAD)

    desk = desk_of(viewer_for(operator, LATER))

    assert [line.number for line in desk.mine] == [mine.number]
    assert [line.number for line in desk.others] == [others.number]
    assert desk.figures.awaiting_another == 1
    assert (desk.mine[0].applicant_id, desk.mine[0].resident_id) == (mine.applicant_id, mine.resident_id)


def test_an_office_opens_a_printed_letter_with_a_log_and_nobody_else_does():
    letter = a_letter()

    with pytest.raises(NotPrintedYet):
        letter_pdf_of_office(officer=an_operator(), id=letter.pk, at=NOON)
    assert Reading.objects.count() == 0
    print_letter(letter_id=letter.pk, at=NOON)
    content = letter_pdf_of_office(officer=an_operator(), id=letter.pk, at=NOON)
    with pytest.raises(NotFound):
        letter_pdf_of_office(officer=an_operator(JAMBESARI), id=letter.pk, at=NOON)

    assert content.startswith(b"%PDF-")
    assert [one.purpose for one in Reading.objects.all()] == [f"Membuka cetakan surat {letter.number}"]


def test_a_returned_application_is_counted_as_open_but_never_late():
    a_returned(an_applicant())
    district = viewer_for(an_officer("district", GIRI_DISTRICT), EVENING)

    assert village_tallies(district)[GROGOL] == VillageTally(open=1, late=0, letters=0)
    assert service_figures(district, since=MORNING, until=EVENING).by_state == {"returned": 1}
    assert date(2026, 11, 24) == district.today
