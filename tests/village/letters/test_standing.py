from datetime import date, timedelta

import pytest

from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
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
    NOON,
    a_draft,
    a_letter,
    an_applicant,
    everything,
)
from village.businesses.models import NibRecord
from village.letters.rules.refusals import LetterNotInThatState, LetterSuspended, ReasonMissing
from village.letters.rules.standing import standing_on
from village.letters.selectors.letters import (
    letter_for,
    letters_of_offices,
    my_letters,
    permit_of,
    permits_of,
)
from village.letters.services import reinstate_letter, revoke_letter, submit_application, suspend_letter
from village.officers.states import HEAD
from village.residents.rules.kinship import OwnFamily
from village.residents.rules.register import NumberInText

pytestmark = pytest.mark.django_db
REASON = "Usaha sudah tutup, atas permintaan pemilik"


def test_a_head_suspends_reinstates_and_revokes_in_public():
    letter = a_letter()
    head = a_head()

    suspend_letter(letter_id=letter.pk, reason="Pengaduan warga", by=head, at=NOON)
    reinstate_letter(letter_id=letter.pk, reason="Pengaduan tidak terbukti", by=head, at=NOON)
    letter = revoke_letter(letter_id=letter.pk, reason=REASON, by=head, at=NOON)

    assert (letter.state, letter.state_reason, letter.state_since) == ("revoked", REASON, NOON)
    assert letter.state_office == "Kepala Desa Grogol"
    assert [one.to_state for one in transitions_of(letter)] == ["valid", "suspended", "valid", "revoked"]


@pytest.mark.parametrize(
    ("officer", "office"),
    [(a_district_officer, "Kecamatan Giri"), (a_regency_officer, "Kabupaten Banyuwangi")],
)
def test_district_and_regency_revoke_too(officer, office):
    letter = a_letter()

    letter = revoke_letter(letter_id=letter.pk, reason=REASON, by=officer(), at=NOON)

    assert (letter.state, letter.state_office) == ("revoked", office)


def test_others_change_no_standing():
    applicant = an_applicant()
    letter = a_letter(applicant)
    others = [an_operator(), a_head(JAMBESARI), a_district_officer("35.10.07"), applicant.viewer]
    before = everything()

    for other in others:
        for act in (suspend_letter, revoke_letter):
            with pytest.raises(NotFound):
                act(letter_id=letter.pk, reason=REASON, by=other, at=NOON)

    assert everything() == before


def test_nobody_changes_the_standing_of_his_familys_letter():
    kk = a_kk()
    letter = a_letter(an_applicant(a_resident(kk=kk)))
    brother = viewer_for(an_officer(HEAD, resident=a_resident(kk=kk)))
    before = everything()

    with pytest.raises(OwnFamily):
        suspend_letter(letter_id=letter.pk, reason=REASON, by=brother, at=NOON)

    assert everything() == before


def test_a_standing_moves_only_along_its_table():
    letter = a_letter()
    head = a_head()
    with pytest.raises(LetterNotInThatState):
        reinstate_letter(letter_id=letter.pk, reason=REASON, by=head, at=NOON)
    revoke_letter(letter_id=letter.pk, reason=REASON, by=head, at=NOON)
    before = everything()

    for act in (suspend_letter, reinstate_letter, revoke_letter):
        with pytest.raises(LetterNotInThatState):
            act(letter_id=letter.pk, reason=REASON, by=head, at=NOON)

    assert everything() == before


@pytest.mark.parametrize(
    ("reason", "refusal"), [("  ", ReasonMissing), ("NIK 3510 9909 0385 0001", NumberInText)]
)
def test_the_public_reason_is_there_and_names_no_nik(reason, refusal):
    letter = a_letter()
    head = a_head()
    before = everything()

    with pytest.raises(refusal):
        revoke_letter(letter_id=letter.pk, reason=reason, by=head, at=NOON)

    assert everything() == before


