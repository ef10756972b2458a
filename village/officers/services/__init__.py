"""Every change of who holds which office."""

from village.officers.services.appointing import APPOINTED, DISMISSED, appoint_officer, dismiss_officer
from village.officers.services.inviting import (
    accept_invitation,
    cancel_invitation,
    invite_officer,
    mail_invitation,
)
from village.officers.services.standing_in import stand_in

__all__ = [
    "APPOINTED",
    "DISMISSED",
    "accept_invitation",
    "appoint_officer",
    "cancel_invitation",
    "dismiss_officer",
    "invite_officer",
    "mail_invitation",
    "stand_in",
]
