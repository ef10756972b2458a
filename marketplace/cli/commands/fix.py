"""Repair what a program can repair: lint, format, and the committed schema."""

import argparse

from marketplace.cli import house
from marketplace.cli.children import run_in_front, settings_for
from marketplace.cli.database import database
from marketplace.cli.gate import SCHEMA, print_schema


def run(options: argparse.Namespace) -> int:
    with database("test") as db:
        settings = {**settings_for(db), "MALL_MODE": "test", "MALL_LOG_LEVEL": "ERROR"}
        linted = run_in_front(["-m", "ruff", "check", "--fix", "--quiet", "."], settings)
        formatted = run_in_front(["-m", "ruff", "format", "."], settings)
        printed = print_schema(settings)
    if printed.returncode:
        raise house.Refused(f"the schema could not be printed:\n{printed.stderr}")
    if not SCHEMA.exists() or SCHEMA.read_text() != printed.stdout:
        SCHEMA.write_text(printed.stdout)
        house.say("schema.graphql written; read its difference before you commit it.")
    return linted or formatted
