"""The signed letter: a COSE_Sign1 with CWT claims under ES256, small enough for a QR code.

Standard claims: 1 issuer (the mall's address), 4 end, 5 start, 6 issue (all in seconds). Our own stand in one
map under the private claim -65537, by the small integers of `_OWN`. The header names the key.
Never a NIK or KK: `LetterClaims` has no place for one. Pure: keys go in, bytes come out.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cwt import COSE, COSEKey

from foundation.clock import JAKARTA

ES256 = -7
OWN_CLAIMS = -65537
_ISSUER, _EXPIRES, _NOT_BEFORE, _ISSUED = 1, 4, 5, 6
_HEADER_ALGORITHM, _HEADER_KID = 1, 4
_COSE_SIGN1 = 18
LONGEST_TOKEN_BYTES = 2048

# Never renumber: printed letters carry these.
_OWN = {
    "number": 1,
    "letter_type": 2,
    "type_name": 3,
    "holder": 4,
    "business": 5,
    "kbli_year": 6,
    "kbli_code": 7,
    "activity": 8,
    "village_code": 9,
    "village": 10,
    "district": 11,
    "place": 12,
    "signer": 13,
    "status_index": 14,
}


class Forged(Exception):
    """Not a letter of ours: unreadable, signed by an unknown key, or altered."""


@dataclass(frozen=True, slots=True)
class LetterClaims:
    """The whole public content of a letter. `valid_until` is the last day on which it is valid."""

    issuer: str
    issued_at: datetime
    valid_from: date
    valid_until: date
    number: str
    letter_type: str
    type_name: str
    holder: str
    business: str
    kbli_year: int
    kbli_code: str
    activity: str
    village_code: str
    village: str
    district: str
    place: str
    signer: str
    status_index: int


def sign_letter(claims: LetterClaims, *, private_jwk: Mapping[str, Any]) -> bytes:
    """The letter itself: COSE_Sign1 bytes. `private_jwk` is a P-256 key with `kid`."""
    payload = {
        _ISSUER: claims.issuer,
        _EXPIRES: _seconds(claims.valid_until + timedelta(days=1)),
        _NOT_BEFORE: _seconds(claims.valid_from),
        _ISSUED: int(claims.issued_at.timestamp()),
        OWN_CLAIMS: {number: getattr(claims, name) for name, number in _OWN.items()},
    }
    key = COSEKey.from_jwk(dict(private_jwk) | {"alg": "ES256", "key_ops": ["sign"]})
    kid = str(private_jwk["kid"]).encode()
    signed = COSE.new().encode_and_sign(
        cbor2.dumps(payload),
        key,
        protected={_HEADER_ALGORITHM: ES256, _HEADER_KID: kid},
    )
    return bytes(signed)


def kid_of(token: bytes) -> str:
    """Which key a token says it was signed with; raises Forged."""
    protected, _payload, _signature = _parts(token)
    header = _map(protected)
    kid = header.get(_HEADER_KID)
    if header.get(_HEADER_ALGORITHM) != ES256 or not isinstance(kid, bytes) or not kid.isalnum():
        raise Forged
    return kid.decode()


def verified_claims(token: bytes, *, public_jwk: Mapping[str, Any]) -> LetterClaims:
    """The claims of a token signed by this key; raises Forged. Dates are not judged here."""
    protected, payload, signature = _parts(token)
    if len(signature) != 64:
        raise Forged
    to_be_signed = cbor2.dumps(["Signature1", protected, b"", payload])
    der = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    try:
        _public_key(public_jwk).verify(der, to_be_signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise Forged from None
    return _claims(_map(payload))


def new_key() -> tuple[str, dict[str, str], str]:
    """A fresh P-256 key: its id, the public JWK, the private JWK as JSON text."""
    private = ec.generate_private_key(ec.SECP256R1())
    public = private.public_key().public_numbers()
    digest = hashes.Hash(hashes.SHA256())
    digest.update(public.x.to_bytes(32, "big") + public.y.to_bytes(32, "big"))
    kid = digest.finalize().hex()[:8]
    public_jwk = {
        "kty": "EC",
        "crv": "P-256",
        "x": _b64(public.x),
        "y": _b64(public.y),
        "kid": kid,
        "use": "sig",
    }
    secret = private.private_numbers().private_value
    return kid, public_jwk, json.dumps(public_jwk | {"d": _b64(secret)})


def token_text(token: bytes) -> str:
    """Base64url without padding, as it stands after `/periksa/#`."""
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def token_bytes(text: str) -> bytes:
    """From the text of a token or the whole address of a QR code; raises Forged."""
    fragment = text.strip().rpartition("#")[2]
    if len(fragment) > LONGEST_TOKEN_BYTES * 4 // 3 + 4:
        raise Forged
    try:
        return base64.b64decode(fragment + "=" * (-len(fragment) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Forged from None


def check_url(token: bytes, *, base_url: str) -> str:
    """The address that the QR code holds: the fragment never reaches a server."""
    return f"{base_url}/periksa/#{token_text(token)}"


def _seconds(day: date) -> int:
    return int(datetime.combine(day, time(0), JAKARTA).timestamp())


def _day(seconds: Any) -> date:
    return datetime.fromtimestamp(seconds, UTC).astimezone(JAKARTA).date()


def _b64(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def _number(text: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")


def _public_key(jwk: Mapping[str, Any]) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicNumbers(_number(jwk["x"]), _number(jwk["y"]), ec.SECP256R1()).public_key()


def _loaded(data: bytes) -> Any:
    try:
        value = cbor2.loads(data)
        # What is read must be the only way to write it: nothing hides behind the end or in a longer form.
        if cbor2.dumps(value) != data:
            raise Forged
    except Forged:
        raise
    except Exception as error:
        raise Forged from error
    return value


def _map(data: bytes) -> dict[Any, Any]:
    value = _loaded(data)
    if not isinstance(value, dict):
        raise Forged
    return value


def _parts(token: bytes) -> tuple[bytes, bytes, bytes]:
    if len(token) > LONGEST_TOKEN_BYTES:
        raise Forged
    tagged = _loaded(token)
    if not isinstance(tagged, cbor2.CBORTag) or tagged.tag != _COSE_SIGN1:
        raise Forged
    parts = tagged.value
    if not isinstance(parts, list) or len(parts) != 4 or parts[1] != {}:
        raise Forged
    protected, _unprotected, payload, signature = parts
    if not all(isinstance(part, bytes) for part in (protected, payload, signature)):
        raise Forged
    return protected, payload, signature


def _claims(payload: dict[Any, Any]) -> LetterClaims:
    try:
        own = payload[OWN_CLAIMS]
        values: dict[str, Any] = {name: own[number] for name, number in _OWN.items()}
        values |= {
            "issuer": payload[_ISSUER],
            "issued_at": datetime.fromtimestamp(payload[_ISSUED], UTC),
            "valid_from": _day(payload[_NOT_BEFORE]),
            "valid_until": _day(payload[_EXPIRES]) - timedelta(days=1),
        }
        claims = LetterClaims(**values)
    except Exception as error:
        raise Forged from error
    for field in fields(claims):
        if not isinstance(
            getattr(claims, field.name), field.type if isinstance(field.type, type) else object
        ):
            raise Forged
    return claims
