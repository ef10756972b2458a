"""Ctrl-C and SIGTERM as one orderly exception."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType


class Stopped(BaseException):
    """Somebody asked this command to stop. Not an Exception, so that nothing swallows it on the way."""


class StopSignals:
    """Raises Stopped once; what comes after it finds the tidying under way and changes nothing."""

    def __init__(self) -> None:
        self._asked = False
        self._raised = False
        self._holding = 0

    @contextlib.contextmanager
    def heard(self) -> Iterator["StopSignals"]:
        numbers = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            # nohup means: go on when the terminal closes.
            numbers.append(signal.SIGHUP)
        before = {number: signal.signal(number, self._hear) for number in numbers}
        try:
            yield self
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextlib.contextmanager
    def held_back(self) -> Iterator[None]:
        """Nothing is raised inside: for steps that must not end between an act and its record."""
        self._holding += 1
        try:
            yield
        finally:
            self._holding -= 1
        self._raise_if_due()

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self._asked = True
        self._raise_if_due()

    def _raise_if_due(self) -> None:
        if self._asked and not self._raised and not self._holding:
            self._raised = True
            raise Stopped
