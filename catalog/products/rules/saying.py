"""What may be said of goods by their attributes: refusals, and the reading of numbers and yes or no."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.residents.rules.register import refuse_number_in

TEXT_LENGTH = 500
MOST_NUMBER = Decimal("9999999999.99")
CENT = Decimal("0.01")


class UnknownAttribute(Refusal):
    code = "NOT_FOUND"
    field = "values"
    message = _("Jenis barang ini tidak punya isian %(attribute)s.")


class UnknownChoice(Refusal):
    code = "INVALID"
    field = "values"
    message = _("%(attribute)s: pilihan ini tidak ada. Pilih dari daftar.")


class NotANumber(Refusal):
    code = "INVALID"
    field = "values"
    message = _("%(attribute)s: isi dengan angka, misalnya 250 atau 2,5.")


class NotYesOrNo(Refusal):
    code = "INVALID"
    field = "values"
    message = _("%(attribute)s: jawab ya atau tidak.")


class TextTooLong(Refusal):
    code = "INVALID"
    field = "values"
    message = _("%(attribute)s: paling panjang %(length)s huruf.")


def number_said(given: Any, *, attribute: str, field: str) -> Decimal:
    """A number of at most two decimals, not below 0; people write 1.250 and 2,5. Raises NotANumber."""
    text = str(given).strip()
    if isinstance(given, str):
        head, comma, tail = text.partition(",")
        text = head.replace(".", "") + ("." if comma else "") + tail
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise NotANumber(attribute=attribute, field=field) from None
    if not number.is_finite() or not 0 <= number <= MOST_NUMBER:
        raise NotANumber(attribute=attribute, field=field)
    return number.quantize(CENT)


def text_said(given: Any, *, attribute: str, field: str) -> str:
    """A line of text; raises TextTooLong, and NumberInText for a NIK."""
    text = " ".join(str(given).split())
    if len(text) > TEXT_LENGTH:
        raise TextTooLong(attribute=attribute, length=TEXT_LENGTH, field=field)
    refuse_number_in(text, field=field)
    return text
