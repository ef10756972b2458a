"""Attributes on the wire: what may be said of goods, and what is said of a product or a variant."""

from typing import Any

import graphene
from graphene import ID, Boolean, Float, Interface, List, NonNull, ObjectType, String

from catalog.products.states import BOOLEAN, DROPDOWN, MULTISELECT, NUMERIC, PLAIN_TEXT
from foundation.access import Viewer
from foundation.graphql.codes import LanguageCodeEnum
from foundation.graphql.declare import Field, kinds
from foundation.graphql.rows import Rows
from foundation.graphql.scalars import DateTime
from foundation.graphql.shapes import File, ObjectWithMetadata, no_metadata
from foundation.graphql.sources import col, const, group_rows, join, many, same_row
from foundation.graphql.wire_ids import gid

ONE_LANGUAGE = "Goods are described in one language: null."
VALUE = "LEFT JOIN catalog_attributevalue {to} ON {to}.id = {it}.value_id"


class AttributeInputTypeEnum(graphene.Enum):
    """How a value is given. The mall asks in five ways; the others are there for Saleor's clients."""

    DROPDOWN = DROPDOWN
    MULTISELECT = MULTISELECT
    FILE = "file"
    REFERENCE = "reference"
    SINGLE_REFERENCE = "single-reference"
    NUMERIC = NUMERIC
    RICH_TEXT = "rich-text"
    PLAIN_TEXT = PLAIN_TEXT
    SWATCH = "swatch"
    BOOLEAN = BOOLEAN
    DATE = "date"
    DATE_TIME = "date-time"


class VariantAttributeScope(graphene.Enum):
    ALL = "all"
    VARIANT_SELECTION = "variant-selection"
    NOT_VARIANT_SELECTION = "not-variant-selection"


class AttributeTranslation(ObjectType):
    """The words of an attribute in another language."""

    name = Field(String, required=True, source=col("name"))


class AttributeValueTranslation(ObjectType):
    """The words of a value in another language."""

    name = Field(String, required=True, source=col("name"))


class AttributeValue(ObjectType):
    """One of the choices of an attribute."""

    id = Field(ID, required=True, source=gid("AttributeValue"))
    name = Field(String, source=col("name"))
    slug = Field(String, source=col("slug"))
    value = Field(String, source=const(None))
    boolean = Field(Boolean, source=const(None))
    date_time = Field(DateTime, source=const(None))
    file = Field(File, source=const(None))
    translation = Field(
        AttributeValueTranslation,
        language_code=LanguageCodeEnum(required=True),
        source=const(None),
        description=ONE_LANGUAGE,
    )


def choices_of(viewer: Viewer) -> Rows:
    return Rows("catalog_attributevalue it", order="it.sort, it.id")


class Attribute(ObjectType):
    """What can be said of goods: motif, taste, roast, meeting point."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Attribute"))
    name = Field(String, required=True, source=col("name"))
    slug = Field(String, required=True, source=col("slug"))
    input_type = Field(AttributeInputTypeEnum, source=col("input_type"))
    unit_name = Field(
        String, required=True, source=col("unit"), description="What stands behind a number: g, hari, mdpl."
    )
    value_choices = Field(
        NonNull(List(NonNull(AttributeValue))),
        source=many(choices_of, key="id", parent="it.attribute_id"),
        description="What can be picked, for DROPDOWN and MULTISELECT.",
    )
    translation = Field(
        AttributeTranslation,
        language_code=LanguageCodeEnum(required=True),
        source=const(None),
        description=ONE_LANGUAGE,
    )
    metadata = no_metadata()


class SelectedAttribute(ObjectType):
    """An attribute with what is said of it here."""

    attribute = Field(Attribute, required=True, source=same_row())
    values = Field(NonNull(List(NonNull(AttributeValue))), source=group_rows("value"))


class AssignedAttribute(Interface):
    """An attribute of a product with its value."""

    attribute = Field(Attribute, required=True, source=same_row())
    kind = kinds(
        "input_type",
        {
            DROPDOWN: "AssignedSingleChoiceAttribute",
            MULTISELECT: "AssignedMultiChoiceAttribute",
            BOOLEAN: "AssignedBooleanAttribute",
            NUMERIC: "AssignedNumericAttribute",
            PLAIN_TEXT: "AssignedPlainTextAttribute",
            "file": "AssignedFileAttribute",
            "single-reference": "AssignedSingleCollectionReferenceAttribute",
        },
    )


class AssignedChoiceAttributeValue(ObjectType):
    """What was picked."""

    name = Field(String, source=col("name"))
    slug = Field(String, source=col("slug"))
    translation = Field(
        String,
        language_code=LanguageCodeEnum(required=True),
        source=const(None),
        description=ONE_LANGUAGE,
    )


class AssignedSingleChoiceAttribute(ObjectType):
    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(AssignedChoiceAttributeValue, source=join(VALUE))


class AssignedMultiChoiceAttribute(ObjectType):
    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(
        NonNull(List(NonNull(AssignedChoiceAttributeValue))), source=group_rows("value", guard="id")
    )


class AssignedBooleanAttribute(ObjectType):
    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(Boolean, source=col("flag"))


class AssignedNumericAttribute(ObjectType):
    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(Float, source=col("number", fn=float))


class AssignedPlainTextAttribute(ObjectType):
    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(String, source=col("text"))
    translation = Field(
        String,
        language_code=LanguageCodeEnum(required=True),
        source=const(None),
        description=ONE_LANGUAGE,
    )


class AssignedFileAttribute(ObjectType):
    """There for Saleor's clients: no attribute of the mall holds a file."""

    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(File, source=const(None))


