from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from marketplace.complaints.links import complaint_url
from marketplace.complaints.models import Complaint


def mail_complaint_receipt(*, complaint_id: int) -> None:
    """Send a visitor the secret link of his complaint; it is made here and lies in no task."""
    complaint = Complaint.objects.get(pk=complaint_id)
    EmailMessage(
        subject=_("Pengaduan %(number)s kami terima") % {"number": complaint.number},
        body=_("Lihat keadaan dan jawabannya di tautan ini. Jangan bagikan tautannya.\n\n%(url)s")
        % {"url": complaint_url(complaint.pk)},
        to=[complaint.email],
    ).send()


@transaction.atomic
def mail_complaint_answer(*, complaint_id: int, at: datetime) -> bool:
    """Send a visitor the answer, once; False if it was sent before or there is none."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint_id)
    if complaint.mailed_at is not None or not complaint.answer or not complaint.email:
        return False
    EmailMessage(
        subject=_("Jawaban untuk pengaduan %(number)s") % {"number": complaint.number},
        body=f"{complaint.answer}\n\n{complaint_url(complaint.pk)}",
        to=[complaint.email],
    ).send()
    complaint.mailed_at = at
    complaint.save(update_fields=["mailed_at"])
    return True
