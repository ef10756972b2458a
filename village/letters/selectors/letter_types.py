"""Letter types are public."""

import json

from village.letters.models import LetterTypeVersion
from village.letters.rules.refusals import UnknownLetterType
from village.letters.spec import LetterType, letter_type_from

_read: dict[str, LetterType] = {}


def letter_type_of(version: LetterTypeVersion) -> LetterType:
    """The type as this version has it. A version never changes, so it is read once a process."""
    found = _read.get(version.sha256)
    if found is None:
        found = _read[version.sha256] = letter_type_from(version.spec)
    return found


def letter_type_of_row(sha256: str, spec: str) -> LetterType:
    """The same from the columns of a row, where there is no model: `spec` is JSON text."""
    found = _read.get(sha256)
    if found is None:
        found = _read[sha256] = letter_type_from(json.loads(spec))
    return found


def current_version(code: str) -> LetterTypeVersion:
    """The version that new applications get; raises UnknownLetterType."""
    found = LetterTypeVersion.objects.filter(code=code, current=True).first()
    if found is None:
        raise UnknownLetterType()
    return found


def current_letter_types() -> list[LetterType]:
    """What can be applied for now: letters first, each kind by name."""
    versions = LetterTypeVersion.objects.filter(current=True)
    return sorted(
        (letter_type_of(version) for version in versions), key=lambda one: (not one.makes_a_letter, one.name)
    )
