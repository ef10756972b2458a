from foundation.tasks import task
from village.officers.services import mail_invitation


@task(name="village.mail_officer_invitation", queue="mail")
def mail_officer_invitation_task(invitation_id: int) -> None:
    mail_invitation(invitation_id=invitation_id)
