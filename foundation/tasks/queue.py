from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
"""Waits of 4, 16, 64 … seconds: a worker that meets a passing fault tries for about a day."""


def task(*, name: str, queue: str = "default", retry: RetryStrategy | bool = RETRY) -> Callable[..., Any]:
    """Declare a background task under a stable name, so that it can be deferred without an import."""
    return app.task(name=name, queue=queue, retry=retry)


def periodic(cron: str) -> Callable[..., Any]:
    """Run a task by the clock; `cron` is in UTC. The task takes `timestamp: int` first."""
    return app.periodic(cron=cron)


def defer(name: str, **primary_keys: int | str) -> None:
    """Write a task row in the present transaction: it exists if, and only if, the change commits."""
    app.configure_task(name, allow_unknown=True).defer(**primary_keys)
