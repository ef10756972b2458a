"""The files that an office takes along: rows in words, without any NIK or KK."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.viewer import Viewer
from foundation.clock import today
from storefront.officer.showing.lists import until_words, why_closed
from storefront.officer.wording import STANDINGS, person, place_words
from vendors.oversight.selectors import cells_of_villages
from vendors.shops.selectors import sanctions_within, shops_within, standings_of
from village.letters.rules.standing import standing_of
from village.letters.selectors.letter_types import letter_type_of
from village.letters.selectors.overseen import letters_overseen

Rows = Iterator[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """For which region and months a file is made."""

    viewer: Viewer
    region: str
    first: date
    last: date


def applications_file(asked: Asked) -> tuple[list[str], Rows]:
    """A row for each village and month in which something happened."""
    columns = [
        _("Kode desa"),
        _("Desa"),
        _("Kecamatan"),
        _("Bulan"),
        _("Masuk"),
        _("Terbit"),
        _("Ditolak"),
        _("Ditarik"),
        _("Surat ditandatangani"),
        _("Waktu tengah (jam kerja)"),
        _("Tepat waktu (%)"),
    ]
    cells = cells_of_villages(asked.viewer, first=asked.first, last=asked.last, region=asked.region)
    rows = (
        (
            village.code,
            village.name,
            village.parent.name if village.parent else "",
            f"{month:%Y-%m}",
            answered.received,
            answered.issued,
            answered.rejected,
            answered.withdrawn,
            answered.letters,
            answered.median_office_time,
            answered.on_time_percent,
        )
        for village, month, answered in cells
    )
    return columns, rows


def letters_file(asked: Asked) -> tuple[list[str], Rows]:
    """The letters that were signed in the months."""
    columns = [
        _("Nomor"),
        _("Jenis"),
        _("Pemegang"),
        _("Usaha"),
        _("Desa"),
        _("Terbit"),
        _("Berlaku dari"),
        _("Berlaku sampai"),
        _("Keadaan"),
    ]
    found = letters_overseen(asked.viewer, region=asked.region, first=asked.first, last=asked.last)
    day = today(asked.viewer.at)
    rows = (
        (
            letter.number,
            letter_type_of(letter.type_version).short_name,
            person(letter.holder.name),
            letter.business.name,
            place_words(letter.village),
            letter.issued_at,
            letter.valid_from,
            letter.valid_until,
            str(STANDINGS[standing_of(letter, today=day)][0]),
        )
        for letter in found
    )
    return columns, rows


def shops_file(asked: Asked) -> tuple[list[str], Rows]:
    """All shops as they stand today."""
    columns = [
        _("Toko"),
        _("Pemilik"),
        _("Usaha"),
        _("Desa"),
        _("Kecamatan"),
        _("Buka sejak"),
        _("Berjualan"),
        _("Sebabnya tutup"),
        _("Surat"),
    ]
    shops = list(shops_within(asked.viewer, region=asked.region))
    standings = standings_of(shops, today=asked.viewer.today)

    def row(shop: Any) -> Sequence[Any]:
        standing, village = standings[shop.pk], shop.business.village
        return (
            shop.name,
            person(shop.business.owner.name),
            shop.business.name,
            place_words(village),
            village.parent.name if village.parent else "",
            shop.opened_at,
            _("Ya") if standing.sells else _("Tidak"),
            why_closed(standing),
            standing.permit.number if standing.permit else "",
        )

    return columns, (row(shop) for shop in shops)


def sanctions_file(asked: Asked) -> tuple[list[str], Rows]:
    """All sanctions, those in force first."""
    columns = [
        _("Toko"),
        _("Desa"),
        _("Alasan"),
        _("Sejak"),
        _("Sampai"),
        _("Kantor"),
        _("Oleh"),
        _("Dicabut"),
        _("Alasan dicabut"),
    ]
    found = [
        sanction
        for in_force in (True, False)
        for sanction in sanctions_within(asked.viewer, in_force=in_force, region=asked.region)
    ]
    rows = (
        (
            sanction.shop.name,
            place_words(sanction.shop.business.village),
            sanction.reason,
            sanction.starts_on,
            until_words(sanction),
            place_words(sanction.laid_for) if sanction.laid_for else "",
            sanction.laid_by.full_name,
            sanction.lifted_at,
            sanction.lift_reason,
        )
        for sanction in found
    )
    return columns, rows


FILES = {
    "permohonan": (applications_file, gettext_lazy("Permohonan menurut desa dan bulan"), True),
    "surat": (letters_file, gettext_lazy("Surat"), True),
    "toko": (shops_file, gettext_lazy("Toko"), False),
    "sanksi": (sanctions_file, gettext_lazy("Larangan berjualan"), False),
}
