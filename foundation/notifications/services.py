from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.notifications.models import Message
from foundation.tasks import defer


def notify(*, recipient_id: int, kind: str, subject: str, body: str, at: datetime, url: str = "") -> Message:
    """Tell one account something: inbox row and mail task, in the caller's transaction.

    `url` is a path of this site; the mail gets it with the mall's address before it.
    """
    message = Message.objects.create(
        recipient_id=recipient_id, kind=kind, subject=subject, body=body, url=url, created_at=at
    )
    defer("foundation.mail_message", message_id=message.pk)
    return message


@transaction.atomic
def mail_message(*, message_id: int, at: datetime) -> bool:
    """Send one message by e-mail, once; False where the account has no address or it was sent before."""
    message = Message.objects.select_for_update(of=("self",)).select_related("recipient").get(pk=message_id)
    if message.mailed_at is not None or not message.recipient.email:
        return False
    link = f"\n\n{settings.MALL_BASE_URL}{message.url}" if message.url else ""
    footer = _("Banyuwangi Mall. Layanan surat di desa gratis; laporkan bila ada yang meminta uang.")
    EmailMessage(
        subject=message.subject,
        body=f"{message.body}{link}\n\n{footer}",
        to=[message.recipient.email],
    ).send()
    message.mailed_at = at
    message.save(update_fields=["mailed_at"])
    return True


@transaction.atomic
def mark_read(*, message_id: int, by: Viewer, at: datetime) -> Message:
    """Mark one of the viewer's messages as read; the first time counts. Raises NotFound for another's."""
    message = Message.objects.select_for_update().filter(pk=message_id, recipient_id=by.account_id).first()
    if message is None:
        raise NotFound()
    if message.read_at is None:
        message.read_at = at
        message.save(update_fields=["read_at"])
    return message


def mark_all_read(*, by: Viewer, at: datetime) -> int:
    """Mark the viewer's whole inbox as read; returns how many messages were not."""
    return Message.objects.filter(recipient_id=by.account_id, read_at=None).update(read_at=at)
