"""Which sentences the code says to people, read from the sources without any program of gettext's."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURALS = {"ngettext", "ngettext_lazy"}
_CALL = re.compile(r"\b(_|gettext|ngettext)\(")
_STRING = r"(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_FIRST = re.compile(rf"\s*u?({_STRING})(?:\s*,\s*u?({_STRING}))?", re.DOTALL)

# What visitors and buyers read: all of it is in English too. Pages of sellers and offices are Indonesian.
IN_ENGLISH = (
    "catalog",
    "foundation",
    "marketplace/checkout",
    "marketplace/complaints",
    "marketplace/delivery",
    "marketplace/invoices",
    "marketplace/leaving",
    "marketplace/orders",
    "marketplace/payments",
    "storefront/buyer",
    "storefront/look",
    "storefront/public",
    "storefront/templates/account",
    "storefront/templates/buyer",
    "storefront/templates/components",
    "storefront/templates/layouts",
    "storefront/templates/mfa",
    "storefront/templates/public",
)
# The page of all components and the demo's mail are for those who build the mall.
NOT_READ = ("storefront/look/sample.py", "storefront/look/demo_mail.py")


def messages_of(path: Path) -> Iterator[tuple[str, str]]:
    """Each msgid of a file with its plural ("" without one)."""
    text = path.read_text()
    if path.suffix == ".py":
        yield from _of_python(text)
    else:
        yield from _of_template(text)


def messages_in_english() -> dict[tuple[str, str], list[str]]:
    """Each (msgid, plural) that needs its English, and the files that say it."""
    found: dict[tuple[str, str], list[str]] = {}
    for folder in IN_ENGLISH:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix not in (".py", ".html", ".txt") or "/migrations/" in name or name in NOT_READ:
                continue
            for message in messages_of(path):
                found.setdefault(message, []).append(name)
    for path in sorted((ROOT / "storefront/templates").glob("*.html")):
        for message in messages_of(path):
            found.setdefault(message, []).append(path.relative_to(ROOT).as_posix())
    return found


def _of_python(text: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        words = [
            one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        if node.func.id in CALLS and words:
            yield words[0], ""
        elif node.func.id in PLURALS and len(words) > 1:
            yield words[0], words[1]


def _of_template(text: str) -> Iterator[tuple[str, str]]:
    shown = templatize(text)
    for call in _CALL.finditer(shown):
        found = _FIRST.match(shown, call.end())
        if found is None:
            continue
        plural = ast.literal_eval(found[2]) if call[1] == "ngettext" and found[2] else ""
        yield ast.literal_eval(found[1]), plural


def differences() -> list[str]:
    """What the English catalogue lacks or holds too much, as lines for people."""
    said = messages_in_english()
    plurals = {message for message, plural in said if plural}
    wanted = {
        f"{message}\0{plural}" if plural else message: files
        for (message, plural), files in said.items()
        # The entry of a plural answers for its singular too.
        if plural or message not in plurals
    }
    there = _translated(ENGLISH)
    lines = [
        f"no English: {message!r} ({files[0]})" for message, files in wanted.items() if message not in there
    ]
    return lines + [f"said nowhere any more: {message!r}" for message in sorted(there - wanted.keys())]


def _translated(catalogue: Path) -> set[str]:
    """The msgids that have their sentence, plurals joined by NUL as in `differences`; not what is fuzzy."""
    with catalogue.open("rb") as text:
        messages = [one for one in read_po(text) if one.id and not one.fuzzy]
    return {
        one.id if isinstance(one.id, str) else "\0".join(one.id)
        for one in messages
        if one.string and (isinstance(one.string, str) or all(one.string))
    }


if __name__ == "__main__":
    found = differences()
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.exit(1 if found else 0)
