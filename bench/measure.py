"""Two servers side by side, asked in turn over kept connections: medians, and the ratio of the medians."""

import http.client
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import orjson

ROUNDS = 300
WARM_UP = 60


@dataclass(frozen=True, slots=True)
class Question:
    """One request: where, and what is posted there; nothing to read a page."""

    path: str
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians in milliseconds of the API and of the floor, over the same rounds."""

    api: float
    floor: float

    @property
    def ratio(self) -> float:
        return self.api / self.floor


class Client:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, question: Question) -> bytes:
        method = "POST" if question.body else "GET"
        self._connection.request(method, question.path, question.body, {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{question.path} answered {answer.status}: {body[:500]!r}")
        return body


@contextmanager
def served(target: str, port: int) -> Iterator[Client]:
    """A granian with one worker and one blocking thread, as the mall is run, until the block ends."""
    arguments = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "1", "--no-ws"]
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *arguments, "--host", "127.0.0.1", "--port", str(port), target],
        env=os.environ | {"MALL_LOG_LEVEL": "ERROR"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _answering(port, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answering(port: int, process: "subprocess.Popen[bytes]") -> Client:
    for _attempt in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/nowhere/")
            connection.getresponse().read()
            return Client(port)
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within 30 s")


def timed(api: Client, asked: Question, floor: Client, same: Question, *, alike: bool = True) -> Timing:
    """Ask both in turn. Raises RuntimeError unless both give the same data, where they are `alike`."""
    first, second = api.ask(asked), floor.ask(same)
    if alike and orjson.loads(first) != orjson.loads(second):
        raise RuntimeError(f"{same.path}: the API and the floor answer differently; nothing was timed")
    spans: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + ROUNDS):
        for place, (client, question) in enumerate(((api, asked), (floor, same))):
            began = time.perf_counter()
            client.ask(question)
            if number >= WARM_UP:
                spans[place].append((time.perf_counter() - began) * 1000)
    return Timing(statistics.median(spans[0]), statistics.median(spans[1]))
