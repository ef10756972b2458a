"""A real process that imports, killed with SIGKILL in the middle: nothing half stays, and it runs again."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.village import factories
from tests.village.factories import GROGOL
from tests.village.residents.opensid_files import a_csv, a_row, a_workbook
from village.residents.models import ImportBatch, RegisterEvent, Resident

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]
COUNT = 3000


@pytest.fixture
def regions():
    """Transactional tests empty the tables; the villages come back."""
    factories.regions()


def started(path, tmp_path, *options):
    settings = connection.settings_dict
    url = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "django",
            "import_residents",
            str(path),
            "--village",
            GROGOL,
            "--report",
            str(tmp_path / "report.csv"),
            *options,
        ],
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "marketplace.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def inserting() -> bool:
    """Whether the child stands in the middle of writing residents."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
            " AND query LIKE 'INSERT INTO \"village_resident\"%%'"
        )
        return cursor.fetchone()[0] > 0


def test_an_import_killed_half_way_leaves_nothing_and_runs_again(tmp_path, regions):
    path = tmp_path / "opensid.csv"
    path.write_bytes(a_csv([*(a_row() for _ in range(COUNT)), a_row(nik="12")]))

    child = started(path, tmp_path)
    deadline = time.monotonic() + 60
    while not inserting():
        assert child.poll() is None and time.monotonic() < deadline, child.communicate()
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    while inserting():
        time.sleep(0.05)
    assert (Resident.objects.count(), ImportBatch.objects.count()) == (0, 0)

    again = started(path, tmp_path)
    told, errors = again.communicate(timeout=120)

    assert again.returncode == 0, errors
    assert f"{COUNT} penduduk" in told
    assert (Resident.objects.count(), RegisterEvent.objects.count()) == (COUNT, 0)
    report = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    assert f"{COUNT + 2};ditolak;nik;" in report

    third = started(path, tmp_path)
    told, errors = third.communicate(timeout=120)
    assert (third.returncode, Resident.objects.count()) == (0, COUNT), errors
    assert "Tidak ada yang berubah." in told


def test_later_differences_wait_for_a_yes(tmp_path, regions):
    path, row = tmp_path / "opensid.xlsx", a_row()
    path.write_bytes(a_workbook([row]))
    assert started(path, tmp_path).wait(60) == 0
    path.write_bytes(a_workbook([row | {"status_dasar": "2"}]))

    dry = started(path, tmp_path, "--dry-run")
    told, _errors = dry.communicate(timeout=60)
    unasked = started(path, tmp_path)
    unasked.communicate(timeout=60)
    assert (dry.returncode, unasked.returncode, RegisterEvent.objects.count()) == (0, 3, 0)
    assert "death SITI AMINAH" in told and row["nik"] not in told

    assert started(path, tmp_path, "--yes").wait(60) == 0
    assert RegisterEvent.objects.get().kind == "death"
