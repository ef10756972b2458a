from foundation.clock import now
from foundation.tasks import task
from marketplace.complaints.services import mail_complaint_answer, mail_complaint_receipt


@task(name="marketplace.mail_complaint_receipt", queue="mail")
def mail_complaint_receipt_task(complaint_id: int) -> None:
    mail_complaint_receipt(complaint_id=complaint_id)


@task(name="marketplace.mail_complaint_answer", queue="mail")
def mail_complaint_answer_task(complaint_id: int) -> None:
    mail_complaint_answer(complaint_id=complaint_id, at=now())
