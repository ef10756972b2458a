"""A letter as an office reads it: the public content, how it stands, its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from storefront.look.moments import day
from storefront.look.shapes import BadgeKind, Fact, TimelineStep
from storefront.officer.wording import STANDINGS
from village.letters.rules.standing import EXPIRED
from village.letters.selectors.checking import LetterCheck
from village.letters.signed import LetterClaims
from village.letters.states import REVOKED, SUSPENDED, VALID


@dataclass(frozen=True, slots=True)
class Standing:
    words: str
    kind: BadgeKind
    note: str
    reason: str = ""


def standing_words(check: LetterCheck) -> Standing:
    """The state in a word, since when, and for a fallen letter why and by whom."""
    if check.verdict not in STANDINGS or check.since is None:
        return Standing(
            _("Tidak cocok dengan tanda tangannya"), "late", _("Laporkan ke pengelola kabupaten.")
        )
    words, kind = STANDINGS[check.verdict]
    since = day(check.since)
    note = _("Sejak %(day)s") % {"day": since}
    if check.verdict in (SUSPENDED, REVOKED):
        note = _("Sejak %(day)s, oleh %(office)s") % {"day": since, "office": check.office}
    elif check.verdict == VALID and check.claims is not None:
        note = _("Sampai %(day)s") % {"day": day(check.claims.valid_until)}
    elif check.verdict == EXPIRED and check.claims is not None:
        note = _("Berlaku sampai %(day)s") % {"day": day(check.claims.valid_until)}
    return Standing(str(words), kind, note, check.reason)


def facts_of(claims: LetterClaims) -> list[Fact]:
    """The whole public content, read from the signature."""
    return [
        Fact(_("Jenis surat"), claims.type_name),
        Fact(_("Nomor"), claims.number, numeric=True),
        Fact(_("Pemegang"), claims.holder),
        Fact(_("Usaha"), claims.business),
        Fact(_("Kegiatan"), claims.activity),
        Fact(_("Jenis usaha"), f"KBLI {claims.kbli_year}: {claims.kbli_code}", numeric=True),
        Fact(_("Tempat usaha"), claims.place),
        Fact(_("Desa"), f"{claims.village}, Kec. {claims.district}"),
        Fact(_("Penanda tangan"), f"{claims.signer}, {day(claims.issued_at)}"),
        Fact(_("Berlaku"), f"{day(claims.valid_from)}–{day(claims.valid_until)}"),
    ]


def history_of(letter: Any, transitions: Sequence[Any]) -> list[TimelineStep]:
    """Issued, suspended, reinstated, revoked: by whom, and why."""
    titles = {SUSPENDED: _("Dibekukan"), REVOKED: _("Dicabut"), VALID: _("Berlaku lagi")}
    steps = []
    for step in transitions:
        title = titles[step.to_state] if step.from_state else _("Terbit")
        who = step.by.full_name if step.by else _("Otomatis")
        steps.append(TimelineStep("done", title, f"{who}, {day(step.at)}", detail=step.reason))
    return steps
