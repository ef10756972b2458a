import copy
import tomllib
from datetime import date, timedelta

import pytest

from tests.village.letters.factories import MORNING, a_submitted, answers_for, the_ground
from village.letters.models import LetterTypeVersion
from village.letters.rules.refusals import UnknownLetterType
from village.letters.selectors.letter_types import current_letter_types, current_version, letter_type_of
from village.letters.services.sync_letter_types import FOLDER, sync_letter_types
from village.letters.spec import (
    Answers,
    Condition,
    SpecError,
    UnknownStep,
    cleaned_answers,
    form_problems,
    letter_type_from,
)

SKU = tomllib.loads((FOLDER / "sku" / "type.toml").read_text(encoding="utf-8"))
PHONE = next(row for row in SKU["fields"] if row["code"] == "phone")
TODAY = date(2026, 11, 24)


class Person:
    plain_nik, plain_kk, name = "3510994903850001", "3510990101000001", "SITI AMINAH"
    birth_date, region_id = date(1985, 3, 9), "35.10.17.2006"


def changed(**changes):
    return copy.deepcopy(SKU) | changes


def test_the_sku_is_a_type():
    sku = letter_type_from(SKU)

    assert (sku.name, sku.validity_months, sku.grants_trade) == ("Surat Keterangan Usaha", 12, True)
    assert [(step.code, step.office, step.office_hours) for step in sku.steps] == [
        ("verify", "operator", timedelta(hours=4)),
        ("approve", "head", timedelta(hours=1.5)),
    ]
    assert sum((step.office_hours for step in sku.steps), sku.print_hours) == timedelta(hours=6)
    with pytest.raises(UnknownStep):
        sku.step(2)


def test_no_field_asks_for_money():
    sku = letter_type_from(SKU)

    assert [field.code for field in sku.fields if field.kind == "money"] == []


def _without(table, **match):
    kept = [row for row in SKU[table] if any(row.get(key) != value for key, value in match.items())]
    return changed(**{table: kept})


@pytest.mark.parametrize(
    "broken",
    [
        changed(colour="blue"),
        changed(subject="vehicle"),
        changed(result="nib"),
        changed(validity_months=0),
        changed(validity_months="12"),
        changed(code="Not A Code"),
        changed(numbering={"class": "510", "pattern": "{seq}"}),
        changed(steps=SKU["steps"][::-1]),
        changed(steps=SKU["steps"][:1]),
        changed(steps=[SKU["steps"][0] | {"office_hours": 0}, SKU["steps"][1]]),
        changed(steps=[SKU["steps"][0] | {"action": "bless"}, SKU["steps"][1]]),
        changed(fields=[*SKU["fields"], SKU["fields"][0]]),
        changed(fields=[*SKU["fields"], PHONE | {"code": "x", "kind": "voice"}]),
        changed(fields=[*SKU["fields"], PHONE | {"code": "x", "section": "nowhere"}]),
        changed(
            fields=[
                *SKU["fields"],
                PHONE | {"code": "x", "choices": [{"value": "a", "label": "b"}]},
            ]
        ),
        changed(
            fields=[
                *SKU["fields"],
                PHONE | {"code": "x", "when": {"field": "y", "op": "eq", "value": "1"}},
            ]
        ),
        changed(
            fields=[
                *SKU["fields"],
                PHONE | {"code": "x", "when": {"field": "nik", "op": "like", "value": "1"}},
            ]
        ),
        changed(documents=[SKU["documents"][0] | {"kind": "video"}]),
        _without("fields", code="nik"),
        _without("fields", code="region"),
        {key: value for key, value in SKU.items() if key != "grants_trade"},
    ],
)
def test_a_type_outside_the_closed_sets_is_refused(broken):
    with pytest.raises(SpecError):
        letter_type_from(broken)


@pytest.mark.parametrize(
    ("condition", "answer", "holds"),
    [
        (Condition("place", "eq", "home"), "home", True),
        (Condition("place", "eq", "home"), "elsewhere", False),
        (Condition("place", "ne", "home"), "elsewhere", True),
        (Condition("place", "in", ["home", "market"]), "market", True),
        (Condition("place", "filled"), "", False),
        (Condition("place", "filled"), "x", True),
    ],
)
def test_a_condition_asks_one_field(condition, answer, holds):
    assert condition.holds({"place": answer}) is holds


def problems(**changes):
    sku = letter_type_from(SKU)
    return form_problems(sku, Answers(sku, answers_for(Person, **changes)), today=TODAY)


