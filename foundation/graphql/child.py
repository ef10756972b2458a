"""What a level's function is handed: the SQL its rows need, and the way from rows to finished objects."""

from collections.abc import Callable, Generator, Mapping
from typing import Any

from foundation.graphql.planned import BadArguments, PlannedCall, PlannedLevel

Row = tuple[Any, ...]
Steps = Generator[Any, Any, Any]


class Failed:
    """The choice of rows failed for one alias: its exception becomes the value of that alias."""

    __slots__ = ("error",)

    def __init__(self, error: Exception) -> None:
        self.error = error


class Reading:
    """One run of a plan: who reads, with which coerced arguments, and for whom (compiled or graphql-core)."""

    __slots__ = ("arguments", "raw", "viewer")

    def __init__(self, viewer: Any, arguments: list[dict[str, Any]], raw: bool) -> None:
        self.viewer = viewer
        self.arguments = arguments
        self.raw = raw


class Child:
    """A planned level in a reading."""

    __slots__ = ("level", "reading")

    def __init__(self, level: PlannedLevel, reading: Reading) -> None:
        self.level = level
        self.reading = reading

    @property
    def field_name(self) -> str:
        return self.level.field_name

    @property
    def columns(self) -> str:
        """`a, b, `: write it after SELECT; your own columns follow and are read from the end, `row[-1]`."""
        return self.level.columns_sql

    @property
    def joins(self) -> str:
        """Write it at the end of FROM, after the row that is called `it`."""
        return self.level.joins_sql

    @property
    def wants_rows(self) -> bool:
        return self.level.wants_edges or self.level.wants_page

    @property
    def wants_total(self) -> bool:
        return self.level.wants_total

    @property
    def wants_page(self) -> bool:
        return self.level.wants_page

    @property
    def wants_cursors(self) -> bool:
        return self.level.wants_cursors

    def query(self, sql: str, **params: Any) -> tuple[str, dict[str, Any]]:
        """A statement with your parameters and those of the child's columns and joins."""
        if self.level.bound:
            params.update(self.level.parameters(self.reading.viewer, self.reading.arguments))
        return sql, params

    def choose(self, fn: Callable[..., Any], viewer: Any, args_list: list[dict[str, Any]]) -> list[Any]:
        """`fn(viewer, **arguments)` for each alias; for graphql-core an exception stays with its alias."""
        if not self.reading.raw:
            return [fn(viewer, **arguments) for arguments in args_list]
        chosen: list[Any] = []
        for arguments in args_list:
            try:
                chosen.append(fn(viewer, **arguments))
            except Exception as error:
                chosen.append(Failed(error))
        return chosen

    def has_failed(self, selected: Any) -> bool:
        return isinstance(selected, Failed)

    def failed(self, selected: Any, keys: list[Any]) -> list[Any] | None:
        return [selected.error] * len(keys) if isinstance(selected, Failed) else None

    def build(self, rows: list[Row]) -> Steps:
        """Finished objects in the order of the rows; runs the levels below."""
        if not rows:
            return []
        kids = yield from self._kids(rows)
        return self._function(self.level.build)(rows, kids, self.reading.arguments, self.reading.viewer)

    def build_groups(self, rows: list[Row], spans: list[tuple[int, int]]) -> Steps:
        """One finished object for each span of rows."""
        if not spans:
            return []
        kids = yield from self._kids(rows)
        return self._function(self.level.build)(
            rows, spans, kids, self.reading.arguments, self.reading.viewer
        )

    def build_edges(self, rows: list[Row], cursors: list[str]) -> Steps:
        """For each `edges` of the selection the finished edges in the order of the rows."""
        if not self.level.wants_edges:
            return ()
        kids = yield from self._kids(rows)
        build = self._function(self.level.build_edges)
        return build(rows, cursors, kids, self.reading.arguments, self.reading.viewer)

    def connection(self, total: int, page: tuple[Any, ...], edges: list[list[Any]]) -> Any:
        return self._function(self.level.build)(total, page, edges)

    def build_value(self, value: Any, *, is_list: bool) -> Steps:
        """A finished object of a Python value, or a list of them; None stays None."""
        if not is_list:
            return (yield from self.build([value]))[0] if value is not None else None
        if not isinstance(value, list | tuple):
            return value
        built = iter((yield from self.build([one for one in value if one is not None])))
        return [next(built) if one is not None else None for one in value]

    def _function(self, function: Callable[..., Any] | None) -> Callable[..., Any]:
        if function is None:
            raise TypeError(f"the rows of `{self.level.field_name}` are read another way")
        return function

    def _kids(self, rows: list[Any]) -> Steps:
        calls = self.level.calls
        if not calls:
            return ()
        keys_of_calls = [[call.key_of(row) for row in rows] for call in calls]
        wanted = [_distinct(call, keys) for call, keys in zip(calls, keys_of_calls, strict=True)]
        running = [(place, self._call(calls[place], keys)) for place, keys in enumerate(wanted) if keys]
        answers: list[Any] = [None] * len(calls)
        if running:
            for (place, _steps), answer in zip(
                running, (yield [steps for _place, steps in running]), strict=True
            ):
                answers[place] = answer
        return [
            _spread(calls[place], keys_of_calls[place], wanted[place], answers[place], alias)
            for place, alias in self.level.kids
        ]

    def _call(self, call: PlannedCall, keys: list[Any]) -> Steps:
        viewer, arguments = self.reading.viewer, self.reading.arguments
        args_list = [arguments[slot] if slot is not None else {} for slot in call.slots]
        child = Child(call.level, self.reading)
        if not self.reading.raw:
            return call.resolve(viewer, keys, args_list, child)
        return _tolerant(call, viewer, keys, args_list, child)


def _tolerant(
    call: PlannedCall, viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], child: Child
) -> Steps:
    """For graphql-core: an exception of a level is the value of each of its fields."""
    good = [arguments for arguments in args_list if not isinstance(arguments, BadArguments)]
    try:
        answers = iter((yield from call.resolve(viewer, keys, good, child)) if good else ())
    except Exception as error:
        answers = iter([[error] * len(keys)] * len(good))
    nothing = [None] * len(keys)
    return [nothing if isinstance(arguments, BadArguments) else next(answers) for arguments in args_list]


def _distinct(call: PlannedCall, keys: list[Any]) -> list[Any]:
    if call.listed:
        return list(dict.fromkeys(key for some in keys if some is not None for key in some))
    return list(dict.fromkeys(key for key in keys if key is not None))


def _spread(call: PlannedCall, keys: list[Any], wanted: list[Any], answers: Any, alias: int) -> list[Any]:
    found: Mapping[Any, Any] = dict(zip(wanted, answers[alias], strict=True)) if answers is not None else {}
    if not call.listed:
        return [found.get(key, call.empty) if key is not None else call.empty for key in keys]
    return [
        None if some is None else [found[key] for key in some if found.get(key) is not None] for some in keys
    ]
