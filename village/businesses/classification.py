"""The part of KBLI 2025 (Peraturan BPS 7/2025) that village businesses use; an operator may load the rest."""

import csv
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "kbli2025.csv"
PHRASES = FILE.with_name("kbli_phrases.toml")
CURRENT_YEAR = 2025


def kbli_rows(lines: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The fields of every `Kbli` of a file with columns year, code, title; by default of ours."""
    if lines is None:
        lines = FILE.read_text(encoding="utf-8").splitlines()
    return [
        {"year": int(row["year"]), "code": row["code"].strip().zfill(5), "title": row["title"].strip()}
        for row in csv.DictReader(lines)
    ]


def spoken_codes(text: str, *, whole: bool = False) -> list[str]:
    """Codes of what people call their work in `text`, the likeliest first: `jual nasi tempong` -> 56101 ….

    The phrase itself before phrases that lie within the text (longer ones first) before those that the
    text begins; `whole` takes the phrase itself alone.
    """
    said = " ".join(text.lower().split())
    if whole:
        return list(_phrases().get(said, ()))
    words = set(said.split())
    ranked = []
    for phrase, codes in _phrases().items():
        parts = phrase.split()
        if phrase == said:
            rank = (0, 0)
        elif words.issuperset(parts):
            rank = (1, -len(parts))
        elif len(said) > 2 and phrase.startswith(said):
            rank = (2, len(parts))
        else:
            continue
        ranked.append((rank, codes))
    ordered = [code for _rank, codes in sorted(ranked, key=lambda one: one[0]) for code in codes]
    return list(dict.fromkeys(ordered))


@cache
def _phrases() -> dict[str, list[str]]:
    return tomllib.loads(PHRASES.read_text(encoding="utf-8"))["phrases"]
