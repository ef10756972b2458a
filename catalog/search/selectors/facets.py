"""What else a search could be narrowed by, with how many goods each choice would leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.products.models import Attribute, Category
from catalog.products.states import BOOLEAN, CHOICES
from catalog.search.engines.choice import answered
from catalog.search.engines.question import PRICE_BANDS, Counts, Question
from village.territory.selectors import regions_named

HALAL, PIRT = "halal", "pirt"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. `depth` is how far it lies below the top (kinds, villages below districts)."""

    key: str
    name: str
    goods: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class TraitFacet:
    """An attribute to filter by. `name` is "" where the pages have words of their own (halal, P-IRT)."""

    slug: str
    name: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Band:
    """From, until (None: open end), and the goods within."""

    price_from: int | None
    price_until: int | None
    goods: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Each facet counts under all other filters. Not `exact`: too many goods were found to be counted."""

    kinds: list[Choice]
    places: list[Choice]
    prices: list[Band]
    traits: list[TraitFacet]
    available: int
    sold_out: int
    exact: bool


def facets_of(question: Question) -> Facets:
    """Four statements and, with Elasticsearch, a request."""
    if question.categories is not None and not question.categories:
        counts = Counts({})
    else:
        counts = answered(lambda engine: engine.counts(question))
    groups = counts.groups
    stock = groups.get("stock", {})
    return Facets(
        kinds=_kinds(groups.get("category", {})),
        places=_places(groups.get("district", {}), groups.get("village", {})),
        prices=[
            Band(low, high, groups.get("price", {}).get(str(place), 0))
            for place, (low, high) in enumerate(PRICE_BANDS)
        ],
        traits=_traits(groups.get("trait", {})),
        available=stock.get("ya", 0),
        sold_out=stock.get("habis", 0),
        exact=counts.exact,
    )


def _kinds(numbers: Mapping[str, int]) -> list[Choice]:
    """The tree, each kind with what lies below it; without the empty ones."""
    tree = list(
        Category.objects.order_by("sort", "id").values_list("id", "parent_id", "slug", "name", "level")
    )
    goods = {pk: numbers.get(str(pk), 0) for pk, *_rest in tree}
    for pk, parent, _slug, _name, _level in sorted(tree, key=lambda row: -row[4]):
        if parent is not None:
            goods[parent] += goods[pk]
    return [Choice(slug, name, goods[pk], level) for pk, _parent, slug, name, level in tree if goods[pk]]


def _places(districts: Mapping[str, int], villages: Mapping[str, int]) -> list[Choice]:
    """Districts by name, each followed by its villages."""
    regions = regions_named([*districts, *villages])
    found: list[Choice] = []
    for district in _by_name(districts, regions):
        found.append(Choice(district, regions[district].name, districts[district]))
        inside = {code: n for code, n in villages.items() if code.startswith(f"{district}.")}
        found += [Choice(code, regions[code].name, inside[code], 1) for code in _by_name(inside, regions)]
    return found


def _by_name(codes: Iterable[str], regions: Mapping[str, object]) -> list[str]:
    return sorted((code for code in codes if code in regions), key=lambda code: (str(regions[code]), code))


def _traits(numbers: Mapping[str, int]) -> list[TraitFacet]:
    """Halal and P-IRT first, then the attributes in their order."""
    found: dict[str, dict[str, int]] = {}
    for trait, goods in numbers.items():
        attribute, _colon, value = trait.partition(":")
        found.setdefault(attribute, {})[value] = goods
    facets = [
        TraitFacet(slug, "", [Choice(value, "", goods) for value, goods in sorted(found[slug].items())])
        for slug in (HALAL, PIRT)
        if slug in found
    ]
    attributes = Attribute.objects.filter(filterable=True, slug__in=found).order_by("sort", "pk")
    for one in attributes.prefetch_related("values"):
        goods_of = found[one.slug]
        if one.input_type == BOOLEAN:
            choices = [Choice("ya", "", goods_of.get("ya", 0))]
        elif one.input_type in CHOICES:
            values = sorted(one.values.all(), key=lambda value: (value.sort, value.pk))
            choices = [
                Choice(value.slug, value.name, goods_of[value.slug])
                for value in values
                if value.slug in goods_of
            ]
        else:
            continue
        facets.append(TraitFacet(one.slug, one.name, choices))
    return facets
