"""Runs generators that ask for statements or other generators, in waves: what is ready goes out together."""

from collections import deque
from collections.abc import Callable, Generator
from typing import Any

Statement = tuple[str, dict[str, Any]]
Fetch = Callable[[list[Statement]], list[Any]]
Steps = Generator[Any, Any, Any]


class _Task:
    __slots__ = ("answers", "parent", "place", "send", "steps", "waits_for")

    def __init__(self, steps: Steps, parent: "_Task | None", place: int) -> None:
        self.steps = steps
        self.parent = parent
        self.place = place
        self.send: Any = None
        self.answers: list[Any] = []
        self.waits_for = 0


def drive(roots: list[Steps], fetch: Fetch) -> list[Any]:
    """Run each root to its end; its result, or the exception that ended it, stands at its place.

    `fetch` answers a list of statements with rows, or with an exception for a statement that failed,
    which is then raised inside the generator that asked.
    """
    outcomes: list[Any] = [None] * len(roots)
    ready = deque(_Task(steps, None, place) for place, steps in enumerate(roots))
    while ready:
        asking: list[tuple[_Task, list[Statement]]] = []
        while ready:
            _advance(ready.popleft(), ready, asking, outcomes)
        if asking:
            results = iter(fetch([statement for _task, statements in asking for statement in statements]))
            for task, statements in asking:
                answers = [next(results) for _statement in statements]
                task.send = next((one for one in answers if isinstance(one, Exception)), answers)
                ready.append(task)
    return outcomes


def _advance(task: _Task, ready: deque[_Task], asking: list[Any], outcomes: list[Any]) -> None:
    try:
        wish = task.steps.throw(task.send) if isinstance(task.send, Exception) else task.steps.send(task.send)
    except StopIteration as end:
        _finish(task, end.value, ready, outcomes)
    except Exception as error:
        _finish(task, error, ready, outcomes)
    else:
        if not wish:
            task.send = []
            ready.append(task)
        elif isinstance(wish[0], tuple):
            asking.append((task, wish))
        else:
            task.answers = [None] * len(wish)
            task.waits_for = len(wish)
            ready.extend(_Task(steps, task, place) for place, steps in enumerate(wish))


def _finish(task: _Task, outcome: Any, ready: deque[_Task], outcomes: list[Any]) -> None:
    parent = task.parent
    if parent is None:
        outcomes[task.place] = outcome
        return
    parent.answers[task.place] = outcome
    parent.waits_for -= 1
    if not parent.waits_for:
        failure = next((one for one in parent.answers if isinstance(one, Exception)), None)
        parent.send = parent.answers if failure is None else failure
        ready.append(parent)
