"""procrastinate looks here for tasks; the features own them."""

from marketplace.checkout.tasks import forget_checkouts_task
from marketplace.complaints.tasks import mail_complaint_answer_task, mail_complaint_receipt_task
from marketplace.orders.tasks import mail_guest_message_task, print_invoice_task, run_order_clock_task

__all__ = [
    "forget_checkouts_task",
    "mail_complaint_answer_task",
    "mail_complaint_receipt_task",
    "mail_guest_message_task",
    "print_invoice_task",
    "run_order_clock_task",
]
