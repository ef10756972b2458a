"""Money is whole rupiah: integers in the database and in Python, `Rp25.000` on pages."""

from foundation.money.fields import RupiahField
from foundation.money.text import parse_rupiah, rupiah

__all__ = ["RupiahField", "parse_rupiah", "rupiah"]
