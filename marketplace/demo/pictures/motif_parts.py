"""What batik motifs are made of: the curl, flowers, fine dots, and boards that join without a seam."""

from collections.abc import Iterator

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import Dye, mix
from marketplace.demo.pictures.path import Point, petals

CURL = "M0 34C-9 12-6-16 12-24C30-31 40-10 27-2C17 4 9-6 16-12"


SPROUT = "M-4 18C-16 16-22 8-22-2C-12 0-5 6-4 18M-1 30C10 30 18 24 20 14C9 14 1 19-1 30"


CURL_DOTS = ((-14, -14), (-8, -26), (4, -36), (40, -22), (44, -8), (38, 6), (-26, 16))


def curl(c: Canvas, colour: str, width: float = 3.2) -> None:
    """The Gajah Oling curl around (0, 0), about 80 units high: trunk, two leaves, isen dots."""
    c.stroke(CURL, colour, width)
    c.fill(SPROUT, colour)
    for x, y in CURL_DOTS:
        c.dot(x, y, width * 0.56, colour)


def flower(c: Canvas, colour: str, heart: str, radius: float, count: int = 6) -> None:
    c.fill(petals(count, radius, radius * 0.3), colour)
    c.dot(0, 0, radius * 0.24, heart)


def round_edges(width: float, height: float) -> Iterator[Point]:
    """The places to draw again so that what crosses an edge comes in at the other."""
    for dx in (-width, 0, width):
        for dy in (-height, 0, height):
            yield dx, dy


def board(width: int, height: int, dye: Dye) -> Canvas:
    return Canvas(dye.field, size=width * 2, width_units=width, height_units=height)


def isen(c: Canvas, dye: Dye, width: int, height: int, step: float = 8.0) -> None:
    """The fine dots that fill a batik's ground."""
    faint = mix(dye.field, dye.line, 0.3)
    rows = round(height / step)
    for row in range(rows):
        for column in range(round(width / step)):
            c.dot(column * step + (row % 2) * step / 2, row * step + step / 2, 0.75, faint)
