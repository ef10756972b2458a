"""Types that every room needs in Saleor's shape: money (whole rupiah in SQL), images, metadata."""

from typing import Any

import graphene
import orjson
from graphene import Enum, Float, InputObjectType, Int, Interface, List, NonNull, ObjectType, String

from foundation.graphql.declare import Field
from foundation.graphql.sources import Column, SameRow, col, const, same_row

CURRENCY = "IDR"


def money(amount: str) -> SameRow:
    """The source of a Money field: an expression that is a whole number of rupiah; NULL gives null."""
    return same_row(guard=amount, amount=amount)


def taxed_money(gross: str, *, net: str | None = None, tax: str = "0") -> SameRow:
    """The source of a TaxedMoney field. Without `net` the price carries no tax of its own."""
    return same_row(guard=gross, gross=gross, net=net or gross, tax=tax)


def taxed_money_range(start: str, stop: str) -> SameRow:
    """The source of a TaxedMoneyRange field; null where `start` is."""
    return same_row(guard=start, start=start, stop=stop)


class Money(ObjectType):
    """An amount of rupiah."""

    amount = Field(Float, required=True, source=col("amount"))
    currency = Field(String, required=True, source=const(CURRENCY))


class TaxedMoney(ObjectType):
    """A price with and without tax."""

    currency = Field(String, required=True, source=const(CURRENCY))
    gross = Field(Money, required=True, source=money("gross"))
    net = Field(Money, required=True, source=money("net"))
    tax = Field(Money, required=True, source=money("tax"))


class TaxedMoneyRange(ObjectType):
    """The lowest and the highest of some prices."""

    start = Field(TaxedMoney, source=taxed_money("start"))
    stop = Field(TaxedMoney, source=taxed_money("stop"))


class Image(ObjectType):
    """A picture by its address. A source's function returns `{"url": …, "alt": …}`."""

    alt = Field(String, source=col("alt"))
    url = Field(String, required=True, source=col("url"))


class File(ObjectType):
    """A file by its address."""

    content_type = Field(String, source=col("content_type"))
    url = Field(String, required=True, source=col("url"))


class MetadataItem(ObjectType):
    """A key and its text."""

    key = Field(String, required=True, source=col("key"))
    value = Field(String, required=True, source=col("value"))


def metadata(column: str = "metadata") -> Column:
    """The source of `metadata`: a jsonb column of keys and texts."""
    return col(column, fn=metadata_items)


def metadata_items(stored: Any) -> list[dict[str, str]]:
    """A jsonb column's text, or a dict, as items in the order of their keys."""
    pairs = orjson.loads(stored) if isinstance(stored, str) else stored
    return [{"key": key, "value": pairs[key]} for key in sorted(pairs)]


class ObjectWithMetadata(Interface):
    """What carries metadata. A type without such a column declares `metadata = no_metadata()` itself."""

    metadata = Field(NonNull(List(NonNull(MetadataItem))), source=metadata())


def no_metadata() -> Field:
    """The `metadata` field of a type that stores none."""
    return Field(NonNull(List(NonNull(MetadataItem))), source=const([]))


class MetadataInput(InputObjectType):
    """A key and its text."""

    key = String(required=True)
    value = String(required=True)


class MetadataFilter(InputObjectType):
    """A key, and the text that it must have, if given."""

    key = String(required=True)
    value = String()


class ThumbnailFormatEnum(Enum):
    """The format of a picture."""

    ORIGINAL = "original"
    AVIF = "avif"
    WEBP = "webp"


class OrderDirection(Enum):
    """The direction of a sort."""

    ASC = ""
    DESC = "-"


class IntRangeInput(InputObjectType):
    gte = Int()
    lte = Int()


class PriceRangeInput(InputObjectType):
    gte = Float()
    lte = Float()


class StringFilterInput(InputObjectType):
    eq = String()
    one_of = List(NonNull(String))


class ContainsFilterInput(InputObjectType):
    contains_any = List(NonNull(String))
    contains_all = List(NonNull(String))


class GlobalIDFilterInput(InputObjectType):
    eq = graphene.ID()
    one_of = List(NonNull(graphene.ID))


def thumbnail_arguments() -> dict[str, Any]:
    """The arguments of a thumbnail: `Field(Image, **thumbnail_arguments(), source=…)`."""
    return {"size": Int(), "format": ThumbnailFormatEnum(default_value="original")}
