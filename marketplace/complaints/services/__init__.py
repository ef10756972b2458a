"""Every change of a complaint."""

from marketplace.complaints.services.handling import (
    answer_complaint,
    hand_up_complaint,
    pass_on_complaint,
    take_up_complaint,
)
from marketplace.complaints.services.lodging import lodge_complaint
from marketplace.complaints.services.mailing import mail_complaint_answer, mail_complaint_receipt

__all__ = [
    "answer_complaint",
    "hand_up_complaint",
    "lodge_complaint",
    "mail_complaint_answer",
    "mail_complaint_receipt",
    "pass_on_complaint",
    "take_up_complaint",
]
