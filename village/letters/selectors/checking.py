"""Is this letter genuine, and does it stand? Public: everybody gets the same answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from foundation.clock import today
from village.letters.models import Letter, SigningKey
from village.letters.rules.standing import EXPIRED, HOLDER_GONE, NOT_YET, STANDINGS, standing_of
from village.letters.selectors.letters import letter_by_number
from village.letters.signed import Forged, LetterClaims, kid_of, token_bytes, verified_claims
from village.letters.states import REVOKED, SUSPENDED, VALID
from village.residents.states import RESIDENT

UNKNOWN = "unknown"
FORGED = "forged"
VERDICTS = (*STANDINGS, UNKNOWN, FORGED)


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """`verdict` is one of VERDICTS; `since` the day from which it holds.

    `claims` is the whole public content, read from the signature and from nowhere else; None for
    unknown and forged. `reason` and `office` tell why and by whom a letter was suspended or revoked.
    `business_id` leads to the shop. `pdf_bytes` is the size of the printed sheet, once it is printed.
    """

    verdict: str
    status_as_of: datetime
    since: date | None = None
    claims: LetterClaims | None = None
    reason: str = ""
    office: str = ""
    letter_id: int | None = None
    business_id: int | None = None
    pdf_bytes: int | None = None

    @property
    def genuine(self) -> bool:
        return self.claims is not None


def letter_check(*, token: bytes | str = b"", number: str = "", at: datetime) -> LetterCheck:
    """Check by what a QR code holds (bytes, its text, or the whole address), or by a number from paper.

    A token that is none of ours or was altered is forged; a number that we never gave is unknown.
    """
    if token:
        return _by_token(token, at)
    letter = letter_by_number(number) if number.strip() else None
    if letter is None:
        return LetterCheck(verdict=UNKNOWN, status_as_of=at)
    try:
        claims = verified_claims(bytes(letter.cose), public_jwk=letter.signing_key.public_jwk)
    except Forged:
        return LetterCheck(verdict=FORGED, status_as_of=at)
    return _standing(letter, claims, at)


def published_keys() -> list[dict[str, Any]]:
    """The public keys of all letters, retired ones too, as in a JWK set: for the page that works offline."""
    return [key.public_jwk | {"alg": "ES256"} for key in SigningKey.objects.order_by("active_from", "kid")]


def fallen_letters(*, today: date) -> dict[int, str]:
    """Status index -> standing of every suspended, revoked or holderless letter that has not expired.

    For the page that works offline: with its date it tells what stood then.
    """
    fallen = Letter.objects.filter(~Q(state=VALID) | ~Q(holder__status=RESIDENT), valid_until__gte=today)
    states = fallen.order_by("pk").values_list("pk", "state")
    return {index: HOLDER_GONE if state == VALID else state for index, state in states}


def _by_token(token: bytes | str, at: datetime) -> LetterCheck:
    try:
        raw = token_bytes(token) if isinstance(token, str) else token
        key = SigningKey.objects.filter(kid=kid_of(raw)).first()
        if key is None:
            raise Forged
        claims = verified_claims(raw, public_jwk=key.public_jwk)
    except Forged:
        return LetterCheck(verdict=FORGED, status_as_of=at)
    letter = letter_by_number(claims.number)
    if letter is None:
        return LetterCheck(verdict=UNKNOWN, status_as_of=at)
    if _payload(letter) != claims:
        return LetterCheck(verdict=FORGED, status_as_of=at)
    return _standing(letter, claims, at)


def _payload(letter: Letter) -> LetterClaims | None:
    try:
        return verified_claims(bytes(letter.cose), public_jwk=letter.signing_key.public_jwk)
    except Forged:
        return None


def _standing(letter: Letter, claims: LetterClaims, at: datetime) -> LetterCheck:
    standing = standing_of(letter, today=today(at))
    since = {
        VALID: claims.valid_from,
        NOT_YET: claims.valid_from,
        EXPIRED: claims.valid_until + timedelta(days=1),
        HOLDER_GONE: letter.holder.status_since,
    }.get(standing) or today(letter.state_since)
    fallen = standing in (SUSPENDED, REVOKED)
    return LetterCheck(
        verdict=standing,
        status_as_of=at,
        since=since,
        claims=claims,
        reason=letter.state_reason if fallen else "",
        office=letter.state_office if fallen else "",
        letter_id=letter.pk,
        business_id=letter.business_id,
        pdf_bytes=letter.pdf_bytes,
    )
