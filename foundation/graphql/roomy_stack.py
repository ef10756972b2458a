"""Room on CPython's frame stack for code that recurses deeply.

CPython 3.11 to 3.13 keep Python frames in chunks of 16 KB and free a chunk as soon as its last frame
returns. A recursion that swings around a chunk's end pays for that at every call: graphql-core took 10 or
32 ms for the same document, depending only on how deep the stack was where it began. A frame that asks
for much room gets a chunk of its own, with room to spare, and everything called from it stays there.
"""

from collections.abc import Callable
from typing import Any, TypeVar

_Result = TypeVar("_Result")
_ROOM = 40_000  # slots of 8 bytes: the chunk is then 512 KB, and some 1,500 frames fit into what is left


def _call(fn: Callable[..., _Result], arguments: tuple[Any, ...]) -> _Result:
    return fn(*arguments)


_call.__code__ = _call.__code__.replace(co_stacksize=_ROOM)


def with_room(fn: Callable[..., _Result], *arguments: Any) -> _Result:
    """`fn(*arguments)`, on a roomy stretch of the stack."""
    return _call(fn, arguments)
