# ruff: noqa: S608  what is put into SQL text here comes from declarations, never from a request
"""The levels that most fields need: one row, many rows, a scalar a parent, an object by its key."""

from collections.abc import Callable, Generator, Iterable
from typing import Any

from foundation.graphql.rows import Rows, array, condition, literal_limit

Steps = Generator[Any, Any, list[list[Any]]]


def one(fn: Callable[..., Rows | None], parent: str | None, key_type: str) -> Callable[..., Steps]:
    def resolve(viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], child: Any) -> Steps:
        chosen = child.choose(fn, viewer, args_list)
        fetched = yield from _fetch(child, chosen, keys, parent, key_type, limit=1)
        objects = iter((yield from child.build([row for rows in fetched for row in rows])))
        answers = []
        for selected, rows in zip(chosen, fetched, strict=True):
            found: dict[Any, Any] = {}
            for row in rows:
                found.setdefault(row[-1], next(objects))
            answers.append(child.failed(selected, keys) or [found.get(key) for key in keys])
        return answers

    return resolve


def many(
    fn: Callable[..., Rows | None], parent: str | None, key_type: str, group: tuple[str, ...]
) -> Callable[..., Steps]:
    def resolve(viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], child: Any) -> Steps:
        chosen = child.choose(fn, viewer, args_list)
        fetched = yield from _fetch(child, chosen, keys, parent, key_type, group=group)
        rows = [row for some in fetched for row in some]
        if group:
            spans = _spans(fetched, len(group) + 1)
            owners = [[rows[start][-1] for start, _end in some] for some in spans]
            objects = iter((yield from child.build_groups(rows, [span for some in spans for span in some])))
        else:
            owners = [[row[-1] for row in some] for some in fetched]
            objects = iter((yield from child.build(rows)))
        answers = []
        for selected, some in zip(chosen, owners, strict=True):
            found: dict[Any, list[Any]] = {}
            for owner in some:
                found.setdefault(owner, []).append(next(objects))
            answers.append(child.failed(selected, keys) or [found.get(key, []) for key in keys])
        return answers

    return resolve


def first_of(lists: Callable[..., Steps]) -> Callable[..., Steps]:
    """The first object of each list that `lists` makes; null for none. An error stays one."""

    def resolve(viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], child: Any) -> Steps:
        answers = yield from lists(viewer, keys, args_list, child)
        return [[_first(found) for found in some] for some in answers]

    return resolve


def _first(found: Any) -> Any:
    if not isinstance(found, list):
        return found
    return found[0] if found else None


def scalar(sql: str, key_type: str, default: Any, params: Callable[..., Any] | None) -> Callable[..., Steps]:
    statement = sql.replace("%(keys)s", f"%(keys)s::{key_type}[]")

    def resolve(viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], _child: Any) -> Steps:
        results = yield [
            (statement, {"keys": array(keys), **(params(viewer, arguments) if params else {})})
            for arguments in args_list
        ]
        return [[found.get(key, default) for key in keys] for found in map(dict, results)]

    return resolve


def by_key(fn: Callable[..., Rows], key: str, key_type: str) -> Callable[..., Steps]:
    """The rows of a type for a list of keys, whatever named them."""

    def resolve(viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], child: Any) -> Steps:
        (rows,) = yield from _fetch(child, [fn(viewer)], keys, key, key_type)
        objects = yield from child.build(rows)
        found = {row[-1]: one_object for row, one_object in zip(rows, objects, strict=True)}
        return [[found.get(wanted) for wanted in keys] for _arguments in args_list]

    return resolve


def looked_up(fn: Callable[..., Any], load: Callable[..., Steps]) -> Callable[..., Steps]:
    """A root field whose function names the key of its object."""

    def resolve(viewer: Any, _keys: list[Any], args_list: list[dict[str, Any]], child: Any) -> Steps:
        key = fn(viewer, **args_list[0])
        return [[None]] if key is None else (yield from load(viewer, [key], [{}], child))

    return resolve


def python_leaf(fn: Callable[..., Any]) -> Callable[..., Steps]:
    def resolve(viewer: Any, _keys: list[Any], args_list: list[dict[str, Any]], _child: Any) -> Steps:
        yield []
        return [[fn(viewer, **args_list[0])]]

    return resolve


def python_objects(
    fn: Callable[..., Any],
    is_list: bool,
    viewer: Any,
    _keys: list[Any],
    args_list: list[dict[str, Any]],
    child: Any,
) -> Steps:
    """A root field whose function returns the value itself, or a list of values."""
    return [[(yield from child.build_value(fn(viewer, **args_list[0]), is_list=is_list))]]


def _fetch(
    child: Any,
    chosen: list[Any],
    keys: list[Any],
    parent: str | None,
    key_type: str,
    *,
    limit: int | None = None,
    group: Iterable[str] = (),
) -> Generator[Any, Any, list[list[tuple[Any, ...]]]]:
    """Run a statement for each choice that is rows; the parent's key is the last column, NULL at the root."""
    statements, places = [], []
    for place, rows in enumerate(chosen):
        if isinstance(rows, Rows):
            places.append(place)
            statements.append(_statement(child, rows, keys, parent, key_type, limit, group))
    fetched: list[list[tuple[Any, ...]]] = [[] for _choice in chosen]
    if statements:
        for place, result in zip(places, (yield statements), strict=True):
            fetched[place] = result
    return fetched


def _statement(
    child: Any,
    rows: Rows,
    keys: list[Any],
    parent: str | None,
    key_type: str,
    limit: int | None,
    group: Iterable[str],
) -> tuple[str, dict[str, Any]]:
    limit = rows.limit if rows.limit is not None else limit
    tail = f" LIMIT {literal_limit(limit)}" if limit is not None else ""
    if group and rows.limit is not None:
        raise ValueError("groups of rows have no limit")
    columns = child.columns + "".join(f"{expression}, " for expression in group)
    if parent is None:
        order = f" ORDER BY {rows.order}" if rows.order else ""
        where = condition(rows.where)
        sql = f"SELECT {columns}NULL FROM {rows.table}{child.joins}{where}{order}{tail}"
        return child.query(sql, **rows.params)
    if rows.limit is not None:
        order = f" ORDER BY {rows.order}" if rows.order else ""
        where = condition(rows.where, f"{parent} = _k.key")
        sql = (
            f"SELECT {columns}_k.key FROM unnest(%(_keys)s::{key_type}[]) WITH ORDINALITY AS _k(key, n)"
            f" CROSS JOIN LATERAL (SELECT it.*, row_number() OVER ({order}) AS _n"
            f" FROM {rows.table}{where}{order}{tail}) it"
            f"{child.joins} ORDER BY _k.n, it._n"
        )
    else:
        order = f", {rows.order}" if rows.order else ""
        where = condition(rows.where, f"{parent} = ANY(%(_keys)s::{key_type}[])")
        sql = f"SELECT {columns}{parent} FROM {rows.table}{child.joins}{where} ORDER BY {parent}{order}"
    return child.query(sql, _keys=array(keys), **rows.params)


def _spans(fetched: list[list[tuple[Any, ...]]], width: int) -> list[list[tuple[int, int]]]:
    """Where each group of neighbouring rows begins and ends, counted over all fetched rows end to end."""
    spans, end = [], 0
    for rows in fetched:
        starts, head = [], None
        for row in rows:
            if row[-width:] != head:
                head = row[-width:]
                starts.append(end)
            end += 1
        spans.append(list(zip(starts, [*starts[1:], end], strict=False)))
    return spans
