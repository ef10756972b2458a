"""What the commands are called and what they promise, on one screen."""

COMMANDS = {
    "demo": ("[--port N] [--fresh]", "the mall with made-up residents and shops, until Ctrl-C"),
    "serve": ("[--host H] [--port N]", "the web server alone"),
    "worker": ("", "the background work alone: mail, letters, pictures, schedules"),
    "import": ("residents FILE", "take over a register of residents, an OpenSID export"),
    "backup": ("FOLDER", "write database and files into a new folder; never the keys"),
    "restore": ("FOLDER", "put a backup into an empty database, and try the keys on it"),
    "stop": ("", "stop whatever of these runs, and the databases"),
    "test": ("[--long] [pytest arguments]", "the tests; --long adds long properties and races"),
    "check": ("", "format, lint, types, imports, migrations, schema: looks only"),
    "fix": ("", "repair what a program can repair of that"),
    "manage": ("…", "a Django management command"),
    "bench": ("…", "how fast the API reads, against the floor"),
    "doctor": ("", "what a deployment lacks; databases that nobody uses"),
    "db": ("[--stop]", "a database for development; prints its DATABASE_URL"),
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

What is needed is made on first use: .venv, and a PostgreSQL unless DATABASE_URL names one.
What is written lies in var/ (MALL_VAR); root's databases lie in /var/lib/banyuwangi-mall.
MALL_MODE is demo (as here), test or production. PG_BIN: programs of an installed PostgreSQL.
./mall COMMAND --help says more."""


def usage() -> str:
    wide = max(len(f"{name} {arguments}") for name, (arguments, _) in COMMANDS.items())
    lines = [
        f"  {f'{name} {arguments}':<{wide}}  {promise}" for name, (arguments, promise) in COMMANDS.items()
    ]
    return USAGE.format(commands="\n".join(lines))


def asked_command(arguments: list[str]) -> str | None:
    return arguments[0] if arguments and arguments[0] in COMMANDS else None
