"""Every address says who may open it; Django's checks stop the start-up where one does not."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import Error
from django.urls import URLPattern, get_resolver

from foundation.access.permissions import is_access

# django-allauth's views know themselves whom to let in; the access matrix has rows for each.
GUARD_THEMSELVES = ("allauth.",)


def addresses() -> Iterator[tuple[str, str, Any]]:
    """Every address of the site: its name with namespaces, its pattern, its view."""
    return _inside(get_resolver().url_patterns, (), "")


def _inside(patterns: Any, names: tuple[str, ...], above: str) -> Iterator[tuple[str, str, Any]]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield ":".join((*names, one.name or "")), f"{above}{one.pattern}", one.callback
        else:
            deeper = (*names, one.namespace) if one.namespace else names
            yield from _inside(one.url_patterns, deeper, f"{above}{one.pattern}")


def undeclared_addresses(app_configs: Any = None, **_options: Any) -> list[Error]:
    """A check: the addresses whose view declares no access."""
    return [
        Error(f"The view of /{pattern} does not declare its access", hint="Use @page.", id="access.E001")
        for _name, pattern, view in addresses()
        if not is_access(getattr(view, "access", None)) and not view.__module__.startswith(GUARD_THEMSELVES)
    ]