TYPES = (
    AssignedBooleanAttribute,
    AssignedFileAttribute,
    AssignedMultiChoiceAttribute,
    AssignedNumericAttribute,
    AssignedPlainTextAttribute,
    AssignedSingleChoiceAttribute,
)

_SAID = (
    "(SELECT said.product_id, said.value_id, said.number, said.flag, said.text, place.sort AS place,"
    " attribute.id, attribute.slug, attribute.name, attribute.input_type, attribute.unit{counted}"
    " FROM catalog_productvalue said"
    " JOIN catalog_product product ON product.id = said.product_id"
    " JOIN catalog_attribute attribute ON attribute.id = said.attribute_id"
    " JOIN catalog_typeattribute place ON place.attribute_id = said.attribute_id"
    " AND place.product_type_id = product.product_type_id AND NOT place.of_variant) it"
    " LEFT JOIN catalog_attributevalue value ON value.id = it.value_id"
)
_COUNTED = ", dense_rank() OVER (PARTITION BY said.product_id ORDER BY place.sort, attribute.id) AS number_of"
_ORDER = "it.place, it.id, value.sort, value.id"
MOST_ATTRIBUTES = 100
GROUP = ("it.id",)


def attributes_said(viewer: Viewer, *, limit: int = MOST_ATTRIBUTES, slug: str | None = None) -> Rows:
    """What is said of a product, in the order of its type; a row for each choice."""
    if slug is not None:
        return Rows(_SAID.format(counted=""), "it.slug = %(slug)s", {"slug": slug}, order=_ORDER)
    if limit >= MOST_ATTRIBUTES:
        return Rows(_SAID.format(counted=""), order=_ORDER)
    return Rows(_SAID.format(counted=_COUNTED), "it.number_of <= %(limit)s", {"limit": limit}, order=_ORDER)


def attributes_of_variant(viewer: Viewer, *, variant_selection: str = "all") -> Rows:
    """What a variant stands for; every attribute of a variant is one that buyers choose by."""
    return Rows(
        "(SELECT held.variant_id, held.value_id, attribute.id, attribute.slug, attribute.name,"
        " attribute.input_type, attribute.unit, attribute.sort FROM catalog_variantvalue held"
        " JOIN catalog_attribute attribute ON attribute.id = held.attribute_id) it"
        " JOIN catalog_attributevalue value ON value.id = it.value_id",
        where="false" if variant_selection == "not-variant-selection" else (),
        order="it.sort, it.id, value.id",
    )


def type_attributes(of_variant: bool) -> Any:
    """The attributes of a product type, in the order that a form asks them."""

    def rows(viewer: Viewer) -> Rows:
        return Rows(
            "catalog_typeattribute place JOIN catalog_attribute it ON it.id = place.attribute_id",
            where="place.of_variant" if of_variant else "NOT place.of_variant",
            order="place.sort, it.id",
        )

    return many(rows, key="id", parent="place.product_type_id")
