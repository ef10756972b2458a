from foundation.clock import now
from foundation.tasks import periodic, task
from marketplace.checkout.services import forget_checkouts


@periodic(cron="25 18 * * *")  # 01.25 in Jakarta
@task(name="marketplace.forget_checkouts")
def forget_checkouts_task(timestamp: int) -> None:
    forget_checkouts(at=now())
