"""Tags that tell: badges, notices, timelines, steps, queues, tables, tabs, pagers, folded text."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from storefront.look import moments
from storefront.look.goods_tags import shaped
from storefront.look.shapes import (
    Cell,
    Column,
    FoldTable,
    Pager,
    QueueGroup,
    QueueRow,
    Tab,
    TimelineStep,
    Todo,
)

register = Library()
NOTICE_ICONS = {"info": "info", "good": "check", "warn": "info", "bad": "alert"}


@register.inclusion_tag("components/badge.html")
def badge(text: str, kind: str = "", icon: str = "", seal: str = "") -> dict[str, Any]:
    return {"text": text, "kind": kind, "icon": icon, "seal": seal}


@register.simple_block_tag
def notice(
    content: str, kind: str = "info", title: str = "", alert: bool = False, icon: str = ""
) -> SafeString:
    """What happened in one bold sentence (`title`), then what to do."""
    role = "alert" if alert else "status" if kind == "good" else ""
    context = {
        "content": content,
        "kind": kind,
        "title": title,
        "role": role,
        "icon": icon or NOTICE_ICONS[kind],
    }
    return render_to_string("components/notice.html", context)


@register.inclusion_tag("components/messages.html")
def messages_list(messages: Any) -> dict[str, Any]:
    return {"messages": messages or []}


@register.inclusion_tag("components/timeline.html")
def timeline(steps: Sequence[TimelineStep | Mapping[str, Any]], small: bool = False) -> dict[str, Any]:
    return {"steps": [shaped(step, TimelineStep) for step in steps], "small": small}


@register.inclusion_tag("components/steps.html")
def steps(at: int, of: int, next: str = "", title: str = "") -> dict[str, Any]:
    bars = ["done" if number < at else "now" if number == at else "" for number in range(1, of + 1)]
    return {"at": at, "of": of, "next": next, "title": title, "bars": bars}


@register.inclusion_tag("components/progress.html")
def progress(percent: int, label: str = "") -> dict[str, Any]:
    return {"percent": max(0, min(100, int(percent))), "label": label}


@register.inclusion_tag("components/saved.html")
def saved(at: dt.datetime | None) -> dict[str, Any]:
    return {"clock": moments.clock(at) if at else ""}


@register.inclusion_tag("components/empty.html")
def empty(
    title: str, note: str = "", icon: str = "basket", url: str = "", action: str = ""
) -> dict[str, Any]:
    return {"icon": icon, "title": title, "note": note, "url": url, "action": action}


def pager_of(page: Page, request: HttpRequest, *, parameter: str = "hal") -> Pager:
    """The pager of a Django page; the other parameters of the address stay."""

    def at(number: int) -> str:
        query = request.GET.copy()
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    return Pager(
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.count,
        previous_url=at(page.previous_page_number()) if page.has_previous() else "",
        next_url=at(page.next_page_number()) if page.has_next() else "",
    )


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Any, given: Pager | Page, parameter: str = "hal") -> dict[str, Any]:
    page = pager_of(given, context["request"], parameter=parameter) if isinstance(given, Page) else given
    return {"page": page}


@register.simple_block_tag
def confirm(
    content: str,
    summary: str,
    text: str = "",
    danger: str = "",
    name: str = "",
    value: str = "",
    cancel_url: str = "",
    cancel: str = "",
    open: bool = False,
) -> SafeString:
    """Consequence in one sentence under the action. `danger` draws the button, in the page's own form."""
    context = {
        "content": content,
        "summary": summary,
        "text": text,
        "danger": danger,
        "name": name,
        "value": value,
        "cancel_url": cancel_url,
        "cancel": cancel or _("Biarkan"),
        "open": open,
    }
    return render_to_string("components/confirm.html", context)


@register.simple_block_tag
def ask(
    content: str,
    summary: str,
    yes: str,
    text: str = "",
    name: str = "",
    value: str = "",
    second: bool = False,
    open: bool = False,
) -> SafeString:
    """The page's one deed, asked once more: the button unfolds what it means, and the button that does it."""
    context = {"content": content, "summary": summary, "yes": yes, "text": text, "name": name}
    return render_to_string(
        "components/ask.html", {**context, "value": value, "second": second, "open": open}
    )


@register.simple_block_tag
def more(content: str, summary: str, open: bool = False) -> SafeString:
    return render_to_string("components/more.html", {"content": content, "summary": summary, "open": open})


@register.inclusion_tag("components/todo_list.html")
def todo_list(items: Sequence[Todo | Mapping[str, Any]]) -> dict[str, Any]:
    return {"items": [shaped(item, Todo) for item in items]}


@register.inclusion_tag("components/queue.html")
def queue(groups: Sequence[QueueGroup | Mapping[str, Any]]) -> dict[str, Any]:
    drawn = []
    for given in groups:
        group = shaped(given, QueueGroup)
        rows = [shaped(row, QueueRow) for row in group.rows]
        if rows:
            drawn.append({"title": group.title, "late": group.late, "rows": rows, "count": len(rows)})
    return {"groups": drawn}


@register.inclusion_tag("components/fold_table.html")
def fold_table(given: FoldTable | Mapping[str, Any]) -> dict[str, Any]:
    table = shaped(given, FoldTable)
    columns = [
        shaped(column, Column) if not isinstance(column, str) else Column(column) for column in table.columns
    ]
    rows = []
    for cells in table.rows:
        drawn = (cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
        rows.append(list(zip(columns, drawn, strict=True)))
    return {"caption": table.caption, "columns": columns, "rows": rows}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Tab | Mapping[str, Any]], label: str) -> dict[str, Any]:
    return {"items": [shaped(item, Tab) for item in items], "label": label}


@register.inclusion_tag("components/filters.html")
def filters(chips: Sequence[tuple[str, str]], label: str = "") -> dict[str, Any]:
    """The filters in force: (text, address without it) pairs."""
    return {"chips": chips, "label": label or _("Saringan yang dipakai")}


@register.inclusion_tag("components/skeleton.html")
def skeleton(cards: int = 2) -> dict[str, Any]:
    return {"cards": range(cards)}
