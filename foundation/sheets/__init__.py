"""Files for spreadsheet programs: CSV that opens with a double click and runs nothing.

Semicolons, because Indonesian programs write decimals with a comma; a byte order mark, because they
would else read the letters wrongly. A cell that begins like a formula gets an apostrophe before it.
"""

from foundation.sheets.comma_separated import csv_file, harmless

__all__ = ["csv_file", "harmless"]
