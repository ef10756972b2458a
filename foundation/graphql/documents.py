"""Parsed and validated documents, kept by their text, and the plans made from them."""

from collections import OrderedDict
from threading import Lock
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    is_abstract_type,
    parse,
    validate,
    visit,
)

from foundation.graphql.level_code import LevelCode
from foundation.graphql.limits import Cost, Limits, check_document
from foundation.graphql.planned import Plan, variable_names
from foundation.graphql.roomy_stack import with_room

_MOST_PLANS = 24
_ABSENT = "absent"  # no variable's value: those in directives are booleans


class BadRequest(Exception):
    """The document cannot be run; the client is told why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


class Document:
    """One operation of a valid document."""

    def __init__(self, declared: Any, ast: DocumentNode, operation: OperationDefinitionNode) -> None:
        self.declared = declared
        self.ast = ast
        self.operation = operation
        self.fragments = {
            node.name.value: node for node in ast.definitions if isinstance(node, FragmentDefinitionNode)
        }
        found = _Scan(declared)
        types = TypeInfo(declared.graphql)
        visit(
            DocumentNode(definitions=(operation, *self.fragments.values())),
            TypeInfoVisitor(types, found.with_types(types)),
        )
        self.switches = sorted(found.switches)
        self.accesses = sorted(found.accesses)
        self.cost = Cost(declared.graphql, operation, self.fragments)
        self._plans: OrderedDict[Any, Plan | None] = OrderedDict()
        self._lock = Lock()

    @property
    def is_mutation(self) -> bool:
        return self.operation.operation is OperationType.MUTATION

    @property
    def root_type(self) -> Any:
        return self.declared.graphql.get_root_type(self.operation.operation)

    def plan(self, variables: dict[str, Any], viewer: Any, *, raw: bool) -> Plan | None:
        """The plan for these values of the variables in @skip and @include and what the viewer may not see.

        None where a directive's argument is in error: only graphql-core can answer then.
        """
        refused = frozenset(access for access in self.accesses if not viewer.may(access))
        key = (raw, tuple(variables.get(name, _ABSENT) for name in self.switches), refused)
        if key in self._plans:
            return self._plans[key]
        plan = with_room(self._make, variables, refused, raw)
        with self._lock:
            self._plans[key] = plan
            while len(self._plans) > _MOST_PLANS:
                self._plans.popitem(last=False)
        return plan

    def _make(self, variables: dict[str, Any], refused: frozenset[str], raw: bool) -> Plan | None:
        switches = {name: variables[name] for name in self.switches if name in variables}
        code = LevelCode(self.declared, self.fragments, switches, refused, raw)
        try:
            return code.plan(self.root_type, self.operation.selection_set)
        except GraphQLError:
            return None


class _Scan(Visitor):
    """Finds the variables in directives and the accesses of the selected fields."""

    def __init__(self, declared: Any) -> None:
        super().__init__()
        self.declared = declared
        self.switches: set[str] = set()
        self.accesses: set[str] = set()
        self.types: TypeInfo | None = None

    def with_types(self, types: TypeInfo) -> "_Scan":
        self.types = types
        return self

    def enter_directive(self, node: Any, *_rest: Any) -> None:
        self.switches |= variable_names(node.arguments)

    def enter_field(self, node: Any, *_rest: Any) -> None:
        parent = self.types.get_parent_type() if self.types else None
        if parent is None:
            return
        schema = self.declared.graphql
        concrete = schema.get_possible_types(parent) if is_abstract_type(parent) else [parent]
        for type_ in concrete:
            if type_ in (schema.query_type, schema.mutation_type):
                continue
            field = self.declared.fields.get(type_.name, {}).get(node.name.value)
            if field is not None and field.access is not None:
                self.accesses.add(field.access)


class Documents:
    """Valid documents by text and operation name; beyond a size of texts, the longest unused go."""

    def __init__(self, declared: Any, limits: Limits) -> None:
        self._declared = declared
        self._limits = limits
        self._kept: OrderedDict[tuple[str, str | None], Document] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, text: str, operation_name: str | None) -> Document:
        """The document; raises BadRequest for one that is too large, malformed or invalid."""
        key = (text, operation_name)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        document = with_room(self._read, text, operation_name)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = document
                self._size += len(text)
            while self._size > self._limits.kept_documents_size and len(self._kept) > 1:
                (old_text, _name), _document = self._kept.popitem(last=False)
                self._size -= len(old_text)
        return document

    def _read(self, text: str, operation_name: str | None) -> Document:
        if len(text) > self._limits.document_size:
            raise BadRequest(
                [GraphQLError(f"The document is longer than {self._limits.document_size} characters.")]
            )
        try:
            ast = parse(text, max_tokens=self._limits.tokens)
        except GraphQLError as error:
            raise BadRequest([error]) from None
        except RecursionError:
            raise BadRequest([GraphQLError("The document is nested too deeply.")]) from None
        check = check_document(ast, self._limits)
        errors = check or validate(self._declared.graphql, ast, max_errors=20)
        if errors:
            raise BadRequest(errors)
        operation = _operation(ast, operation_name)
        if self._declared.graphql.get_root_type(operation.operation) is None:
            raise BadRequest([GraphQLError(f"There are no {operation.operation.value}s here.", operation)])
        return Document(self._declared, ast, operation)


def _operation(ast: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operations = [node for node in ast.definitions if isinstance(node, OperationDefinitionNode)]
    if not operations:
        raise BadRequest([GraphQLError("Must provide an operation.")])
    if name is None:
        if len(operations) > 1:
            raise BadRequest(
                [GraphQLError("Must provide operation name if query contains multiple operations.")]
            )
        return operations[0]
    found = next((node for node in operations if node.name and node.name.value == name), None)
    if found is None:
        raise BadRequest([GraphQLError(f"Unknown operation named '{name}'.")])
    return found
