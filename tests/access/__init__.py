"""The access matrix: every page and every root field, for nine people, over rows that could leak."""
