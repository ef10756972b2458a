import json
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.audit.selectors import transitions_of
from foundation.clock import JAKARTA, now
from foundation.encryption import private_files
from foundation.notifications.models import Message
from tests.village.factories import (
    GROGOL,
    JAMBESARI,
    a_district_officer,
    a_head,
    a_kk,
    a_resident,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.letters.factories import (
    CHECKED,
    MORNING,
    NOON,
    PASSWORD,
    a_draft,
    a_letter,
    a_verified,
    an_applicant,
    everything,
)
from village.letters.models import Letter, LetterCounter, Numbering, SigningKey
from village.letters.rules.refusals import BadNumbering, NoSigningKey, OfficePartTaken
from village.letters.selectors.letters import permit_of
from village.letters.services import (
    approve_application,
    ensure_signing_key,
    print_letter,
    retire_signing_key,
    set_numbering,
    submit_application,
    verify_application,
)
from village.letters.signed import Forged, kid_of, verified_claims
from village.officers.states import DEPUTY, HEAD
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db


def renewal(applicant, at: datetime) -> Letter:
    """A second letter of the same business, applied for and decided at `at`."""
    draft = a_draft(applicant, at=at)
    application = submit_application(application_id=draft.pk, by=applicant.viewer_at(at), at=at)
    verify_application(
        application_id=application.pk, checked=CHECKED, by=viewer_for(an_officer("operator"), at), at=at
    )
    return approve_application(
        application_id=application.pk, password=PASSWORD, by=viewer_for(an_officer(HEAD), at), at=at
    )


def test_a_letter_has_number_signature_and_span_at_once():
    applicant = an_applicant()

    letter = a_letter(applicant)

    assert letter.number == "510/001/429.517.06/2026"
    assert (letter.village_id, letter.year, letter.sequence) == (GROGOL, 2026, 1)
    assert (letter.valid_from, letter.valid_until) == (date(2026, 11, 24), date(2027, 11, 24))
    assert (letter.state, letter.grants_trade, letter.printed_at) == ("valid", True, None)
    assert (letter.holder_id, letter.business.name) == (applicant.resident.pk, "Kopi Lereng Ijen")
    assert [one.to_state for one in transitions_of(letter)] == ["valid"]
    letter.application.refresh_from_db()
    assert (letter.application.state, letter.application.closed_at) == ("issued", NOON)
    message = Message.objects.filter(recipient=applicant.account).latest("id")
    assert message.subject == "Surat Anda sudah terbit: 510/001/429.517.06/2026"


def test_the_signature_says_everything_public_and_no_nik():
    applicant = an_applicant()

    letter = a_letter(applicant)

    key = SigningKey.objects.get()
    assert kid_of(bytes(letter.cose)) == key.kid
    claims = verified_claims(bytes(letter.cose), public_jwk=key.public_jwk)
    assert (claims.number, claims.holder, claims.business) == (
        letter.number,
        "SITI AMINAH",
        "Kopi Lereng Ijen",
    )
    assert (claims.village, claims.district, claims.place) == ("Grogol", "Giri", "Dusun Krajan RT 01/RW 02")
    assert (claims.signer, claims.activity) == ("Kepala Desa Grogol", "Kopi bubuk robusta")
    assert (claims.valid_from, claims.valid_until) == (letter.valid_from, letter.valid_until)
    for private in (applicant.resident.plain_nik, applicant.resident.plain_kk):
        assert private.encode() not in bytes(letter.cose)
        assert private.encode() not in bytes(letter.paper_sealed)


def test_a_letter_asks_for_its_paper_in_the_same_transaction():
    letter = a_letter()

    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'village.print_letter'")
        jobs = [row[0] for row in cursor.fetchall()]

    assert [json.loads(args) for args in jobs] == [{"letter_id": letter.pk}]


def test_numbers_run_by_village_and_year():
    first = a_letter()
    second = a_letter(business_name="Keripik")
    new_year = datetime(2027, 1, 4, 9, 0, tzinfo=JAKARTA)
    third = a_letter(business_name="Batik", at=new_year)

    assert [one.number for one in (first, second, third)] == [
        "510/001/429.517.06/2026",
        "510/002/429.517.06/2026",
        "510/001/429.517.06/2027",
    ]
    assert list(LetterCounter.objects.order_by("year").values_list("year", "last")) == [(2026, 2), (2027, 1)]


def test_an_approval_that_fails_leaves_no_gap():
    applicant = an_applicant()
    application = a_verified(applicant)
    head = a_head()
    key = SigningKey.objects.get()
    retire_signing_key(kid=key.kid, at=now())
    before = everything()

    with pytest.raises(NoSigningKey):
        approve_application(application_id=application.pk, password=PASSWORD, by=head, at=NOON)

    assert everything() == before
    ensure_signing_key(region_code="35.10", at=NOON)
    letter = approve_application(application_id=application.pk, password=PASSWORD, by=head, at=NOON)
    assert letter.sequence == 1


def test_a_key_of_the_village_signs_before_the_regencys():
    an_applicant()
    key = ensure_signing_key(region_code=GROGOL, at=MORNING)
    again = ensure_signing_key(region_code=GROGOL, at=NOON)

    letter = a_letter()

    assert (again.kid, letter.signing_key_id) == (key.kid, key.kid)
    other = SigningKey.objects.exclude(pk=key.pk).get()
    with pytest.raises(Forged):
        verified_claims(bytes(letter.cose), public_jwk=other.public_jwk)


def test_the_private_key_is_sealed():
    an_applicant()

    key = SigningKey.objects.get()

    assert set(key.public_jwk) == {"kty", "crv", "x", "y", "kid", "use"}
    assert b'"d"' not in bytes(key.private_sealed)


def test_a_renewal_begins_the_day_after_the_letter_that_stands():
    applicant = an_applicant()
    first = a_letter(applicant)
    late_october = datetime(2027, 10, 26, 9, 0, tzinfo=JAKARTA)

    second = renewal(applicant, late_october)

    assert second.business_id == first.business_id
    assert (second.valid_from, second.valid_until) == (date(2027, 11, 25), date(2028, 11, 25))
    permit = permit_of(first.business_id, today=date(2027, 10, 26))
    assert (permit.number, permit.standing) == (first.number, "valid")
    assert permit_of(first.business_id, today=date(2027, 11, 25)).number == second.number


def test_a_letter_after_the_old_one_ended_begins_at_once():
    applicant = an_applicant()
    a_letter(applicant)
    later = datetime(2028, 1, 10, 9, 0, tzinfo=JAKARTA)

    second = renewal(applicant, later)

    assert second.valid_from == date(2028, 1, 10)


def test_the_deputy_and_the_district_sign_on_behalf():
    by_deputy = a_letter(head=viewer_for(an_officer(DEPUTY)))
    claims = verified_claims(bytes(by_deputy.cose), public_jwk=by_deputy.signing_key.public_jwk)
    assert claims.signer == "a.n. Kepala Desa Grogol, Sekretaris Desa"

    kk = a_kk()
    an_officer(HEAD, JAMBESARI, resident=a_resident(kk=kk))
    relative = an_applicant(a_resident(village=JAMBESARI, kk=kk))
    by_district = a_letter(relative, head=a_district_officer())
    claims = verified_claims(bytes(by_district.cose), public_jwk=by_district.signing_key.public_jwk)
    assert claims.signer == "a.n. Camat Giri"


def test_the_paper_is_printed_once_and_the_same_again():
    letter = a_letter()

    printed = print_letter(letter_id=letter.pk, at=NOON)
    content = private_files.read(printed.pdf_name)
    again = print_letter(letter_id=letter.pk, at=NOON + timedelta(hours=1))

    assert content.startswith(b"%PDF-")
    assert (printed.printed_at, printed.pdf_bytes) == (NOON, len(content))
    assert again.printed_at == NOON
    assert private_files.path(printed.pdf_name).read_bytes()[:5] != b"%PDF-"
    private_files.delete(printed.pdf_name)
    print_letter(letter_id=letter.pk, at=NOON + timedelta(hours=2))
    assert private_files.read(printed.pdf_name) == content


def test_a_village_numbers_in_its_own_way():
    an_applicant()
    set_numbering(
        village_code=GROGOL,
        letter_type="sku",
        class_code="500",
        office_part="429.501.15",
        pattern="{class}/{seq:3}/{type}/{office}/{month_roman}/{year}",
        by=a_head(),
        at=MORNING,
    )

    letter = a_letter()

    assert letter.number == "500/001/SKU/429.501.15/XI/2026"


@pytest.mark.parametrize("pattern", ["{class}/{seq}", "{class}/{seq}/{office}/{year}/{nik}", "", "{seq"])
def test_a_pattern_that_tells_no_letters_apart_is_refused(pattern):
    an_applicant()
    head = a_head()
    values = {
        "village_code": GROGOL,
        "letter_type": "sku",
        "class_code": "500",
        "office_part": "X",
    }

    with pytest.raises(BadNumbering):
        set_numbering(**values, pattern=pattern, by=head, at=NOON)
    with pytest.raises(NotYourVillage):
        set_numbering(**values, pattern="{class}/{seq}/{office}/{year}", by=a_head(JAMBESARI), at=NOON)

    assert Numbering.objects.count() == 0


def test_two_villages_never_give_the_same_numbers():
    an_applicant()
    values = {"letter_type": "sku", "class_code": "500", "office_part": "429.1", "at": NOON}
    pattern = "{class}/{seq}/{office}/{year}"
    set_numbering(**values, village_code=GROGOL, pattern=pattern, by=a_head())

    with pytest.raises(OfficePartTaken):
        set_numbering(**values, village_code=JAMBESARI, pattern=pattern, by=a_head(JAMBESARI))


@pytest.mark.parametrize(
    "change",
    [
        {"number": "1"},
        {"valid_until": date(2099, 1, 1)},
        {"cose": b"x"},
        {"grants_trade": False},
        {"sequence": 9},
        {"issued_at": MORNING},
    ],
)
def test_what_is_signed_is_never_rewritten(change):
    letter = a_letter()

    with pytest.raises(Exception, match="Cannot update rows"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**change)
    with pytest.raises(Exception, match="Cannot delete rows"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).delete()

    letter.refresh_from_db()
    assert letter.number == "510/001/429.517.06/2026"


def test_raw_sql_cannot_change_a_state_without_its_transition():
    letter = a_letter()
    an_operator()
    for table, pk, state in (
        ("village_letter", letter.pk, "revoked"),
        ("village_application", letter.application_id, "draft"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            extra = ", state_reason = 'x'" if state == "revoked" else ", closed_at = NULL"
            cursor.execute(f"UPDATE {table} SET state = %s{extra} WHERE id = %s", [state, pk])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    letter.refresh_from_db()
    letter.application.refresh_from_db()
    assert (letter.state, letter.application.state) == ("valid", "issued")


def test_raw_sql_cannot_rewrite_a_decision():
    letter = a_letter()

    for statement in ("UPDATE village_stepdecision SET reason = 'x'", "DELETE FROM village_stepdecision"):
        with pytest.raises(Exception, match="Cannot update or delete rows"), transaction.atomic():
            connection.cursor().execute(statement)

    assert letter.application.decisions.count() == 2
