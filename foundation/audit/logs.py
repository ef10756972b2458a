"""Sixteen digits in a row may be a NIK or a KK: no log line carries them."""

import logging
import re

SIXTEEN_DIGITS = re.compile(r"(?<!\d)(\d{4})\d{10}(\d{2})(?!\d)")


class PersonalDataFilter(logging.Filter):
    """Masks 16-digit numbers in the finished message and in the text of an exception."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = SIXTEEN_DIGITS.sub(r"\1••••••••••\2", message)
        if masked != message:
            record.msg, record.args = masked, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = SIXTEEN_DIGITS.sub(r"\1••••••••••\2", record.exc_text)
        return True
