from foundation.clock import now
from foundation.notifications.services import mail_message
from foundation.tasks import task


@task(name="foundation.mail_message", queue="mail")
def mail_message_task(message_id: int) -> None:
    mail_message(message_id=message_id, at=now())