def test_a_well_filled_form_has_no_problems_and_is_cleaned():
    sku = letter_type_from(SKU)
    typed = answers_for(
        Person,
        nik="3510 9949 0385 0001",
        birth_date="09-03-1985",
        phone="0812 3456 7890",
        business_name="  Kopi   Lereng ",
    )

    assert form_problems(sku, Answers(sku, typed), today=TODAY) == []
    clean = cleaned_answers(sku, Answers(sku, typed), today=TODAY).plain()

    assert (clean["nik"], clean["birth_date"], clean["phone"], clean["business_name"]) == (
        "3510994903850001",
        "1985-03-09",
        "+6281234567890",
        "Kopi Lereng",
    )


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"nik": "123"}, "nik", "Harus 16 angka; yang tertulis 3. Periksa lagi."),
        ({"nik": "351099490385000x"}, "nik", "Isi dengan angka saja."),
        ({"nib": "912030041882"}, "nib", "Harus 13 angka; yang tertulis 12. Periksa lagi, atau kosongkan."),
        ({"birth_date": "31-02-1985"}, "birth_date", "Tanggal belum benar. Tulis seperti 09-07-1987."),
        ({"birth_date": "2099-01-01"}, "birth_date", "Tanggal ini tidak mungkin. Periksa tahunnya."),
        ({"kbli": "coffee"}, "kbli", "Pilih jenis usaha dari daftar."),
        ({"region": "Grogol"}, "region", "Pilih desa atau kelurahan dari daftar."),
        ({"scale": "giant"}, "scale", "Pilih salah satu."),
        ({"business_name": ""}, "business_name", "Nama usaha belum diisi."),
        ({"business_name": "K" * 81}, "business_name", "Paling panjang 80 huruf; yang tertulis 81."),
        (
            {"business_name": "Kopi 3510 9949 0385 0001"},
            "business_name",
            "Jangan tulis NIK atau nomor KK di sini. Hapus angka itu.",
        ),
        ({"rt": "0123"}, "rt", "Paling panjang 3 angka."),
        ({"phone": "telepon"}, "phone", "Nomor ponsel belum benar. Tulis seperti 0812 3456 7890."),
    ],
)
def test_a_problem_says_what_is_wrong_and_what_to_do(changes, field, sentence):
    (problem,) = problems(**changes)

    assert (problem.field, problem.message) == (field, sentence)


def test_one_page_of_the_form_can_be_looked_at_alone():
    sku = letter_type_from(SKU)
    empty = Answers(sku, {})

    owner = form_problems(sku, empty, today=TODAY, section="owner")

    assert [problem.field for problem in owner] == ["nik", "kk", "name", "birth_date"]


@pytest.mark.django_db
def test_a_changed_folder_is_a_new_version_and_old_applications_keep_theirs(tmp_path):
    application = a_submitted()
    folder = tmp_path / "types" / "sku"
    folder.mkdir(parents=True)
    text = (FOLDER / "sku" / "type.toml").read_text(encoding="utf-8")
    (folder / "letter.typ").write_text('#set page(paper: "a4")', encoding="utf-8")
    shorter = text.replace("validity_months = 12", "validity_months = 6")
    (folder / "type.toml").write_text(shorter, encoding="utf-8")

    changed_codes = sync_letter_types(at=MORNING, folder=folder.parent)
    again = sync_letter_types(at=MORNING, folder=folder.parent)

    assert (changed_codes, again) == (["sku", "nib"], [])
    assert letter_type_of(current_version("sku")).validity_months == 6
    application.refresh_from_db()
    assert letter_type_of(application.type_version).validity_months == 12
    sync_letter_types(at=MORNING)
    assert letter_type_of(current_version("sku")).validity_months == 12
    assert LetterTypeVersion.objects.filter(code="sku").count() == 2


@pytest.mark.django_db
def test_a_folder_that_is_gone_is_not_applied_for(tmp_path):
    the_ground()

    assert sync_letter_types(at=MORNING, folder=tmp_path) == ["nib", "sku"]

    assert current_letter_types() == []
    with pytest.raises(UnknownLetterType):
        current_version("sku")


@pytest.mark.django_db
@pytest.mark.parametrize("form", ['#read("/etc/passwd")', '#import "@preview/x:1.0.0"', '#include "x.typ"'])
def test_a_form_that_reaches_for_files_is_refused_whole(tmp_path, form):
    the_ground()
    folder = tmp_path / "sku"
    folder.mkdir()
    (folder / "type.toml").write_bytes((FOLDER / "sku" / "type.toml").read_bytes())
    (folder / "letter.typ").write_text(form, encoding="utf-8")
    before = list(LetterTypeVersion.objects.values())

    with pytest.raises(SpecError):
        sync_letter_types(at=MORNING, folder=tmp_path)

    assert list(LetterTypeVersion.objects.values()) == before
