import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from marketplace.cli import house

READY = "from marketplace.cli.environment import ready_environment as ready; print(ready(['runtime']))"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A house whose locked file names nothing, so that pip has nothing to fetch."""
    root = tmp_path / "toko saya"
    shutil.copytree(house.ROOT / "marketplace" / "cli", root / "marketplace" / "cli")
    shutil.copy(house.ROOT / "marketplace" / "__init__.py", root / "marketplace")
    (root / "requirements").mkdir()
    (root / "requirements" / "runtime.txt").write_text("# nothing\n")
    return root


def make_ready(clone: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(clone)}
    base = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info[1]}"
    return subprocess.run([base, "-c", READY], cwd=clone, env=environment, text=True, capture_output=True)


def test_the_environment_is_made_once_and_again_only_when_the_locked_file_changed(clone: Path) -> None:
    first = make_ready(clone)
    second = make_ready(clone)
    (clone / "requirements" / "runtime.txt").write_text("# nothing, in other words\n")
    third = make_ready(clone)

    assert first.stdout.strip() == str(clone / ".venv" / "bin" / "python")
    assert "Making .venv" in first.stderr
    assert second.stderr == ""
    assert third.stderr == "Installing requirements/runtime.txt\n"


def test_an_environment_whose_python_is_gone_is_made_anew(clone: Path) -> None:
    make_ready(clone)
    python = clone / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")

    again = make_ready(clone)

    assert "Making .venv" in again.stderr
    assert python.exists()


def test_no_requirement_file_holds_an_address() -> None:
    for path in (house.ROOT / "requirements").iterdir():
        assert "://" not in path.read_text(), path.name
