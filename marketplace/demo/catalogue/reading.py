"""Reads the data files; a key missing or misspelt in them raises MalformedCatalogue with the file's name."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from marketplace.demo.catalogue.goods import (
    DemoBusiness,
    DemoCatalogue,
    DemoCategory,
    DemoProduct,
    DemoVariant,
    DemoVillage,
)

DATA = Path(__file__).parent / "data"
OWNERS = {"perempuan": True, "laki-laki": False}
_BUSINESS = frozenset({"name", "sector", "kbli", "owner", "description"})
_PRODUCT = frozenset(
    {"category", "name", "price", "weight", "stock", "description", "attributes", "pictures", "tags"}
)
_MAY_HAVE = frozenset({"was", "option", "variants"})
_VARIANT = frozenset({"name", "price", "was", "weight", "stock"})


class MalformedCatalogue(ValueError):
    """A data file lacks a key, has one too many, or a word that is not known."""


@cache
def load() -> DemoCatalogue:
    villages = {slug: DemoVillage(slug=slug, **row) for slug, row in toml(DATA / "villages.toml").items()}
    return DemoCatalogue(
        categories=tuple(_categories()),
        villages=tuple(villages.values()),
        businesses=tuple(
            _business(path, village)
            for village in villages.values()
            for path in sorted((DATA / "shops" / village.slug).glob("*.toml"))
        ),
    )


def slug_of(name: str) -> str:
    """`Kain batik, 2,5 m` -> `kain-batik-2-5-m`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _categories() -> list[DemoCategory]:
    categories = []
    for sector in toml(DATA / "categories.toml")["sector"]:
        categories.append(DemoCategory(slug=sector["slug"], name=sector["name"]))
        categories.extend(DemoCategory(parent=sector["slug"], **row) for row in sector["categories"])
    return categories


def _business(path: Path, village: DemoVillage) -> DemoBusiness:
    content = toml(path)
    row = content["business"]
    _refuse_unknown(path, "business", row, needed=_BUSINESS)
    if row["owner"] not in OWNERS:
        raise MalformedCatalogue(f"{path.name}: owner is perempuan or laki-laki")
    return DemoBusiness(
        slug=path.stem,
        name=row["name"],
        sector=row["sector"],
        kbli=row["kbli"],
        owner_is_woman=OWNERS[row["owner"]],
        description=_flowing(row["description"]),
        village=village,
        products=tuple(_product(path, product) for product in content["product"]),
    )


def _product(path: Path, row: dict[str, Any]) -> DemoProduct:
    _refuse_unknown(path, row.get("name", "?"), row, needed=_PRODUCT, allowed=_MAY_HAVE)
    choices = row.get("variants", [])
    if bool(choices) != bool(row.get("option")):
        raise MalformedCatalogue(f"{path.name}: {row['name']}: option and variants go together")
    for choice in choices:
        _refuse_unknown(path, row["name"], choice, needed=frozenset({"name"}), allowed=_VARIANT)
    return DemoProduct(
        slug=slug_of(row["name"]),
        name=row["name"],
        category=row["category"],
        description=_flowing(row["description"]),
        option=row.get("option", ""),
        variants=tuple(_variant(row, choice, len(choices)) for choice in choices or [{"name": ""}]),
        attributes=tuple(row["attributes"].items()),
        pictures=tuple(row["pictures"]),
        tags=tuple(row["tags"]),
    )


def _variant(row: dict[str, Any], choice: dict[str, Any], count: int) -> DemoVariant:
    """A choice that names its own price has no discount unless it names that too."""
    return DemoVariant(
        name=choice["name"],
        price=choice.get("price", row["price"]),
        was=choice.get("was", None if "price" in choice else row.get("was")),
        weight_grams=choice.get("weight", row["weight"]),
        stock=choice.get("stock", max(1, row["stock"] // max(1, count))),
    )


def _refuse_unknown(
    path: Path,
    name: str,
    row: dict[str, Any],
    *,
    needed: frozenset[str],
    allowed: frozenset[str] = frozenset(),
) -> None:
    missing, strange = needed - row.keys(), row.keys() - needed - allowed
    if missing or strange:
        raise MalformedCatalogue(f"{path.name}: {name}: lacks {sorted(missing)}, has {sorted(strange)}")


def _flowing(text: str) -> str:
    return " ".join(text.split())
