import re
import tomllib
from pathlib import Path

import pytest

from tests.village.factories import regions
from village.businesses import classification, finding
from village.businesses.finding import found_codes
from village.businesses.selectors import kbli_matching
from village.businesses.stemming import stem

# What people say of their work, and the code that fits.
PAIRS = [
    line.split("\t")
    for line in Path(__file__).with_name("kbli_pairs.tsv").read_text(encoding="utf-8").splitlines()
]
FILE = classification.FILE.parent / "kbli_phrases.toml"


def test_every_phrase_leads_to_codes_of_the_classification():
    known = {row["code"] for row in classification.kbli_rows()}
    phrases = tomllib.loads(FILE.read_text(encoding="utf-8"))

    assert phrases["year"] == classification.CURRENT_YEAR
    assert len(phrases["phrases"]) >= 60
    for phrase, codes in phrases["phrases"].items():
        assert re.fullmatch(r"[a-z]+( [a-z]+)*", phrase)
        assert codes
        assert len(set(codes)) == len(codes)
        assert set(codes) <= known


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("penjahit", "14120"),
        ("Saya pembatik di rumah", "13133"),
        ("kopi bubuk", "10761"),
        ("bengkel motor", "95320"),
        ("keripik singkong", "10794"),
        ("10761", "10761"),
    ],
)
def test_what_people_call_their_work_comes_first(said, code):
    regions()

    assert kbli_matching(said)[0].code == code


@pytest.mark.django_db
def test_finding_a_line_costs_one_query(django_assert_num_queries):
    regions()

    with django_assert_num_queries(1):
        assert [one.code for one in kbli_matching("batik", limit=3)] == ["13133", "14111", "47511"]


def recall_at_five(pairs):
    return sum(code in found_codes(said)[:5] for said, code in pairs) / len(pairs)


def test_nine_of_ten_phrases_find_their_line_among_the_first_five():
    known = {row["code"] for row in classification.kbli_rows()}

    assert len(PAIRS) >= 120
    assert {code for _said, code in PAIRS} <= known
    assert recall_at_five(PAIRS[0::2]) >= 0.95
    assert recall_at_five(PAIRS[1::2]) >= 0.95


def test_phrases_are_found_without_being_listed(monkeypatch):
    phrases = tomllib.loads(FILE.read_text(encoding="utf-8"))["phrases"]
    monkeypatch.setattr(finding, "spoken_codes", lambda *_words, **_how: [])

    assert recall_at_five([(said, codes[0]) for said, codes in phrases.items()]) >= 0.95


def test_every_line_of_words_belongs_to_a_line_of_the_classification():
    known = {row["code"] for row in classification.kbli_rows()}
    lines = [line for line in finding.WORDS.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]

    codes = [line.partition(" ")[0] for line in lines]

    assert len(set(codes)) == len(codes)
    assert set(codes) <= known


@pytest.mark.parametrize(
    ("slip", "code"),
    [("kripik tempee", "10794"), ("lundry", "96100"), ("penjait baju", "14120"), ("keri", "10794")],
)
def test_slips_and_beginnings_of_words_are_understood(slip, code):
    assert code in found_codes(slip)[:5]


@pytest.mark.parametrize("hostile", ["", "   ", "zzqqxx", "' OR 1=1 --", "%_%", "\x00", "a" * 5000, "12345"])
def test_what_nobody_sells_finds_nothing_or_something_but_never_fails(hostile):
    assert isinstance(found_codes(hostile), list)


@pytest.mark.parametrize(
    ("words", "same"),
    [(("menjual", "berjualan", "penjual", "jualan"), "jual"), (("menyewakan", "penyewaan", "sewa"), "sewa")],
)
def test_words_of_one_family_are_one(words, same):
    assert {stem(word) for word in words} == {same}
