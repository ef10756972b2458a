"""The reading layer of the API: fields declare their sources, one SQL statement a level answers them.

Everybody may read what a source's `access` and its SQL's audience condition let through; root fields
and mutations declare `access` or the import fails. README.md beside this file is the manual.
"""
