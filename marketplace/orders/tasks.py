from foundation.clock import now
from foundation.tasks import task
from marketplace.orders.services import mail_guest_message


@task(name="marketplace.mail_guest_message", queue="mail")
def mail_guest_message_task(message_id: int) -> None:
    mail_guest_message(message_id=message_id, at=now())
