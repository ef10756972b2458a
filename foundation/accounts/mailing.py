"""Mails of the account's doors: written in the request, sent by the worker, sealed in between."""

import json
from datetime import datetime

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction

from foundation.accounts.models import AccountMail
from foundation.encryption import seal, unseal
from foundation.ids import next_pk
from foundation.tasks import defer

TABLE, COLUMN = "foundation_accountmail", "content_sealed"


@transaction.atomic
def queue_account_mail(message: EmailMessage, *, at: datetime) -> AccountMail:
    """Keep a finished message for the worker; the request does not wait for the mail server."""
    pk = next_pk(AccountMail)
    content = {
        "subject": message.subject,
        "body": message.body,
        "to": message.to,
        "from_email": message.from_email,
        "html": next(iter(getattr(message, "alternatives", None) or ()), (None,))[0],
    }
    mail = AccountMail.objects.create(
        pk=pk, content_sealed=seal(json.dumps(content), table=TABLE, column=COLUMN, pk=pk), queued_at=at
    )
    defer("foundation.send_account_mail", mail_id=mail.pk)
    return mail


@transaction.atomic
def send_account_mail(*, mail_id: int) -> bool:
    """Send one kept message and forget it; False if it was sent before."""
    mail = AccountMail.objects.select_for_update().filter(pk=mail_id).first()
    if mail is None:
        return False
    content = json.loads(unseal(mail.content_sealed, table=TABLE, column=COLUMN, pk=mail.pk))
    html = content.pop("html")
    message = EmailMultiAlternatives(**content)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()
    mail.delete()
    return True
