"""Background work on the same PostgreSQL: a task row is written in the transaction of its cause.

Tasks are named `package.verb_noun`, take primary keys only, and call exactly one service.
"""

from foundation.tasks.queue import defer, periodic, task

__all__ = ["defer", "periodic", "task"]
