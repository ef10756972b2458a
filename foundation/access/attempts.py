"""Limits on tries, counted in the database, so that they hold over all workers."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from foundation.access.models import Attempt
from foundation.access.refusals import Refusal
from foundation.clock import JAKARTA
from foundation.encryption import keyed_hash


class TooManyAttempts(Refusal):
    code = "LOGIN_ATTEMPT_DELAYED"
    message = _("Terlalu banyak percobaan. Coba lagi pukul %(again_at)s, atau datang ke kantor desa.")

    def __init__(self, *, again_at: datetime) -> None:
        super().__init__(again_at=again_at.astimezone(JAKARTA).strftime("%H.%M"))
        self.retry_at = again_at


def spend(key: str, *, limit: int, seconds: int, at: datetime) -> None:
    """Count one try of `key`; raises TooManyAttempts past `limit` tries in the window of `seconds`.

    Call it outside the transaction that may roll back: a refused try still counts.
    """
    start = _window(seconds, at)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Attempt._meta.db_table} (key_hash, window_start, count) VALUES (%s, %s, 1)"  # noqa: S608
            " ON CONFLICT (key_hash, window_start) DO UPDATE"
            f" SET count = {Attempt._meta.db_table}.count + 1 RETURNING count",
            [keyed_hash(key, "attempt"), start],
        )
        (count,) = cursor.fetchone()
    if count > limit:
        raise TooManyAttempts(again_at=start + timedelta(seconds=seconds))


def give_back(key: str, *, seconds: int, at: datetime) -> None:
    """Take back one try of `key` that turned out right, so that only wrong ones use up the limit."""
    Attempt.objects.filter(
        key_hash=keyed_hash(key, "attempt"), window_start=_window(seconds, at), count__gt=0
    ).update(count=F("count") - 1)


def _window(seconds: int, at: datetime) -> datetime:
    return datetime.fromtimestamp(at.timestamp() // seconds * seconds, UTC)


def forget_old(*, before: datetime) -> int:
    """Delete windows that ended long ago; returns how many rows went."""
    deleted, _rows = Attempt.objects.filter(window_start__lt=before).delete()
    return deleted
