"""What an office laid upon a shop, as its seller reads it: why, by whom, until when, and the way out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from storefront.seller.wording import village_kind
from village.territory.states import DISTRICT, REGENCY


@dataclass(frozen=True, slots=True)
class SanctionCard:
    """`ends_on` is None where the office has to lift it."""

    reason: str
    since: date
    ends_on: date | None
    officer: str
    office: str


def sanction_cards(sanctions: Iterable[Any]) -> list[SanctionCard]:
    """One card for each, in the order given."""
    return [
        SanctionCard(
            reason=one.reason,
            since=one.starts_on,
            ends_on=one.ends_on,
            officer=one.laid_by.full_name,
            office=_office(one.laid_for),
        )
        for one in sanctions
    ]


def _office(region: Any) -> str:
    if region is None:
        return _("kantor desa Anda")
    if region.level == REGENCY:
        return _("Pemerintah Kabupaten %(name)s") % {"name": region.name}
    if region.level == DISTRICT:
        return _("Kantor Kecamatan %(name)s") % {"name": region.name}
    return _("Kantor %(kind)s %(name)s") % {"kind": village_kind(region.level), "name": region.name}
