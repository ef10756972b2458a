import re
import tomllib

import pytest

from tests.village.factories import regions
from village.businesses import classification
from village.businesses.selectors import kbli_matching

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
        assert [one.code for one in kbli_matching("batik")] == ["13133", "14111", "47511"]
