"""What a seller's client says of goods, and its reading for the services."""

from collections.abc import Mapping, Sequence
from typing import Any

from graphene import Boolean, InputObjectType, List, NonNull, String

from catalog.products.services import FoodEntry
from foundation.graphql.scalars import Decimal


class ProductAttributeInput(InputObjectType):
    """One thing said of a product; with nothing but the slug it is taken back."""

    slug = String(required=True)
    choices = List(NonNull(String), description="Slugs, for DROPDOWN (one) and MULTISELECT.")
    boolean = Boolean()
    numeric = Decimal()
    text = String()


class VariantChoiceInput(InputObjectType):
    """Which choice of an attribute a variant stands for, by slugs."""

    attribute = String(required=True)
    value = String(required=True)


def said(given: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """By slug, as `put_values` takes it."""
    return {one["slug"]: _value(one) for one in given}


def _value(one: Mapping[str, Any]) -> Any:
    found = (one.get(name) for name in ("choices", "boolean", "numeric", "text"))
    value = next((value for value in found if value is not None), None)
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def food_entry(given: Mapping[str, Any]) -> FoodEntry:
    return FoodEntry(**{name: value or "" for name, value in given.items()})
