"""The choices of a product, and which of them a page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from storefront.look.figures import count, rupiah
from storefront.look.shapes import Option

FEW = 10
MOST_AT_ONCE = 99


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be put into the cart: `rows` of what is left, the variant `chosen` among them, how many.

    `priced` says that prices differ, so each row tells its own. `gone` names what is sold out.
    """

    rows: list[Option]
    chosen: Any
    quantity: int
    most: int
    priced: bool
    gone: list[str]

    @property
    def chosen_value(self) -> str:
        return str(self.chosen.pk)

    @property
    def several(self) -> bool:
        return len(self.rows) > 1 or bool(self.gone)

    @property
    def left_words(self) -> str:
        """A number of what is left where it is small; nothing of a full shelf."""
        left = self.chosen.stock.available
        return _("sisa %(n)s") % {"n": count(left)} if left <= FEW else ""


def choice_of(variants: Sequence[Any], asked: Mapping[str, Any]) -> Choice | None:
    """What is left to choose, with what the address asks for; None where everything is sold out."""
    left = [one for one in variants if one.stock.available > 0]
    if not left:
        return None
    chosen = next((one for one in left if str(one.pk) == asked.get("pilihan")), left[0])
    most = min(chosen.stock.available, MOST_AT_ONCE)
    priced = len({one.price for one in left}) > 1
    return Choice(
        rows=[
            Option(str(one.pk), one.name or _("Satuan"), price=rupiah(one.price) if priced else "")
            for one in left
        ],
        chosen=chosen,
        quantity=_number(asked.get("jumlah", ""), most),
        most=most,
        priced=priced,
        gone=[one.name for one in variants if one.stock.available <= 0],
    )


def _number(typed: str, most: int) -> int:
    return max(1, min(most, int(typed))) if typed.isdecimal() and typed.isascii() and len(typed) < 5 else 1
