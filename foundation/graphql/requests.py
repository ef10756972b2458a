"""What a request asks: operations from JSON or a GraphQL multipart request, files in their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from graphql import GraphQLError

from foundation.graphql.documents import BadRequest
from foundation.graphql.limits import Limits

_NUL = b"\\u0000"  # PostgreSQL has no text with it


@dataclass(frozen=True, slots=True)
class Asked:
    """One operation as a client wrote it."""

    text: str
    variables: Mapping[str, Any]
    operation_name: str | None


def operations_of(request: HttpRequest, limits: Limits) -> tuple[list[Asked], bool]:
    """The operations, and whether they came as a batch; raises BadRequest."""
    kind = request.content_type
    if kind == "multipart/form-data":
        content = _with_files(request)
    elif kind == "application/json":
        content = _json(request.body)
    else:
        raise _bad("Send `application/json`, or `multipart/form-data` with files.")
    if not isinstance(content, list):
        return [_asked(content)], False
    if not 0 < len(content) <= limits.batch:
        raise _bad(f"A batch has between 1 and {limits.batch} operations.")
    return [_asked(one) for one in content], True


def _asked(content: Any) -> Asked:
    if not isinstance(content, dict):
        raise _bad("An operation is a JSON object with `query`.")
    text, variables, name = (content.get(key) for key in ("query", "variables", "operationName"))
    if not isinstance(text, str) or not text.strip():
        raise _bad("Must provide a query string.")
    if variables is not None and not isinstance(variables, dict):
        raise _bad("`variables` is a JSON object.")
    if name is not None and not isinstance(name, str):
        raise _bad("`operationName` is a string.")
    return Asked(text, variables or {}, name or None)


def _json(body: bytes) -> Any:
    if _NUL in body:
        raise _bad("Text with the character NUL cannot be kept.")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        raise _bad("The body is not JSON.") from None


def _with_files(request: HttpRequest) -> Any:
    """`operations`, `map` and files: https://github.com/jaydenseric/graphql-multipart-request-spec"""
    operations = _json(request.POST.get("operations", "").encode())
    places = _json(request.POST.get("map", "").encode())
    if not isinstance(places, dict) or not all(isinstance(paths, list) for paths in places.values()):
        raise _bad("`map` is a JSON object of lists of paths.")
    for key, paths in places.items():
        upload = request.FILES.get(key)
        if not isinstance(upload, UploadedFile):
            raise _bad(f"`map` names a file {key!r} that is not in the request.")
        for path in paths:
            _put(operations, str(path).split("."), upload)
    return operations


def _put(operations: Any, path: list[str], upload: UploadedFile) -> None:
    holder = operations
    try:
        for step in path[:-1]:
            holder = holder[int(step) if isinstance(holder, list) else step]
        last: Any = int(path[-1]) if isinstance(holder, list) else path[-1]
        if "variables" not in path or holder[last] is not None:
            raise KeyError(last)
        holder[last] = upload
    except (KeyError, IndexError, ValueError, TypeError):
        raise _bad(f"`map` points at {'.'.join(path)!r}, where no variable waits for a file.") from None


def _bad(message: str) -> BadRequest:
    return BadRequest([GraphQLError(message)])
