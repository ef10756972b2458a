"""Kinds of goods as tiles and links."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

ICONS = {
    "batik-kriya": "oling",
    "hasil-bumi": "rice",
    "hasil-laut": "fish",
    "makanan-minuman": "cup",
    "wisata-jasa": "peak",
}
OTHER_ICON = "tag"


@dataclass(frozen=True, slots=True)
class Kind:
    url: str
    name: str
    icon: str = OTHER_ICON
    count: int = 0


def kind_tiles(categories: Iterable[Any]) -> list[Kind]:
    """The top of the tree and, last, everything."""
    return [*kinds(categories), Kind(reverse("public:search"), _("Semua barang"), "basket")]


def kinds(categories: Iterable[Any]) -> list[Kind]:
    """Categories that were read with `product_count`."""
    return [
        Kind(
            reverse("public:category", args=[one.slug]),
            one.name,
            ICONS.get(one.slug, OTHER_ICON),
            one.product_count,
        )
        for one in categories
    ]
