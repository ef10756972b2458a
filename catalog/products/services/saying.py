"""What a seller says of goods: attributes of the product and of its variants, and the statements of food."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalog.products.models import Attribute, AttributeValue, FoodRecord, Product, ProductValue, Variant
from catalog.products.rules import (
    ExemptIsFresh,
    NotYesOrNo,
    UnknownAttribute,
    UnknownChoice,
    UnknownHalal,
    bpom_number,
    halal_number,
    number_said,
    pirt_digits,
    text_said,
)
from catalog.products.selectors import kind_of_type
from catalog.products.states import BOOLEAN, CERTIFIED, DROPDOWN, EXEMPT, FRESH, HALAL_STATES, NUMERIC

VALUES_FIELD = "values.{slug}"


@dataclass(frozen=True, slots=True)
class FoodEntry:
    """What is said of food, as typed. `halal` is one of HALAL_STATES or ""; a number is for CERTIFIED."""

    halal: str = ""
    halal_number: str = ""
    pirt: str = ""
    bpom: str = ""


def put_values(product: Product, given: Mapping[str, Any]) -> None:
    """Write what is said by attributes, by their slugs; what is None, "" or [] is taken back, others stay.

    A choice is given by its slug, several as a list; a number as a number or as typed. What the product's
    type does not have is dropped. Raises UnknownAttribute, UnknownChoice, NotANumber, NotYesOrNo,
    TextTooLong, NumberInText, each with the field `values.<slug>`.
    """
    kind = kind_of_type(product.product_type)
    attributes = {one.slug: one for one in kind.attributes}
    for slug in given.keys() - attributes.keys():
        raise UnknownAttribute(attribute=slug, field=VALUES_FIELD.format(slug=slug))
    rows = [row for slug, said in given.items() for row in _rows(product, attributes[slug], said)]

    said_of = [attributes[slug].pk for slug in given]
    stale = ProductValue.objects.filter(product=product)
    (stale.filter(attribute__in=said_of) | stale.exclude(attribute__in=attributes.values())).delete()
    ProductValue.objects.bulk_create(rows)


def _rows(product: Product, attribute: Attribute, said: Any) -> list[ProductValue]:
    field = VALUES_FIELD.format(slug=attribute.slug)
    if said is None or said == "" or said == []:
        return []
    if attribute.has_choices:
        wanted = [said] if attribute.input_type == DROPDOWN or isinstance(said, str) else list(said)
        chosen = [_choice(attribute, slug, field) for slug in dict.fromkeys(wanted)]
        return [ProductValue(product=product, attribute=attribute, value=value) for value in chosen]
    if attribute.input_type == BOOLEAN:
        if not isinstance(said, bool):
            raise NotYesOrNo(attribute=attribute.name, field=field)
        return [ProductValue(product=product, attribute=attribute, flag=said)]
    if attribute.input_type == NUMERIC:
        number = number_said(said, attribute=attribute.name, field=field)
        return [ProductValue(product=product, attribute=attribute, number=number)]
    text = text_said(said, attribute=attribute.name, field=field)
    return [ProductValue(product=product, attribute=attribute, text=text)] if text else []


def _choice(attribute: Attribute, slug: Any, field: str) -> AttributeValue:
    for value in attribute.values.all():
        if value.slug == slug:
            return value
    raise UnknownChoice(attribute=attribute.name, field=field)


def chosen_values(product: Product, choices: Mapping[str, str]) -> list[AttributeValue]:
    """What a variant stands for, in the order of the type; raises UnknownAttribute, UnknownChoice."""
    given = {slug: value for slug, value in choices.items() if value}
    if not given:
        return []
    attributes = {one.slug: one for one in kind_of_type(product.product_type).variant_attributes}
    for slug in given.keys() - attributes.keys():
        raise UnknownAttribute(attribute=slug, field=f"choices.{slug}")
    return [
        _choice(attribute, given[slug], f"choices.{slug}")
        for slug, attribute in attributes.items()
        if slug in given
    ]


def put_choices(variant: Variant, values: Sequence[AttributeValue]) -> None:
    """Write what a variant stands for, instead of what it stood for."""
    variant.values.all().delete()
    for value in values:
        variant.values.create(attribute_id=value.attribute_id, value=value)


def put_food(product: Product, entry: FoodEntry, today: date) -> None:
    """Write what is said of food; of what nobody eats nothing is kept.

    Raises UnknownHalal, ExemptIsFresh and what the numbers' rules refuse.
    """
    food = product.product_type.food
    if not food:
        FoodRecord.objects.filter(product=product).delete()
        return
    if entry.halal and entry.halal not in HALAL_STATES:
        raise UnknownHalal()
    if entry.halal == EXEMPT and food != FRESH:
        raise ExemptIsFresh()
    FoodRecord.objects.update_or_create(
        product=product,
        defaults={
            "halal": entry.halal,
            "halal_number": halal_number(entry.halal_number) if entry.halal == CERTIFIED else "",
            "pirt": pirt_digits(entry.pirt, today),
            "bpom": bpom_number(entry.bpom),
        },
    )


def says_halal(product: Product) -> bool:
    """Whether a product may be shown as far as halal goes: it is no food, or it says what it is."""
    if not product.product_type.food:
        return True
    return FoodRecord.objects.filter(product=product).exclude(halal="").exists()
