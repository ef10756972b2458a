"""The kinds of goods that a mall starts with, from the files in `data/`: types, attributes, the tree.

A file that names what is not there raises MalformedKinds. `plant_kinds` is safe to repeat: it adds and
renames, and takes nothing away.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.text import slugify

DATA = Path(__file__).parent / "data"


class MalformedKinds(ValueError):
    """A data file names an attribute or a type that is not there."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A category as the file has it; `parent` is a slug, "" at the top. `sort` orders the whole tree."""

    slug: str
    name: str
    description: str
    parent: str
    product_type: str
    sort: int


def attributes() -> dict[str, dict[str, Any]]:
    """By slug: name, input, and values, unit, hint, filter where they are said."""
    return _toml("attributes.toml")


def product_types() -> dict[str, dict[str, Any]]:
    """By slug: name, food, and the slugs of attributes it `has` and its variants differ in (`varies`)."""
    known, types = attributes(), _toml("types.toml")
    for slug, row in types.items():
        if strange := {*row["has"], *row["varies"]} - known.keys():
            raise MalformedKinds(f"types.toml: {slug}: {sorted(strange)}")
    return types


def branches() -> list[Branch]:
    """The tree, each category after the one it lies in."""
    found = [
        branch
        for place, row in enumerate(_toml("categories.toml")["category"], 1)
        for branch in _below(row, "", "", place * 10_000, 100)
    ]
    if strange := {branch.product_type for branch in found} - product_types().keys():
        raise MalformedKinds(f"categories.toml: {sorted(strange)}")
    return found


def plant_kinds(model: Callable[[str], Any]) -> None:
    """Write the files into the tables. `model` gives the class of a name, also as a migration knows it."""
    attribute_of = {slug: _attribute(model, place, slug, row) for place, (slug, row) in _placed(attributes())}
    type_of: dict[str, Any] = {}
    for slug, row in product_types().items():
        type_of[slug], _created = model("ProductType").objects.update_or_create(
            slug=slug, defaults={"name": row["name"], "food": row.get("food", "")}
        )
        for of_variant, slugs in ((False, row["has"]), (True, row["varies"])):
            for place, name in enumerate(slugs):
                model("TypeAttribute").objects.update_or_create(
                    product_type=type_of[slug],
                    attribute=attribute_of[name],
                    of_variant=of_variant,
                    defaults={"sort": place},
                )
    category_of: dict[str, Any] = {}
    for branch in branches():
        category_of[branch.slug], _created = model("Category").objects.update_or_create(
            slug=branch.slug,
            defaults={
                "name": branch.name,
                "description": branch.description,
                "parent": category_of.get(branch.parent),
                "product_type": type_of[branch.product_type],
                "sort": branch.sort,
            },
        )


def _attribute(model: Callable[[str], Any], place: int, slug: str, row: dict[str, Any]) -> Any:
    attribute, _created = model("Attribute").objects.update_or_create(
        slug=slug,
        defaults={
            "name": row["name"],
            "input_type": row["input"],
            "unit": row.get("unit", ""),
            "hint": row.get("hint", ""),
            "filterable": row.get("filter", False),
            "sort": place,
        },
    )
    for inner, name in enumerate(row.get("values", ())):
        model("AttributeValue").objects.update_or_create(
            attribute=attribute, slug=slugify(name), defaults={"name": name, "sort": inner}
        )
    return attribute


def _below(row: dict[str, Any], parent: str, kind: str, sort: int, step: int) -> Iterator[Branch]:
    kind = row.get("type", kind)
    yield Branch(row["slug"], row["name"], row.get("description", ""), parent, kind, sort)
    for place, inner in enumerate(row.get("below", ()), 1):
        yield from _below(inner, row["slug"], kind, sort + place * step, 1)


def _placed(rows: dict[str, Any]) -> Iterator[tuple[int, tuple[str, Any]]]:
    return enumerate(rows.items(), 1)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
