"""Words and their stems: the inflections of the roots in data/, and words that mean the same.

One table, made from short lists, is read on both sides: by the database for goods (`catalog_searchform`)
and here for questions, so that both sides agree by construction, whichever engine searches.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
PARTICLE = re.compile(r"(?:nya|lah|kah|ku|mu)$")
SHORTEST_ROOT = 4
VOWELS = "aiueo"
PLAIN_PREFIXES = ("", "di", "ter", "per", "ke", "memper", "diper")
SUFFIXES = ("", "kan", "an", "i")
ACCENTS = str.maketrans("éèêëáàâäíìîïóòôöúùûüçñ", "eeeeaaaaiiiioooouuuucn")
WORD = re.compile(r"[a-z]+|[0-9]+")


def lines_of(name: str) -> Iterator[str]:
    """The lines of a list in data/ without comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, small and without accents. The database parts goods the same way."""
    return WORD.findall(text.lower().translate(ACCENTS))


def nasal(root: str, head: str) -> str:
    """`me-` or `pe-` before a root: kirim -> mengirim, pengirim; tulis -> menulis; pesan -> memesan."""
    first, second = root[0], root[1:2]
    if first == "k" and second in VOWELS:
        return f"{head}ng{root[1:]}"
    if first in VOWELS or first in "kghq":
        return f"{head}ng{root}"
    if first == "p" and second in VOWELS:
        return f"{head}m{root[1:]}"
    if first in "pbfv":
        return f"{head}m{root}"
    if first == "t" and second in VOWELS:
        return f"{head}n{root[1:]}"
    if first == "s" and second in VOWELS:
        return f"{head}ny{root[1:]}"
    if first in "tsdcjz":
        return f"{head}n{root}"
    return f"{head}{root}"


def inflections(root: str) -> Iterator[str]:
    """What Indonesian makes of a root with its prefixes and suffixes."""
    ber = "be" if root[0] == "r" else "ber"
    for prefix in (*PLAIN_PREFIXES, ber):
        for suffix in SUFFIXES:
            yield f"{prefix}{root}{suffix}"
    for head in ("me", "pe"):
        for suffix in SUFFIXES:
            yield f"{nasal(root, head)}{suffix}"


@cache
def forms() -> Mapping[str, str]:
    """Form -> stem (two stems where one word stands for two). A word that is not here is its own stem."""
    entries = [line.split() for line in lines_of("roots.txt")]
    found = {root: root for root, *_irregular in entries}
    for root, *irregular in entries:
        for form in irregular:
            found.setdefault(form, root)
    for root, *_irregular in entries:
        if len(root) >= SHORTEST_ROOT:
            for form in inflections(root):
                found.setdefault(form, root)
    for line in lines_of("same.txt"):
        kept, _colon, others = line.partition(":")
        stems = " ".join(found.get(word, word) for word in words_of(kept))
        for other in words_of(others):
            found[other] = stems
    return found


def stems_of(word: str) -> tuple[str, ...]:
    """The stems of one word: mostly one."""
    known = forms()
    bare = PARTICLE.sub("", word)
    stem = known.get(word) or (known.get(bare) if bare != word else None)
    if stem is None:
        stem = bare if word.endswith("nya") and len(bare) >= SHORTEST_ROOT else word
    return tuple(stem.split())


def stemmed(text: str) -> tuple[str, ...]:
    """The stems of a text, in its order."""
    return tuple(stem for word in words_of(text) for stem in stems_of(word))
