import dataclasses
import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.clock import JAKARTA
from tests.village.factories import a_head, an_operator
from tests.village.letters.factories import NOON, a_letter, an_applicant, the_ground
from village.letters.models import Letter, SigningKey
from village.letters.selectors.checking import fallen_letters, letter_check, published_keys
from village.letters.services import revoke_letter, suspend_letter
from village.letters.services.signing_keys import private_jwk_of
from village.letters.signed import check_url, new_key, sign_letter, token_text, verified_claims
from village.residents.services import record_death, record_move_out

pytestmark = pytest.mark.django_db
LATER_THAT_YEAR = datetime(2027, 5, 1, 10, 0, tzinfo=JAKARTA)
AFTER_THE_END = datetime(2027, 11, 25, 0, 0, tzinfo=JAKARTA)


def test_a_letter_is_checked_by_its_code_and_by_its_number_alike():
    applicant = an_applicant()
    letter = a_letter(applicant)
    token = bytes(letter.cose)

    by_bytes = letter_check(token=token, at=NOON)
    by_text = letter_check(token=token_text(token), at=NOON)
    by_address = letter_check(token=check_url(token, base_url="https://mall.test"), at=NOON)
    by_number = letter_check(number=" 510/001/429.517.06 /2026 ", at=NOON)

    assert by_bytes == by_text == by_address == by_number
    assert (by_bytes.verdict, by_bytes.since, by_bytes.status_as_of) == ("valid", letter.valid_from, NOON)
    assert (by_bytes.claims.number, by_bytes.claims.holder) == (letter.number, "SITI AMINAH")
    everything_shown = json.dumps(dataclasses.asdict(by_bytes), default=str)
    assert applicant.resident.plain_nik not in everything_shown
    assert applicant.resident.plain_kk not in everything_shown


def test_the_verdict_follows_the_letters_standing_and_the_calendar():
    letter = a_letter()
    head = a_head()
    number = letter.number

    assert letter_check(number=number, at=LATER_THAT_YEAR).verdict == "valid"
    expired = letter_check(number=number, at=AFTER_THE_END)
    suspend_letter(letter_id=letter.pk, reason="Pengaduan warga", by=head, at=LATER_THAT_YEAR)
    suspended = letter_check(token=bytes(letter.cose), at=LATER_THAT_YEAR)
    revoke_letter(letter_id=letter.pk, reason="Usaha sudah tutup", by=head, at=LATER_THAT_YEAR)
    revoked = letter_check(token=bytes(letter.cose), at=AFTER_THE_END)

    assert (expired.verdict, expired.since.isoformat()) == ("expired", "2027-11-25")
    assert (suspended.verdict, suspended.reason) == ("suspended", "Pengaduan warga")
    assert (revoked.verdict, revoked.since.isoformat()) == ("revoked", "2027-05-01")
    assert (revoked.reason, revoked.office) == ("Usaha sudah tutup", "Kepala Desa Grogol")
    assert revoked.claims.business == "Kopi Lereng Ijen"


def test_fallen_letters_are_listed_by_the_index_in_their_signature_until_their_last_day():
    standing, suspended, revoked = a_letter(), a_letter(), a_letter()
    head = a_head()
    suspend_letter(letter_id=suspended.pk, reason="Pengaduan warga", by=head, at=NOON)
    revoke_letter(letter_id=revoked.pk, reason="Usaha sudah tutup", by=head, at=NOON)

    fallen = fallen_letters(today=NOON.date())

    assert fallen == {suspended.pk: "suspended", revoked.pk: "revoked"}
    assert letter_check(number=revoked.number, at=NOON).claims.status_index == revoked.pk
    assert fallen_letters(today=standing.valid_until) == fallen
    assert fallen_letters(today=AFTER_THE_END.date()) == {}


