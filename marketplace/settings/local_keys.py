import base64
import json
import os
import secrets
from pathlib import Path


def local_keys(path: Path) -> dict[str, str]:
    """The keys of a demo, made on first use and kept readable by their owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        keys = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "MALL_FIELD_KEYS": "demo1:" + base64.b64encode(secrets.token_bytes(32)).decode(),
            "MALL_HASH_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        }
        # Exclusive creation: of two processes that start at once, the second reads what the first wrote.
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(keys, file)
        try:
            os.link(temporary, path)
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    return json.loads(path.read_text())
