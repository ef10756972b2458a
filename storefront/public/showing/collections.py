"""Collections of the regency as rows: a photo, a name, how many goods."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from catalog.media.formats import picture_url

FACE = 256


@dataclass(frozen=True, slots=True)
class CollectionCard:
    """`goods` are those that can be seen today."""

    url: str
    name: str
    photo_url: str
    goods: int


def collection_cards(shown: Iterable[Any]) -> list[CollectionCard]:
    """Collections that were read with `goods` and `cover_sha256`."""
    return [
        CollectionCard(
            url=reverse("public:collection", args=[one.slug]),
            name=one.name,
            photo_url=picture_url(one.cover_sha256, FACE) if one.cover_sha256 else "",
            goods=one.goods,
        )
        for one in shown
    ]
