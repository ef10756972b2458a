from datetime import datetime

from foundation.encryption import private_files
from village.letters.models import Letter
from village.letters.selectors.papers import printed


def print_letter(*, letter_id: int, at: datetime) -> Letter:
    """Make the PDF of an issued letter, once; again it finds it there. The number is the stored one.

    Two at a time write the same bytes. Raises PaperFailed: the task tries again.
    """
    letter = Letter.objects.select_related("type_version").get(pk=letter_id)
    if letter.printed_at is not None and private_files.exists(letter.pdf_name):
        return letter

    pdf = printed(letter)
    private_files.save(letter.pdf_name, pdf)

    letter.printed_at, letter.pdf_bytes = letter.printed_at or at, len(pdf)
    letter.save(update_fields=["printed_at", "pdf_bytes"])
    return letter
