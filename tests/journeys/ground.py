"""What lies in a database before the first person comes: regions, residents, keys. Laid once, then copied."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from foundation.clock import today
from marketplace.cli.database import with_database
from marketplace.cli.house import ROOT
from marketplace.cli.orphans import drop_databases
from village.residents.entries import NewResident
from village.residents.synthetic.families import entries_of, families
from village.residents.synthetic.people import Family, Member, age_on

HOME, ELSEWHERE = "35.10.15.2004", "35.10.17.2006"
FAMILIES_EACH = 60
SEED = 3510
COLUMNS = tuple(field.name for field in fields(NewResident))

_numbers = count(1)


@dataclass(frozen=True)
class Villager:
    """A resident as he knows himself."""

    nik: str
    kk: str
    name: str
    birth_date: date
    region: str
    dusun: str
    rt: str
    rw: str


@dataclass(frozen=True)
class Ground:
    """A migrated database with the registers of two villages, and the files that belong to it."""

    database: str
    var: Path
    villagers: dict[str, tuple[Villager, ...]]
    """By village: adults of whom no two are family."""
    numbers: frozenset[str]
    """Every NIK and KK that went into the registers."""


def laid(var: Path) -> Ground:
    """Lay the ground by the commands of a deployment. Takes about six seconds."""
    made = {code: list(families(code, FAMILIES_EACH, SEED, today())) for code in (HOME, ELSEWHERE)}
    ground = Ground(
        database=new_database(),
        var=var,
        villagers={code: tuple(_unrelated(folk)) for code, folk in made.items()},
        numbers=frozenset(_numbers_of(folk for village in made.values() for folk in village)),
    )
    settings = environment(ground.database, var)
    manage(settings, "migrate", "--no-input", "--skip-checks", "--verbosity=0")
    for code, folk in made.items():
        manage(settings, "load_register", code, "-", told=_register_file(folk))
    manage(settings, "collectstatic", "--no-input", "--verbosity=0")
    return ground


def copied(ground: Ground, var: Path) -> str:
    """The address of a database like the ground's, with its keys and static files in `var`."""
    var.mkdir(parents=True, exist_ok=True)
    shutil.copy(ground.var / "demo-keys.json", var)
    (var / "static").symlink_to(ground.var / "static")
    return new_database(like=ground.database)


def new_database(*, like: str = "") -> str:
    """Named as `./mall doctor` knows the databases of runs that died: by the number of this process."""
    server = os.environ.get("DATABASE_URL", "postgresql:///mall")
    name = f"test_mall_{os.getpid()}_gw{900 + next(_numbers)}"
    template = sql.Identifier(_name_of(like) if like else "template0")
    with psycopg.connect(with_database(server, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), template))
    return with_database(server, name)


def dropped(database: str) -> None:
    drop_databases(database, [_name_of(database)])


def environment(database: str, var: Path, **more: str) -> dict[str, str]:
    """What a program of the mall is told here: a demo of its own, and nothing of the caller's."""
    mine = ("MALL_", "DATABASE_URL", "DJANGO_", "PYTEST_", "SECRET_KEY", "EMAIL_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(mine)} | {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
        "MALL_MODE": "demo",
        "MALL_VAR": str(var),
        "MALL_LOG_LEVEL": "WARNING",
        **more,
    }


def manage(settings: dict[str, str], *arguments: str, told: str = "") -> str:
    """Run a command of the mall to its end, `told` on its standard input; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "django", *arguments],
        cwd=ROOT,
        env=settings,
        text=True,
        input=told,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def _name_of(database: str) -> str:
    return urlsplit(database).path.lstrip("/")


def _register_file(folk: list[Family]) -> str:
    written = io.StringIO()
    rows = csv.DictWriter(written, COLUMNS)
    rows.writeheader()
    for family in folk:
        for entry in entries_of(family):
            rows.writerow({name: value or "" for name, value in asdict(entry).items()})
    return written.getvalue()


def _numbers_of(folk: Iterator[Family]) -> Iterator[str]:
    for family in folk:
        yield family.kk
        for member in family.members:
            yield from {member.nik, member.father_nik, member.mother_nik, member.spouse_nik} - {""}


def _unrelated(folk: list[Family]) -> Iterator[Villager]:
    taken: set[str] = set()
    for family in folk:
        kin = {number for member in family.members for number in _kin(member)}
        if kin & taken:
            continue
        taken |= kin
        grown = [one for one in family.members[:2] if 26 <= age_on(today(), one.birth_date) <= 62]
        for one in grown[:1]:
            yield Villager(
                nik=one.nik,
                kk=family.kk,
                name=one.name,
                birth_date=one.birth_date,
                region=family.region_code,
                dusun=family.dusun.title(),
                rt=family.rt,
                rw=family.rw,
            )


def _kin(member: Member) -> set[str]:
    return {member.nik, member.father_nik, member.mother_nik, member.spouse_nik} - {""}
