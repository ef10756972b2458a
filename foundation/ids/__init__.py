"""Ids on the wire and keys ahead of their rows."""

from foundation.ids.keys import next_pk, next_pks, random_token
from foundation.ids.wire import NotAnId, global_id, parse_global_id

__all__ = ["NotAnId", "global_id", "next_pk", "next_pks", "parse_global_id", "random_token"]
