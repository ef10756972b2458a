from typing import Any

from django.utils.translation import gettext as _

from village.territory.states import KELURAHAN


def village_kind(level: str) -> str:
    """How a village is called before its name."""
    return _("Kel.") if level == KELURAHAN else _("Desa")


def village_words(village: Any) -> str:
    """`Desa Kemiren`, `Kel. Gombengsari`."""
    return f"{village_kind(village.level)} {village.name}"


def lower_first(words: str) -> str:
    """A title as it stands inside a sentence: `Foto KTP` -> `foto KTP`, `NIK` stays."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """Words that begin a line: `hari ini, 09.12` -> `Hari ini, 09.12`."""
    return words[:1].upper() + words[1:]


def phone_words(number: str) -> str:
    """`+6281234567890` -> `0812 3456 7890`, as people read it out."""
    local = "0" + number[3:] if number.startswith("+62") else number
    return (
        " ".join(local[start : start + 4] for start in range(0, len(local), 4)) if local[:1] == "0" else local
    )


def size_words(byte_size: int) -> str:
    """`38 KB`, `1,2 MB`."""
    if byte_size < 1_000_000:
        return f"{max(1, round(byte_size / 1000))} KB"
    return f"{byte_size / 1_000_000:.1f} MB".replace(".", ",")
