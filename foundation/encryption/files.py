"""Private files: sealed on disk, opened only through the view that checks who asks."""

import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

from foundation.encryption.sealed import seal, unseal_bytes

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9._-]*)+")


class PrivateFiles:
    """A folder of sealed files under `MALL_VAR/private`; a name is `room/file`, bound into the seal."""

    def path(self, name: str) -> Path:
        if not _NAME.fullmatch(name) or ".." in name:
            raise ValueError(f"not a private file name: {name!r}")
        return Path(settings.MALL_VAR) / "private" / name

    def save(self, name: str, content: bytes) -> None:
        """Write whole or not at all; an existing file of the name is replaced."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(seal(content, table="file", column="content", pk=name))
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def read(self, name: str) -> bytes:
        """The plain content; raises FileNotFoundError."""
        return unseal_bytes(self.path(name).read_bytes(), table="file", column="content", pk=name)

    def exists(self, name: str) -> bool:
        return self.path(name).is_file()

    def delete(self, name: str) -> None:
        self.path(name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        """Every private file, for rotation."""
        root = Path(settings.MALL_VAR) / "private"
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


private_files = PrivateFiles()
