"""The key ring: `MALL_FIELD_KEYS="k2:<base64 of 32 bytes>,k1:…"`, the first one seals, all unseal."""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class UnknownKey(Exception):
    """A ciphertext names a key that the ring does not hold: the ring of its time is needed."""


@lru_cache(maxsize=8)
def _ring(spec: str) -> tuple[str, dict[str, AESGCM]]:
    ring: dict[str, AESGCM] = {}
    for part in filter(None, (piece.strip() for piece in spec.split(","))):
        key_id, _, encoded = part.partition(":")
        key = base64.b64decode(encoded)
        if len(key) != 32 or not 0 < len(key_id) <= 16:
            raise ImproperlyConfigured("MALL_FIELD_KEYS: each key is id:base64 of 32 bytes")
        ring[key_id] = AESGCM(key)
    if not ring:
        raise ImproperlyConfigured("MALL_FIELD_KEYS is empty: the register cannot be sealed")
    return next(iter(ring)), ring


def sealing_key() -> tuple[str, AESGCM]:
    """The id and cipher that new ciphertext uses."""
    first, ring = _ring(settings.MALL_FIELD_KEYS)
    return first, ring[first]


def unsealing_key(key_id: str) -> AESGCM:
    """The cipher of an older ciphertext; raises UnknownKey."""
    _first, ring = _ring(settings.MALL_FIELD_KEYS)
    try:
        return ring[key_id]
    except KeyError:
        raise UnknownKey(key_id) from None


def keyed_hash(value: str, purpose: str) -> bytes:
    """32 bytes that find a value again without storing it: HMAC-SHA256, apart for each purpose."""
    key = base64.b64decode(settings.MALL_HASH_KEY)
    return hmac.new(key, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()
