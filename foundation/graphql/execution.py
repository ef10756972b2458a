"""One run of an operation: compiled root fields in waves, graphql-core over the same plan for the rest."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from django.db import OperationalError
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    execute_sync,
)

from foundation.graphql.child import Child, Reading
from foundation.graphql.documents import Document
from foundation.graphql.driver import Fetch, Steps, drive
from foundation.graphql.errors import PermissionDenied
from foundation.graphql.mutations import Performed, Performs
from foundation.graphql.planned import BadArguments, Plan, PlannedRoot
from foundation.graphql.roomy_stack import with_room


class Execution:
    """An operation for one viewer. `fell_back` names the root fields that graphql-core had to answer."""

    def __init__(
        self,
        document: Document,
        given: dict[str, Any],
        variables: dict[str, Any],
        viewer: Any,
        fetch: Fetch,
        cost: int = 0,
    ) -> None:
        self.document = document
        self.given = given
        self.variables = variables
        self.viewer = viewer
        self.fetch = fetch
        self.cost = cost
        self.fell_back: list[str] = []
        self._performed: dict[str, Performed] = {}
        self._lost: dict[str, Exception] = {}

    # ---- compiled

    def run(self) -> tuple[dict[str, Any] | None, Sequence[GraphQLError]]:
        """(data, errors), data finished for JSON."""
        plan = self.document.plan(self.variables, self.viewer, raw=False)
        if plan is None:
            return self._core(None)
        if self.document.is_mutation:
            return self._run_mutations(plan)
        data = self._run_queries(plan)
        missing = [root.key for root in plan.roots if root.key not in data]
        errors: Sequence[GraphQLError] = ()
        if missing:
            found, errors = self._core(missing)
            if found is None:
                return None, errors
            data.update(found)
        return {root.key: data[root.key] for root in plan.roots}, errors

    def _run_queries(self, plan: Plan) -> dict[str, Any]:
        """The root fields that the compiled form can answer."""
        data: dict[str, Any] = {}
        reading = Reading(self.viewer, [{}] * len(plan.slots), raw=False)
        running: list[tuple[PlannedRoot, Steps]] = []
        for root in plan.roots:
            if root.constant is not None:
                data[root.key] = root.constant
            elif not root.core and self.viewer.may(root.access):
                try:
                    self._coerce(plan, root, reading)
                except GraphQLError:
                    continue
                running.append((root, _steps(root, reading)))
        outcomes = drive([steps for _root, steps in running], self.fetch)
        for (root, _steps_of_it), outcome in zip(running, outcomes, strict=True):
            if isinstance(outcome, Exception):
                if isinstance(outcome, OperationalError):
                    self._lost[root.key] = outcome  # the statement took too long: not once more
                continue
            with suppress(Exception):  # graphql-core meets the same exception, and reports it
                data[root.key] = _complete(root, outcome[0][0])
        return data

    def _run_mutations(self, plan: Plan) -> tuple[dict[str, Any] | None, Sequence[GraphQLError]]:
        """One after the other; graphql-core shows what compiled code cannot, before the next begins."""
        data: dict[str, Any] = {}
        errors: list[GraphQLError] = []
        for root in plan.roots:
            if root.constant is not None:
                data[root.key] = root.constant
                continue
            shown, value = self._mutate(plan, root)
            if shown:
                data[root.key] = value
                continue
            found, more = self._core([root.key])
            errors += more
            if found is None:
                return None, errors
            data.update(found)
        return data, errors

    def _mutate(self, plan: Plan, root: PlannedRoot) -> tuple[bool, Any]:
        """(whether the compiled form can show the payload, the payload)"""
        reading = Reading(self.viewer, [{}] * len(plan.slots), raw=False)
        try:
            performed = self._perform(plan, root, reading)
            reader_plan = self.document.plan(self.variables, performed.viewer, raw=False)
            if performed.error is not None or reader_plan is None:
                return False, None
            payload = self._payload(reader_plan, root.key, performed, raw=False)
            return True, _complete(reader_plan.by_key[root.key], payload)
        except Exception:
            return False, None  # graphql-core meets the same exception, and reports it

    # ---- both

    def _perform(self, plan: Plan, root: PlannedRoot, reading: Reading) -> Performed:
        """Run the mutation behind a root field, once whoever asks."""
        if root.key not in self._performed:
            if not self.viewer.may(root.access):
                raise PermissionDenied
            self._coerce(plan, root, reading)
            source = self.document.declared.fields[self.document.root_type.name][root.field_name].where
            if not isinstance(source, Performs):
                raise TypeError(f"{root.field_name} is no mutation")
            arguments = reading.arguments[root.slot] if root.slot is not None else {}
            self._performed[root.key] = source.mutation.run(self.viewer, arguments)
        return self._performed[root.key]

    def _payload(self, plan: Plan, key: str, performed: Performed, *, raw: bool) -> Any:
        root = plan.by_key[key]
        reading = Reading(performed.viewer, [{}] * len(plan.slots), raw)
        self._coerce(plan, root, reading)
        assert root.level is not None
        steps = Child(root.level, reading).build_value(performed.payload, is_list=False)
        return _result(drive([steps], self.fetch))

    def _coerce(self, plan: Plan, root: PlannedRoot, reading: Reading) -> None:
        """The arguments of a root field and all below it; raises GraphQLError, but not for graphql-core."""
        for place in root.slots:
            try:
                reading.arguments[place] = plan.slots[place].values(self.variables)
            except GraphQLError:
                if not reading.raw:
                    raise
                reading.arguments[place] = BadArguments()

    # ---- graphql-core

    def reference(self) -> tuple[dict[str, Any] | None, Sequence[GraphQLError]]:
        """The whole operation under graphql-core: what the compiled answer has to equal."""
        return self._core(None)

    def _core(self, keys: list[str] | None) -> tuple[dict[str, Any] | None, Sequence[GraphQLError]]:
        """Answer these root fields (None: all) by graphql-core, which walks what `resolve` hands it."""
        self.fell_back += keys if keys is not None else ["*"]
        ast, name = self.document.ast, self.document.operation.name
        if keys is not None:
            ast = self._only(keys)
        run = partial(
            execute_sync,
            self.document.declared.graphql,
            ast,
            context_value=self,
            variable_values=self.given,
            operation_name=name.value if name else None,
        )
        result: ExecutionResult = with_room(run)
        return result.data, result.errors or ()

    def _only(self, keys: list[str]) -> DocumentNode:
        """The document with just these root fields in its operation."""
        operation = self.document.operation
        plan = self.document.plan(self.variables, self.viewer, raw=True)
        assert plan is not None
        nodes = tuple(node for root in plan.roots if root.key in keys for node in root.nodes)
        only = OperationDefinitionNode(
            operation=operation.operation,
            name=operation.name,
            variable_definitions=operation.variable_definitions,
            directives=operation.directives,
            selection_set=SelectionSetNode(selections=nodes, loc=operation.selection_set.loc),
            loc=operation.loc,
        )
        return DocumentNode(definitions=(only, *self.document.fragments.values()))

    def resolve(self, key: str) -> Any:
        """The tree behind a root field, unserialised, for graphql-core."""
        plan = self.document.plan(self.variables, self.viewer, raw=True)
        assert plan is not None
        root = plan.by_key[key]
        reading = Reading(self.viewer, [{}] * len(plan.slots), raw=True)
        if self.document.is_mutation:
            performed = self._perform(plan, root, reading)
            if performed.error is not None:
                raise performed.error
            reader_plan = self.document.plan(self.variables, performed.viewer, raw=True)
            assert reader_plan is not None
            return self._payload(reader_plan, key, performed, raw=True)
        if not self.viewer.may(root.access):
            raise PermissionDenied
        if key in self._lost:
            raise self._lost[key]
        self._coerce(plan, root, reading)
        return _result(drive([_steps(root, reading)], self.fetch))[0][0]


def _steps(root: PlannedRoot, reading: Reading) -> Steps:
    assert root.level is not None and root.resolve is not None
    arguments = reading.arguments[root.slot] if root.slot is not None else {}
    return root.resolve(reading.viewer, [None], [arguments], Child(root.level, reading))


def _complete(root: PlannedRoot, outcome: Any) -> Any:
    assert root.complete is not None
    return root.complete(outcome)


def _result(outcomes: list[Any]) -> Any:
    if isinstance(outcomes[0], Exception):
        raise outcomes[0]
    return outcomes[0]
