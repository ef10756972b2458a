import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketplace.cli.postgres.cluster import Cluster
from marketplace.cli.postgres.programs import SYSTEM_FOLDER, find_programs, made_reachable

collect_ignore = [] if os.environ.get("MALL_LONG") else ["test_whole_demo.py"]


@pytest.fixture(scope="module")
def reachable_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a space in its name that the server's user can reach: pytest's own are 0700."""
    if os.geteuid() != 0:
        yield tmp_path_factory.mktemp("rumah baru")
        return
    made_reachable(SYSTEM_FOLDER)
    folder = Path(tempfile.mkdtemp(dir=SYSTEM_FOLDER, prefix="uji coba "))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def cluster(reachable_folder: Path) -> Iterator[Cluster]:
    home = reachable_folder / "test"
    home.mkdir()
    made = Cluster("test", home, find_programs())
    yield made
    made.stop()
