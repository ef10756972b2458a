"""Source text of the functions of a plan, and the namespace in which it runs.

Every name in the text is our own; what comes from a document (response keys) goes in through `repr`.
"""

from collections.abc import Callable
from math import isfinite
from typing import Any

from graphql import GraphQLList, GraphQLNonNull, get_named_type, is_leaf_type

from foundation.graphql.leaves import bail, complete_value, fast_form, guarded
from foundation.graphql.locations import read


class Codegen:
    """`raw` plans hold unserialised values by response key for graphql-core; others finished JSON values."""

    def __init__(self, raw: bool) -> None:
        self.raw = raw
        self.lines: list[str] = []
        self.namespace: dict[str, Any] = {
            "bail": bail,
            "isfinite": isfinite,
            "read": guarded(read) if raw else read,
        }
        self._names: dict[str, int] = {}
        self._held: dict[tuple[Any, ...], str] = {}

    def name(self, prefix: str) -> str:
        number = self._names[prefix] = self._names.get(prefix, 0) + 1
        return f"{prefix}{number}"

    def hold(self, prefix: str, value: Any, *identity: Any) -> str:
        """The name under which the generated code finds a Python object."""
        key = (prefix, *identity) if identity else (prefix, id(value))
        if key not in self._held:
            self._held[key] = self.name(prefix)
            self.namespace[self._held[key]] = value
        return self._held[key]

    def function(self, prefix: str, parameters: str, *body: str) -> str:
        name = self.name(prefix)
        self.lines.append(f"def {name}({parameters}):")
        self.lines.extend("    " + line for line in body)
        return name

    def run(self) -> str:
        """Define the functions; returns their text."""
        text = "\n".join(self.lines)
        exec(compile(text, "<graphql plan>", "exec"), self.namespace)  # noqa: S102 the text is ours, see above
        return text

    def completer(self, type_: Any, *, finished_objects: bool = False) -> str:
        complete = complete_value(type_, finished_objects=finished_objects)
        return self.hold("complete_", complete, str(type_), finished_objects)

    def leaf(self, type_: Any, value: str, *, cheap: bool) -> str:
        """A leaf, or a list of leaves; `cheap`: the text of the value may be evaluated twice."""
        if self.raw:
            return value
        inner = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
        form = fast_form(inner) if cheap and is_leaf_type(inner) else None
        done = f"{self.completer(type_)}({value})"
        return f"({form.format(v=value)} else {done})" if form else done

    def null(self, type_: Any) -> str:
        """What stands in place of a value that is not there."""
        return "bail()" if isinstance(type_, GraphQLNonNull) and not self.raw else "None"

    def finished(self, type_: Any, value: str) -> str:
        """An object, or nothing, that another level has built."""
        if self.raw or not isinstance(type_, GraphQLNonNull):
            return value
        return f"({value} if {value} is not None else bail())"

    def constant(self, type_: Any, value: Any) -> str:
        if self.raw:
            return "None" if value is None else self.hold("constant_", value)
        if not is_leaf_type(get_named_type(type_)):
            return repr(value) if value == [] else self.null(type_)
        try:
            done = complete_value(type_)(value)
        except Exception:
            return "bail()"
        return repr(done) if done is None or type(done) in (str, int, bool) else self.hold("constant_", done)

    def call(self, fn: Callable[..., Any], values: list[str], keywords: list[str], missing: str) -> str:
        """A call of a source's function; `missing` stands for the result where a single value is NULL."""
        called = guarded(fn) if self.raw else fn
        text = f"{self.hold('call_', called, id(fn))}({', '.join([*values, *keywords])})"
        return f"({text} if {values[0]} is not None else {missing})" if len(values) == 1 else text


def unwrap(type_: Any) -> tuple[Any, bool]:
    """(type without its outer non-null, whether there was one)"""
    return (type_.of_type, True) if isinstance(type_, GraphQLNonNull) else (type_, False)


def item_type(type_: Any) -> Any | None:
    """The type of a list's items, None for anything but a list."""
    inner, _required = unwrap(type_)
    return inner.of_type if isinstance(inner, GraphQLList) else None
