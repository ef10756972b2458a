"""The steps to a selling shop as rows: what, how it stands, where it is done."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from storefront.look.shapes import Todo
from vendors.onboarding.states import (
    DELIVERY,
    DONE,
    IDENTITY,
    LOGO,
    PAYMENT,
    PERMIT,
    PRODUCT,
    PROFILE,
    SHOP,
    SWITCH,
    TODO,
    WAITING,
)

ROUTES = {
    IDENTITY: "seller:apply",
    PERMIT: "seller:apply",
    SHOP: "seller:shop_open",
    PROFILE: "seller:shop_describe",
    LOGO: "seller:shop_describe",
    DELIVERY: "seller:shop_delivery",
    PAYMENT: "seller:shop_bank",
    PRODUCT: "seller:product_add",
    SWITCH: "seller:shop",
}
ICONS = {
    IDENTITY: "user",
    PERMIT: "store",
    SHOP: "store",
    PROFILE: "info",
    LOGO: "camera",
    DELIVERY: "truck",
    PAYMENT: "wallet",
    PRODUCT: "tag",
    SWITCH: "clock",
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """`url` is empty where there is nothing to do but wait."""

    title: str
    sentence: str
    badge: str
    badge_kind: str
    icon: str
    url: str


def step_rows(found: Any) -> list[StepRow]:
    """Every step, in its order."""
    return [_row(step) for step in found.steps]


def checklist_todo(found: Any) -> list[Todo]:
    """One line for the seller's home: how far the shop is and what is next; nothing when all is done."""
    if not found.missing:
        return []
    title = _("Siap berjualan: %(done)s dari %(all)s") % {"done": found.done, "all": len(found.steps)}
    step = found.next
    note = str(step.sentence) if step else _("Tidak ada yang perlu Anda lakukan sekarang.")
    return [Todo(title, note, icon="store", url=reverse("seller:checklist"))]


def _row(step: Any) -> StepRow:
    words, kind = {
        DONE: (_("Siap"), "good"),
        TODO: (_("Belum") if step.needed else _("Sebaiknya ada"), "warn" if step.needed else ""),
        WAITING: (_("Menunggu"), "info"),
    }[step.state]
    route = ROUTES[step.key] if step.state != WAITING else ""
    if step.done and step.key in (IDENTITY, PERMIT, SHOP, PRODUCT):
        route = ""
    return StepRow(
        title=str(step.title),
        sentence=str(step.sentence),
        badge=words,
        badge_kind=kind,
        icon="check" if step.done else ICONS[step.key],
        url=reverse(route) if route else "",
    )
