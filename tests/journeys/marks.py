"""Looks for numbers of 16 digits that must be nowhere: as written, parted, in hex, in base64, as a number."""

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_PARTED = re.compile(rb"(?<=\d)(?:[ ._\-/]|&nbsp;|%20|\xc2\xa0|\xe2\x80\xaf){1,2}(?=\d)")
_DIGITS = re.compile(rb"\d{16,}")
_HEX_TEXT = re.compile(rb"(?=((?:3\d){16}))")
_HEX_NUMBER = re.compile(rb"(?=(00[0-2][0-9a-f]{13}))")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_\-]{24,}")
SHOWN = 60


def found_in(content: bytes | str, numbers: frozenset[str]) -> list[str]:
    """What stands around every number that is there, as many as there are."""
    text = content if isinstance(content, bytes) else content.encode()
    return [*_written(text, numbers), *_in_hex(text, numbers), *_in_base64(text, numbers)]


def found_in_files(folder: Path, numbers: frozenset[str]) -> dict[str, list[str]]:
    """By file, below a folder; links are not followed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            hits = [*found_in(content, numbers), *_in_hex(content.hex().encode(), numbers)]
            if hits:
                found[str(path.relative_to(folder))] = hits
    return found


def session_text(stored: str) -> str:
    """A session row as it is read: base64, compressed where it begins with a full stop."""
    payload = stored.split(":")[0]
    raw = base64.urlsafe_b64decode(payload.lstrip(".") + "=" * (-len(payload.lstrip(".")) % 4))
    return (zlib.decompress(raw) if payload.startswith(".") else raw).decode()


def _written(text: bytes, numbers: frozenset[str]) -> Iterator[str]:
    for content in (text, _PARTED.sub(b"", text)):
        for run in _DIGITS.finditer(content):
            for hit in _windows(run[0].decode(), numbers):
                yield f"{hit} in {_around(content, run.start())}"


def _in_hex(text: bytes, numbers: frozenset[str]) -> Iterator[str]:
    for run in _HEX_TEXT.finditer(text):
        if (hit := bytes.fromhex(run[1].decode()).decode()) in numbers:
            yield f"{hit} in hex in {_around(text, run.start())}"
    for run in _HEX_NUMBER.finditer(text):
        if (hit := str(int(run[1], 16))) in numbers:
            yield f"{hit} as a number in {_around(text, run.start())}"


def _in_base64(text: bytes, numbers: frozenset[str]) -> Iterator[str]:
    for run in _BASE64.finditer(text):
        plain = run[0].translate(bytes.maketrans(b"-_", b"+/"))
        for shift in range(4):
            part = plain[shift:]
            decoded = base64.b64decode(part[: len(part) // 4 * 4])
            for digits in _DIGITS.finditer(decoded):
                for hit in _windows(digits[0].decode(), numbers):
                    yield f"{hit} in base64 in {_around(text, run.start())}"


def _windows(digits: str, numbers: frozenset[str]) -> Iterable[str]:
    return (digits[at : at + 16] for at in range(len(digits) - 15) if digits[at : at + 16] in numbers)


def _around(content: bytes, at: int) -> str:
    return content[max(0, at - SHOWN) : at + SHOWN].decode(errors="replace")