@pytest.mark.parametrize("event", [record_death, record_move_out])
def test_a_letter_whose_holder_the_register_has_lost_counts_no_more(event):
    letter = a_letter()
    other = a_letter()
    event(
        resident_id=letter.holder_id,
        event_date=NOON.date(),
        source="Surat keterangan 474/1",
        by=an_operator(),
        at=NOON,
    )

    by_code = letter_check(token=bytes(letter.cose), at=NOON)
    by_number = letter_check(number=letter.number, at=AFTER_THE_END)

    assert (by_code.verdict, by_code.since) == ("holder_gone", NOON.date())
    assert (by_code.reason, by_code.office) == ("", "")
    assert by_number.verdict == "expired"
    assert letter_check(number=other.number, at=NOON).verdict == "valid"
    assert fallen_letters(today=NOON.date()) == {letter.pk: "holder_gone"}
    assert fallen_letters(today=AFTER_THE_END.date()) == {}


def test_a_letter_that_begins_later_is_not_valid_yet():
    letter = a_letter()

    check = letter_check(number=letter.number, at=datetime(2026, 11, 23, 23, 59, tzinfo=JAKARTA))

    assert (check.verdict, check.since) == ("not_yet", letter.valid_from)


@pytest.mark.parametrize("number", ["", "   ", "510/999/429.517.06/2026", "x" * 5000, "'; DROP TABLE x"])
def test_a_number_that_was_never_given_is_unknown(number):
    the_ground()

    check = letter_check(number=number, at=NOON)

    assert (check.verdict, check.claims) == ("unknown", None)


@pytest.mark.parametrize(
    "token", ["x", "#", "%%%", "A" * 9000, "0oRDoQEmoEA", "https://mall.test/periksa/#AAAA"]
)
def test_what_is_no_letter_is_forged(token):
    the_ground()

    check = letter_check(token=token, at=NOON)

    assert (check.verdict, check.claims) == ("forged", None)


def test_a_letter_of_another_key_or_with_other_words_is_forged():
    letter = a_letter()
    key = SigningKey.objects.get()
    claims = verified_claims(bytes(letter.cose), public_jwk=key.public_jwk)
    _kid, _public, stranger = new_key()
    ours = json.loads(private_jwk_of(key))
    strangers_own = sign_letter(claims, private_jwk=json.loads(stranger))
    under_our_name = sign_letter(claims, private_jwk=json.loads(stranger) | {"kid": key.kid})
    longer = sign_letter(dataclasses.replace(claims, business="Toko Emas"), private_jwk=ours)
    never_issued = sign_letter(dataclasses.replace(claims, number="510/777/X/2026"), private_jwk=ours)

    verdicts = [
        letter_check(token=token, at=NOON).verdict
        for token in (strangers_own, under_our_name, longer, never_issued)
    ]

    assert verdicts == ["forged", "forged", "forged", "unknown"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_altered_code_passes(data):
    letter = Letter.objects.first() or a_letter()
    token = bytearray(letter.cose)
    place = data.draw(st.integers(0, len(token) - 1))
    how = data.draw(st.sampled_from(["flip", "cut", "insert", "append"]))
    if how == "flip":
        token[place] ^= data.draw(st.integers(1, 255))
    elif how == "cut":
        del token[place]
    elif how == "insert":
        token.insert(place, data.draw(st.integers(0, 255)))
    else:
        token += data.draw(st.binary(min_size=1, max_size=4))
    altered = bytes(token)

    check = letter_check(token=altered, at=NOON)

    assert altered == bytes(letter.cose) or check.verdict == "forged"


def test_the_published_keys_are_public_halves_only():
    the_ground()

    keys = published_keys()

    assert [sorted(key) for key in keys] == [["alg", "crv", "kid", "kty", "use", "x", "y"]]


def test_a_check_costs_few_queries(django_assert_num_queries):
    letter = a_letter()

    with django_assert_num_queries(3):
        letter_check(token=bytes(letter.cose), at=NOON)
    with django_assert_num_queries(2):
        letter_check(number=letter.number, at=NOON)


def test_a_nik_that_is_taken_for_the_number_is_unknown_without_a_question(django_assert_num_queries):
    with django_assert_num_queries(0):
        check = letter_check(number="3510 1529 0878 9480", at=NOON)

    assert (check.verdict, check.claims) == ("unknown", None)
