"""What is told of goods as facts: their kind, what is said by attributes, the permits of food."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.products.rules import read_pirt
from catalog.products.selectors import ProductDetail
from catalog.products.states import CERTIFIED, EXEMPT, IN_PROCESS, NOT_HALAL
from storefront.look.figures import count
from storefront.look.shapes import Fact


def facts_of(shown: ProductDetail) -> list[Fact]:
    """The kind, what the seller says, the weight of the parcel."""
    grams, kind = shown.product.weight_grams, shown.trail[-1]
    return [
        Fact(_("Jenis"), kind.name, url=reverse("public:category", args=[kind.slug])),
        *(Fact(one.name, one.text) for one in shown.statements),
        *([Fact(_("Berat kirim"), _("%(n)s gram") % {"n": count(grams)})] if grams else []),
    ]


def permits_of_food(food: Any, today: date) -> list[Fact]:
    """Halal or not, and the numbers that are good today; nothing for what nobody eats."""
    if food is None:
        return []
    pirt = read_pirt(food.pirt)
    return [
        *([Fact(_("Halal"), _halal(food))] if food.halal else []),
        *([Fact(_("P-IRT"), pirt.written, numeric=True)] if pirt and not pirt.is_over(today) else []),
        *([Fact(_("BPOM"), food.bpom, numeric=True)] if food.bpom else []),
    ]


def _halal(food: Any) -> str:
    if food.halal == CERTIFIED:
        return _("Bersertifikat halal %(number)s") % {"number": food.halal_number}
    return {
        IN_PROCESS: _("Halal menurut penjual; sertifikat sedang diurus"),
        NOT_HALAL: _("Tidak halal"),
        EXEMPT: _("Bahan segar, tidak wajib sertifikat halal"),
    }.get(food.halal, "")
