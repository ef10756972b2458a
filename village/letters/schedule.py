from foundation.clock import now
from foundation.tasks import periodic, task
from village.letters.services import close_applications_of_the_gone


@periodic(cron="10 0-9 * * *")
@task(name="village.close_applications_of_the_gone", retry=False)
def close_applications_of_the_gone_task(timestamp: int) -> None:
    close_applications_of_the_gone(at=now())
