"""Tags for goods and shops: prices, cards, the warrant, sums, cart lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.template import Library
from django.utils.html import escape
from django.utils.safestring import mark_safe

from storefront.look import figures
from storefront.look.shapes import CartLine, Fact, Picture, ProductCard, ReviewCard, ShopCard, Sum, Warrant

register = Library()


def shaped(value: Any, shape: type) -> Any:
    """Accept the dataclass or a dict of its fields."""
    return shape(**value) if isinstance(value, Mapping) else value


CARD_SIZES = "(min-width: 48em) 12rem, 46vw"


def _price(amount: int, old: int | None, until: int | None) -> dict[str, Any]:
    """`until` is the dearest of several prices: then the least is said to be where they begin."""
    off = figures.percent_off(old=old, new=amount) if old else 0
    return {
        "amount": amount,
        "old": old if old and old > amount else None,
        "off": off,
        "until": until if until and until > amount else None,
    }


@register.inclusion_tag("components/price.html")
def price(amount: int, old: int | None = None, big: bool = False, until: int | None = None) -> dict[str, Any]:
    return {**_price(amount, old, until), "big": big}


@register.inclusion_tag("components/picture.html")
def picture(
    given: Picture | Mapping[str, Any], css: str = "pic", sizes: str = CARD_SIZES, eager: bool = False
) -> dict[str, Any]:
    """`eager` for what stands in the first screen; all else loads when it comes near."""
    return {"p": shaped(given, Picture), "css": css, "sizes": sizes, "eager": eager}


@register.inclusion_tag("components/product_card.html")
def product_card(card: ProductCard | Mapping[str, Any], eager: bool = False) -> dict[str, Any]:
    card = shaped(card, ProductCard)
    return {"card": card, "eager": eager, **_price(card.price, card.old_price, card.price_until)}


@register.inclusion_tag("components/product_grid.html")
def product_grid(cards: Sequence[ProductCard | Mapping[str, Any]], eager: int = 0) -> dict[str, Any]:
    """The photos of the first `eager` cards do not wait."""
    drawn = [shaped(card, ProductCard) for card in cards]
    return {"cards": [(card, place < eager) for place, card in enumerate(drawn)]}


@register.inclusion_tag("components/shop_card.html")
def shop_card(card: ShopCard | Mapping[str, Any]) -> dict[str, Any]:
    return {"card": shaped(card, ShopCard)}


@register.inclusion_tag("components/review.html")
def review(given: ReviewCard | Mapping[str, Any]) -> dict[str, Any]:
    return {"r": shaped(given, ReviewCard)}


@register.inclusion_tag("components/rating.html")
def rating_summary(average: float | None, total: int, bars: Sequence[tuple[int, int]] = ()) -> dict[str, Any]:
    """How goods are rated: the mean, how many, and how many gave each number of stars."""
    return {"average": average, "total": total, "bars": bars}


@register.inclusion_tag("components/verified.html")
def verified(village: str, kind: str = "Desa", url: str = "") -> dict[str, Any]:
    return {"village": village, "kind": kind, "url": url}


@register.inclusion_tag("components/warrant.html")
def warrant(given: Warrant | Mapping[str, Any]) -> dict[str, Any]:
    return {"w": shaped(given, Warrant)}


@register.inclusion_tag("components/sums.html")
def sums(rows: Sequence[Sum | Mapping[str, Any]]) -> dict[str, Any]:
    drawn = []
    for given in rows:
        row = shaped(given, Sum)
        text = figures.rupiah(row.text) if isinstance(row.text, int) else row.text
        drawn.append(
            {"label": row.label, "text": text, "css": "total" if row.total else "quiet" if row.quiet else ""}
        )
    return {"rows": drawn}


def _fact(given: Any) -> Fact:
    fact = Fact(*given) if isinstance(given, tuple) else shaped(given, Fact)
    if fact.numeric and "/" in str(fact.text):
        # A letter's number is long: where it must break, it breaks between its parts.
        return replace(fact, text=mark_safe(escape(fact.text).replace("/", "/<wbr>")))  # noqa: S308
    return fact


@register.inclusion_tag("components/facts.html")
def facts(rows: Sequence[Any], small: bool = False) -> dict[str, Any]:
    """A description list. Facts without a text are left out."""
    return {"rows": [fact for fact in map(_fact, rows) if fact.text not in ("", None)], "small": small}


@register.inclusion_tag("components/figures.html", name="figures")
def figures_list(rows: Sequence[Any], panel: bool = True) -> dict[str, Any]:
    return {"rows": [_fact(row) for row in rows], "panel": panel}


@register.inclusion_tag("components/cart_line.html", takes_context=True)
def cart_line(context: Any, line: CartLine | Mapping[str, Any]) -> dict[str, Any]:
    return {"line": shaped(line, CartLine), "csrf_token": context.get("csrf_token")}
