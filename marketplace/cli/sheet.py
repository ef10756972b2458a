"""The sheet of the demo: addresses, sign-ins and the one thing to try, on screen and in var/demo.json."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from marketplace.cli import house
from marketplace.cli.database import Database

PATH = house.VAR / "demo.json"
ROLES = ("buyer", "applicant", "seller", "operator", "head", "district", "regency")


def loaded(db: Database) -> Path:
    """Where `demo_load` leaves the part that belongs to the data: accounts, examples with paths, notes."""
    return db.stamps / "demo.json"


def written(db: Database, base_url: str) -> dict[str, Any]:
    """Writes var/demo.json for this start, whose port may be new. Returns it with the notes."""
    told = json.loads(loaded(db).read_text())
    shown = {
        "base_url": base_url,
        "graphql_url": f"{base_url}/graphql/",
        "accounts": sorted(told["accounts"], key=lambda account: ROLES.index(account["role"])),
        "examples": {
            name: urljoin(f"{base_url}/", value) if isinstance(value, str) else value
            for name, value in told["examples"].items()
        },
    }
    unfinished = PATH.with_suffix(".part")
    unfinished.write_text(json.dumps(shown, indent=2, ensure_ascii=False) + "\n")
    unfinished.replace(PATH)
    return {**shown, "notes": told.get("notes", [])}


def as_text(told: dict[str, Any], *, log_folder: Path) -> str:
    base_url = told["base_url"]
    lines = ["", "Banyuwangi Mall is open. Ctrl-C closes it.", "", f"  Pages    {base_url}/"]
    lines += [f"  GraphQL  {told['graphql_url']}"]
    lines += [f"  {note['name']:<8} {urljoin(f'{base_url}/', note['value'])}" for note in told["notes"]]
    lines += ["", "Sign in as"]
    for account in told["accounts"]:
        region = f"  ({account['region']})" if account["region"] else ""
        lines += [f"  {account['role']:<10} {account['email']}  {account['password']}{region}"]
        lines += [f"  {'':<10} {account['try']}"]
    lines += ["", "Worth a look"]
    for name, value in told["examples"].items():
        lines += [f"  {name:<19} {value if isinstance(value, str) else described(value)}"]
    lines += ["", f"The same in {PATH}; logs in {log_folder}.", ""]
    return "\n".join(lines)


def described(person: dict[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in person.items())
