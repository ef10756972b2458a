import json
from pathlib import Path

from marketplace.cli import house, sheet
from marketplace.cli.database import Database

APPLICANT = {"nik": "3510170101900001", "kk": "3510170101900002", "name": "Sri", "birth_date": "1990-01-01"}


def loaded(folder: Path) -> Database:
    accounts = [
        {"role": role, "email": f"{role}@mall.test", "password": "rahasia", "region": "", "try": f"be {role}"}
        for role in reversed(sheet.ROLES)
    ]
    examples = {"product": "/produk/1/", "shop": "/toko/1/", "letter": "/periksa/", "applicant": APPLICANT}
    db = Database("postgresql://nowhere/mall", folder, None)
    told = {"accounts": accounts, "examples": examples, "notes": [{"name": "Mail", "value": "/surat/"}]}
    sheet.loaded(db).write_text(json.dumps(told))
    return db


def test_the_sheet_has_the_promised_keys_and_this_starts_addresses(tmp_path: Path) -> None:
    house.made_private(house.VAR)
    sheet.written(loaded(tmp_path), "http://127.0.0.1:8123")

    written = json.loads(sheet.PATH.read_text())
    assert list(written) == ["base_url", "graphql_url", "accounts", "examples"]
    assert written["graphql_url"] == "http://127.0.0.1:8123/graphql/"
    assert [account["role"] for account in written["accounts"]] == list(sheet.ROLES)
    assert written["examples"]["product"] == "http://127.0.0.1:8123/produk/1/"
    assert written["examples"]["applicant"] == APPLICANT


def test_the_screen_shows_every_sign_in_and_what_to_try(tmp_path: Path) -> None:
    house.made_private(house.VAR)
    told = sheet.written(loaded(tmp_path), "http://127.0.0.1:8123")

    text = sheet.as_text(told, log_folder=tmp_path)

    for role in sheet.ROLES:
        assert f"{role}@mall.test" in text
        assert f"be {role}" in text
    assert "http://127.0.0.1:8123/surat/" in text
