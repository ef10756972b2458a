"""How what somebody typed is held against the register. Only officers see the comparison."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from hmac import compare_digest

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal

ADULT_AGE = 17

# Written before a name on letters and invitations, but not on a KTP.
TITLES = frozenset(
    ["h", "hj", "haji", "hajah", "kh", "drs", "dra", "dr", "drg", "ir", "prof", "ny", "tn", "sdr", "sdri"]
)
DEGREES = (
    *("se", "sh", "st", "sp", "spd", "spdi", "sag", "ssos", "skom", "sked", "skep", "spsi", "ssi"),
    *("mm", "mh", "mt", "msi", "mpd", "mag", "mkom", "amd", "phd"),
)
_DEGREE_AT_END = re.compile(
    r"[\s.,]+(" + "|".join(r"[.\s]*".join(degree) for degree in DEGREES) + r")[.\s]*$"
)
MUHAMMAD = frozenset(
    ["md", "muh", "muhamad", "muhammad", "moh", "moch", "mohamad", "mohammad", "mochamad", "mochammad"]
)
# At the beginning of a name only: elsewhere a letter is an initial of something else.
FIRST_SHORT_FORMS = {"m": "muhammad", "st": "siti", "abd": "abdul"}


class NotMatched(Refusal):
    """The fixed sentence. `field` is set only when NIK and KK match and one other thing differs."""

    code = "NOT_MATCHED"
    message = _(
        "NIK, KK, nama, atau tanggal lahir belum cocok."
        " Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi."
    )


class NameNotMatched(NotMatched):
    field = "name"
    message = _("Nama belum cocok. Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi.")


class BirthDateNotMatched(NotMatched):
    field = "birth_date"
    message = _("Tanggal lahir belum cocok. Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi.")


class TooYoung(Refusal):
    """Judged by the date that was typed, before the register is asked: it tells nothing of the register."""

    code = "TOO_YOUNG"
    field = "birth_date"
    message = _(
        "Umur pemohon paling sedikit %(years)s tahun. Orang tua atau wali bisa datang ke kantor desa."
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """The register's answer beside a claim. `resident_id` is the holder of the NIK, if there is one."""

    resident_id: int | None
    kk: bool
    name: bool
    birth_date: bool
    is_resident: bool

    @property
    def matches(self) -> bool:
        return self.resident_id is not None and self.kk and self.name and self.birth_date and self.is_resident

    def refusal(self) -> NotMatched:
        """What the applicant is told: one sentence, whatever it was."""
        if self.resident_id is not None and self.kk and self.is_resident:
            if self.birth_date and not self.name:
                return NameNotMatched()
            if self.name and not self.birth_date:
                return BirthDateNotMatched()
        return NotMatched()


def age_on(birth_date: date, on_day: date) -> int:
    """Whole years lived on a day."""
    had_birthday = (on_day.month, on_day.day) >= (birth_date.month, birth_date.day)
    return on_day.year - birth_date.year - (not had_birthday)


def name_words(name: str) -> tuple[str, ...]:
    """A name as compared: lower case, no accents, punctuation or titles, short forms written out.

    `H. Moch. SHOLEH, S.Pd.` and `MUHAMMAD SHOLEH` give the same words.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['`]", "", plain).partition(",")[0].strip()
    while _DEGREE_AT_END.search(plain):
        plain = _DEGREE_AT_END.sub("", plain)
    words = [word for word in re.split(r"[^a-z]+", plain) if word]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    if len(words) > 1:
        words[0] = FIRST_SHORT_FORMS.get(words[0], words[0])
    return tuple("muhammad" if word in MUHAMMAD else word for word in words)


def same_name(typed: str, registered: str) -> bool:
    """Whether two spellings are one name. Word order and the words themselves must agree."""
    one, other = "".join(name_words(typed)), "".join(name_words(registered))
    return bool(one) and compare_digest(one, other)
