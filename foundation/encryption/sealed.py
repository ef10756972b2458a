"""Sealed values: version byte, key id (16 bytes, padded), nonce (12), ciphertext with tag."""

import os
from typing import Any

from django.db import models

from foundation.encryption.keys import sealing_key, unsealing_key

VERSION = b"\x01"
_KEY_ID = slice(1, 17)
_NONCE = slice(17, 29)


class NotSealedHere(Exception):
    """The bytes were not sealed for this place, or were altered since."""


def _bound_to(table: str, column: str, pk: Any) -> bytes:
    return f"{table}\0{column}\0{pk}".encode()


def seal(plain: str | bytes, *, table: str, column: str, pk: Any) -> bytes:
    """Encrypt a value for one place; only that place can open it."""
    key_id, cipher = sealing_key()
    nonce = os.urandom(12)
    data = plain.encode() if isinstance(plain, str) else plain
    head = VERSION + key_id.encode().ljust(16, b"\0") + nonce
    return head + cipher.encrypt(nonce, data, _bound_to(table, column, pk))


def unseal_bytes(blob: bytes | memoryview, *, table: str, column: str, pk: Any) -> bytes:
    """Open a sealed value; raises NotSealedHere or UnknownKey."""
    raw = bytes(blob)
    if raw[:1] != VERSION or len(raw) < 45:
        raise NotSealedHere
    cipher = unsealing_key(key_id_of(raw))
    try:
        return cipher.decrypt(raw[_NONCE], raw[_NONCE.stop :], _bound_to(table, column, pk))
    except Exception as error:
        raise NotSealedHere from error


def unseal(blob: bytes | memoryview, *, table: str, column: str, pk: Any) -> str:
    """Open a sealed text."""
    return unseal_bytes(blob, table=table, column=column, pk=pk).decode()


def key_id_of(blob: bytes | memoryview) -> str:
    """Which key sealed these bytes."""
    return bytes(blob)[_KEY_ID].rstrip(b"\0").decode()


_columns: list[tuple[type[models.Model], str]] = []


def register_sealed(model: type[models.Model], column: str) -> None:
    """Name a sealed column, so that `rotate_keys` finds it."""
    if (model, column) not in _columns:
        _columns.append((model, column))


def sealed_columns() -> tuple[tuple[type[models.Model], str], ...]:
    """All sealed columns of the project."""
    return tuple(_columns)
