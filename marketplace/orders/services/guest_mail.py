from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from marketplace.orders.models import GuestMessage


@transaction.atomic
def mail_guest_message(*, message_id: int, at: datetime) -> bool:
    """Send one message to the address of a guest's order, once; False if it was sent before."""
    message = GuestMessage.objects.select_for_update(of=("self",)).select_related("order").get(pk=message_id)
    if message.mailed_at is not None:
        return False
    link = f"{settings.MALL_BASE_URL}/pesanan/{message.order_id}/"
    EmailMessage(subject=message.subject, body=f"{message.body}\n\n{link}", to=[message.order.email]).send()
    message.mailed_at = at
    message.save(update_fields=["mailed_at"])
    return True
