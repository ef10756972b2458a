"""The steps of `./mall check`: a name, a command, and what its answer must be."""

import difflib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from marketplace.cli import house
from marketplace.cli.children import Settings, run_quietly

SCHEMA = house.ROOT / "schema.graphql"
COMPOSE = "docker/compose.yaml"
DOCKERFILE = "docker/Dockerfile"
LINES_SHOWN, COLUMNS_SHOWN = 60, 240
PACKAGES = ("storefront", "marketplace", "catalog", "vendors", "village", "foundation")
TYPED = ("rules", "states", "selectors", "services")
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.argv[0] = 'lint-imports'; "


@dataclass(frozen=True)
class Outcome:
    name: str
    verdict: str
    """ok, FAILED or not run"""
    told: str = ""
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        return self.verdict == "FAILED"


def python_step(*arguments: str) -> Callable[[Settings], tuple[str, str]]:
    def run(settings: Settings) -> tuple[str, str]:
        done = run_quietly(arguments, settings)
        return ("FAILED", done.stdout) if done.returncode else ("ok", "")

    return run


def types_step(settings: Settings) -> tuple[str, str]:
    return python_step("-m", "mypy", *typed_files())(settings)


def typed_files() -> list[str]:
    """Where a wrong type would be a wrong decision: rules, states, selectors, services, and this door."""
    found = [house.ROOT / "marketplace" / "cli"]
    for package in PACKAGES:
        for name in TYPED:
            found += sorted((house.ROOT / package).rglob(f"{name}.py"))
            found += sorted(folder for folder in (house.ROOT / package).rglob(name) if folder.is_dir())
    return [str(path.relative_to(house.ROOT)) for path in found]


def schema_step(settings: Settings) -> tuple[str, str]:
    """The printed schema, equal to the committed one to the letter."""
    done = print_schema(settings)
    if done.returncode:
        return "FAILED", done.stdout + done.stderr
    committed = SCHEMA.read_text() if SCHEMA.exists() else ""
    if done.stdout == committed:
        return "ok", ""
    lines = difflib.unified_diff(
        committed.splitlines(), done.stdout.splitlines(), "schema.graphql", "printed", lineterm=""
    )
    return "FAILED", "\n".join(list(lines)[:40])


def print_schema(settings: Settings) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "django", "print_schema"],
        cwd=house.ROOT,
        env=settings,
        text=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )


def english_step(settings: Settings) -> tuple[str, str]:
    """Every sentence that visitors and buyers read has its English, and no English is left without one."""
    return python_step("-m", "marketplace.cli.messages")(settings)


def compose_step(settings: Settings) -> tuple[str, str]:
    command = compose_command()
    if command is None:
        return "not run", "docker compose is not installed here"
    example = house.ROOT / "docker" / "example.env"
    return outside([*command, "--env-file", str(example), "-f", COMPOSE, "config", "--quiet"], settings)


def compose_command() -> list[str] | None:
    if shutil.which("docker"):
        asked = subprocess.run(
            ["docker", "compose", "version"], capture_output=True, stdin=subprocess.DEVNULL
        )
        if asked.returncode == 0:
            return ["docker", "compose"]
    return ["docker-compose"] if shutil.which("docker-compose") else None


def dockerfile_step(settings: Settings) -> tuple[str, str]:
    beside = Path(sys.executable).with_name("hadolint")
    linter = str(beside) if beside.exists() else shutil.which("hadolint")
    if linter is None:
        return "not run", "hadolint is not installed here"
    return outside([linter, DOCKERFILE], settings)


def outside(command: list[str], settings: Settings) -> tuple[str, str]:
    done = subprocess.run(
        command,
        cwd=house.ROOT,
        env=settings,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return ("FAILED", done.stdout) if done.returncode else ("ok", "")


STEPS: dict[str, Callable[[Settings], tuple[str, str]]] = {
    "types": types_step,
    "format": python_step("-m", "ruff", "format", "--check", "."),
    "lint": python_step("-m", "ruff", "check", "."),
    "imports": python_step("-c", f"{LINT_IMPORTS}lint_imports_command()"),
    "settings": python_step("-m", "django", "check"),
    "missing migrations": python_step(
        "-m", "django", "makemigrations", "--check", "--dry-run", "--skip-checks"
    ),
    "schema": schema_step,
    "English": english_step,
    "compose file": compose_step,
    "Dockerfile": dockerfile_step,
}


def run_step(name: str, settings: Settings) -> Outcome:
    began = time.monotonic()
    verdict, told = STEPS[name](settings)
    if verdict == "FAILED":
        told = "\n" + shortened(told)
    elif told:
        told = f"  {told}"
    return Outcome(name, verdict, told, time.monotonic() - began)


def shortened(told: str) -> str:
    lines = told.rstrip().splitlines()
    left_out = [f"… {len(lines) - LINES_SHOWN} lines before these"] if len(lines) > LINES_SHOWN else []
    return "\n".join(line[:COLUMNS_SHOWN] for line in [*left_out, *lines[-LINES_SHOWN:]])
