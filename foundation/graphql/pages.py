# ruff: noqa: S608  what is put into SQL text here comes from declarations, never from a request
"""Connections: keyset cursors as a row comparison, a literal LIMIT, one statement for all parents."""

import base64
import binascii
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLError

from foundation.graphql.rows import MOST, Page, array, condition, literal_limit

Steps = Generator[Any, Any, list[list[Any]]]
_READERS: dict[str, Callable[[str], Any]] = {
    "int4": int,
    "int8": int,
    "numeric": Decimal,
    "float8": float,
    "date": date.fromisoformat,
    "timestamptz": datetime.fromisoformat,
    "uuid": UUID,
    "text": str,
    "bool": lambda text: {"True": True, "False": False}[text],
}


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a connection a client asks for."""

    size: int
    backward: bool
    after: str | None
    before: str | None


def window(arguments: dict[str, Any], field_name: str, default: int | None) -> Window:
    """Take the Relay arguments out of `arguments`; raises GraphQLError in Saleor's words."""
    first, last = arguments.pop("first", None), arguments.pop("last", None)
    after, before = arguments.pop("after", None) or None, arguments.pop("before", None) or None
    if first is not None and last is not None:
        raise GraphQLError("Passing both `first` and `last` to paginate is not supported.")
    size = first if first is not None else last if last is not None else default
    if size is None:
        raise GraphQLError(
            f"You must provide a `first` or `last` value to properly paginate the `{field_name}` connection."
        )
    name = "last" if last is not None else "first"
    if size < 0:
        raise GraphQLError(f"`{name}` on the `{field_name}` connection must not be negative.")
    if size > MOST:
        raise GraphQLError(
            f"Requesting {size} records on the `{field_name}` connection"
            f" exceeds the `{name}` limit of {MOST} records."
        )
    return Window(size, last is not None, after, before)


def write_cursor(values: Sequence[Any]) -> str:
    """The values of the order's columns, as base64 of a JSON list of texts."""
    texts = [value.isoformat() if isinstance(value, date) else str(value) for value in values]
    return base64.b64encode(orjson.dumps(texts)).decode()


def _cursor_writer(row: tuple[Any, ...], width: int) -> Callable[[], str]:
    return lambda: write_cursor(row[-width:])


def read_cursor(cursor: str, order: Sequence[tuple[str, str]]) -> list[Any]:
    """The values behind a cursor, each of its column's type; raises GraphQLError."""
    try:
        texts = orjson.loads(base64.b64decode(cursor, validate=True))
        values = [_READERS[cast](text) for text, (_expression, cast) in zip(texts, order, strict=True)]
        if any(type(text) is not str for text in texts):
            raise ValueError(cursor)
        for value, (_expression, cast) in zip(values, order, strict=True):
            if (cast == "int8" and not -(2**63) <= value < 2**63) or (
                cast == "int4" and not -(2**31) <= value < 2**31
            ):
                raise ValueError(cursor)
    except (binascii.Error, ValueError, TypeError, KeyError, InvalidOperation):
        raise GraphQLError("Received cursor is invalid.") from None
    return values


def connection(
    fn: Callable[..., Page | None], below: bool, parent: str | None, key_type: str, default: int | None
) -> Callable[..., Steps]:
    def choose(viewer: Any, field_name: str, arguments: dict[str, Any]) -> tuple[Window, Page | None]:
        rest = dict(arguments)
        asked = window(rest, field_name, default)
        page = fn(viewer, **rest)
        for cursor in (asked.after, asked.before):
            if cursor is not None and page is not None:
                read_cursor(cursor, page.order)
        return asked, page

    def resolve(viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], child: Any) -> Steps:
        chosen = child.choose(
            lambda viewer, **arguments: choose(viewer, child.field_name, arguments), viewer, args_list
        )
        parent_keys = keys if below else None
        # At the root the total rides along with the rows: one way to the server and back, one snapshot.
        rides = not below and child.wants_rows and child.wants_total
        statements = []
        for selected in chosen:
            if child.has_failed(selected) or selected[1] is None:
                continue
            asked, page = selected
            if child.wants_rows:
                statements.append(_rows_statement(child, asked, page, parent_keys, parent, key_type, rides))
            if child.wants_total and not rides:
                statements.append(_total_statement(child, page, parent_keys, parent, key_type))
        results = iter((yield statements) if statements else ())
        kept: list[tuple[Any, ...]] = []
        widths: list[int] = []
        parts: list[Any] = []
        for selected in chosen:
            if child.has_failed(selected) or selected[1] is None:
                parts.append(({}, {}))
                continue
            asked, page = selected
            rows = next(results) if child.wants_rows else []
            if rides:
                total = (
                    [(rows[0][-len(page.order) - 1],)]
                    if rows
                    else (yield [_total_statement(child, page, None, parent, key_type)])[0]
                )
            else:
                total = next(results) if child.wants_total else []
            spans = _keep(rows, asked, below, len(page.order), kept)
            widths += [len(page.order)] * (len(kept) - len(widths))
            parts.append((spans, dict(total) if below else {None: total[0][0]} if total else {}))
        write = [_cursor_writer(row, width) for row, width in zip(kept, widths, strict=True)]
        cursors = [one() for one in write] if child.wants_cursors else kept
        edges = yield from child.build_edges(kept, cursors)
        answers = []
        for selected, (spans, totals) in zip(chosen, parts, strict=True):
            answer = child.failed(selected, keys)
            if answer is None:
                answer = [
                    _finish(
                        child, selected[0], spans.get(key, (0, 0, False)), totals.get(key, 0), write, edges
                    )
                    for key in keys
                ]
            answers.append(answer)
        return answers

    return resolve


