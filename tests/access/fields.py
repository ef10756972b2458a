"""How a row of the matrix of root fields is asked, and how its answers are told apart."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction

from catalog.products.models import Variant
from foundation.ids import global_id
from marketplace.checkout.models import SavedAddress
from marketplace.schema import schema
from tests.access.content import LOOKS, changed, contents, files
from tests.access.people import PEOPLE, World
from tests.access.private_words import told_words
from tests.village.letters.factories import a_photo
from vendors.shops.models import Shop
from village.residents.models import IdentityBinding

# What a refusal's code is in the rows.
LETTER_OF_CODE = {
    "PermissionDenied": "x",
    "NOT_FOUND": "N",
    "NOT_YOUR_VILLAGE": "V",
    "NOT_CONFIRMED": "Q",
    "NOT_YOUR_STEP": "S",
    "OWN_FAMILY": "F",
    "TOO_EARLY": "T",
    "ALREADY_DECIDED": "D",
    "INVALID_CREDENTIALS": "C",
    "INVALID": "I",
    "REQUIRED": "R",
    "ALREADY_SENT": "E",
    "ALREADY_ENDED": "W",
    "OWNER_LIVES": "L",
    "NO_PERMIT": "P",
    "UNIQUE": "U",
    "ALREADY_VERIFIED": "A",
    "CANNOT_CANCEL_ORDER": "K",
    "CHECKOUT_NOT_FULLY_PAID": "Y",
    "JWT_INVALID_TOKEN": "J",
    "PRODUCT_NOT_PUBLISHED": "B",
}
WIRE_NAMES = {SavedAddress: "Address", Shop: "Vendor", IdentityBinding: "Identity", Variant: "ProductVariant"}

# Something is shown or done; a look that the resident can read of; an answer to a mutation without a change.
KINDS = ("d", "l", "r")


@dataclass(frozen=True)
class Row:
    """One way to ask a root field, and what each of the nine gets. `shows`: letter -> the whole answer."""

    entry: str
    arguments: str
    selection: str
    outcomes: tuple[str, ...]
    shows: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_mutation(self) -> bool:
        return self.entry.startswith("Mutation.")

    @property
    def name(self) -> str:
        return self.entry.partition(".")[2]


def row(entry: str, outcomes: str, arguments: str = "", selection: str = "", **shows: Any) -> Row:
    """`@name` in the arguments is the id of a thing, `@name.attribute` the text of one of its attributes."""
    letters = tuple(outcomes.split())
    if len(letters) != len(PEOPLE):
        raise ValueError(f"{entry}: {len(letters)} outcomes for {len(PEOPLE)} people")
    return Row(entry, arguments, selection, letters, shows)


def wire_id(thing: Any) -> str:
    """The global id of a thing; a text is itself."""
    if isinstance(thing, str):
        return thing
    return global_id(WIRE_NAMES.get(type(thing), type(thing).__name__), thing.pk)


def document(world: World, asked: Row) -> str:
    """The GraphQL text of a row."""

    def value(match: re.Match[str]) -> str:
        thing, attribute = world.things[match[1]], match[2]
        return f'"{getattr(thing, attribute) if attribute else wire_id(thing)}"'

    arguments = re.sub(r"(?<![\w.])@([a-z_]+)(?:\.([a-z_]+))?", value, asked.arguments)
    call = f"{asked.name}({arguments})" if arguments else asked.name
    variables = "($photo: Upload!)" if "$photo" in arguments else ""
    if asked.is_mutation:
        return f"mutation {variables} {{ {call} {{ {asked.selection} errors {{ code }} }} }}"
    return f"{{ {call} {{ {asked.selection} }} }}" if asked.selection else f"{{ {call} }}"


@dataclass(frozen=True)
class Answer:
    """The letter of an answer, and what it shows where a row says so."""

    letter: str
    shown: Any = None


def answer(world: World, asked: Row, person: str) -> Answer:
    """Ask as a person, then roll back. Fails on an accident, and where a refusal changed something."""
    variables = {"photo": SimpleUploadedFile("foto.jpg", a_photo())} if "$photo" in asked.arguments else None
    with transaction.atomic():
        before = world.contents | files()
        text = document(world, asked)
        given = schema.run(text, variables, viewer=world.viewer(person))
        moved = changed(before, contents(world.tables))
        transaction.set_rollback(True)
    found = _told_apart(world, asked, given, moved)
    told = told_words(world, person, json.dumps(given, ensure_ascii=False), known=text)
    assert told == set(), f"{asked.entry} told {person}"
    if found.letter != "l":
        allowed = asked.is_mutation and found.letter == "d"
        assert allowed or not moved, f"{asked.entry} changed {moved} for {person}, who got {given}"
    return found


def _told_apart(world: World, asked: Row, given: dict[str, Any], moved: set[str]) -> Answer:
    if "errors" in given:
        codes = {error["extensions"]["exception"]["code"] for error in given["errors"]}
        assert not any((given["data"] or {}).values()), given
        assert len(codes) == 1, given
        return Answer(LETTER_OF_CODE[codes.pop()])
    value = given["data"][asked.name]
    if asked.is_mutation:
        errors = value.pop("errors")
        if errors:
            assert not any(value.values()), given
            return Answer(LETTER_OF_CODE[errors[0]["code"]])
        return Answer("d" if moved else "r", plain(world, value))
    shown = plain(world, value)
    if shown in (None, []):
        return Answer("0")
    return Answer("l" if moved == {LOOKS} else "d", shown)


def plain(world: World, value: Any) -> Any:
    """Without connections' wrapping, one-field objects as their value, lists sorted, known ids by name."""
    if isinstance(value, dict):
        if "edges" in value:
            return plain(world, [edge["node"] for edge in value["edges"]])
        inner = {name: plain(world, one) for name, one in value.items()}
        return next(iter(inner.values())) if len(inner) == 1 else inner
    if isinstance(value, list):
        return sorted((plain(world, one) for one in value), key=str)
    return names(world).get(value, value) if isinstance(value, str) else value


def names(world: World) -> dict[str, str]:
    """Global id -> the name of the thing."""
    if not world.names:
        world.names = {
            wire_id(thing): name for name, thing in world.things.items() if isinstance(thing, models.Model)
        }
    return world.names


def expected(world: World, asked: Row, person: str, letter: str, given: Answer) -> Answer:
    """What a row says for a person, with the whole answer where the row shows it."""
    kind = letter if letter in KINDS or letter not in asked.shows else "d"
    return Answer(kind, _filled(world, asked.shows[letter], person) if letter in asked.shows else given.shown)


def _filled(world: World, shows: Any, person: str) -> Any:
    """`{email}` and `{name}` in a text are the person's own."""
    if isinstance(shows, dict):
        return {name: _filled(world, one, person) for name, one in shows.items()}
    if isinstance(shows, list):
        return sorted((_filled(world, one, person) for one in shows), key=str)
    if isinstance(shows, str) and "{" in shows:
        resident = world.residents.get(person)
        return shows.format(email=world.accounts[person].email, name=resident.name if resident else "")
    return shows
