"""The first half of every command: the environment. Runs on a bare Python, standard library only."""

import os
import sys

from marketplace.cli import house
from marketplace.cli.environment import ready_environment
from marketplace.cli.usage import asked_command, parts_of, usage


def main(arguments: list[str]) -> None:
    command = asked_command(arguments)
    if command is None:
        house.say(usage())
        raise SystemExit(0 if not arguments or arguments[0] in ("-h", "--help", "help") else 2)
    try:
        python = ready_environment(parts_of(command, in_ci=bool(os.environ.get("MALL_CI"))))
    except house.Refused as refusal:
        house.give_up(str(refusal))
    os.execv(python, [str(python), "-m", "marketplace.cli.commands", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
