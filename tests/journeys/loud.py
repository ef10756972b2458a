"""Settings of a site that says everything it can: every logger at DEBUG, every statement with its values.

`DJANGO_SETTINGS_MODULE=tests.journeys.loud`. What the mall itself writes goes to stderr as always; the same
lines go, past every filter, into log/unfiltered.log, so that a filter cannot hide what should not be said.
"""

import os
from typing import Any

from django.db.backends.signals import connection_created

from marketplace.settings import *  # noqa: F403
from marketplace.settings import LOGGING, MALL_VAR

LOGGING = {
    **LOGGING,
    "handlers": {
        **LOGGING["handlers"],
        "unfiltered": {
            "class": "logging.FileHandler",
            "filename": str(MALL_VAR / "log" / f"unfiltered-{os.getpid()}.log"),
            "formatter": "line",
        },
    },
    # In this order: the filter of the second changes the record itself.
    "root": {"handlers": ["unfiltered", "stderr"], "level": "DEBUG"},
    "loggers": {
        name: {"level": "DEBUG"}
        for name in ("django", "django.db.backends", "django.request", "procrastinate", "psycopg", "allauth")
    },
}


def _tell_statements(connection: Any, **_others: Any) -> None:
    connection.force_debug_cursor = True


connection_created.connect(_tell_statements, weak=False)
