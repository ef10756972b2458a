"""A place in short: who holds its offices, and how large its register is."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from foundation.clock import NO_END
from storefront.look.figures import count
from storefront.look.moments import day
from storefront.look.shapes import Fact
from storefront.officer.wording import person
from village.officers.rules import role_name
from village.officers.states import VILLAGE_ROLES
from village.residents.selectors import RegisterSize


def staff_facts(officers: Sequence[Any], place: Any) -> list[Fact]:
    """A line for each role of a village, also for the empty ones."""
    facts = []
    for role in VILLAGE_ROLES:
        names = [holder_words(one) for one in officers if one.role == role]
        facts.append(Fact(role_name(role, place.level), ", ".join(names) or _("Belum ada")))
    return facts


def holder_words(officer: Any) -> str:
    """The name, and until when where it ends."""
    name = person(officer.resident.name)
    if officer.active_until == NO_END:
        return name
    return _("%(name)s (sampai %(day)s)") % {"name": name, "day": day(officer.active_until)}


def register_facts(size: RegisterSize) -> list[Fact]:
    """A register in numbers: above the village nobody's name is opened."""
    return [
        Fact(_("Warga"), count(size.residents), numeric=True),
        Fact(_("Tercatat meninggal"), count(size.died), numeric=True),
        Fact(_("Tercatat pindah"), count(size.moved), numeric=True),
        Fact(_("Terakhir dimuat"), day(size.loaded_at) if size.loaded_at else _("Belum pernah")),
    ]
