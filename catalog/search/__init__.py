"""Finding goods: by words, kind, place, price, stock and what is said of them, nearest or cheapest first.

Everybody searches what everybody may see. `language/` reads a question, `vocabulary.py` sets its mistakes
right, `engines/` answer it: PostgreSQL, or Elasticsearch where SEARCH_URL is set, alike for both
(tests/catalog/search holds the table that both pass). Triggers keep the documents (catalog migration 0009).
"""
