"""Errors on the wire: refusals with their sentence and code, everything unexpected without its text."""

import logging
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from graphql import GraphQLError

from foundation.access.refusals import Refusal
from foundation.ids import NotAnId

logger = logging.getLogger("foundation.graphql")

_NULL_IN_A_REQUIRED_PLACE = "Cannot return null for non-nullable field"


class PermissionDenied(GraphQLError):
    """The viewer may not read this field."""

    def __init__(self) -> None:
        super().__init__(_("Anda tidak berhak melihat bagian ini."), extensions=_code("PermissionDenied"))


class Internal(GraphQLError):
    """What a client learns about a mistake of ours."""

    def __init__(self) -> None:
        super().__init__(
            _("Terjadi kesalahan pada sistem kami. Coba lagi nanti."), extensions=_code("InternalServerError")
        )


def _code(code: str) -> dict[str, Any]:
    return {"exception": {"code": code}}


def public_error(error: GraphQLError) -> dict[str, Any]:
    """The error as clients see it: message, locations, path, `extensions.exception.code`."""
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return dict(error.formatted)
    if isinstance(cause, Refusal):
        return {**error.formatted, **refusal_error(cause), **_place(error)}
    if isinstance(cause, NotAnId):
        shown = GraphQLError(_("Id ini tidak dikenal."), extensions=_code("NOT_FOUND"))
    elif type(cause) is TypeError and str(cause).startswith(_NULL_IN_A_REQUIRED_PLACE):
        shown = GraphQLError(str(cause))
    else:
        logger.error("A GraphQL field failed", exc_info=cause)
        shown = Internal()
    return {**error.formatted, **shown.formatted, **_place(error)}


def refusal_error(refusal: Refusal) -> dict[str, Any]:
    return dict(GraphQLError(str(refusal), extensions=_code(refusal.code)).formatted)


def _place(error: GraphQLError) -> dict[str, Any]:
    formatted = error.formatted
    return {name: formatted[name] for name in ("locations", "path") if name in formatted}  # type: ignore[literal-required]


def public_errors(errors: Sequence[GraphQLError]) -> list[dict[str, Any]]:
    return [public_error(error) for error in errors]
