"""Finding goods: full text in Indonesian and trigrams on the name, behind one function.

Everybody searches what everybody may see. Which engine answers is decided in `engine.py`.
"""
