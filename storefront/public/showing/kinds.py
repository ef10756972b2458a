"""Kinds of goods as tiles and links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

ICONS = {"kerajinan": "oling", "hasil-tani": "rice", "hasil-laut": "fish", "wisata": "peak", "kopi": "cup"}
OTHER_ICON = "tag"
FAMOUS = "kopi"
"""What most people come for stands beside the top of the tree, although it lies below it."""


@dataclass(frozen=True, slots=True)
class Kind:
    url: str
    name: str
    icon: str = OTHER_ICON
    count: int = 0


def kind_tiles(tree: Sequence[Any]) -> list[Kind]:
    """The top of the tree, what is famous, and everything."""
    shown = [one for one in tree if one.level == 0] + [
        one for one in tree if one.slug == FAMOUS and one.level
    ]
    return [*map(_kind, shown), Kind(reverse("public:search"), _("Semua barang"), "basket")]


def kinds(categories: Iterable[Any]) -> list[Kind]:
    """Categories that were read with `product_count`."""
    return [_kind(one, one.product_count) for one in categories]


def _kind(category: Any, count: int = 0) -> Kind:
    icon = ICONS.get(category.slug, OTHER_ICON)
    return Kind(reverse("public:category", args=[category.slug]), category.name, icon, count)
