"""Who takes a step when its own officer may not or is not there, why, and how lateness climbs."""

from datetime import date, timedelta

import pytest

from foundation.notifications.models import Message
from tests.foundation.factories import PASSWORD
from tests.village.factories import (
    JAMBESARI,
    a_kk,
    a_nik,
    a_resident,
    an_officer,
    viewer_for,
)
from tests.village.letters.factories import (
    CHECKED,
    LATER,
    MORNING,
    NOON,
    a_submitted,
    a_verified,
    an_applicant,
    everything,
)
from village.letters.models import Absence
from village.letters.rules.refusals import NotYourStep
from village.letters.selectors.queue import desk_of
from village.letters.services import (
    approve_application,
    climb_late_steps,
    end_absence,
    note_absence,
    verify_application,
)
from village.officers.states import DEPUTY, DISTRICT, HEAD, OPERATOR
from village.residents.rules.kinship import OwnFamily

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 24)


def approve(application, by):
    return approve_application(
        application_id=application.pk, password=PASSWORD, by=viewer_for(by, NOON), at=NOON
    )


def away(officer, by=None, last_day=TUESDAY):
    return note_absence(
        officer_id=officer.pk,
        first_day=TUESDAY,
        last_day=last_day,
        reason="Cuti",
        by=viewer_for(by or officer),
        at=MORNING,
    )


def lines_of(officer):
    desk = desk_of(viewer_for(officer, NOON))
    return [(line.stands_in, line.why, line.escalated) for line in desk.mine]


def test_while_the_head_can_sign_the_deputy_does_not():
    head, deputy = an_officer(HEAD), an_officer(DEPUTY)
    application = a_verified()
    before = everything()

    with pytest.raises(NotYourStep):
        approve(application, deputy)

    assert everything() == before
    assert (lines_of(head), lines_of(deputy)) == ([("", "", False)], [])


def test_the_step_of_an_absent_head_is_the_deputys_and_comes_back():
    head, deputy = an_officer(HEAD), an_officer(DEPUTY)
    application = a_verified()
    absence = away(head)
    with_deputy = (lines_of(head), lines_of(deputy))

    end_absence(absence_id=absence.pk, by=viewer_for(head), at=MORNING)

    assert with_deputy == ([], [("deputy", "absent", False)])
    assert (lines_of(head), lines_of(deputy)) == ([("", "", False)], [])
    assert approve(application, head).state == "valid"


def test_an_absence_of_other_days_changes_nothing():
    head, deputy = an_officer(HEAD), an_officer(DEPUTY)
    a_verified()
    Absence.objects.create(
        officer=head,
        first_day=TUESDAY + timedelta(days=1),
        last_day=TUESDAY + timedelta(days=3),
        reason="Dinas",
        noted_by=head.account,
        noted_at=MORNING,
    )

    assert (lines_of(head), lines_of(deputy)) == ([("", "", False)], [])


def test_with_head_and_deputy_away_or_of_the_family_it_is_the_districts():
    kk = a_kk()
    applicant = an_applicant(a_resident(kk=kk))
    head, deputy = an_officer(HEAD, resident=a_resident(kk=kk)), an_officer(DEPUTY)
    district = an_officer(DISTRICT, "35.10.17")
    application = a_verified(applicant)
    away(deputy)

    with pytest.raises(OwnFamily):
        approve(application, head)
    with pytest.raises(NotYourStep):
        approve(application, deputy)

    assert lines_of(district) == [("district", "family", True)]
    assert approve(application, district).state == "valid"


def test_the_step_of_the_only_operator_goes_up_when_he_is_away_and_four_eyes_stay():
    operator = an_officer(OPERATOR)
    district, second = an_officer(DISTRICT, "35.10.17"), an_officer(DISTRICT, "35.10.17")
    application = a_submitted()
    away(operator)

    verify_application(
        application_id=application.pk,
        checked=CHECKED,
        identity_method="photos",
        by=viewer_for(district, LATER),
        at=LATER,
    )

    assert lines_of(district) == []
    assert lines_of(second) == [("district", "vacant", True)]


def test_an_operator_does_not_decide_on_his_married_brother_nor_on_his_wife():
    father = a_nik()
    brother = a_resident(name="ADIK", father=father)
    officer = a_resident(name="OPERATOR", father=father)
    wife = a_resident(name="ISTRI", spouse=officer)
    operator = an_officer(OPERATOR, resident=officer)
    cases = [a_submitted(an_applicant(brother)), a_submitted(an_applicant(wife), business_name="Jahit Istri")]
    before = everything()

    for case in cases:
        with pytest.raises(OwnFamily):
            verify_application(
                application_id=case.pk,
                checked=CHECKED,
                identity_method="photos",
                by=viewer_for(operator),
                at=LATER,
            )

    assert everything() == before
    assert lines_of(an_officer(DISTRICT, "35.10.17")) == [("district", "family", True)] * 2


def test_a_late_step_is_seen_by_the_district_and_told_once():
    an_officer(OPERATOR)
    head, district = an_officer(HEAD), an_officer(DISTRICT, "35.10.17")
    elsewhere = an_officer(DISTRICT, "35.10.07")
    application = a_submitted()
    in_time = desk_of(viewer_for(district, NOON)).others
    late = application.due_at + timedelta(minutes=1)

    counts = [climb_late_steps(at=NOON), climb_late_steps(at=late), climb_late_steps(at=late)]

    assert counts == [0, 1, 0]
    assert in_time == ()
    assert [(line.late, line.id) for line in desk_of(viewer_for(district, late)).others] == [
        (True, application.pk)
    ]
    assert desk_of(viewer_for(elsewhere, late)).others == ()
    told = Message.objects.filter(kind="application_late")
    assert {one.recipient for one in told} == {head.account, district.account}
    assert told.count() == 2


def test_only_oneself_or_an_office_above_notes_an_absence():
    from_elsewhere, operator, head = an_officer(HEAD, JAMBESARI), an_officer(OPERATOR), an_officer(HEAD)

    with pytest.raises(Exception, match="tidak ada"):
        away(operator, by=from_elsewhere)
    away(operator, by=head)

    assert Absence.objects.get().officer == operator
