"""How a question is read, and that the database reads goods by the same words."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.language.forms import forms, stemmed, words_of
from catalog.search.language.nearness import deletions, distance
from catalog.search.language.prices import wishes_in
from catalog.search.language.reading import read


@pytest.mark.parametrize(
    "word", ["kirim", "mengirim", "pengiriman", "dikirim", "kiriman", "mengirimkan", "terkirim", "kirimannya"]
)
def test_the_family_of_kirim_has_one_stem(word):
    assert stemmed(word) == ("kirim",)


@pytest.mark.parametrize("word", ["rambutan", "durian", "ikan", "manisan", "beras", "menteri", "petis"])
def test_what_only_looks_inflected_stays(word):
    assert stemmed(word) == (word,)


@pytest.mark.django_db
def test_the_database_holds_the_same_forms():
    with connection.cursor() as cursor:
        cursor.execute("SELECT form, stems FROM catalog_searchform")
        assert dict(cursor.fetchall()) == dict(forms())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["Kopi 250g, “Ijen”!", "Café O'Neill", "oleh-oleh2", "ÀÉÎÕÜ ñandu", "🦀 x_y"]
)
def test_the_database_parts_words_alike(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM catalog_search_words(%s) ORDER BY place", [text])
        assert [row[0] for row in cursor.fetchall()] == words_of(text)


@pytest.mark.parametrize(
    ("typed", "rest", "low", "high", "sort"),
    [
        ("kopi di bawah 50 ribu", "kopi", None, 50_000, ""),
        ("kopi dibawah Rp50.000", "kopi", None, 50_000, ""),
        ("batik 200-500rb", "batik", 200_000, 500_000, ""),
        ("antara 20 ribu dan 50 ribu keripik", "keripik", 20_000, 50_000, ""),
        ("tas minimal 1,5 juta", "tas", 1_500_000, None, ""),
        ("kopi 40k", "kopi", 30_000, 50_000, ""),
        ("kopi 250 gram", "kopi 250 gram", None, None, ""),
        ("batik murah", "batik", None, None, "cheapest"),
        ("madu terlaris", "madu", None, None, "sold"),
    ],
)
def test_prices_and_orders_are_taken_out_of_a_question(typed, rest, low, high, sort):
    found = wishes_in(typed.lower())

    assert (found.rest, found.price_from, found.price_until, found.sort) == (rest, low, high, sort)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    reading = read(text)

    assert len(reading.text) <= 200
    assert all(term.alternatives for term in reading.terms)


@given(st.text("abcde", min_size=2, max_size=8), st.data())
def test_words_one_mistake_apart_share_a_deletion(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcde"))
    mistaken = word[:place] + letter + word[place + 1 :]

    assert distance(word, mistaken) <= 1
    assert set(deletions(word)) & set(deletions(mistaken))
