"""procrastinate looks here for tasks; the features own them."""

from village.letters.schedule import (
    climb_late_steps_task,
    close_applications_of_the_gone_task,
    remind_of_endings_task,
)
from village.letters.tasks import print_letter_task
from village.officers.tasks import mail_officer_invitation_task
from village.residents.tasks import apply_import_task, check_import_task

__all__ = [
    "apply_import_task",
    "check_import_task",
    "climb_late_steps_task",
    "close_applications_of_the_gone_task",
    "mail_officer_invitation_task",
    "print_letter_task",
    "remind_of_endings_task",
]
