from foundation.clock import now
from foundation.tasks import periodic, task
from village.letters.services import (
    climb_late_steps,
    close_applications_of_the_gone,
    remind_of_endings,
)


@periodic(cron="10 0-9 * * *")
@task(name="village.close_applications_of_the_gone", retry=False)
def close_applications_of_the_gone_task(timestamp: int) -> None:
    close_applications_of_the_gone(at=now())


# Seven in the morning in Banyuwangi: the clock of the tasks is in UTC.
@periodic(cron="0 0 * * *")
@task(name="village.remind_of_endings", retry=False)
def remind_of_endings_task(timestamp: int) -> None:
    remind_of_endings(at=now())


@periodic(cron="20 0-9 * * *")
@task(name="village.climb_late_steps", retry=False)
def climb_late_steps_task(timestamp: int) -> None:
    climb_late_steps(at=now())
