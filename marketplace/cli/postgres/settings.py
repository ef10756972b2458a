"""What a cluster is told: its locale, its settings, and when its data can no longer be believed."""

import locale
from pathlib import Path

from marketplace.cli.liveness import boot_identity

SHARED = """\
# Written by ./mall at every start; changes here are lost.
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 120
shared_buffers = '192MB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = off
log_min_messages = warning
jit = off
"""

# A demo may lose its last half second in a power cut, and nothing else.
DEMO = """\
synchronous_commit = off
"""

# Nothing in the test cluster is worth a disk flush.
TEST = """\
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = '2GB'
checkpoint_timeout = '30min'
autovacuum_naptime = '5min'
max_locks_per_transaction = 256
max_connections = 200
"""


def configuration(name: str, port: int) -> str:
    return SHARED.format(port=port) + (TEST if name == "test" else DEMO)


def locale_arguments(major: int) -> list[str]:
    """UTF-8 by code point, the same on every machine: the builtin provider came with PostgreSQL 17."""
    arguments = ["--encoding=UTF8", f"--locale={'C.UTF-8' if has_c_utf8() else 'C'}", "--lc-messages=C"]
    if major >= 17:
        arguments += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return arguments


def has_c_utf8() -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return False
    locale.setlocale(locale.LC_CTYPE, before)
    return True


def remember_boot(home: Path) -> None:
    (home / "boot").write_text(boot_identity())


def is_beyond_trust(name: str, home: Path, data: Path, major: int) -> bool:
    """Only of the tests' data, which nobody misses.

    Without fsync, a machine that went down under a running server leaves data that only look whole; and data
    of another PostgreSQL are not worth moving.
    """
    if name != "test":
        return False
    try:
        if (data / "PG_VERSION").read_text().strip() != str(major):
            return True
        crashed = (data / "postmaster.pid").exists()
        return crashed and (home / "boot").read_text() != boot_identity()
    except FileNotFoundError:
        return data.exists()
