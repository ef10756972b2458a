"""From what people call their work to lines of the classification, the likeliest first. Pure.

Each line is found by the stems of its title and of the everyday words kept for it; rare words weigh
more than common ones. What somebody says of how he earns (he sells it, makes it, grows it, serves it)
draws the lines of that kind forward. Whole phrases of `kbli_phrases.toml` come first.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from village.businesses.classification import FILE, kbli_rows, spoken_codes
from village.businesses.stemming import stem

WORDS = FILE.with_name("kbli_words.txt")
MOST_WORDS = 12

# Little words, and words that every line of a kind has in its title.
STOP = frozenset(
    [
        "dan",
        "atau",
        "di",
        "ke",
        "dari",
        "yang",
        "untuk",
        "dengan",
        "saya",
        "punya",
        "usaha",
        "kami",
        "sendiri",
        "rumah",
        "milik",
        "desa",
        "banyuwangi",
        "kecil",
        "kecilan",
        "aneka",
        "macam",
        "berbagai",
        "serba",
        "ala",
        "khas",
        "asli",
        "baru",
        "selain",
        "bukan",
        "lainnya",
        "ytdl",
        "sejenis",
        "serta",
        "dalam",
        "pada",
        "secara",
        "hasil",
        "produk",
        "barang",
        "perlengkapan",
        "peralatan",
        "industri",
        "aktivitas",
        "kegiatan",
        "perdagangan",
        "eceran",
        "pertanian",
        "budi",
        "daya",
        "pembibitan",
        "pengolahan",
        "pengawetan",
        "penyediaan",
        "termasuk",
        "tidak",
        "menjadi",
        "berupa",
        "lain",
        "jenis",
    ]
)
SELLS = frozenset(
    [
        "jual",
        "toko",
        "dagang",
        "penjual",
        "pedagang",
        "jualan",
        "kios",
        "bakul",
        "lapak",
        "agen",
        "reseller",
        "grosir",
        "konter",
        "kulak",
    ]
)
MAKES = frozenset(
    [
        "buat",
        "bikin",
        "produksi",
        "pembuat",
        "pengrajin",
        "perajin",
        "rajin",
        "pabrik",
        "olah",
        "kerajinan",
        "racik",
        "masak",
        "giling",
    ]
)
GROWS = frozenset(
    [
        "tani",
        "petani",
        "kebun",
        "tanam",
        "budidaya",
        "ternak",
        "peternak",
        "pelihara",
        "kolam",
        "tambak",
        "nelayan",
        "kandang",
        "panen",
    ]
)
SERVES = frozenset(
    ["warung", "kedai", "depot", "rumah_makan", "restoran", "kafe", "kantin", "angkringan", "lesehan"]
)
HELPS = frozenset(
    [
        "jasa",
        "servis",
        "service",
        "tukang",
        "sewa",
        "rental",
        "bengkel",
        "reparasi",
        "persewaan",
        "perbaikan",
        "penyewaan",
    ]
)
KINDS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (SELLS, ("47",)),
    (MAKES, ("10", "11", "13", "14", "15", "16", "18", "20", "23", "31", "32")),
    (GROWS, ("01", "02", "03")),
    (SERVES, ("56",)),
    (HELPS, ("77", "95", "96", "49", "53", "74", "79", "016", "033")),
)
RIGHT_KIND, WRONG_KIND = 1.6, 0.75
TITLE_WEIGHT, WORD_WEIGHT, PHRASE_BONUS, SPOKEN_BONUS = 1.0, 1.6, 1.3, 0.35
SHORTEST_PREFIX, SHORTEST_TYPO = 3, 5


@dataclass(frozen=True, slots=True)
class _Index:
    weights: Mapping[str, Mapping[str, float]]
    """Stem -> code -> how strongly the stem speaks for the line."""
    phrases: Mapping[frozenset[str], tuple[str, ...]]
    rarity: Mapping[str, float]


def found_codes(text: str) -> list[str]:
    """Codes for what was typed, the likeliest first; empty where nothing is like it."""
    said = re.findall(r"[a-z]+", text.lower().replace("-", " "))[:MOST_WORDS]
    stems = [stem(word) for word in said if word not in STOP]
    if not stems:
        return spoken_codes(text)
    index = _index()
    scores: dict[str, float] = defaultdict(float)
    whole = sum(index.rarity.get(one, 6.0) for one in stems)
    for one in stems:
        for known, likeness in _known(one, index):
            for code, weight in index.weights[known].items():
                scores[code] += weight * likeness * index.rarity[known]
    spoken_for = frozenset(stems)
    for phrase, codes in index.phrases.items():
        if phrase <= spoken_for:
            for code in codes:
                scores[code] += PHRASE_BONUS * sum(index.rarity[one] for one in phrase)
    kinds = [prefixes for words, prefixes in KINDS if words & {*said, *stems}]
    for code in scores:
        if kinds:
            fits = any(code.startswith(prefix) for prefixes in kinds for prefix in prefixes)
            scores[code] *= RIGHT_KIND if fits else WRONG_KIND
    called = spoken_codes(" ".join(said))
    for place, code in enumerate(called):
        scores[code] += SPOKEN_BONUS * whole / (1 + place)
    exact = spoken_codes(" ".join(said), whole=True)
    ordered = sorted(scores, key=lambda code: (-scores[code], code))
    return list(dict.fromkeys([*exact, *ordered]))


def _known(word: str, index: _Index) -> Iterable[tuple[str, float]]:
    """The stems of the index that a typed stem is: itself, what it begins, or what it is a slip of."""
    if word in index.weights:
        return [(word, 1.0)]
    begun = [one for one in index.weights if len(word) >= SHORTEST_PREFIX and one.startswith(word)]
    if begun:
        return [(one, 0.8) for one in begun[:12]]
    if len(word) < SHORTEST_TYPO:
        return []
    return [(one, 0.6) for one in get_close_matches(word, index.weights, n=2, cutoff=0.8)]


@cache
def _index() -> _Index:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    phrases: dict[frozenset[str], list[str]] = defaultdict(list)
    seen: Counter[str] = Counter()
    told = _told()
    for row in kbli_rows():
        code = row["code"]
        own: dict[str, float] = {}
        for word in re.findall(r"[a-z]+", row["title"].lower().partition("selain")[0].partition("bukan")[0]):
            if word not in STOP:
                own[stem(word)] = TITLE_WEIGHT
        for phrase in told.get(code, ()):
            stems = [stem(word) for word in phrase.split() if word not in STOP]
            for one in stems:
                own[one] = max(own.get(one, 0), WORD_WEIGHT / math.sqrt(len(stems)))
            if stems:
                phrases[frozenset(stems)].append(code)
        for one, weight in own.items():
            weights[one][code] = weight
        seen.update(own)
    lines = sum(1 for _row in kbli_rows())
    rarity = {one: math.log(1 + lines / count) for one, count in seen.items()}
    return _Index(weights, {words: tuple(codes) for words, codes in phrases.items()}, rarity)


def _told() -> dict[str, list[str]]:
    told = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _space, words = line.partition(" ")
            told[code] = [" ".join(re.findall(r"[a-z]+", phrase)) for phrase in words.split(",")]
    return told
