"""What somebody asks for, in the words of addresses and API, as a question to an engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from catalog.products.models import Category, CategoryClosure
from catalog.products.selectors import pk_of_slug
from catalog.search.engines.question import RELEVANCE, Question
from catalog.search.language.reading import Reading
from catalog.search.vocabulary import understood
from vendors.shops.models import Shop
from village.residents.rules.register import holds_number
from village.territory.models import Region
from village.territory.rules import UnknownVillage, haversine_km


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it stands in an address. Empty does not narrow.

    `category` and `shop` are slugs, `places` codes of villages and districts, of which one must fit.
    `near` is the village to measure from, `within_km` how far. `traits` holds attribute -> values.
    """

    text: str = ""
    category: str = ""
    category_ids: Sequence[int] | None = None
    shop: str = ""
    places: Sequence[str] = ()
    near: str = ""
    within_km: float | None = None
    price_from: int | None = None
    price_until: int | None = None
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_available: bool = False
    sort: str = RELEVANCE


def question_of(asked: Asked, today: date) -> Question:
    """The question; at most a statement for the words, two for the kind, one each for shop and places.

    A NIK names no goods: a text that holds one is not even asked for, because statements may be logged.
    Raises NotFound for a slug that nobody has, UnknownVillage for a village to measure from.
    """
    hidden = holds_number(asked.text)
    reading = Reading("") if hidden else understood(asked.text)
    wishes = reading.wishes
    kilometres, origin = _distances(asked.near) if asked.near else ({}, None)
    around = None
    if asked.within_km is not None and kilometres:
        around = [code for code, km in kilometres.items() if km <= asked.within_km]
    low, high = asked.price_from, asked.price_until
    return Question(
        reading=reading,
        today=today,
        sort=asked.sort,
        categories=[] if hidden else _categories(asked),
        villages=_villages(asked.places) if asked.places else None,
        around=around,
        kilometres=kilometres,
        origin=origin,
        shop_id=pk_of_slug(Shop, asked.shop) if asked.shop else None,
        price_from=low if low is not None else wishes.price_from,
        price_until=high if high is not None else wishes.price_until,
        traits=asked.traits,
        only_available=asked.only_available,
    )


def _categories(asked: Asked) -> list[int] | None:
    """The kinds with all below them; None where none was asked for."""
    if asked.category_ids is None and not asked.category:
        return None
    above = asked.category_ids if asked.category_ids is not None else [pk_of_slug(Category, asked.category)]
    below = CategoryClosure.objects.filter(ancestor__in=above).order_by("descendant")
    return list(below.values_list("descendant", flat=True).distinct())


def _villages(places: Sequence[str]) -> list[str]:
    """The codes of the villages that are asked for or lie in an asked district."""
    villages = Region.objects.villages()
    found = villages.filter(code__in=places) | villages.filter(parent__in=places)
    return list(found.order_by("code").values_list("code", flat=True))


def _distances(near: str) -> tuple[dict[str, float], tuple[float, float] | None]:
    """Village -> kilometres from `near`, the nearest first, and where that is."""
    rows = Region.objects.villages().values_list("code", "lat", "lng")
    points = {code: (lat, lng) for code, lat, lng in rows if lat is not None and lng is not None}
    if near not in points:
        raise UnknownVillage()
    here = points[near]
    found = {code: haversine_km(*here, *point) for code, point in points.items()}
    return dict(sorted(found.items(), key=lambda one: one[1])), here
