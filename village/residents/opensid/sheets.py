"""The rows of a workbook or a CSV as plain values: text, numbers, dates; None for an empty cell."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from village.residents.opensid.packed import refuse_bombs
from village.residents.opensid.refusals import (
    BrokenFile,
    FileTooLarge,
    NotARegisterFile,
    OldWorkbook,
)

FILE_LIMIT_BYTES = 96 * 1024 * 1024
MOST_COLUMNS = 120
MOST_EMPTY_ROWS = 500
SHEETS = ("Data Penduduk", "Sheet1")
PACKED, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UNREADABLE = (
    *(InvalidFileException, zipfile.BadZipFile, ParseError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError),
)
Row = tuple[int, list[Any]]


def rows_of(content: bytes) -> Iterator[Row]:
    """Number (as the spreadsheet program shows it) and cells of each row that holds anything.

    Raises NotARegisterFile and its kinds.
    """
    if len(content) > FILE_LIMIT_BYTES:
        raise FileTooLarge(limit=FILE_LIMIT_BYTES // 1024 // 1024)
    if content.startswith(PACKED):
        refuse_bombs(content)
        return _workbook_rows(content)
    if content.startswith(OLD_WORKBOOK):
        raise OldWorkbook()
    return _text_rows(_decoded(content))


def _workbook_rows(content: bytes) -> Iterator[Row]:
    with warnings.catch_warnings():
        # What it cannot draw (validations, styles) is of no interest here.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        except UNREADABLE:
            raise NotARegisterFile() from None
        try:
            sheets = {sheet.title: sheet for sheet in book.worksheets}
            sheet = next((sheets[name] for name in SHEETS if name in sheets), None)
            sheet = sheet or next(iter(sheets.values()), None)
            if sheet is None:
                raise NotARegisterFile()
            # The size that a sheet names is not believed: rows come as they stand in it.
            sheet.reset_dimensions()
            empty = 0
            for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
                if any(cell is not None and cell != "" for cell in cells):
                    empty = 0
                    yield number, list(cells)
                else:
                    empty += 1
                    if empty > MOST_EMPTY_ROWS:
                        return
        except UNREADABLE:
            raise BrokenFile() from None
        finally:
            book.close()


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 with a mark, UTF-8 without, else the Windows code page of older programs."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        if b"\x00" in content:
            raise NotARegisterFile()
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotARegisterFile()


def _text_rows(text: str) -> Iterator[Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell or None for cell in cells[:MOST_COLUMNS]]
    except csv.Error:
        raise BrokenFile() from None
