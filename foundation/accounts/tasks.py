from foundation.accounts.mailing import send_account_mail
from foundation.accounts.reset import mail_reset_link
from foundation.tasks import task


@task(name="foundation.mail_reset_link", queue="mail")
def mail_reset_link_task(user_id: int, redirect_url: str) -> None:
    mail_reset_link(user_id=user_id, redirect_url=redirect_url)


@task(name="foundation.send_account_mail", queue="mail")
def send_account_mail_task(mail_id: int) -> None:
    send_account_mail(mail_id=mail_id)
