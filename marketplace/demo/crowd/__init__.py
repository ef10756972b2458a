"""The many of the demo: a past that is written at once, with the history that the services would have left.

The villages of the catalogue are walked through the real services (`marketplace.demo.loading`); six hundred
businesses walked that way would take minutes. The rows here are built to the same rules, and
`tests/journeys/test_loaded_demo.py` reads all of them against these rules in plain SQL.
"""
