"""Villages as rows of a picker."""

from typing import Any

from storefront.look.fields import ROWS_AT_MOST
from storefront.look.shapes import Option
from storefront.look.wording import village_kind, village_words
from village.territory.rules import UnknownVillage
from village.territory.selectors import village, villages_matching


def village_named(code: str) -> Any | None:
    """The village of a code, or None for one that is none."""
    try:
        return village(code) if code else None
    except UnknownVillage:
        return None


def village_option(one: Any) -> Option:
    district = f"Kec. {one.parent.name}" if one.parent else ""
    return Option(value=one.code, label=village_words(one), price=one.postal_code, note=district)


def village_options(query: str, chosen: Any | None = None) -> list[Option]:
    """Rows for what somebody typed; the village chosen before is never lost, and alone without a search."""
    query = query.strip()
    if chosen is not None and query in ("", chosen.name):
        return [village_option(chosen)]
    found = [village_option(one) for one in villages_matching(query, ROWS_AT_MOST + 1)]
    if chosen is not None and chosen.code not in {option.value for option in found}:
        found = [village_option(chosen), *found]
    return found


def address_words(contact: Any) -> str:
    """`Dusun Krajan RT 03, Desa Jajag, Kec. Gambiran 68486` of anything with these parts."""
    place = f"{village_kind(contact.village_level)} {contact.village}" if contact.village else ""
    district = f"Kec. {contact.district} {contact.postal_code}".strip() if contact.district else ""
    return ", ".join(part for part in (contact.street, place, district) if part)
