"""Money and numbers as Indonesian readers write them, and personal numbers with their middle hidden."""

import re

from django.utils.translation import get_language

from foundation.money import rupiah as rupiah_text

DOT = "\u2022"
MINUS = "\u2212"


def in_english() -> bool:
    """Whether the page speaks English: numbers and dates are then written as English readers do."""
    return get_language() == "en"


def count(number: int) -> str:
    """1944 -> 1.944"""
    text = f"{number:,}".replace("-", MINUS)
    return text if in_english() else text.replace(",", ".")


def rupiah(amount: int) -> str:
    """25000 -> Rp25.000; no space, no decimals."""
    text = rupiah_text(amount).replace("-", MINUS)
    return text.replace(".", ",") if in_english() else text


def percent_off(*, old: int, new: int) -> int:
    """How much cheaper, in whole percent, rounded half up; 0 where the price did not fall."""
    if old <= 0 or new >= old:
        return 0
    return ((old - new) * 200 + old) // (2 * old)


def rating(value: float) -> str:
    """4.9 -> 4,9"""
    return f"{value:.1f}" if in_english() else f"{value:.1f}".replace(".", ",")


def mask_nik(number: str) -> str:
    """The first six and last two of sixteen digits: 3510 15•• •••• ••03. Anything else is hidden whole."""
    digits = re.sub(r"\D", "", number)
    if len(digits) != 16:
        return DOT * 4 if number else ""
    shown = digits[:6] + DOT * 8 + digits[-2:]
    return " ".join(shown[at : at + 4] for at in range(0, 16, 4))


def mask_phone(number: str) -> str:
    """0812 •••• 7890; a number of fewer than eight digits is hidden whole."""
    digits = re.sub(r"\D", "", number)
    if digits.startswith("62"):
        digits = "0" + digits[2:]
    if len(digits) < 8:
        return DOT * 4 if number else ""
    return f"{digits[:4]} {DOT * max(len(digits) - 8, 2)} {digits[-4:]}"


def mask_account(number: str) -> str:
    """A bank account by its last four digits: ····4417."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < 6:
        return "\u00b7" * 4 if number else ""
    return "\u00b7" * 4 + digits[-4:]
