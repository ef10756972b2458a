from datetime import timedelta

from foundation.access.attempts import forget_old
from foundation.clock import now
from foundation.tasks import periodic, task

KEPT = timedelta(days=2)
"""Longer than any limit counts back."""


@periodic(cron="35 18 * * *")  # 01.35 in Jakarta
@task(name="foundation.forget_attempts")
def forget_attempts_task(timestamp: int) -> None:
    forget_old(before=now() - KEPT)
