"""Fruit laid out from above: mangosteens, avocados, salak; and young coconuts."""

from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.pantry import coconut_half
from marketplace.demo.pictures.path import box, oval, smooth
from marketplace.demo.pictures.stage import (
    banana_leaf,
    ground,
    planks,
    shadow,
    shine,
    sprig,
    table,
    tray,
)


def mangosteen(c: Canvas, random: Random) -> None:
    """Mangosteens on a tray, one opened."""
    ground(c, "#e0e2d4")
    tray(c, 200, 206, 182, tone="#d2aa68")
    for x, y in ((118, 128), (212, 108), (300, 158), (96, 226), (302, 262), (128, 314), (224, 322)):
        c.oval(x + 4, y + 8, 45, 44, SHADOW, 0.3)
        c.dot(x, y, 44, "#4a1c34")
        c.dot(x - 2, y - 3, 40, "#6b2a48")
        c.dot(x - 12, y - 14, 10, "#9a5474")
        for angle in (45, 135, 225, 315):
            with c.at(x, y, angle + 10):
                c.fill("M0-15C16-19 28-9 29 0C28 9 16 19 0 15Z", "#8aa04e")
                c.fill("M4 0C14-4 22-3 29 0C22 4 14 6 4 4Z", "#6f8440")
        c.dot(x, y, 8, "#6b7f3a")
    x, y = 200, 212
    c.oval(x + 4, y + 8, 54, 52, SHADOW, 0.3)
    c.dot(x, y, 53, "#5b2340")
    c.dot(x, y, 45, "#a8486a")
    c.dot(x, y, 38, "#7a2a48")
    for index in range(6):
        with c.at(x, y, index * 60 + 15):
            c.oval(18, 0, 17, 13, "#fffdf6")
            c.oval(15, -3, 9, 5, "#ffffff")
            c.stroke("M6-4C14-8 24-8 32-3", "#e6ded0", 1.6)


def avocado(c: Canvas, random: Random) -> None:
    """Avocados, one halved, on a cloth."""
    ground(c, "#e9e4d2")
    c.tile("M0 0H400V84C280 120 130 60 0 96Z", swatch("galaran", "hijau", 0.8))
    pear = smooth(
        [
            (0, -104),
            (34, -78),
            (46, -30),
            (70, 30),
            (54, 86),
            (0, 106),
            (-54, 86),
            (-70, 30),
            (-46, -30),
            (-34, -78),
        ]
    )
    for x, y, turn in ((290, 162, 24), (312, 286, 64)):
        with c.at(x, y, turn, 0.86):
            with c.at(9, 10):
                c.fill(pear, SHADOW, 0.28)
            c.fill(pear, "#41602c")
            with c.at(-3, -3, 0, 0.94):
                c.fill(pear, "#557a38")
            for _ in range(70):
                c.dot(
                    random.uniform(-44, 44),
                    random.uniform(-20, 84),
                    random.uniform(1, 2.2),
                    random.choice(("#7fa055", "#3c5828")),
                    0.7,
                )
            c.oval(-22, 0, 9, 34, "#9abf6a", 0.6, turn=14)
            c.box(-5, -118, 10, 18, "#7a5a34", radius=4)
    for x, y, turn, pit in ((104, 212, -16, True), (206, 262, 14, False)):
        with c.at(x, y, turn, 0.98):
            with c.at(9, 11):
                c.fill(pear, SHADOW, 0.28)
            c.fill(pear, "#3f5e2a")
            for size, tone in ((0.94, "#8fae4a"), (0.86, "#d3d97a"), (0.72, "#f0ecaa")):
                with c.at(0, 2, 0, size):
                    c.fill(pear, tone)
            c.oval(0, 36, 38, 40, "#d9cf80")
            if pit:
                c.oval(0, 36, 35, 37, "#6b3f1e")
                c.oval(-5, 30, 26, 27, "#8a5630")
                c.oval(-13, 20, 7, 8, "#c99a6a")
            else:
                c.oval(3, 39, 31, 33, "#c9bd66")
                c.oval(6, 43, 24, 26, "#d9cf80")


def coconuts(c: Canvas, random: Random) -> None:
    """Young green coconuts, one cut with a straw, and a brown half."""
    table(c, "#dbe8e4", 290)
    c.shade(box(0, 200, 400, 90), "#3aa6a6", [(0, 0), (1, 0.35)], down=True)
    shadow(c, 204, 350, 178, 20)
    for x, y, r, tone in ((116, 240, 92, "#6f9a4a"), (262, 214, 104, "#7fae4f")):
        c.oval(x + 6, y + 8, r, r * 1.06, SHADOW, 0.16)
        shape = oval(x, y, r, r * 1.06)
        c.fill(shape, tone)
        for dx in (-0.45, 0.05, 0.5):
            c.stroke(
                (
                    smooth(
                        [(x + r * dx * 0.5, y - r), (x + r * dx, y), (x + r * dx * 0.6, y + r)], closed=False
                    )
                ),
                darker(tone, 0.14),
                2.4,
            )
        shine(c, shape, 0.46)
    c.oval(262, 124, 60, 20, "#efe6c8")
    c.oval(262, 124, 52, 16, "#fbf7e6")
    c.oval(262, 126, 30, 9, "#cfd9c4")
    c.stroke((((268, 126), (296, 36)),), "#c4331f", 9)
    c.stroke((((268, 126), (296, 36)),), "#ffffff", 9, dash=(7, 9))
    c.stroke((((296, 36), (320, 28)),), "#c4331f", 9)
    c.fill("M96 152C104 138 130 138 138 152L130 166H104Z", "#8a6a3c")
    coconut_half(c, 190, 322, 50)
    sprig(c, 58, 360, -10, 56)


def salak(c: Canvas, random: Random) -> None:
    """Snake fruit heaped on a leaf, one peeled."""
    planks(c, "#a07448", 5, "salak")
    banana_leaf(c, 200, 208, 350, 262, 10)
    drop = smooth([(0, -46), (20, -22), (36, 14), (24, 38), (0, 44), (-24, 38), (-36, 14), (-20, -22)])
    for x, y, turn in (
        (112, 134, -30),
        (196, 108, 4),
        (284, 136, 28),
        (92, 226, -60),
        (306, 226, 60),
        (156, 202, -10),
        (240, 204, 16),
        (130, 296, -24),
        (278, 298, 30),
    ):
        with c.at(x, y, turn, 1.06):
            with c.at(5, 8):
                c.fill(drop, SHADOW, 0.3)
            c.fill(drop, "#5b2f1a")
            for row in range(7):
                for column in range(5):
                    px, py = -26 + column * 13 + (row % 2) * 6.5, -30 + row * 11.5
                    if (px / 31) ** 2 + (py / 42) ** 2 < 0.78 and py > -34 + abs(px) * 1.1:
                        c.fill(
                            (((px - 6, py), (px, py - 6), (px + 6, py), (px, py + 6)),),
                            random.choice(("#8a4e2a", "#7a4222", "#9c5c34")),
                        )
            c.oval(-10, -4, 5, 16, "#c98f5a", 0.5, turn=14)
    with c.at(202, 300, -4):
        c.oval(4, 8, 44, 34, SHADOW, 0.3)
        for x, turn in ((-22, -16), (22, 16), (0, 0)):
            c.oval(x, 0, 22, 32, "#e6d6a8", turn=turn)
            c.oval(x - 3, -3, 18, 27, "#f7ecc8", turn=turn)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "manggis": mangosteen,
    "alpukat": avocado,
    "kelapa-muda": coconuts,
    "salak": salak,
}
