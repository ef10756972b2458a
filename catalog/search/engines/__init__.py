"""Two engines behind one interface: PostgreSQL, and Elasticsearch where SEARCH_URL is set.

`choice.engine()` says which one answers; `question.py` is what both are asked and what both answer.
"""
