"""The packing list: what to pick off the shelves, and what goes into each parcel."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from marketplace.delivery.states import PICKUP
from storefront.look.moments import moment
from storefront.seller.wording import phone_words, village_kind


def packing_list(orders: Sequence[Any], *, at: datetime) -> dict[str, Any]:
    """`picks` are (goods, how many), most first; `parcels` in the order of their deadlines."""
    picks: dict[str, int] = {}
    for one in orders:
        for line in one.part.lines:
            name = f"{line.name}, {line.variant_name}" if line.variant_name else line.name
            picks[name] = picks.get(name, 0) + line.quantity
    due_first = sorted(orders, key=lambda one: (one.part.due_at, one.part.id))
    return {
        "picks": sorted(picks.items(), key=lambda pick: (-pick[1], pick[0])),
        "parcels": [_parcel(one, at=at) for one in due_first],
    }


def _parcel(order: Any, *, at: datetime) -> dict[str, Any]:
    part, contact = order.part, order.contact
    place = f"{village_kind(contact.village_level)} {contact.village}" if contact.village else ""
    district = f"Kec. {contact.district}" if contact.district else ""
    return {
        "id": part.id,
        "number": part.number,
        "recipient": contact.recipient,
        "phone": phone_words(contact.phone),
        "address": [one for one in (contact.street, place, district, contact.postal_code) if one],
        "note": contact.note,
        "method": part.method_name,
        "pickup": part.delivery_method == PICKUP,
        "due": moment(part.due_at, now=at),
        "late": part.late,
        "lines": [
            (line.quantity, f"{line.name}, {line.variant_name}" if line.variant_name else line.name)
            for line in part.lines
        ],
    }
