import dataclasses
import json
import random
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from foundation.clock import JAKARTA
from tests.village.factories import BANYUWANGI, a_head, an_operator
from tests.village.letters.factories import NOON, a_letter, an_applicant, the_ground
from village.letters.models import SigningKey
from village.letters.selectors.checking import fallen_letters, letter_check, published_keys
from village.letters.services import revoke_letter, rotate_signing_key, suspend_letter
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


@pytest.mark.parametrize(
    "number", ["", "   ", "\x00", "510/999/429.517.06/2026", "x" * 5000, "'; DROP TABLE x"]
)
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


def altered_codes(token: bytes, *, count: int, seed: int) -> list[bytes]:
    """Codes that differ from a letter's: bits flipped, bytes cut, put in, put behind, parts exchanged."""
    dice, made = random.Random(seed), []
    while len(made) < count:
        changed, place = bytearray(token), dice.randrange(len(token))
        how = dice.choice(["flip", "byte", "cut", "insert", "append", "swap", "end"])
        if how == "flip":
            changed[place] ^= 1 << dice.randrange(8)
        elif how == "byte":
            changed[place] = dice.randrange(256)
        elif how == "cut":
            del changed[place]
        elif how == "insert":
            changed.insert(place, dice.randrange(256))
        elif how == "append":
            changed += dice.randbytes(dice.randint(1, 4))
        elif how == "swap":
            other = dice.randrange(len(token))
            changed[place], changed[other] = changed[other], changed[place]
        else:
            del changed[-dice.randint(1, 60) :]
        if bytes(changed) != token:
            made.append(bytes(changed))
    return made


def test_a_thousand_altered_codes_are_refused_and_the_true_one_is_not():
    letter = a_letter()
    token = bytes(letter.cose)
    codes = altered_codes(token, count=1000, seed=2026)

    verdicts = Counter(letter_check(token=code, at=NOON).verdict for code in codes)
    as_text = Counter(letter_check(token=token_text(code), at=NOON).verdict for code in codes[:100])

    assert len(codes) == 1000
    assert verdicts == {"forged": 1000}
    assert as_text == {"forged": 100}
    assert letter_check(token=token, at=NOON).verdict == "valid"


def test_a_rotated_key_signs_what_comes_and_the_old_one_still_proves_what_it_signed():
    old = a_letter()
    first = SigningKey.objects.get()

    rotated_at = first.active_from + timedelta(hours=1)

    second = rotate_signing_key(region_code=BANYUWANGI, at=rotated_at)
    new = a_letter(business_name="Kopi Kedua")

    assert first.kid != second.kid
    assert (old.signing_key_id, new.signing_key_id) == (first.kid, second.kid)
    checks = [letter_check(token=bytes(one.cose), at=NOON).verdict for one in (old, new)]
    assert checks == ["valid", "valid"]
    assert [key["kid"] for key in published_keys()] == [first.kid, second.kid]
    first.refresh_from_db()
    assert (first.retired_at, second.retired_at) == (rotated_at, None)


def test_the_command_rotates_the_key_and_says_so_where_there_is_none(capsys):
    the_ground()
    before = SigningKey.objects.get().kid

    call_command("rotate_signing_key")
    with pytest.raises(CommandError, match="Kunci tanda tangan belum ada"):
        call_command("rotate_signing_key", "--region", "35.10.17")

    assert SigningKey.objects.filter(retired_at=None).exclude(kid=before).count() == 1
    assert "signs for 35.10" in capsys.readouterr().out


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
