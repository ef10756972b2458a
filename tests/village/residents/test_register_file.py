import io
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.village.factories import GROGOL
from village.residents.models import ImportBatch, Resident
from village.residents.selectors import nik_of

pytestmark = pytest.mark.django_db

KK, MOTHER = "3510990101009001", "3510994903859001"
HEAD = (
    "nik,kk,name,birth_place,birth_date,sex,religion,marital_status"
    ",occupation,relation,dusun,mother_nik,extra"
)
WIFE = f"{MOTHER},{KK},SITI AMINAH,BANYUWANGI,1985-03-09,female,ISLAM,married,GURU,wife,KRAJAN,,x"
CHILD = f"3510990101109002,{KK},BUDI,BANYUWANGI,2010-01-01,male,ISLAM,single,PELAJAR,child,,{MOTHER},"


def load(folder, *lines):
    file = folder / "grogol.csv"
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    out = io.StringIO()
    call_command("load_register", GROGOL, str(file), stdout=out)
    return out.getvalue()


def test_a_register_is_loaded_from_a_file(tmp_path):
    told = load(tmp_path, HEAD, WIFE, CHILD)

    mother, child = Resident.objects.order_by("-name")
    assert told.startswith("Grogol: 2 residents")
    assert (nik_of(mother), mother.dusun, mother.status) == ("3510994903859001", "KRAJAN", "resident")
    assert bytes(child.mother_hash) == bytes(mother.nik_hash)
    assert ImportBatch.objects.get().source == "grogol.csv"


def test_a_register_is_loaded_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{HEAD}\n{WIFE}\n"))

    call_command("load_register", GROGOL, "-", stdout=io.StringIO())

    assert Resident.objects.count() == 1


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["nik,kk", "1,2"], "Kolom yang belum ada: birth_date, birth_place"),
        ([HEAD, WIFE, CHILD.replace("2010-01-01", "01-01-2010")], "Baris 2: tanggal"),
        ([HEAD, WIFE, CHILD.replace("2010-01-01", "")], "Baris 2: tanggal"),
        ([HEAD, WIFE, CHILD.replace("male", "L")], "Baris 2: Jenis kelamin"),
        ([HEAD, WIFE, WIFE], "Baris 2: NIK ini tertulis dua kali"),
    ],
)
def test_a_file_that_does_not_fit_loads_nothing_and_shows_no_number(tmp_path, lines, sentence):
    with pytest.raises(CommandError) as refused:
        load(tmp_path, *lines)

    assert sentence in str(refused.value)
    assert "3510" not in str(refused.value)
    assert Resident.objects.count() == 0
