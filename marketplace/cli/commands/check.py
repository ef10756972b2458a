"""The one gate: format, lint, types, imports, missing migrations, schema, Docker files. Changes nothing."""

import argparse
from concurrent.futures import ThreadPoolExecutor

from marketplace.cli import house
from marketplace.cli.children import settings_for
from marketplace.cli.database import database
from marketplace.cli.gate import STEPS, Outcome, run_step


def run(options: argparse.Namespace) -> int:
    with database("test") as db, ThreadPoolExecutor(max_workers=2) as pool:
        # The settings of the tests, because those of a demo write keys into var/.
        settings = {**settings_for(db), "MALL_MODE": "test", "MALL_LOG_LEVEL": "ERROR"}
        outcomes = list(pool.map(lambda step: reported(run_step(step, settings)), STEPS))
    failed = [outcome.name for outcome in outcomes if outcome.failed]
    house.say(f"Failed: {', '.join(failed)}. `./mall fix` repairs what it can." if failed else "All is well.")
    return 1 if failed else 0


def reported(outcome: Outcome) -> Outcome:
    house.say(f"{outcome.verdict:<8} {outcome.name:<20} {outcome.seconds:5.1f} s{outcome.told}")
    return outcome
