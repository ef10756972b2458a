"""Catalogues of translations, compiled where they are needed: the repository holds only what people read.

GNU's format of a `.mo`: two tables of (length, offset), the msgids sorted, plurals after a NUL.
"""

import ast
import os
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

MAGIC = 0x950412DE


def compiled(source: Path, target: Path) -> Path:
    """`target`, with each catalogue of `source` compiled into it where that is newer."""
    for catalogue in source.glob("*/LC_MESSAGES/django.po"):
        made = target / catalogue.relative_to(source).with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < catalogue.stat().st_mtime:
            _write_whole(made, machine_object(read_catalogue(catalogue.read_text())))
    return target


def read_catalogue(text: str) -> dict[str, str]:
    """msgid -> msgstr of a `.po`, plurals joined by NUL; what is fuzzy or empty is left out."""
    found: dict[str, str] = {}
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line]
        if any(line.startswith("#,") and "fuzzy" in line for line in lines):
            continue
        parts = dict(_parts(lines))
        forms = [parts[key] for key in sorted(parts) if key.startswith("msgstr")]
        if "msgid" in parts and forms and all(forms):
            plural = f"\0{parts['msgid_plural']}" if "msgid_plural" in parts else ""
            found[parts["msgid"] + plural] = "\0".join(forms)
    return found


def machine_object(messages: dict[str, str]) -> bytes:
    """The bytes of a `.mo`."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    start = 28 + 16 * len(pairs)
    tables: list[bytes] = []
    strings = b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), start + len(strings)))
            strings += pair[column] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + b"".join(tables) + strings


def _parts(lines: list[str]) -> Iterator[tuple[str, str]]:
    key, value = "", ""
    for line in lines:
        if line.startswith("#"):
            continue
        if line.startswith('"'):
            value += ast.literal_eval(line)
            continue
        if key:
            yield key, value
        key, _space, quoted = line.partition(" ")
        value = ast.literal_eval(quoted)
    if key:
        yield key, value


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).replace(path)
