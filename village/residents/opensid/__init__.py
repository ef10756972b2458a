"""Exports of OpenSID read as what they are: files of strangers.

A workbook (xlsx, xlsm) or CSV, told apart by its content, with limits on what it may unpack to. Values are
read, nothing is run: of a formula only what it last showed, of macros nothing. Columns are found by their
header, cells hold codes or words. Of the 43 columns only those are taken that the register keeps
(`data/columns.csv`). Each row becomes an entry or a fault that says row, column, reason and remedy, and
never a NIK.
"""
