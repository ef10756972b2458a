from foundation.clock import now
from foundation.tasks import periodic, task
from marketplace.orders.services import mail_guest_message, print_invoice, run_order_clock


@task(name="marketplace.mail_guest_message", queue="mail")
def mail_guest_message_task(message_id: int) -> None:
    mail_guest_message(message_id=message_id, at=now())


@task(name="marketplace.print_invoice", queue="print")
def print_invoice_task(vendor_order_id: int) -> None:
    print_invoice(vendor_order_id=vendor_order_id, at=now())


@periodic(cron="*/10 * * * *")
@task(name="marketplace.run_order_clock")
def run_order_clock_task(timestamp: int) -> None:
    run_order_clock(at=now())
