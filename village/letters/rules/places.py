"""Addresses as people write them: `Dusun Krajan RT 02/RW 01`."""

from village.letters.spec import Answers
from village.residents.models import Resident


def place_text(dusun: str, rt: str, rw: str) -> str:
    """Without what is unknown; RT and RW as two digits."""
    name = " ".join(dusun.split())
    if name and not name.lower().startswith(("dusun", "dsn", "lingkungan")):
        name = f"Dusun {name.title() if name.isupper() or name.islower() else name}"
    numbers = "/".join(
        f"{label} {value.lstrip('0').zfill(2)}"
        for label, value in (("RT", rt), ("RW", rw))
        if value.strip("0- ")
    )
    return " ".join(part for part in (name, numbers) if part)


def same_place(answers: Answers, resident: Resident) -> bool:
    """Whether the dusun, RT and RW that were typed are those of the register; what was not typed agrees."""
    pairs = (
        (answers.text("dusun"), resident.dusun),
        (answers.text("rt"), resident.rt),
        (answers.text("rw"), resident.rw),
    )
    return all(not typed or _plain(typed) == _plain(registered) for typed, registered in pairs)


def _plain(part: str) -> str:
    words = [word for word in part.lower().split() if word not in ("dusun", "dsn.", "dsn", "lingkungan")]
    return "".join(words).lstrip("0")
