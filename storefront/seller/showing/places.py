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
