from foundation.clock import now
from foundation.tasks import task
from village.letters.services import print_letter


@task(name="village.print_letter", queue="print")
def print_letter_task(letter_id: int) -> None:
    print_letter(letter_id=letter_id, at=now())
