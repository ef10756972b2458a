"""Fruit on the table: bananas, dragon fruit, oranges, durian."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.path import Shape, leaf, smooth
from marketplace.demo.pictures.stage import (
    shadow,
    table,
)


def bananas(c: Canvas, random: Random, *, tone: str, tip: str, wall: str, fingers: int = 7) -> None:
    """A hand of bananas on the table."""
    table(c, wall, 300)
    shadow(c, 204, 340, 158, 24)
    for index in reversed(range(fingers)):
        t = index / (fingers - 1)
        with c.at(197, 98, -44 + 90 * t, 0.98):
            shade = mix(tone, darker(tone, 0.3), 0.5 * abs(t - 0.45))
            body = (
                "M-12-14C-34 40-46 120-22 200C-16 222-4 236 10 240C22 238 26 226 24 214C14 150 26 70 16-12Z"
            )
            with c.at(7, 4):
                c.fill(body, SHADOW, 0.16)
            c.fill(body, darker(shade, 0.18))
            c.fill("M-12-14C-34 40-46 120-22 200C-16 220-6 232 4 238C-6 160-8 60 4-12Z", shade)
            c.fill("M-18 20C-34 70-36 130-22 184C-26 120-22 70-8 16Z", lighter(shade, 0.4))
            c.fill("M4 236C8 246 18 246 20 236L16 226H6Z", tip)
            for _ in range(4):
                c.oval(random.uniform(-22, 6), random.uniform(60, 200), 2.2, 4, darker(tone, 0.45), 0.55)
    c.fill(
        "M150 104C162 70 178 52 190 26C198 18 214 20 218 30C216 56 226 76 244 100C230 124 166 128 150 104Z",
        darker(tone, 0.34),
    )
    c.fill(
        "M158 102C168 74 184 54 196 28C202 24 208 26 210 30C204 58 208 80 216 108C198 116 170 114 158 102Z",
        mix(tone, "#8a8a3a", 0.4),
    )


def _scales(c: Canvas, skin: str, tips: str) -> None:
    body = smooth([(0, -78), (46, -60), (62, -6), (48, 50), (0, 76), (-48, 50), (-62, -6), (-46, -60)])
    for turn, size in ((-100, 0.9), (-80, 1.0), (-60, 0.8), (-120, 0.8)):
        with c.at(0, -58, turn, size):
            c.fill(leaf(54, 12), tips)
    c.fill(body, darker(skin, 0.18))
    with c.at(-2, -2, 0, 0.95):
        c.fill(body, skin)
    for row, y in enumerate((-40, -8, 24, 52)):
        for index in range(4 if row % 2 == 0 else 3):
            x = (index - (1.5 if row % 2 == 0 else 1)) * 30 * (1 - abs(y) / 190)
            with c.at(x, y, -90 + x * 0.8):
                c.fill("M0-11C16-12 30-6 40 0C30 5 16 10 0 11Z", mix(skin, tips, 0.42))
                c.fill("M22-8C30-5 36-2 40 0C36 2 30 4 22 7Z", tips)
    c.shade(body, "#ffffff", [(0, 0.0), (0.18, 0.28), (0.4, 0)])
    c.shade(body, SHADOW, [(0.5, 0), (1, 0.36)])


def dragon_fruit(c: Canvas, random: Random, *, flesh: str, wall: str) -> None:
    """Two dragon fruit and a cut half."""
    table(c, wall, 268)
    shadow(c, 200, 342, 176, 22)
    for x, y, turn, size in ((270, 176, 14, 1.12), (122, 196, -12, 1.26)):
        with c.at(x, y, turn, size):
            _scales(c, "#c9255f", "#7fae4a")
    with c.at(248, 286, 76, 1.1):
        c.oval(8, -6, 70, 84, SHADOW, 0.25)
        body = smooth([(0, -78), (46, -60), (62, -6), (48, 50), (0, 76), (-48, 50), (-62, -6), (-46, -60)])
        c.fill(body, "#c9255f")
        with c.at(0, 0, 0, 0.92):
            c.fill(body, "#f2a0bd")
        with c.at(0, 0, 0, 0.86):
            c.fill(body, flesh)
        for _ in range(150):
            a, r = random.uniform(0, 6.28), math.sqrt(random.random())
            c.dot(48 * r * math.cos(a), 62 * r * math.sin(a), 1.7, "#2a1420")
        c.shade(body, "#ffffff", [(0, 0.24), (0.5, 0)])


def oranges(c: Canvas, random: Random) -> None:
    """A wooden crate of green-gold oranges with leaves."""
    table(c, "#e8e6d2", 270)
    shadow(c, 204, 362, 176, 15)
    c.box(40, 196, 320, 60, "#7a5230")
    for row, y in enumerate((206, 168, 132)):
        count = 6 - row
        for index in range(count):
            x = 200 + (index - (count - 1) / 2) * 55 + random.uniform(-3, 3)
            tone = random.choice(("#e9902c", "#e2a23a", "#d9a83c", "#c9b04a", "#eb8426"))
            c.dot(x + 2, y + 4, 31, SHADOW, 0.22)
            c.dot(x, y, 31, darker(tone, 0.16))
            c.dot(x - 2, y - 2, 28.6, tone)
            c.dot(x - 9, y - 11, 6.4, lighter(tone, 0.5))
            for _ in range(9):
                c.dot(x + random.uniform(-18, 18), y + random.uniform(-16, 20), 1, darker(tone, 0.25))
            c.dot(x + 5, y - 17, 3, "#5b7a34")
    for x, y, turn in ((176, 106, -150), (236, 112, -30), (320, 180, -20), (96, 170, 200)):
        with c.at(x, y, turn):
            c.fill(leaf(48, 13), "#4f7f3c")
            c.fill("M0 0C16 10 32 10 48 0Z", "#3f6a32")
            c.stroke("M0 0H42", "#8fb87a", 1.4)
    for y, tone in ((226, "#c99a5e"), (272, "#b98a50"), (318, "#c4945a")):
        c.box(30, y, 340, 40, tone, radius=3)
        c.box(30, y, 340, 5, lighter(tone, 0.25))
        c.box(30, y + 36, 340, 4, darker(tone, 0.3))
        for step in range(3):
            c.stroke(f"M{44 + step * 100} {y + 14 + step * 6}c30-5 60 5 86 0", darker(tone, 0.2), 1.4)
    for x in (38, 196, 346):
        c.box(x, 222, 16, 140, "#a87a44", radius=2)
        for y in (246, 292, 338):
            c.dot(x + 8, y, 2.8, "#5b4a3a")


def durian(c: Canvas, random: Random, *, flesh: str) -> None:
    """A durian and an opened segment, flesh showing."""
    table(c, "#e6e2cc", 276)
    shadow(c, 206, 346, 178, 22)

    def thorns(shape: Shape, tone: str) -> None:
        c.fill(shape, darker(tone, 0.3))
        with c.inside(shape):
            for row in range(16):
                for column in range(18):
                    x, y = -140 + column * 17 + (row % 2) * 8.5, -130 + row * 17
                    c.fill(
                        (((x - 9, y + 8), (x, y - 9), (x + 9, y + 8)),),
                        mix(tone, darker(tone, 0.25), random.random() * 0.5),
                    )
                    c.fill((((x - 9, y + 8), (x, y - 9), (x - 1, y + 8)),), lighter(tone, 0.2))

    with c.at(150, 180, -8):
        body = smooth(
            [(0, -112), (72, -86), (108, -10), (92, 82), (20, 126), (-62, 112), (-106, 40), (-88, -66)]
        )
        thorns(body, "#8f9a3e")
        c.shade(body, SHADOW, [(0, 0.1), (0.2, 0), (0.55, 0), (1, 0.5)])
        c.box(-8, -140, 16, 34, "#7a5a34", radius=5)
    with c.at(276, 268, 12):
        outer = smooth([(-96, -34), (-30, -70), (60, -62), (100, -10), (84, 44), (0, 66), (-78, 48)])
        with c.at(5, 9):
            c.fill(outer, SHADOW, 0.3)
        thorns(outer, "#8f9a3e")
        with c.at(0, 0, 0, 0.84):
            c.fill(outer, "#f6eeda")
            c.stroke((smooth([(-76, -4), (-20, -16), (40, -12), (86, 4)], closed=False)), "#e0d2b0", 8)
        for x, y, turn in ((-34, -24, -8), (36, -18, 8), (-30, 26, 4), (38, 28, -6)):
            with c.at(x, y, turn):
                c.oval(2, 4, 34, 19, SHADOW, 0.24)
                c.oval(0, 0, 34, 19, darker(flesh, 0.14))
                c.oval(-1, -2, 32, 16, flesh)
                c.oval(-8, -6, 15, 5, lighter(flesh, 0.5))


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "pisang-raja": partial(bananas, tone="#e9bf3a", tip="#5b4a22", wall="#e3e6da"),
    "pisang-hijau": partial(bananas, tone="#8fae4a", tip="#4a4a2a", wall="#ece4d2", fingers=8),
    "buah-naga-merah": partial(dragon_fruit, flesh="#a8154f", wall="#e4e8da"),
    "buah-naga-putih": partial(dragon_fruit, flesh="#f6f1ea", wall="#dfe6ea"),
    "jeruk-siam": oranges,
    "durian-merah": partial(durian, flesh="#d9633a"),
    "durian-kuning": partial(durian, flesh="#f0cf6a"),
}
