"""The table of judged questions, on both engines."""

import pytest

from tests.catalog.search.table import questions

QUESTIONS = questions()


def test_the_table_holds_at_least_120_questions_and_none_twice():
    texts = [one.text for one in QUESTIONS]

    assert len(texts) >= 120
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("judged", QUESTIONS, ids=str)
def test_a_question_finds_what_it_asks_for(goods, judged):
    found = goods.found(judged.text, only_available=True)

    if judged.nothing:
        assert found == []
    else:
        assert found
    first = found[: judged.within]
    assert [key for key in judged.expected if key not in first] == [], f"first are {first}"
    assert [key for key in judged.forbidden if key in found] == []
