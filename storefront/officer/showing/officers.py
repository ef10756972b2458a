"""Tables of officers, invitations and empty offices."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foundation.clock import NO_END
from storefront.look.moments import day
from storefront.look.shapes import Cell, Column, FoldTable
from storefront.officer.wording import person, place_words, short_place
from village.officers.rules import ROLE_NAMES, role_name
from village.officers.selectors import Vacancy
from village.officers.states import ACCEPTED, CANCELLED


def officers_table(officers: Sequence[Any], *, secured: Collection[int]) -> FoldTable:
    """Who, in which role, where, from when until when, and whether the second factor is set up."""
    columns = [
        Column(_("Nama"), lead=True),
        Column(_("Peran")),
        Column(_("Wilayah")),
        Column(_("Sejak")),
        Column(_("Sampai")),
        Column(_("Pengaman kedua")),
    ]
    rows = [
        [
            Cell(person(one.resident.name), reverse("officer:officer_dismiss", args=[one.pk])),
            role_name(one.role, one.region.level),
            place_words(one.region),
            day(one.active_from),
            _("Tanpa batas") if one.active_until == NO_END else day(one.active_until),
            Cell(_("Terpasang"), badge="good")
            if one.account_id in secured
            else Cell(_("Belum"), badge="warn", icon="alert"),
        ]
        for one in officers
    ]
    return FoldTable(_("Petugas"), columns, rows)


def role_chips(request: HttpRequest, chosen: str) -> list[dict[str, Any]]:
    """One link a role; the chosen one leads back to all."""
    kept = {
        key: value for key, value in request.GET.items() if key in ("keadaan", "wilayah", "cari") and value
    }
    chips = []
    for role, words in [("", _("Semua peran")), *ROLE_NAMES.items()]:
        query = urlencode({**kept, "peran": role} if role else kept)
        chips.append(
            {
                "words": words,
                "url": f"{reverse('officer:officers')}?{query}" if query else reverse("officer:officers"),
                "current": role == chosen,
            }
        )
    return chips


def candidates_table(residents: Sequence[Any]) -> FoldTable:
    """Whom the search found: name, place, year of birth. No number is shown."""
    columns = [Column(_("Nama"), lead=True), Column(_("Desa")), Column(_("Dusun")), Column(_("Lahir"))]
    rows = [
        [
            Cell(person(one.name), reverse("officer:officer_candidate", args=[one.pk])),
            short_place(one.region),
            person(one.dusun),
            str(one.birth_date.year),
        ]
        for one in residents
    ]
    return FoldTable(_("Warga yang cocok"), columns, rows)


def invitations_table(invitations: Sequence[Any], *, at: datetime) -> FoldTable:
    """Who was asked to take which role where, and what came of it."""
    columns = [
        Column(_("Nama"), lead=True),
        Column(_("Peran")),
        Column(_("Wilayah")),
        Column(_("Diundang")),
        Column(_("Keadaan")),
    ]
    rows = [
        [
            Cell(person(one.resident.name), reverse("officer:invitation", args=[one.pk])),
            role_name(one.role, one.region.level),
            place_words(one.region),
            day(one.invited_at),
            invitation_state(one, at=at),
        ]
        for one in invitations
    ]
    return FoldTable(_("Undangan"), columns, rows)


def invitation_state(invitation: Any, *, at: datetime) -> Cell:
    """In words: waiting until when, accepted, taken back, or lapsed."""
    if invitation.state == ACCEPTED:
        return Cell(_("Diterima"), badge="good")
    if invitation.state == CANCELLED:
        return Cell(_("Dibatalkan"), badge="")
    if invitation.expires_at <= at:
        return Cell(_("Lewat waktu"), badge="warn")
    return Cell(_("Menunggu sampai %(day)s") % {"day": day(invitation.expires_at)}, badge="info")


def vacancies_table(vacancies: Sequence[Vacancy], *, manages: bool) -> FoldTable:
    """A line for each empty office; for the regency with the way to fill it."""
    columns = [Column(_("Desa"), lead=True), Column(_("Kecamatan")), Column(_("Jabatan kosong"))]
    if manages:
        columns.append(Column(_("Titipkan")))
    rows = []
    for vacancy in vacancies:
        village = vacancy.village
        for role in vacancy.roles:
            row = [
                Cell(short_place(village), reverse("officer:village", args=[village.code])),
                village.parent.name,
                Cell(role_name(role, village.level), badge="warn", icon="alert"),
            ]
            if manages:
                url = reverse("officer:stand_in", args=[village.code, role])
                row.append(Cell(_("Titipkan ke desa lain…"), url))
            rows.append(row)
    return FoldTable(_("Jabatan kosong"), columns, rows)
