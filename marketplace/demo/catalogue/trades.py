"""The many businesses: grown from recipes, the same ones every time."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from marketplace.demo.catalogue.goods import DemoBusiness, DemoProduct, DemoVariant, DemoVillage
from marketplace.demo.catalogue.reading import DATA, OWNERS, MalformedCatalogue, slug_of, toml

FACES = 12
"""Shop faces of a sector; the many share them."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A kind of goods with slots, and all ways to fill them."""

    row: dict[str, Any]
    choices: tuple["Choice", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Each slot with its word, the picture that shows it, and how dear it is: 0 the least, 1 the most."""

    words: dict[str, str]
    picture: str
    dearness: float


@dataclass(frozen=True, slots=True)
class DemoTrade:
    sector: str
    kbli: str
    owner_is_woman: bool
    names: tuple[str, ...]
    stories: tuple[str, ...]
    goods: tuple[Recipe, ...]


@cache
def trades() -> tuple[DemoTrade, ...]:
    """Every trade; raises MalformedCatalogue."""
    found = []
    for path in sorted((DATA / "trades").glob("*.toml")):
        for row in toml(path)["trade"]:
            try:
                found.append(
                    DemoTrade(
                        sector=row["sector"],
                        kbli=row["kbli"],
                        owner_is_woman=OWNERS[row["owner"]],
                        names=tuple(row["names"]),
                        stories=tuple(row["stories"]),
                        goods=tuple(Recipe(goods, tuple(_choices(goods))) for goods in row["goods"]),
                    )
                )
            except KeyError as error:
                raise MalformedCatalogue(f"{path.name}: {error} in {row.get('names')}") from None
    return tuple(found)


def grown(
    villages: Sequence[DemoVillage], count: int, *, goods_each: int, taken: set[str], seed: int
) -> list[DemoBusiness]:
    """`count` businesses over the villages in turn, no two of one name; `taken` are names that are gone."""
    dice = random.Random(seed)
    kinds = itertools.cycle(dice.sample(trades(), len(trades())))
    made = []
    for number in range(count):
        trade, village = next(kinds), villages[number % len(villages)]
        name = _name(trade, village, dice, taken)
        goods = _goods(trade, village, dice, dice.choice((goods_each - 1, goods_each, goods_each + 1)))
        made.append(
            DemoBusiness(
                slug=slug_of(name),
                name=name,
                sector=trade.sector,
                kbli=trade.kbli,
                owner_is_woman=trade.owner_is_woman,
                description=dice.choice(trade.stories).format(desa=village.name),
                village=village,
                products=tuple(goods),
            )
        )
    return made


def pictures_of_trades() -> set[str]:
    """Every picture that a shop of these trades may show, faces too."""
    goods = {choice.picture for trade in trades() for recipe in trade.goods for choice in recipe.choices}
    return goods | {f"shop:{trade.sector}:ragam-{number}" for trade in trades() for number in range(FACES)}


@cache
def _names() -> tuple[str, ...]:
    return tuple(toml(DATA / "names.toml")["names"])


def face_of(business: DemoBusiness) -> str:
    """The name of the shop's picture, one of a dozen of its sector."""
    return f"shop:{business.sector}:ragam-{sum(business.slug.encode()) % FACES}"


def _choices(goods: dict[str, Any]) -> Iterator[Choice]:
    """The last slot is the size: the values of its list stand from small to large."""
    slots = goods["slots"]
    sizes = list(slots.values())[-1]
    for values in itertools.product(*slots.values()):
        filled, picture = {}, ""
        for slot, value in zip(slots, values, strict=True):
            filled[slot], _bar, shown = value.partition("|")
            picture = picture or shown
        if not picture:
            raise KeyError("picture")
        dearness = sizes.index(values[-1]) / (len(sizes) - 1) if len(sizes) > 1 else 0.5
        yield Choice(filled, picture, dearness)


def _name(trade: DemoTrade, village: DemoVillage, dice: random.Random, taken: set[str]) -> str:
    for _try in range(40):
        name = dice.choice(trade.names).format(nama=dice.choice(_names()))
        if name not in taken:
            break
    else:
        name = f"{name} {village.name}"
    taken.add(name)
    return name


def _goods(trade: DemoTrade, village: DemoVillage, dice: random.Random, count: int) -> Iterator[DemoProduct]:
    """Different goods of the trade, every recipe before any comes again."""
    decks = [dice.sample(recipe.choices, len(recipe.choices)) for recipe in trade.goods]
    turns = itertools.chain.from_iterable(itertools.zip_longest(*decks))
    recipes = itertools.cycle(trade.goods)
    filled = ((recipe, choice) for recipe, choice in zip(recipes, turns, strict=False) if choice)
    for recipe, choice in itertools.islice(filled, count):
        yield _product(recipe.row, choice, village, dice)


def _product(row: dict[str, Any], choice: Choice, village: DemoVillage, dice: random.Random) -> DemoProduct:
    words = choice.words | {"desa": village.name}
    name = row["name"].format(**words)
    least, most = row["price"]
    price = _round(least + (most - least) * (0.85 * choice.dearness + 0.15 * dice.random()))
    cheaper = dice.random() < 0.15
    variant = DemoVariant(
        name="",
        price=price,
        was=_round(price * 1.15) if cheaper else None,
        weight_grams=row["weight"],
        stock=0 if dice.random() < 0.03 else dice.randint(*row["stock"]),
    )
    text = " ".join(_sentence(dice.choice(pool), words) for pool in row["text"])
    return DemoProduct(
        slug=slug_of(name),
        name=name,
        category=row["category"],
        description=text,
        option="",
        variants=(variant,),
        attributes=tuple((key, value.format(**words)) for key, value in row["attributes"].items()),
        pictures=(choice.picture,),
        tags=tuple(row["tags"]),
    )


def _sentence(pattern: str, words: dict[str, str]) -> str:
    text = pattern.format(**words)
    return text[:1].upper() + text[1:]


def _round(price: float) -> int:
    return round(price / 1000) * 1000
