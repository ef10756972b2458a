import base64
import binascii
from typing import Any


class NotAnId(ValueError):
    """The id is no `base64("Type:pk")` of the type that stands here."""


def global_id(type_name: str, pk: Any) -> str:
    """`("Product", 5)` -> `UHJvZHVjdDo1`, the id that Saleor's clients expect."""
    return base64.b64encode(f"{type_name}:{pk}".encode()).decode()


def parse_global_id(value: str, type_name: str) -> str:
    """The primary key, as text, of a global id of `type_name`; raises NotAnId."""
    try:
        found, pk = base64.b64decode(value, validate=True).decode().split(":", 1)
    except (binascii.Error, ValueError):
        raise NotAnId(value) from None
    if found != type_name or not pk:
        raise NotAnId(value)
    return pk
