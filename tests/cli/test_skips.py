import os
import subprocess
import sys
from pathlib import Path

import pytest

from marketplace.cli import house

CONTENTS = """
import pytest

def test_done(): pass

@pytest.mark.skip(reason="Chromium is not installed")
def test_left_out(): pass
"""


@pytest.mark.parametrize(("in_ci", "code"), [("", 0), ("1", 1)])
def test_a_skip_is_said_plainly_and_fails_in_ci_only(tmp_path: Path, in_ci: str, code: int) -> None:
    (tmp_path / "test_two.py").write_text(CONTENTS)
    environment = {**os.environ, "MALL_CI": in_ci, "PYTHONPATH": str(house.ROOT)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "marketplace.cli.skips",
        "-p",
        "no:django",
        "--rootdir",
        ".",
    ]

    done = subprocess.run(command, cwd=tmp_path, env=environment, text=True, capture_output=True)

    assert "1 not run: Chromium is not installed" in done.stdout
    assert done.returncode == code
    assert "1 passed, 1 skipped" in done.stdout.splitlines()[-1]
