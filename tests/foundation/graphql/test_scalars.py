from datetime import UTC, date, datetime
from decimal import Decimal as Exact

import pytest
from graphql import GraphQLError, parse_value

from foundation.graphql import scalars
from foundation.graphql.codes import CountryCode, LanguageCodeEnum
from foundation.graphql.leaves import Bail, complete_value
from foundation.graphql.schema import Schema
from tests.foundation.graphql.toy_schema import VISITOR


@pytest.mark.parametrize(
    ("scalar", "given", "parsed"),
    [
        (scalars.Decimal, "1.50", Exact("1.50")),
        (scalars.Decimal, 2, Exact(2)),
        (scalars.PositiveDecimal, 0, Exact(0)),
        (scalars.PositiveInt, 7, 7),
        (scalars.PositiveInt, 7.0, 7),
        (scalars.JSON, {"a": [1]}, {"a": [1]}),
        (scalars.JSONString, '{"a": 1}', {"a": 1}),
        (scalars.Day, 3, 3),
    ],
)
def test_a_scalar_reads_what_saleors_does(scalar: type, given: object, parsed: object) -> None:
    assert scalar.parse_value(given) == parsed


@pytest.mark.parametrize(
    ("scalar", "given"),
    [
        (scalars.Decimal, "x"),
        (scalars.Decimal, True),
        (scalars.Decimal, "NaN"),
        (scalars.PositiveDecimal, -1),
        (scalars.WeightScalar, "-0.5"),
        (scalars.PositiveInt, -1),
        (scalars.PositiveInt, 2**31),
        (scalars.PositiveInt, 1.5),
        (scalars.PositiveInt, True),
        (scalars.JSONString, "{"),
        (scalars.Upload, "a.jpg"),
    ],
)
def test_a_scalar_refuses_the_rest(scalar: type, given: object) -> None:
    with pytest.raises(GraphQLError):
        scalar.parse_value(given)


@pytest.mark.parametrize(
    ("scalar", "literal", "parsed"),
    [
        (scalars.PositiveInt, "7", 7),
        (scalars.Decimal, "1.5", Exact("1.5")),
        (scalars.JSON, "{a: [1, null], b: X}", {"a": [1, None], "b": "X"}),
        (scalars.JSONString, '"[1]"', [1]),
    ],
)
def test_a_scalar_is_read_from_a_document(scalar: type, literal: str, parsed: object) -> None:
    assert scalar.parse_literal(parse_value(literal)) == parsed


def test_amounts_are_floats_and_times_iso_on_the_wire(schema: Schema) -> None:
    type_map = schema.graphql.type_map

    def shown(name: str, value: object) -> object:
        return complete_value(type_map[name])(value)

    assert shown("Float", 5000) == 5000.0
    assert type(shown("Float", 5000)) is float
    assert shown("Decimal", Exact("1.5")) == 1.5
    assert shown("DateTime", datetime(2026, 3, 1, 4, 5, 6, 7, UTC)) == "2026-03-01T04:05:06.000007+00:00"
    assert shown("Date", date(2026, 3, 1)) == "2026-03-01"
    assert shown("JSONString", '{"a": 1}') == '{"a": 1}'
    assert shown("JSONString", {"a": 1}) == '{"a":1}'
    assert shown("Status", "live") == "LIVE"
    assert shown("String", 5) == "5"
    assert shown("Int", None) is None
    for name, value in (("Int", 2**31), ("Int", "x"), ("Status", "unheard-of"), ("Float", float("nan"))):
        with pytest.raises(Bail):
            shown(name, value)


def test_no_scalar_stands_in_the_schema_that_saleor_lacks(schema: Schema) -> None:
    known = [
        "Boolean",
        "Date",
        "DateTime",
        "Day",
        "Decimal",
        "Float",
        "GenericScalar",
        "Hour",
        "ID",
        "Int",
        "JSON",
        "JSONString",
        "Metadata",
        "Minute",
        "PositiveDecimal",
        "PositiveInt",
        "String",
        "UUID",
        "Upload",
        "WeightScalar",
        "_Any",
    ]
    answer = schema.run("{ __schema { types { kind name } } }", viewer=VISITOR)

    found = {type_["name"] for type_ in answer["data"]["__schema"]["types"] if type_["kind"] == "SCALAR"}

    assert found <= set(known)


def test_languages_and_countries_are_those_of_saleor() -> None:
    assert LanguageCodeEnum._meta.enum.ID.value == "id"
    assert LanguageCodeEnum._meta.enum.PT_BR.value == "pt-br"
    assert len(LanguageCodeEnum._meta.enum) == 779
    assert len(CountryCode._meta.enum) == 251
