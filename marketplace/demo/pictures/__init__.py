"""Illustrations for the demo regency, drawn by Pillow: products, shops and papers. No photograph is used.

`gallery` is the door: `PICTURES` names every picture, `draw(key)` draws one. `faces` draws shop faces and
people, `papers` identity cards and business places for applications. One key or seed, always the same pixels.
"""
