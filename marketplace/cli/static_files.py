"""The static files as the web server wants them: hashed names, compressed; gathered only when one changed."""

import hashlib

from marketplace.cli import house
from marketplace.cli.children import Settings, run_quietly
from marketplace.cli.house import Refused, note


def collect(settings: Settings) -> None:
    folder = house.made_private(house.VAR / "static")
    stamp = folder / ".collected"
    wanted = fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    note("Gathering static files")
    done = run_quietly(["-m", "django", "collectstatic", "--no-input", "--verbosity", "0"], settings)
    if done.returncode:
        raise Refused(f"the static files could not be gathered:\n{done.stdout}")
    stamp.write_text(wanted)


def fingerprint() -> str:
    """By name, size and time of change: reading a thousand icons at every start would be felt."""
    digest = hashlib.sha256((house.ROOT / "requirements" / "runtime.txt").read_bytes())
    for path in sorted(house.ROOT.glob("*/static/**/*")):
        if path.is_file() and house.VAR not in path.parents:
            found = path.stat()
            digest.update(f"{path.relative_to(house.ROOT)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
