"""A backup taken, lost, altered, and put back with and without its keys: by the commands of a deployment."""

import json
import secrets
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.journeys.ground import ROOT, dropped, environment, laid, new_database

pytestmark = pytest.mark.journey

KEEP_A_FILE = (
    "import django; django.setup();"
    "from foundation.encryption import private_files; private_files.save('papers/kept.txt', b'tetap utuh')"
)
READ_IT = (
    "import django; django.setup();"
    "from foundation.encryption import private_files; print(private_files.read('papers/kept.txt').decode())"
)


@dataclass
class Backup:
    folder: Path
    told: str
    keys: dict[str, str]
    residents: int


def mall(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ROOT / "mall", *arguments], env=settings, text=True, capture_output=True, cwd="/")


def python(settings: dict[str, str], code: str) -> str:
    program = ROOT / ".venv" / "bin" / "python"
    done = subprocess.run([program, "-c", code], env=settings, text=True, capture_output=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backup]:
    var = tmp_path_factory.mktemp("mall")
    ground = laid(var)
    settings = environment(ground.database, var)
    try:
        python(settings, KEEP_A_FILE)
        with psycopg.connect(ground.database) as connection:
            (residents,) = connection.execute("select count(*) from village_resident").fetchone() or (0,)
        folder = tmp_path_factory.mktemp("backups") / "today"
        done = mall(settings, "backup", str(folder))
        assert done.returncode == 0, done.stderr
        keys = json.loads((var / "demo-keys.json").read_text())
        yield Backup(folder, done.stdout + done.stderr, keys, residents)
    finally:
        dropped(ground.database)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A machine with nothing on it yet: a database, a folder."""
    database = new_database()
    yield database, tmp_path / "var"
    dropped(database)


def test_a_backup_put_back_with_its_keys_is_the_mall_again(backup: Backup, empty: tuple[str, Path]) -> None:
    database, var = empty
    settings = environment(database, var, **backup.keys)

    done = mall(settings, "restore", str(backup.folder))

    assert done.returncode == 0, done.stderr
    assert "The keys open all" in done.stdout + done.stderr
    assert python(settings, READ_IT) == "tetap utuh"
    with psycopg.connect(database) as connection:
        assert connection.execute("select count(*) from village_resident").fetchone() == (backup.residents,)


def test_other_keys_are_told_at_once_and_nothing_is_lost(backup: Backup, empty: tuple[str, Path]) -> None:
    database, var = empty
    strange = {**backup.keys, "MALL_FIELD_KEYS": "k9:" + b64encode(secrets.token_bytes(32)).decode()}

    refused = mall(environment(database, var, **strange), "restore", str(backup.folder))
    opened = mall(environment(database, var, **backup.keys), "manage", "open_sealed")

    assert refused.returncode != 0
    assert "these keys do not open it" in refused.stderr
    assert "The keys open all" in opened.stdout


def test_a_backup_holds_no_key(backup: Backup) -> None:
    files = [path for path in backup.folder.rglob("*") if path.is_file()]

    assert sorted(path.name for path in files) == ["backup.json", "database.dump", "files.tar"]
    assert "are not in it" in backup.told
    for path in files:
        content = path.read_bytes()
        assert not [name for name, key in backup.keys.items() if key.encode() in content]


def test_a_backup_that_was_cut_off_is_refused(
    backup: Backup, empty: tuple[str, Path], tmp_path: Path
) -> None:
    database, var = empty
    shutil.copytree(backup.folder, tmp_path / "cut")
    whole = (backup.folder / "database.dump").read_bytes()
    (tmp_path / "cut" / "database.dump").write_bytes(whole[: len(whole) // 2])

    done = mall(environment(database, var, **backup.keys), "restore", str(tmp_path / "cut"))

    assert done.returncode != 0
    assert "was altered or cut off" in done.stderr
    with psycopg.connect(database) as connection:
        assert connection.execute(
            "select count(*) from pg_tables where schemaname = 'public'"
        ).fetchone() == (0,)


def test_a_backup_never_overwrites(backup: Backup, empty: tuple[str, Path]) -> None:
    database, var = empty
    settings = environment(database, var, **backup.keys)
    first = mall(settings, "restore", str(backup.folder))

    again = mall(settings, "restore", str(backup.folder))
    onto = mall(settings, "backup", str(backup.folder))

    assert first.returncode == 0
    assert "holds tables already" in again.stderr
    assert "is not empty" in onto.stderr