def _keep(
    rows: list[tuple[Any, ...]], asked: Window, below: bool, width: int, kept: list[tuple[Any, ...]]
) -> dict[Any, tuple[int, int, bool]]:
    """Append each parent's rows, without the one too many, as read; say where, and if there are more."""
    by_parent: dict[Any, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_parent.setdefault(row[-width - 1] if below else None, []).append(row)
    spans = {}
    for key, some in by_parent.items():
        page = some[: asked.size]
        if asked.backward:
            page.reverse()
        spans[key] = (len(kept), len(kept) + len(page), len(some) > asked.size)
        kept += page
    return spans


def _finish(
    child: Any,
    asked: Window,
    span: tuple[int, int, bool],
    total: int,
    write: list[Any],
    edges: list[list[Any]],
) -> Any:
    low, high, more = span
    ends = (write[low](), write[high - 1]()) if high > low and child.wants_page else (None, None)
    after, before = asked.after is not None, asked.before is not None
    flags = (before, more) if asked.backward else (more, after)
    return child.connection(total, (*flags, *ends), [some[low:high] for some in edges])


def _keyset(asked: Window, page: Page, params: dict[str, Any]) -> list[str]:
    columns = ", ".join(expression for expression, _cast in page.order)
    conditions = []
    for name, cursor, forward in (("_after", asked.after, True), ("_before", asked.before, False)):
        if cursor is None:
            continue
        sign = ">" if forward != page.descending else "<"
        marks = []
        for number, (value, (_expression, cast)) in enumerate(
            zip(read_cursor(cursor, page.order), page.order, strict=True)
        ):
            params[f"{name}{number}"] = value
            marks.append(f"%({name}{number})s::{cast}")
        conditions.append(f"({columns}) {sign} ({', '.join(marks)})")
    return conditions


def _rows_statement(
    child: Any,
    asked: Window,
    page: Page,
    keys: list[Any] | None,
    parent: str | None,
    key_type: str,
    with_total: bool,
) -> tuple[str, dict[str, Any]]:
    """The page's rows: the child's columns, then key or total where there is one, then what orders them."""
    params = dict(page.params)
    direction = "DESC" if page.descending != asked.backward else "ASC"
    inner = ", ".join(f"{expression} AS _o{number}" for number, (expression, _cast) in enumerate(page.order))
    names = [f"it._o{number}" for number in range(len(page.order))]
    order = ", ".join(f"{name} {direction}" for name in names)
    limit = literal_limit(asked.size + 1)
    where = condition(page.where, *_link(parent), *_keyset(asked, page, params))
    inside = ", ".join(f"{expression} {direction}" for expression, _cast in page.order)
    source = f"(SELECT it.*, {inner} FROM {page.table}{where} ORDER BY {inside} LIMIT {limit}) it"
    if page.each:
        source = (
            f"(SELECT it.* FROM {page.each} CROSS JOIN LATERAL {source} ORDER BY {order} LIMIT {limit}) it"
        )
    if keys is None:
        total = f"({_total_statement(child, page, None, parent, key_type)[0]}), " if with_total else ""
        sql = f"SELECT {child.columns}{total}{', '.join(names)} FROM {source}{child.joins} ORDER BY {order}"
        return child.query(sql, **params)
    sql = (
        f"SELECT {child.columns}_k.key, {', '.join(names)}"
        f" FROM unnest(%(_keys)s::{key_type}[]) WITH ORDINALITY AS _k(key, n)"
        f" CROSS JOIN LATERAL {source.replace('{key}', '_k.key')}{child.joins} ORDER BY _k.n, {order}"
    )
    return child.query(sql, _keys=array(keys), **params)


def _total_statement(
    child: Any, page: Page, keys: list[Any] | None, parent: str | None, key_type: str
) -> tuple[str, dict[str, Any]]:
    if page.total:
        return (page.total, dict(page.params) if keys is None else {**page.params, "keys": array(keys)})
    rows = f"SELECT 1 FROM {page.table}{condition(page.where, *_link(parent))}"
    count = (
        f"SELECT count(*) FROM {page.each} CROSS JOIN LATERAL ({rows}) it"
        if page.each
        else f"SELECT count(*) FROM ({rows}) it"
    )
    if keys is None:
        return count, dict(page.params)
    sql = (
        f"SELECT _k.key, ({count.replace('{key}', '_k.key')}) FROM unnest(%(_keys)s::{key_type}[]) AS _k(key)"
    )
    return sql, {**page.params, "_keys": array(keys)}


def _link(parent: str | None) -> tuple[str, ...]:
    return () if parent is None else (f"{parent} = _k.key",)
