"""Who holds the offices of a place, and which nobody holds."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from foundation.clock import NO_END
from storefront.look.moments import day
from storefront.look.shapes import Fact
from storefront.officer.wording import person
from village.officers.rules import role_name
from village.officers.states import VILLAGE_ROLES


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