def test_a_new_letter_is_no_way_around_a_suspension():
    applicant = an_applicant()
    letter = a_letter(applicant)
    suspend_letter(letter_id=letter.pk, reason=REASON, by=a_head(), at=NOON)
    draft = a_draft(applicant)
    before = everything()

    with pytest.raises(LetterSuspended):
        submit_application(application_id=draft.pk, by=applicant.viewer, at=LATER)

    assert everything() == before


def test_a_letter_is_seen_by_its_holder_and_its_offices_only():
    applicant = an_applicant()
    letter = a_letter(applicant)
    a_letter(an_applicant(), business_name="Keripik")

    assert [one.pk for one in my_letters(applicant.viewer)] == [letter.pk]
    for viewer in (applicant.viewer, an_operator(), a_head(), a_district_officer(), a_regency_officer()):
        assert letter_for(viewer=viewer, id=letter.pk).number == letter.number
    for viewer in (an_applicant().viewer, an_operator(JAMBESARI), a_district_officer("35.10.07")):
        with pytest.raises(NotFound):
            letter_for(viewer=viewer, id=letter.pk)
    assert len(letters_of_offices(officer=a_head())) == 2
    assert [one.pk for one in letters_of_offices(officer=a_head(), search=letter.number)] == [letter.pk]
    assert letters_of_offices(officer=a_head(JAMBESARI)) == []
    assert letters_of_offices(officer=applicant.viewer) == []


def test_a_permit_is_the_letter_that_stands_then_a_checked_nib_then_what_was():
    applicant = an_applicant()
    letter = a_letter(applicant)
    business_id, day = letter.business_id, NOON.date()
    standing = permit_of(business_id, today=day)
    expired = permit_of(business_id, today=date(2030, 1, 1))
    record = NibRecord.objects.create(
        business_id=business_id,
        nib="9120300418823",
        recorded_at=NOON,
        checked_by=applicant.account,
        checked_on=day,
    )
    suspend_letter(letter_id=letter.pk, reason=REASON, by=a_head(), at=NOON)
    by_nib = permit_of(business_id, today=day)
    NibRecord.objects.filter(pk=record.pk).update(withdrawn_on=day)

    assert (standing.kind, standing.standing, standing.stands) == ("letter", "valid", True)
    assert (expired.standing, expired.stands) == ("expired", False)
    assert (by_nib.kind, by_nib.number, by_nib.stands) == ("nib", "9120300418823", True)
    assert permit_of(business_id, today=day).standing == "suspended"
    assert permit_of(business_id + 1000, today=day) is None


def test_permits_of_many_businesses_cost_two_queries(django_assert_num_queries):
    letters = [a_letter(business_name=name) for name in ("Kopi", "Keripik", "Batik")]

    with django_assert_num_queries(2):
        permits = permits_of([one.business_id for one in letters], today=NOON.date())

    assert {one.number for one in permits.values()} == {one.number for one in letters}


@pytest.mark.parametrize(
    ("offset", "state", "standing"),
    [
        (-1, "valid", "not_yet"),
        (0, "valid", "valid"),
        (365, "valid", "valid"),
        (366, "valid", "expired"),
        (366, "revoked", "revoked"),
        (-1, "suspended", "suspended"),
    ],
)
def test_a_letter_is_valid_on_both_its_days(offset, state, standing):
    first = date(2026, 3, 14)

    day = first + timedelta(days=offset)

    assert the_standing(day, first=first, state=state) == standing


@pytest.mark.parametrize(
    ("offset", "state", "standing"),
    [
        (-1, "valid", "holder_gone"),
        (0, "valid", "holder_gone"),
        (366, "valid", "expired"),
        (0, "suspended", "suspended"),
        (0, "revoked", "revoked"),
    ],
)
@pytest.mark.parametrize("holder_status", ["died", "moved"])
def test_a_letter_counts_no_more_once_the_register_has_lost_its_holder(
    offset, state, standing, holder_status
):
    first = date(2026, 3, 14)

    day = first + timedelta(days=offset)

    assert the_standing(day, first=first, state=state, holder_status=holder_status) == standing


def the_standing(day, *, first, state, holder_status="resident"):
    return standing_on(
        day,
        state=state,
        valid_from=first,
        valid_until=first + timedelta(days=365),
        holder_status=holder_status,
    )
