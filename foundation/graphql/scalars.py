"""The scalars that Saleor has, and no other: its storefront's code generator refuses a schema with more."""

import decimal
import math
from typing import Any

import orjson
from django.core.files.uploadedfile import UploadedFile
from graphene import UUID, Date, DateTime, Scalar
from graphene.types.generic import GenericScalar
from graphql import FloatValueNode, GraphQLError, IntValueNode, StringValueNode, value_from_ast_untyped

__all__ = [
    "JSON",
    "UUID",
    "AnyScalar",
    "Date",
    "DateTime",
    "Day",
    "Decimal",
    "GenericScalar",
    "Hour",
    "JSONString",
    "Metadata",
    "Minute",
    "PositiveDecimal",
    "PositiveInt",
    "Upload",
    "WeightScalar",
]

_GREATEST_INT = 2**31 - 1


class Decimal(Scalar):
    """A decimal number: Float on the wire, exact inside."""

    least: float = -math.inf

    @staticmethod
    def serialize(value: Any) -> float:
        number = float(value)
        if not math.isfinite(number):
            raise GraphQLError(f"Decimal cannot represent {value!r}")
        return number

    @classmethod
    def parse_value(cls, value: Any) -> decimal.Decimal:
        try:
            number = decimal.Decimal(str(value))
        except decimal.InvalidOperation:
            raise GraphQLError(f"{cls.__name__} cannot represent value: {value!r}") from None
        if isinstance(value, bool) or not number.is_finite() or number < cls.least:
            raise GraphQLError(f"{cls.__name__} cannot represent value: {value!r}")
        return number

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> decimal.Decimal:
        if not isinstance(node, IntValueNode | FloatValueNode | StringValueNode):
            raise GraphQLError(f"{cls.__name__} cannot represent this value", node)
        return cls.parse_value(node.value)


class PositiveDecimal(Decimal):
    """A decimal number of zero or more."""

    least = 0


class WeightScalar(Decimal):
    """A weight, without its unit."""

    least = 0


class PositiveInt(Scalar):
    """A whole number of zero or more, of at most 32 bits."""

    @staticmethod
    def serialize(value: Any) -> int:
        if type(value) is not int or not 0 <= value <= _GREATEST_INT:
            raise GraphQLError(f"cannot represent value: {value!r}")
        return value

    @classmethod
    def parse_value(cls, value: Any) -> int:
        whole = int(value) if isinstance(value, float) and value.is_integer() else value
        if type(whole) is not int or not 0 <= whole <= _GREATEST_INT:
            raise GraphQLError(f"{cls.__name__} cannot represent value: {value!r}")
        return whole

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> int:
        if not isinstance(node, IntValueNode):
            raise GraphQLError(f"{cls.__name__} cannot represent this value", node)
        return cls.parse_value(int(node.value))


class Day(PositiveInt):
    """A number of days."""


class Hour(PositiveInt):
    """A number of hours."""


class Minute(PositiveInt):
    """A number of minutes."""


class JSON(Scalar):
    """Any JSON value, as it is."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value

    @staticmethod
    def parse_value(value: Any) -> Any:
        return value

    @staticmethod
    def parse_literal(node: Any, variables: Any = None) -> Any:
        return value_from_ast_untyped(node, variables)


class Metadata(JSON):
    """Keys and texts."""


class AnyScalar(JSON):
    """A representation of an entity of a federated service."""

    class Meta:
        name = "_Any"


class JSONString(Scalar):
    """JSON written into a string. A text is taken for JSON already, as `jsonb` columns arrive."""

    @staticmethod
    def serialize(value: Any) -> str:
        return value if isinstance(value, str) else orjson.dumps(value).decode()

    @staticmethod
    def parse_value(value: Any) -> Any:
        try:
            return orjson.loads(value)
        except (orjson.JSONDecodeError, TypeError):
            raise GraphQLError("JSONString cannot represent a value that is not JSON") from None

    @staticmethod
    def parse_literal(node: Any, _variables: Any = None) -> Any:
        if not isinstance(node, StringValueNode):
            raise GraphQLError("JSONString cannot represent a value that is no string", node)
        return JSONString.parse_value(node.value)


class Upload(Scalar):
    """A file of a GraphQL multipart request; arrives as Django's UploadedFile."""

    @staticmethod
    def serialize(_value: Any) -> Any:
        raise GraphQLError("an upload is never an answer")

    @staticmethod
    def parse_value(value: Any) -> UploadedFile:
        if not isinstance(value, UploadedFile):
            raise GraphQLError("Upload needs a file: send a multipart request and name it in `map`")
        return value

    @staticmethod
    def parse_literal(node: Any, _variables: Any = None) -> Any:
        raise GraphQLError("Upload needs a variable", node)
