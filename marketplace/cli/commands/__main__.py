import argparse
import sys
from types import ModuleType

from marketplace.cli import house
from marketplace.cli.commands import (
    backup,
    bench,
    check,
    db,
    demo,
    doctor,
    fix,
    import_,
    lock,
    manage,
    restore,
    serve,
    stop,
    test,
    worker,
)
from marketplace.cli.usage import COMMANDS

MODULES: dict[str, ModuleType] = {
    "demo": demo,
    "serve": serve,
    "worker": worker,
    "import": import_,
    "backup": backup,
    "restore": restore,
    "stop": stop,
    "test": test,
    "check": check,
    "fix": fix,
    "manage": manage,
    "bench": bench,
    "doctor": doctor,
    "db": db,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    name, rest = arguments[0], arguments[1:]
    module = MODULES[name]
    try:
        if hasattr(module, "pass_on"):
            return int(module.pass_on(rest))
        parser = argparse.ArgumentParser(prog=f"./mall {name}", description=module.__doc__)
        if hasattr(module, "add_arguments"):
            module.add_arguments(parser)
        return int(module.run(parser.parse_args(rest)))
    except house.Refused as refusal:
        house.give_up(str(refusal))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    assert set(MODULES) == set(COMMANDS)
    sys.exit(main(sys.argv[1:]))
