"""How goods reach a village, as a buyer reads it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from marketplace.delivery.rules import DeliveryOption
from marketplace.delivery.states import PICKUP
from storefront.look.figures import rupiah
from storefront.look.moments import near_day
from storefront.look.shapes import Todo

ICONS = {PICKUP: "hand"}
RIDE_ICON = "truck"


def delivery_rows(options: Iterable[DeliveryOption], *, place: str, now: datetime) -> list[Todo]:
    """The ways that a shop in `place` offers, with price and days."""
    return [
        Todo(
            title=option.name,
            note=_pickup(option, place, now) if option.method == PICKUP else _arrival(option, now),
            icon=ICONS.get(option.method, RIDE_ICON),
            kind="info",
            end=rupiah(option.price) if option.price else _("Gratis"),
        )
        for option in options
    ]


def _arrival(option: DeliveryOption, now: datetime) -> str:
    return _("Tiba paling lambat %(day)s") % {"day": _day(now, option.days_max)}


def _pickup(option: DeliveryOption, place: str, now: datetime) -> str:
    return _("%(place)s, siap paling lambat %(day)s") % {"place": place, "day": _day(now, option.days_max)}


def _day(now: datetime, days: int) -> str:
    return near_day(now + timedelta(days=days), now=now)
