"""Where an object is read from while a plan is made: a row, some expressions of a row, or a Python value.

A location turns an expression of a source into SQL or into Python source text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"(-?\d+)(?:::\w+)?")


class WrongPlace(TypeError):
    """A source stands where it cannot work: a mistake in the declaration, not in the document."""


def is_bare(expression: str) -> bool:
    """Whether an expression is the plain name of a column, attribute or key."""
    return _BARE.fullmatch(expression) is not None


@dataclass(frozen=True)
class RowLocation:
    """A row with its alias; with `columns`, an object that sees only those named expressions of it.

    `only` is SQL that holds for the rows of this concrete type, where one level holds several.
    """

    alias: str
    columns: Mapping[str, str] | None = None
    only: str = ""

    def sql(self, expression: str) -> str:
        if is_bare(expression):
            if self.columns is None:
                return f"{self.alias}.{expression}"
            if expression not in self.columns:
                raise WrongPlace(f"`{expression}` is none of the columns {sorted(self.columns)}")
            return self.columns[expression]
        return expression.replace("{it}", self.alias)

    def key_sql(self, expression: str) -> str:
        """The key of a child level: NULL for rows of other types, which have no such child."""
        sql = self.sql(expression)
        return f"CASE WHEN {self.only} THEN {sql} END" if self.only else sql

    def join_sql(self, sql: str) -> str:
        return sql.replace("{it}", self.alias)

    def named(self, columns: Mapping[str, str]) -> "RowLocation":
        return RowLocation(self.alias, {name: self.sql(text) for name, text in columns.items()}, self.only)

    def only_for(self, expression: str, values: list[Any]) -> "RowLocation":
        listed = ", ".join(_literal(value) for value in values)
        only = f"{self.sql(expression)} IN ({listed})"
        return RowLocation(self.alias, self.columns, f"{self.only} AND {only}" if self.only else only)


def _literal(value: Any) -> str:
    if isinstance(value, bool | int):
        return str(value)
    return "'" + str(value).replace("'", "''").replace("%", "%%") + "'"


@dataclass(frozen=True)
class ValueLocation:
    """A Python value held by the variable `variable` of the generated code."""

    variable: str
    columns: Mapping[str, str] = field(default_factory=dict)
    renamed: bool = False

    def code(self, expression: str) -> str:
        number = _NUMBER.fullmatch(expression)
        if number:
            return number[1]
        if not is_bare(expression):
            raise WrongPlace(f"`{expression}` is SQL, and here a Python value is read")
        if not self.renamed:
            return f"read({self.variable}, {expression!r})"
        if expression not in self.columns:
            raise WrongPlace(f"`{expression}` is none of the columns {sorted(self.columns)}")
        return self.columns[expression]

    def named(self, columns: Mapping[str, str]) -> "ValueLocation":
        return ValueLocation(self.variable, {name: self.code(text) for name, text in columns.items()}, True)


Location = RowLocation | ValueLocation


def read(value: Any, name: str) -> Any:
    """A key of a mapping or an attribute of an object; None where a mapping lacks the key."""
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name)
