"""The shape of the house, read from its own source."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("foundation", "village", "vendors", "catalog", "marketplace", "storefront")
LAYERS = {name: level for level, name in enumerate(PACKAGES)}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "shared", "stuff"}
# Settings that all modes share have no truer name.
NAMED_BASE = {"marketplace/settings/base.py"}


def sources(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_import_contracts_hold():
    done = subprocess.run(
        [ROOT / ".venv/bin/lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout[-4000:]


def test_no_file_is_too_long_to_hold_in_the_head():
    lengths = {place(path): len(path.read_text().splitlines()) for path in sources(*PACKAGES, "bench")}
    tests = {place(path): len(path.read_text().splitlines()) for path in sources("tests")}

    assert {name: n for name, n in lengths.items() if n > 400} == {}
    assert {name: n for name, n in tests.items() if n > 600} == {}


def test_there_is_no_nameless_drawer():
    nameless = {
        place(path)
        for path in sources(*PACKAGES, "bench", "tests")
        if DRAWERS & {path.stem, *(part for part in path.relative_to(ROOT).parts[:-1])}
    }

    assert nameless - NAMED_BASE == set()


def test_a_folder_holds_more_than_one_file():
    def is_lonely(folder: Path) -> bool:
        inside = [item for item in folder.iterdir() if item.name != "__pycache__"]
        return [item.name for item in inside] == ["__init__.py"]

    folders = {path.parent for path in sources(*PACKAGES) if path.name == "__init__.py"}

    assert {place(folder) for folder in folders if is_lonely(folder)} == {"foundation/clock"} & {
        place(folder) for folder in folders
    }


def test_own_code_is_imported_at_the_top():
    found = []
    for path in sources(*PACKAGES):
        for scope in ast.walk(ast.parse(path.read_text())):
            if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(scope):
                names = (
                    [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else [alias.name for alias in node.names]
                    if isinstance(node, ast.Import)
                    else []
                )
                found += [f"{place(path)}:{node.lineno}" for name in names if name.split(".")[0] in LAYERS]

    assert found == []


def test_pages_and_graphql_reach_rows_only_through_selectors():
    found = [
        f"{place(path)}:{number}"
        for path in sources(*PACKAGES)
        if path.parts[len(ROOT.parts)] == "storefront" or "graphql" in {path.stem, *path.parts}
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"\.(objects|_default_manager|_base_manager)\b", line)
    ]

    assert found == []


def test_every_feature_says_what_it_is():
    not_features = {"migrations", "management", "templatetags", "settings"}
    features = [
        folder / "__init__.py"
        for package in PACKAGES
        for folder in sorted((ROOT / package).iterdir())
        if folder.name not in not_features and (folder / "__init__.py").exists()
    ]

    assert [place(init) for init in features if not ast.get_docstring(ast.parse(init.read_text()))] == []


def test_every_dependency_says_what_it_is_for():
    for name in ("runtime.in", "dev.in"):
        for line in (ROOT / "requirements" / name).read_text().splitlines():
            if line and not line.startswith(("#", "-")):
                assert "# " in line, line


@pytest.mark.parametrize("pattern", [r"https?://", r"--index-url", r"--extra-index-url", r"--find-links"])
def test_lock_files_name_no_registry(pattern):
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert re.search(pattern, lock.read_text()) is None
