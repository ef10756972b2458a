"""What a request may ask for: size, tokens, depth, aliases, cost, statements' time. Introspection passes."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLList,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
)
from graphql.utilities import type_from_ast

_PAGE_ARGUMENTS = ("first", "last", "limit")
_USUAL_LIST = 3  # how many items are reckoned for a list whose length is not given
_USUAL_PAGE = 10
_LARGEST_PAGE = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """`cost` is about how many values an answer may hold; `depth` counts fields within fields."""

    document_size: int = 60_000
    tokens: int = 8_000
    depth: int = 20
    aliases: int = 100
    cost: int = 250_000
    batch: int = 10
    statement_milliseconds: int = 10_000
    query_seconds: float = 20
    kept_documents_size: int = 1_000_000


@dataclass(slots=True)
class _Shape:
    depth: int = 0
    aliases: int = 0


def check_document(ast: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """Errors for documents too deep or with too many aliases, fragments counted wherever they are spread."""
    fragments = {
        node.name.value: node for node in ast.definitions if isinstance(node, FragmentDefinitionNode)
    }
    known: dict[str, _Shape] = {}

    def of_fragment(name: str) -> _Shape:
        if name not in known:
            known[name] = _Shape()  # a cycle ends here; validation refuses it
            if name in fragments:
                known[name] = of_selections(fragments[name].selection_set)
        return known[name]

    def of_selections(selections: SelectionSetNode | None) -> _Shape:
        whole = _Shape()
        for node in selections.selections if selections else ():
            if isinstance(node, FragmentSpreadNode):
                part = of_fragment(node.name.value)
            elif isinstance(node, FieldNode):
                below = _Shape() if node.name.value.startswith("__") else of_selections(node.selection_set)
                part = _Shape(below.depth + 1, below.aliases + (node.alias is not None))
            elif isinstance(node, InlineFragmentNode):
                part = of_selections(node.selection_set)
            else:
                continue
            whole.depth = max(whole.depth, part.depth)
            whole.aliases += part.aliases
        return whole

    errors = []
    for node in ast.definitions:
        if not isinstance(node, OperationDefinitionNode):
            continue
        shape = of_selections(node.selection_set)
        if shape.depth > limits.depth:
            errors.append(GraphQLError(f"The document is deeper than {limits.depth} fields.", node))
        if shape.aliases > limits.aliases:
            errors.append(GraphQLError(f"The document has more than {limits.aliases} aliases.", node))
    return errors


Amount = Callable[[dict[str, Any]], int]


class Cost:
    """About how many values the answer of an operation holds, for given variables."""

    def __init__(self, schema: Any, operation: OperationDefinitionNode, fragments: dict[str, Any]) -> None:
        self._schema = schema
        self._fragments = fragments
        self._names: set[str] = set()
        self._by_fragment: dict[str, Amount] = {}
        self._amount = self._of_selections(schema.get_root_type(operation.operation), operation.selection_set)
        self._known: OrderedDict[tuple[Any, ...], int] = OrderedDict()

    def of(self, variables: dict[str, Any]) -> int:
        key = tuple(variables.get(name) for name in sorted(self._names))
        if key not in self._known:
            self._known[key] = self._amount(variables)
            while len(self._known) > 100:
                self._known.popitem(last=False)
            return self._amount(variables)
        return self._known[key]

    def _of_selections(self, type_: Any, selections: SelectionSetNode) -> Amount:
        parts: list[Amount] = []
        for node in selections.selections:
            if isinstance(node, FieldNode):
                if not node.name.value.startswith("__"):
                    parts.append(self._of_field(type_, node))
            elif isinstance(node, FragmentSpreadNode):
                parts.append(self._of_fragment(node.name.value))
            elif isinstance(node, InlineFragmentNode):
                condition = type_from_ast(self._schema, node.type_condition) if node.type_condition else type_
                parts.append(self._of_selections(condition, node.selection_set))
        return lambda variables: sum(part(variables) for part in parts)

    def _of_fragment(self, name: str) -> Amount:
        if name not in self._by_fragment:
            fragment = self._fragments[name]
            condition = type_from_ast(self._schema, fragment.type_condition)
            self._by_fragment[name] = _remembered(self._of_selections(condition, fragment.selection_set))
        return self._by_fragment[name]

    def _of_field(self, parent: Any, node: FieldNode) -> Amount:
        type_ = parent.fields[node.name.value].type
        named = get_named_type(type_)
        if is_leaf_type(named) or node.selection_set is None:
            return lambda _variables: 1
        below = self._of_selections(named, node.selection_set)
        times = self._times(parent, type_, node)
        return lambda variables: 1 + times(variables) * below(variables)

    def _times(self, parent: Any, type_: Any, node: FieldNode) -> Amount:
        for argument in node.arguments:
            if argument.name.value in _PAGE_ARGUMENTS:
                value = argument.value
                if isinstance(value, IntValueNode):
                    size = _page(int(value.value))
                    return lambda _variables: size
                if isinstance(value, VariableNode):
                    name = value.name.value
                    self._names.add(name)
                    return lambda variables: _page(variables.get(name))
        inner = type_.of_type if hasattr(type_, "of_type") and not isinstance(type_, GraphQLList) else type_
        is_list = isinstance(inner, GraphQLList) and not parent.name.endswith("Connection")
        usual = (
            _USUAL_PAGE
            if get_named_type(type_).name.endswith("Connection")
            else _USUAL_LIST
            if is_list
            else 1
        )
        return lambda _variables: usual


def _page(size: Any) -> int:
    return min(max(size, 1), _LARGEST_PAGE) if isinstance(size, int) else _USUAL_PAGE


def _remembered(amount: Amount) -> Amount:
    """The same amount, worked out once for the same variables: spreads of spreads would double it."""
    last: list[Any] = [None, 0]

    def of(variables: dict[str, Any]) -> int:
        if last[0] is not variables:
            last[1] = amount(variables)
            last[0] = variables
        return last[1]

    return of


def cost_error(cost: int, limits: Limits) -> GraphQLError:
    code = {"exception": {"code": "QueryCostError"}}
    text = f"The query exceeds the maximum cost of {limits.cost}. Actual cost: {cost}"
    return GraphQLError(text, extensions=code)
