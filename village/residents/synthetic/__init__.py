"""Residents who do not exist: plausible families for the demo, for load tests and for trying things out.

`families` is the door, `entries_of` hands a family to the register's loader. Every NIK and KK made here ends
in a serial of 9000 to 9999 (`numbers`), so a scan of files, logs and tables can tell it from a real one.
Nothing here touches the database; the same region, count, seed and day always give the same people.
"""
