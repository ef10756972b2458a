"""Catalogues of translations, compiled where they are needed: the repository holds only what people read."""

import os
import tempfile
from pathlib import Path


def compiled(source: Path, target: Path) -> Path:
    """`target`, with each catalogue of `source` compiled into it where that is newer."""
    for catalogue in source.glob("*/LC_MESSAGES/django.po"):
        made = target / catalogue.relative_to(source).with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < catalogue.stat().st_mtime:
            _compile(catalogue, made)
    return target


def _compile(catalogue: Path, made: Path) -> None:
    """Whole or not at all: several processes may start at once."""
    # Not at the top: every process reads the settings, and nearly none has something to compile.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made.parent.mkdir(parents=True, exist_ok=True)
    with catalogue.open("rb") as text:
        messages = read_po(text)
    handle, temporary = tempfile.mkstemp(dir=made.parent)
    with os.fdopen(handle, "wb") as file:
        write_mo(file, messages)
    Path(temporary).replace(made)
