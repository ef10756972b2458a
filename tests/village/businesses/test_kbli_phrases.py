import re
import tomllib

from village.businesses import classification

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
