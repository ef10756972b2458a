"""A client of the API, as a stranger would write one: HTTP, JSON, a bearer token, multipart for files."""

import json
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class File:
    """A file among the variables of an operation."""

    name: str
    content: bytes
    type: str = "image/jpeg"


class Api:
    """One person at the endpoint; a visitor until `sign_in`."""

    def __init__(self, url: str) -> None:
        self.endpoint = f"{url}/graphql/"
        self.token = ""

    def sign_in(self, login: str, password: str) -> "Api":
        self.token = self.do(
            "mutation($login: String!, $password: String!)"
            " { tokenCreate(email: $login, password: $password) { token errors { field code message } } }",
            login=login,
            password=password,
        )["token"]
        return self

    def ask(self, document: str, /, **variables: Any) -> dict[str, Any]:
        """The data of an operation without errors."""
        answer = self.post(document, variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def do(self, document: str, /, **variables: Any) -> dict[str, Any]:
        """The payload of one mutation that was not refused."""
        (payload,) = self.ask(document, **variables).values()
        assert payload["errors"] == [], payload["errors"]
        return payload

    def refusals(self, document: str, /, **variables: Any) -> list[dict[str, str]]:
        """The errors of one mutation that was refused."""
        (payload,) = self.ask(document, **variables).values()
        assert payload["errors"], payload
        return payload["errors"]

    def post(self, document: str, variables: dict[str, Any]) -> dict[str, Any]:
        files = {name: value for name, value in variables.items() if isinstance(value, File)}
        told = {"query": document, "variables": variables | dict.fromkeys(files)}
        content_type, body = _multipart(told, files) if files else ("application/json", _json(told))
        headers = {"Content-Type": content_type}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.endpoint, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            return json.load(error)


def _json(told: Any) -> bytes:
    return json.dumps(told).encode()


def _multipart(told: dict[str, Any], files: dict[str, File]) -> tuple[str, bytes]:
    """https://github.com/jaydenseric/graphql-multipart-request-spec"""
    boundary = uuid.uuid4().hex
    places = {name: [f"variables.{name}"] for name in files}
    parts = [
        ("operations", "", "application/json", _json(told)),
        ("map", "", "application/json", _json(places)),
    ]
    parts += [(name, f'; filename="{file.name}"', file.type, file.content) for name, file in files.items()]
    body = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n'
        f"Content-Type: {type_}\r\n\r\n".encode()
        + content
        + b"\r\n"
        for name, more, type_, content in parts
    )
    return f"multipart/form-data; boundary={boundary}", body + f"--{boundary}--\r\n".encode()
