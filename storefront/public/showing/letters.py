"""A checked letter in words: the verdict, what to do, its whole public content."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from storefront.look.moments import day, local_day
from storefront.look.shapes import Fact
from village.letters.rules.standing import EXPIRED, HOLDER_GONE, NOT_YET
from village.letters.selectors.checking import FORGED, UNKNOWN, LetterCheck
from village.letters.signed import LetterClaims
from village.letters.states import REVOKED, SUSPENDED, VALID


@dataclass(frozen=True, slots=True)
class Verdict:
    """`seal` is a state of the look's seal, `since` one sentence, `advice` what to do with such a letter."""

    seal: str
    title: str
    since: str
    advice: tuple[str, ...]
    content_title: str

    @property
    def stands(self) -> bool:
        return self.seal == "valid"


def verdict_of(check: LetterCheck) -> Verdict:
    """What the page says first."""
    when = day(check.since) if check.since else ""
    again = _("Minta surat yang baru kepada pemiliknya.")
    doubt = _("Ragu? Tanyakan ke kantor desa yang namanya tertulis di surat, jam 08.00–15.30.")
    refuse = _("Jangan terima surat ini sebagai bukti usaha.")
    if check.verdict == VALID:
        return Verdict("valid", _("Surat ini berlaku"), "", (), _("Isi surat"))
    if check.verdict == NOT_YET:
        since = _("Berlaku mulai %(day)s.") % {"day": when}
        return Verdict("wait", _("Surat ini belum mulai berlaku"), since, (doubt,), _("Isi surat"))
    if check.verdict == EXPIRED:
        since = _("Tidak berlaku sejak %(day)s.") % {"day": when}
        title = _("Masa berlaku surat ini sudah habis")
        return Verdict("expired", title, since, (refuse, again, doubt), _("Isi surat yang sudah habis"))
    if check.verdict == HOLDER_GONE:
        since = _("Sejak %(day)s pemegangnya tidak lagi tercatat sebagai warga Banyuwangi.") % {"day": when}
        title = _("Surat ini tidak berlaku lagi")
        return Verdict("void", title, since, (refuse, doubt), _("Isi surat yang tidak berlaku lagi"))
    if check.verdict == SUSPENDED:
        since = _("Tidak berlaku untuk sementara, sejak %(day)s.") % {"day": when}
        later = _("Periksa lagi nanti: pembekuan bisa dicabut.")
        title = _("Surat ini sedang dibekukan")
        return Verdict("suspended", title, since, (refuse, later, doubt), _("Isi surat yang dibekukan"))
    if check.verdict == REVOKED:
        since = _("Tidak berlaku sejak %(day)s.") % {"day": when}
        advice = (refuse, again, doubt)
        return Verdict("void", _("Surat ini sudah dicabut"), since, advice, _("Isi surat yang dicabut"))
    if check.verdict == FORGED:
        since = _("Kodenya bukan dari kami, atau isinya sudah diubah.")
        advice = (
            refuse,
            _("Pindai lagi dari kertas aslinya: kode yang rusak atau terpotong juga tampak seperti ini."),
            _("Kertasnya utuh tetapi hasilnya sama? Laporkan; surat palsu merugikan usaha yang jujur."),
        )
        return Verdict("void", _("Ini bukan surat dari desa"), since, advice, "")
    advice = (
        _("Cocokkan nomornya dengan kertas, huruf demi huruf, lalu periksa lagi."),
        refuse,
        _("Nomornya sudah benar? Laporkan surat itu kepada kami."),
    )
    return Verdict("void", _("Nomor surat ini tidak ada"), _("Kami tidak pernah menerbitkannya."), advice, "")


def letter_facts(claims: LetterClaims, check: LetterCheck) -> list[Fact]:
    """The whole public content, as it stands on the paper; never a NIK or KK."""
    stopped = {
        REVOKED: _("Dicabut %(day)s"),
        SUSPENDED: _("Dibekukan %(day)s"),
        HOLDER_GONE: _("Berakhir %(day)s"),
    }
    fallen = check.verdict in stopped
    note = stopped[check.verdict] % {"day": day(check.since)} if fallen and check.since else ""
    later = local_day(claims.issued_at) != claims.valid_from
    return [
        Fact(_("Nomor"), claims.number, numeric=True),
        Fact(_("Jenis surat"), claims.type_name),
        Fact(_("Usaha"), claims.business),
        Fact(_("Bidang"), activity_of(claims)),
        Fact(_("Pemilik"), claims.holder),
        Fact(_("Tempat usaha"), ", ".join(filter(None, (claims.place, village_of(claims))))),
        Fact(_("Terbit"), day(claims.issued_at)),
        Fact(_("Mulai berlaku"), day(claims.valid_from) if later else ""),
        Fact(_("Berlaku sampai"), day(claims.valid_until), note=note, struck=fallen),
        Fact(_("Penanda tangan"), claims.signer),
    ]


def reason_facts(check: LetterCheck) -> list[Fact]:
    """Why and by whom a letter stopped counting."""
    by = _("Dicabut oleh") if check.verdict == REVOKED else _("Dibekukan oleh")
    return [Fact(_("Alasan"), check.reason), Fact(by, check.office)]


def activity_of(claims: LetterClaims) -> str:
    code = _("KBLI %(year)s: %(code)s") % {"year": claims.kbli_year, "code": claims.kbli_code}
    return f"{claims.activity} ({code})"


def village_of(claims: LetterClaims) -> str:
    """`Desa Grogol, Kec. Giri`. The last part of a kelurahan's code begins with 1, of a desa's with 2."""
    kind = _("Kel.") if claims.village_code.rpartition(".")[2].startswith("1") else _("Desa")
    return (
        f"{kind} {claims.village}, Kec. {claims.district}" if claims.district else f"{kind} {claims.village}"
    )


def letter_context(check: LetterCheck, *, number: str, shop: Any) -> dict[str, Any]:
    """What `public/letter.html` draws. `shop` is the selling shop of the letter's business, or None."""
    claims = check.claims
    return {
        "verdict": verdict_of(check),
        "check": check,
        "village": village_of(claims) if claims else "",
        "number": claims.number if claims else number,
        "facts": letter_facts(claims, check) if claims else [],
        "reasons": reason_facts(check) if check.reason else [],
        "shop": shop,
        "unknown": check.verdict == UNKNOWN,
    }
