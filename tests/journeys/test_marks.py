"""The search itself: it finds a number in every form that one could hide in, and nothing else."""

import base64

import pytest
from django.core.signing import dumps

from tests.journeys.marks import found_in, found_in_files, session_text

NUMBER = "3510152606739480"
NUMBERS = frozenset({NUMBER})
FORMS = {
    "plain": f"nik={NUMBER};",
    "between digits": f"17{NUMBER}99",
    "parted by spaces": "NIK 3510 1526 0673 9480",
    "parted by full stops": "35.10.15.260673.9480",
    "parted in HTML": "351015&nbsp;260673&nbsp;9480",
    "in a column of bytes": f"\\x00ff{NUMBER.encode().hex()}ab",
    "in base64": base64.b64encode(f'{{"x": "{NUMBER}"}}'.encode()).decode(),
    "in a token": f"eyJ.{base64.urlsafe_b64encode(f'a{NUMBER}b'.encode()).decode()}.x",
    "as a number in bytes": f"\\x1b{int(NUMBER):016x}",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_number_is_found(form: str):
    assert found_in(FORMS[form], NUMBERS)


@pytest.mark.parametrize(
    "text",
    ["3510 15•• •••• ••80", "3510152606739481", "2026-11-24 15:10:15.260673+07 9480", "", "f" * 200],
)
def test_what_only_looks_like_it_is_left_alone(text: str):
    assert found_in(text, NUMBERS) == []


def test_files_are_searched_below_a_folder(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "log").write_bytes(b"\x00\xff" + NUMBER.encode())
    (tmp_path / "b").write_bytes(b"x")

    assert list(found_in_files(tmp_path, NUMBERS)) == ["a/log"]


def test_a_session_is_read_as_django_reads_it():
    content = {"form": NUMBER, "filler": "a" * 400}

    for compress in (True, False):
        stored = dumps(content, compress=compress)
        assert found_in(session_text(stored), NUMBERS)
