"""What the commands are called and what they promise, on one screen."""

COMMANDS = {
    "demo": ("[--port N] [--fresh]", "the mall with made-up residents and shops; Ctrl-C stops it"),
    "serve": ("[--host H] [--port N] [--workers N]", "the web server alone"),
    "worker": ("", "background work alone: mail, letters as PDF, pictures, schedules"),
    "stop": ("", "stop whatever of these runs, and the databases"),
    "test": ("[--long] [pytest arguments]", "the tests; --long adds long properties and races"),
    "check": ("", "format, lint, types, imports, migrations, schema; changes nothing"),
    "fix": ("", "repair what a program can repair of that"),
    "manage": ("…", "a Django management command"),
    "bench": ("…", "how fast the API reads, against the floor"),
    "doctor": ("", "what a deployment lacks; databases nobody uses any more"),
    "db": ("[--stop]", "a throw-away database for development; prints its DATABASE_URL"),
    "lock": ("", "compile the requirement files again"),
}
NEEDS_DEVELOPMENT_PARTS = {"test", "check", "fix", "lock"}


def parts_of(command: str, *, in_ci: bool) -> list[str]:
    """The requirement files that a command needs, in the order in which they are installed."""
    if command not in NEEDS_DEVELOPMENT_PARTS:
        return ["runtime"]
    return ["runtime", "dev", "ci"] if in_ci else ["runtime", "dev"]


USAGE = """\
./mall COMMAND: the one door of Banyuwangi Mall

{commands}

Everything needed is made on first use: .venv, and a PostgreSQL of its own unless DATABASE_URL is set.
What it writes lies in var/ (MALL_VAR); as root the databases lie in /var/lib/banyuwangi-mall.
MALL_MODE is demo (default), test or production; PG_BIN names an installed PostgreSQL's programs.
./mall COMMAND --help says more."""


def usage() -> str:
    wide = max(len(f"{name} {arguments}") for name, (arguments, _) in COMMANDS.items())
    lines = [
        f"  {f'{name} {arguments}':<{wide}}  {promise}" for name, (arguments, promise) in COMMANDS.items()
    ]
    return USAGE.format(commands="\n".join(lines))


def asked_command(arguments: list[str]) -> str | None:
    return arguments[0] if arguments and arguments[0] in COMMANDS else None
