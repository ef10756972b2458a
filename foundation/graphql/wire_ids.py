"""Ids on the wire, `base64("Type:pk")`: a source that writes them, functions that read them."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from foundation.graphql.sources import Column, col
from foundation.ids import NotAnId, global_id, parse_global_id

_GREATEST_KEY = 2**63 - 1


class InvalidId(Refusal):
    """An id of another type, of no type, or past any key: nothing stands behind it."""

    code = "NOT_FOUND"
    message = _("Tidak ada data dengan id ini. Muat ulang halaman, lalu coba lagi.")


def gid(type_name: str, column: str = "id") -> Column:
    """The source of an `id` field."""
    return col(column, fn=id_writer(type_name))


def id_writer(type_name: str) -> Callable[[Any], str]:
    @lru_cache(maxsize=2048)
    def write(pk: Any) -> str:
        return global_id(type_name, pk)

    write.always_text = True  # type: ignore[attr-defined]
    return write


def pk_of(value: str, type_name: str, *, field: str = "id") -> int:
    """The integer key behind a global id; raises InvalidId, naming the argument `field`."""
    try:
        text = parse_global_id(value, type_name)
        pk = int(text)
    except (NotAnId, ValueError):
        raise InvalidId(field=field) from None
    if not (text.isascii() and text.isdigit()) or pk > _GREATEST_KEY:
        raise InvalidId(field=field)
    return pk


def uuid_of(value: str, type_name: str, *, field: str = "id") -> UUID:
    """The UUID behind a global id; raises InvalidId, naming the argument `field`."""
    try:
        return UUID(parse_global_id(value, type_name))
    except (NotAnId, ValueError):
        raise InvalidId(field=field) from None
