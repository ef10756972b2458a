"""Goods in other languages, as Saleor's clients ask for them. The mall keeps none: the fields answer null."""

from typing import Any

from graphene import ID, ObjectType, String

from catalog.products.graphql.attributes import ONE_LANGUAGE
from foundation.graphql.codes import LanguageCodeEnum
from foundation.graphql.declare import Field
from foundation.graphql.scalars import JSONString
from foundation.graphql.sources import col, const, same_row


def no_translation(type_: type[ObjectType]) -> Any:
    """The field `translation` of something that is kept in one language."""
    return Field(
        type_,
        language_code=LanguageCodeEnum(required=True),
        source=const(None),
        description=ONE_LANGUAGE,
    )


class LanguageDisplay(ObjectType):
    """A language by its code."""

    code = Field(LanguageCodeEnum, required=True, source=col("language_code"))


class CategoryTranslation(ObjectType):
    name = Field(String, source=col("name"))
    slug = Field(String, source=col("slug"))
    description = Field(JSONString, source=col("description"))
    seo_title = Field(String, source=col("seo_title"))
    seo_description = Field(String, source=col("seo_description"))


class CollectionTranslation(ObjectType):
    name = Field(String, source=col("name"))
    slug = Field(String, source=col("slug"))
    description = Field(JSONString, source=col("description"))
    seo_title = Field(String, source=col("seo_title"))
    seo_description = Field(String, source=col("seo_description"))


class ProductTranslation(ObjectType):
    id = Field(ID, required=True, source=col("id"))
    language = Field(LanguageDisplay, required=True, source=same_row())
    name = Field(String, source=col("name"))
    slug = Field(String, source=col("slug"))
    description = Field(JSONString, source=col("description"))
    seo_title = Field(String, source=col("seo_title"))
    seo_description = Field(String, source=col("seo_description"))


class ProductVariantTranslation(ObjectType):
    name = Field(String, required=True, source=col("name"))
