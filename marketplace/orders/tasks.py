from foundation.clock import now
from foundation.tasks import periodic, task
from marketplace.orders.services import mail_guest_message, run_order_clock


@task(name="marketplace.mail_guest_message", queue="mail")
def mail_guest_message_task(message_id: int) -> None:
    mail_guest_message(message_id=message_id, at=now())


@periodic(cron="*/10 * * * *")
@task(name="marketplace.run_order_clock")
def run_order_clock_task(timestamp: int) -> None:
    run_order_clock(at=now())
