"""A letter is renewed from sixty days before its end: reminders, a prefilled form, old and new both count."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.access.refusals import NotFound
from foundation.clock import JAKARTA
from foundation.notifications.models import Message
from tests.foundation.factories import PASSWORD
from tests.village.factories import a_district_officer, a_head, an_operator, viewer_for
from tests.village.letters.factories import (
    CHECKED,
    NOON,
    a_letter,
    a_photo,
    an_applicant,
    everything,
)
from village.letters.models import LetterReminder
from village.letters.rules.refusals import LetterSuspended, RevokedForGood, TooEarlyToRenew
from village.letters.rules.standing import reminder_due
from village.letters.selectors.applications import answers_of
from village.letters.selectors.letters import permit_of
from village.letters.services import (
    approve_application,
    attach_document,
    begin_renewal,
    remind_of_endings,
    revoke_letter,
    submit_application,
    suspend_letter,
    verify_application,
)
from village.residents.models import Resident

pytestmark = pytest.mark.django_db


def days_before_end(letter, days):
    return datetime.combine(letter.valid_until - timedelta(days=days), time(9), JAKARTA)


def test_each_reminder_goes_out_once_to_inbox_and_mail():
    letter = a_letter()
    sent = {}

    for days in (61, 60, 60, 59, 31, 30, 29, 8, 7, 2, 1, 0, -1):
        sent.setdefault(days, []).append(remind_of_endings(at=days_before_end(letter, days)))

    told = {days: counts for days, counts in sent.items() if any(counts)}
    assert told == {60: [1, 0], 30: [1], 7: [1], 1: [1]}
    assert list(LetterReminder.objects.values_list("days_before", flat=True)) == [60, 30, 7, 1]
    messages = Message.objects.filter(kind="letter_ending").order_by("pk")
    assert messages.count() == 4
    assert messages[1].url == f"/jualan/izin/perpanjang/{letter.pk}/"
    assert "Tinggal 30 hari" in messages[1].body


def test_what_was_missed_is_made_up_for_by_one_reminder():
    letter = a_letter()

    assert remind_of_endings(at=days_before_end(letter, 5)) == 1
    assert remind_of_endings(at=days_before_end(letter, 4)) == 0

    assert LetterReminder.objects.get().days_before == 7


@given(left=st.integers(-5, 80), told=st.sets(st.sampled_from([60, 30, 7, 1])))
def test_a_reminder_is_the_nearest_that_was_not_sent(left, told):
    due = reminder_due(left, told)

    if due is not None:
        assert left <= due
        assert due not in told
        assert not [days for days in (60, 30, 7, 1) if left <= days < due]
    else:
        assert left > 60 or left < 0 or min(days for days in (60, 30, 7, 1) if left <= days) in told


def test_nobody_is_reminded_of_a_fallen_letter_or_of_one_whose_holder_is_gone():
    suspended, gone = a_letter(), a_letter(business_name="Kopi Kedua")
    suspend_letter(letter_id=suspended.pk, reason="Diperiksa", by=a_district_officer(), at=NOON)
    Resident.objects.filter(pk=gone.holder_id).update(status="died")

    assert remind_of_endings(at=days_before_end(suspended, 30)) == 0


def test_a_renewal_has_the_old_form_and_a_second_press_finds_it():
    applicant = an_applicant()
    letter = a_letter(applicant)
    at = days_before_end(letter, 60)

    draft = begin_renewal(letter_id=letter.pk, by=applicant.viewer_at(at), at=at)
    again = begin_renewal(letter_id=letter.pk, by=applicant.viewer_at(at), at=at)

    assert (draft.pk, draft.state, draft.renews) == (again.pk, "draft", letter)
    assert answers_of(draft).plain() == answers_of(letter.application).plain()
    assert draft.documents.count() == 0


def test_a_renewed_letter_begins_the_day_after_and_both_count():
    applicant = an_applicant()
    letter = a_letter(applicant)
    at = days_before_end(letter, 40)
    viewer, operator, head = applicant.viewer_at(at), an_operator(), a_head()
    draft = begin_renewal(letter_id=letter.pk, by=viewer, at=at)
    for code in ("ktp_photo", "place_photo"):
        attach_document(application_id=draft.pk, document=code, content=a_photo(), by=viewer, at=at)
    submit_application(application_id=draft.pk, by=viewer, at=at)
    nagged = remind_of_endings(at=days_before_end(letter, 30))

    verify_application(application_id=draft.pk, checked=CHECKED, by=operator, at=at)
    renewed = approve_application(application_id=draft.pk, password=PASSWORD, by=head, at=at)

    assert nagged == 0
    assert renewed.valid_from == letter.valid_until + timedelta(days=1)
    letter.refresh_from_db()
    assert (letter.state, renewed.state, renewed.application.renews) == ("valid", "valid", letter)
    assert permit_of(letter.business_id, today=letter.valid_until).stands
    assert permit_of(letter.business_id, today=renewed.valid_from).stands
    assert remind_of_endings(at=days_before_end(letter, 7)) == 0


def test_a_renewal_is_refused_too_early_and_for_what_has_fallen_and_to_others():
    applicant, stranger = an_applicant(), an_applicant()
    letter = a_letter(applicant)
    early, in_time = days_before_end(letter, 61), days_before_end(letter, 60)
    before = everything()

    with pytest.raises(TooEarlyToRenew):
        begin_renewal(letter_id=letter.pk, by=applicant.viewer_at(early), at=early)
    with pytest.raises(NotFound):
        begin_renewal(letter_id=letter.pk, by=viewer_for(stranger.account, in_time), at=in_time)
    assert everything() == before

    district = a_district_officer()
    suspend_letter(letter_id=letter.pk, reason="Diperiksa", by=district, at=NOON)
    with pytest.raises(LetterSuspended):
        begin_renewal(letter_id=letter.pk, by=applicant.viewer_at(in_time), at=in_time)
    revoke_letter(letter_id=letter.pk, reason="Pindah usaha", by=district, at=NOON)
    with pytest.raises(RevokedForGood):
        begin_renewal(letter_id=letter.pk, by=applicant.viewer_at(in_time), at=in_time)
