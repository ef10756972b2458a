"""The web server alone. Runs until Ctrl-C or SIGTERM; `worker` does the background work beside it."""

import argparse
import os

from marketplace.cli import house
from marketplace.cli.alone import run_alone
from marketplace.cli.ports import is_free
from marketplace.cli.supervision import web_arguments


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes (as many as cores)"
    )
    parser.add_argument("--no-migrate", action="store_true", help="the database was migrated by another step")


def run(options: argparse.Namespace) -> int:
    if not is_free(options.port, options.host):
        raise house.Refused(
            f"{options.host}:{options.port} is taken by another program. Choose one with --port."
        )
    base_url = f"http://{options.host}:{options.port}"
    house.note(f"Serving {base_url}/")
    arguments = web_arguments(host=options.host, port=options.port, workers=options.workers)
    return run_alone("web", arguments, base_url=base_url, migrated=options.no_migrate)
