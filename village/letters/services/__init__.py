"""Every change to letters and applications: one file a use case."""

from village.letters.services.approve_application import approve_application
from village.letters.services.attach_document import attach_document, remove_document
from village.letters.services.begin_renewal import begin_again, begin_renewal
from village.letters.services.climb_late_steps import climb_late_steps
from village.letters.services.close_abandoned import close_applications_of_the_gone
from village.letters.services.confirm_nib import confirm_nib
from village.letters.services.letter_standing import reinstate_letter, revoke_letter, suspend_letter
from village.letters.services.office_days import close_day, end_absence, note_absence, open_day
from village.letters.services.print_letter import print_letter
from village.letters.services.reject_application import reject_application
from village.letters.services.remind_of_endings import remind_of_endings
from village.letters.services.return_application import return_application
from village.letters.services.save_draft import save_draft
from village.letters.services.set_letterhead import set_letterhead
from village.letters.services.set_numbering import set_numbering
from village.letters.services.signing_keys import (
    ensure_signing_key,
    retire_signing_key,
    rotate_signing_key,
)
from village.letters.services.submit_application import submit_application
from village.letters.services.sync_letter_types import sync_letter_types
from village.letters.services.verify_application import verify_application
from village.letters.services.withdraw_application import withdraw_application

__all__ = [
    "approve_application",
    "attach_document",
    "begin_again",
    "begin_renewal",
    "climb_late_steps",
    "close_applications_of_the_gone",
    "close_day",
    "confirm_nib",
    "end_absence",
    "ensure_signing_key",
    "note_absence",
    "open_day",
    "print_letter",
    "reinstate_letter",
    "reject_application",
    "remind_of_endings",
    "remove_document",
    "retire_signing_key",
    "return_application",
    "revoke_letter",
    "rotate_signing_key",
    "save_draft",
    "set_letterhead",
    "set_numbering",
    "submit_application",
    "suspend_letter",
    "sync_letter_types",
    "verify_application",
    "withdraw_application",
]
