import re


def rupiah(amount: int) -> str:
    """`25000` -> `Rp25.000`; a negative amount carries its sign before the currency."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def parse_rupiah(typed: str) -> int:
    """What people type for whole rupiah: `25000`, `25.000`, `Rp 25.000`, `25.000,00`.

    Raises ValueError for anything else, decimals other than zero included.
    """
    text = re.sub(r"^\s*(?:rp\.?)?\s*", "", typed, flags=re.IGNORECASE).strip()
    text = re.sub(r",(?:00|-)$", "", text)
    if not re.fullmatch(r"\d+|\d{1,3}(?:\.\d{3})+", text):
        raise ValueError(typed)
    return int(text.replace(".", ""))
