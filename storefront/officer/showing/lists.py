"""Tables of applications, letters, shops and sanctions: the lists behind the numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.clock import today
from storefront.look.moments import day, near_day
from storefront.look.shapes import Cell, Column, FoldTable
from storefront.officer.wording import (
    APPLICATION_STATES,
    CLOSED_BECAUSE,
    STANDINGS,
    person,
    short_place,
)
from vendors.shops.selectors import ShopStanding
from village.letters.rules.standing import standing_of
from village.letters.selectors.letter_types import letter_type_of
from village.letters.states import WITH_THE_OFFICE


def applications_table(applications: Sequence[Any], *, at: datetime) -> FoldTable:
    """Who asked for what, where, how it stands, since when."""
    columns = [
        Column(_("Pemohon"), lead=True),
        Column(_("Permohonan")),
        Column(_("Usaha")),
        Column(_("Desa")),
        Column(_("Keadaan")),
        Column(_("Masuk")),
    ]
    rows = []
    for one in applications:
        late = one.state in WITH_THE_OFFICE and one.due_at < at
        words, kind = APPLICATION_STATES[one.state]
        rows.append(
            [
                Cell(person(one.resident.name), reverse("officer:case", args=[one.pk])),
                f"{one.number} · {letter_type_of(one.type_version).short_name}",
                one.business.name,
                short_place(one.village),
                Cell(_("Lewat batas"), badge="late", icon="alert") if late else Cell(str(words), badge=kind),
                near_day(one.submitted_at, now=at),
            ]
        )
    return FoldTable(_("Permohonan"), columns, rows)


def letters_table(letters: Sequence[Any], *, at: datetime) -> FoldTable:
    """Number, holder, business, village, how it stands, until when."""
    columns = [
        Column(_("Nomor"), lead=True),
        Column(_("Pemegang")),
        Column(_("Usaha")),
        Column(_("Desa")),
        Column(_("Keadaan")),
        Column(_("Berlaku sampai")),
    ]
    rows = []
    for letter in letters:
        words, kind = STANDINGS[standing_of(letter, today=today(at))]
        rows.append(
            [
                Cell(letter.number, reverse("officer:letter", args=[letter.pk])),
                person(letter.holder.name),
                letter.business.name,
                short_place(letter.village),
                Cell(str(words), badge=kind),
                day(letter.valid_until),
            ]
        )
    return FoldTable(_("Surat"), columns, rows)


def shops_table(shops: Sequence[Any], standings: Mapping[int, ShopStanding]) -> FoldTable:
    """Which shop, whose, where, whether it sells, and if not, why."""
    columns = [
        Column(_("Toko"), lead=True),
        Column(_("Pemilik")),
        Column(_("Desa")),
        Column(_("Keadaan")),
        Column(_("Sebabnya")),
    ]
    rows = [
        [
            Cell(shop.name, reverse("officer:shop", args=[shop.pk])),
            person(shop.business.owner.name),
            short_place(shop.business.village),
            _sells(standings[shop.pk]),
            why_closed(standings[shop.pk]),
        ]
        for shop in shops
    ]
    return FoldTable(_("Toko"), columns, rows)


def _sells(standing: ShopStanding) -> Cell:
    return Cell(_("Berjualan"), badge="good") if standing.sells else Cell(_("Tutup"), badge="warn")


def why_closed(standing: ShopStanding) -> str:
    """Every reason, the weightiest first; empty while it sells."""
    return "; ".join(str(CLOSED_BECAUSE[reason]) for reason in standing.reasons)


def sanctions_table(sanctions: Sequence[Any]) -> FoldTable:
    """Which shop, where, why, from when until when."""
    columns = [
        Column(_("Toko"), lead=True),
        Column(_("Desa")),
        Column(_("Alasan")),
        Column(_("Sejak")),
        Column(_("Sampai")),
    ]
    rows = [
        [
            Cell(sanction.shop.name, reverse("officer:shop", args=[sanction.shop_id])),
            short_place(sanction.shop.business.village),
            sanction.reason,
            day(sanction.starts_on),
            until_words(sanction),
        ]
        for sanction in sanctions
    ]
    return FoldTable(_("Larangan berjualan"), columns, rows)


def until_words(sanction: Any) -> str:
    """When a sanction ended, ends, or that it stands until somebody lifts it."""
    if sanction.lifted_at is not None:
        return _("Dicabut %(day)s") % {"day": day(sanction.lifted_at)}
    return day(sanction.ends_on) if sanction.ends_on else _("Sampai dicabut")
