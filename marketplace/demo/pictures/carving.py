"""The gandrung crown, the barong mask, carved teak."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, SULPHUR, darker, lighter
from marketplace.demo.pictures.motif_parts import flower
from marketplace.demo.pictures.path import box, leaf, petals, smooth, spiral
from marketplace.demo.pictures.stage import shadow, table

GOLD, GOLD_DARK = "#e0ae3c", "#9c6c1c"


def _plume(c: Canvas, x: float, y: float, turn: float, length: float, tone: str) -> None:
    with c.at(x, y, turn):
        c.fill(leaf(length, length * 0.15), tone)
        c.stroke(f"M0 0H{length * 0.92:.0f}", lighter(tone, 0.4), 1.8)


def gandrung_crown(c: Canvas, random: Random, *, wall: str = "#6b1f2b") -> None:
    """The omprog, crown of the gandrung dancer, on a stand."""
    table(c, wall, 332, darker(wall, 0.35))
    c.glow(200, 180, 210, "#f0b04a", 0.4)
    shadow(c, 200, 362, 116, 12, 0.5)
    c.box(170, 316, 60, 40, "#3a1a16", radius=6)
    c.box(132, 348, 136, 14, "#2a120f", radius=7)
    for index, turn in enumerate(range(-160, -19, 14)):
        _plume(c, 200, 176, turn, 128 if index % 2 else 146, ("#c4281c", "#f3ead6", GOLD)[index % 3])
    for turn in range(-153, -26, 14):
        with c.at(200, 176, turn):
            c.dot(150, 0, 6, GOLD)
            c.dot(150, 0, 3, "#fff0b8")
    crown = (
        "M96 206C92 132 140 96 200 92C260 96 308 132 304 206C310 250 306 300 284 336"
        "C270 316 262 290 258 262C240 240 160 240 142 262C138 290 130 316 116 336"
        "C94 300 90 250 96 206Z"
    )
    c.fill(crown, "#a81e24")
    c.shade(crown, SHADOW, [(0, 0.2), (0.3, 0), (0.6, 0), (1, 0.45)])
    c.stroke(crown, GOLD, 6)
    c.stroke("M106 208C112 142 152 110 200 106C248 110 288 142 294 208", GOLD_DARK, 3)
    for row, (y, count, spread) in enumerate(((138, 5, 58), (170, 7, 78), (206, 7, 84))):
        for index in range(count):
            x = 200 - spread + 2 * spread * index / (count - 1)
            with c.at(x, y + 12 * abs(x - 200) / 80, 0):
                flower(c, GOLD, "#f3ead6" if row % 2 else "#2f8f5a", 12.5, 6)
    band = "M92 226C130 200 270 200 308 226L306 250C268 224 132 224 94 250Z"
    c.fill(band, GOLD)
    c.stroke(band, GOLD_DARK, 2)
    for index in range(13):
        x = 106 + index * 15.7
        c.dot(x, 233 - 11 * math.sin(math.pi * index / 12), 4.4, ("#c4281c", "#2a4494", "#2f8f5a")[index % 3])
    for side in (-1, 1):
        with c.at(200 + side * 82, 290, 0, side, 1.0):
            c.stroke((spiral(0, 0, 18, 1.4, 200),), GOLD, 4)
            for index in range(5):
                c.stroke((((-10 + index * 6, 34), (-10 + index * 6, 50 + index % 2 * 6)),), GOLD, 2)
                c.dot(-10 + index * 6, 54 + index % 2 * 6, 3.4, "#fff0b8")
    with c.at(200, 92, 0):
        c.fill("M-26 10C-30-20-14-40 0-62C14-40 30-20 26 10C10 18-10 18-26 10Z", GOLD)
        c.fill("M-14 6C-16-14-8-28 0-42C8-28 16-14 14 6C6 10-6 10-14 6Z", "#c4281c")
        c.dot(0, -8, 7, "#fff0b8")


def barong(c: Canvas, random: Random) -> None:
    """The barong of Kemiren: red mask, gold wings, round eyes."""
    table(c, "#e3d8c4", 420)
    c.glow(200, 190, 230, "#fff3d0", 0.6)
    for side in (-1, 1):
        for index, turn in enumerate((-62, -38, -14, 10, 34)):
            with c.at(200 + side * 60, 178, 0, side, 1.0):
                _plume(c, 0, 0, turn, 146 - index * 12, ("#2f6f4a", GOLD, "#c4281c", GOLD, "#2f6f4a")[index])
    for turn in range(-150, -29, 15):
        _plume(c, 200, 118, turn, 96, GOLD if turn % 2 else "#2f6f4a")
    face = smooth(
        [
            (200, 78),
            (270, 92),
            (306, 160),
            (300, 230),
            (268, 300),
            (200, 330),
            (132, 300),
            (100, 230),
            (94, 160),
            (130, 92),
        ]
    )
    with c.at(8, 12):
        c.fill(face, SHADOW, 0.3)
    c.fill(face, "#a8201e")
    c.shade(face, SHADOW, [(0, 0.16), (0.25, 0), (0.6, 0), (1, 0.42)])
    crown = "M112 122C140 64 260 64 288 122C262 106 232 104 200 104C168 104 138 106 112 122Z"
    c.fill(crown, GOLD)
    c.stroke(crown, GOLD_DARK, 2.4)
    for index in range(7):
        with c.at(140 + index * 20, 100 - 11 * math.sin(math.pi * index / 6), 0):
            flower(c, "#c4281c" if index % 2 else "#2f6f4a", "#fff0b8", 8.4, 6)
    for side in (-1, 1):
        with c.at(200 + side * 48, 176, 0, side, 1.0):
            c.fill("M-36-24C-20-48 22-48 44-26C22-34-16-34-36-24Z", "#1c120e")
            c.dot(0, 0, 30, GOLD)
            c.dot(0, 0, 26, "#fff6e2")
            c.dot(-3, 2, 14, "#1c120e")
            c.dot(-8, -3, 4.6, "#ffffff")
            c.stroke((spiral(56, 54, 19, 1.3, 190),), GOLD, 5)
        with c.at(200 + side * 112, 232, side * 8):
            c.oval(0, 0, 15, 34, GOLD)
            c.oval(0, 0, 9, 26, "#c4281c")
            c.dot(0, 44, 7, SULPHUR)
    c.fill("M172 196C184 186 216 186 228 196C236 216 224 228 200 228C176 228 164 216 172 196Z", "#8a1614")
    c.oval(186, 216, 7, 5, "#3a0a0a")
    c.oval(214, 216, 7, 5, "#3a0a0a")
    mouth = "M132 246C160 262 240 262 268 246C272 286 244 304 200 304C156 304 128 286 132 246Z"
    c.fill(mouth, "#3a0d0c")
    for index in range(7):
        x = 146 + index * 16
        c.box(x, 252 + 5 * math.sin(math.pi * index / 6), 13, 16, "#fff8e8", radius=3)
        c.box(x, 284 - 3 * (1 - math.sin(math.pi * index / 6)), 13, 14, "#fff8e8", radius=3)
    for x, turn in ((140, -14), (260, 14)):
        with c.at(x, 250, turn):
            c.fill("M-8 0H8L0 38Z", "#fff8e8")
    c.stroke("M132 246C160 262 240 262 268 246", GOLD, 6)
    for index in range(21):
        x = 128 + index * 7.2
        c.stroke(
            (
                f"M{x:.0f} {316 + 10 * math.sin(math.pi * index / 20):.0f}"
                f"c{random.uniform(-5, 5):.0f} 22 {random.uniform(-8, 8):.0f} 40"
                f" {random.uniform(-6, 6):.0f} {random.uniform(48, 66):.0f}"
            ),
            random.choice(("#2a1a12", "#3f2a1c", "#1c120e")),
            5,
        )


def carved_panel(c: Canvas, random: Random, *, wood: str, wall: str) -> None:
    """A carved teak panel with the curl of Gajah Oling."""
    table(c, wall, 420)
    frame = box(52, 36, 296, 328, 6)
    with c.at(9, 11):
        c.fill(frame, SHADOW, 0.24)
    c.fill(frame, wood)
    for step in range(13):
        c.stroke(
            (
                f"M{62 + step * 23} 38"
                f"C{66 + step * 23 + random.uniform(-5, 5):.0f} 150"
                f" {58 + step * 23 + random.uniform(-5, 5):.0f} 250 {63 + step * 23} 362"
            ),
            darker(wood, 0.16),
            1.4,
        )
    c.box(52, 36, 296, 6, lighter(wood, 0.3), radius=3)
    c.box(78, 62, 244, 276, darker(wood, 0.4), radius=4)
    c.box(82, 67, 240, 271, darker(wood, 0.26), radius=4)
    for dx, dy, tone in (
        (4, 6, darker(wood, 0.6)),
        (0, 0, lighter(wood, 0.24)),
    ):
        with c.at(194 + dx, 226 + dy, -4, 2.6):
            c.stroke("M0 34C-9 12-6-16 12-24C30-31 40-10 27-2C17 4 9-6 16-12", tone, 5)
            c.fill("M-4 18C-16 16-22 8-22-2C-12 0-5 6-4 18M-1 30C10 30 18 24 20 14C9 14 1 19-1 30", tone)
        for x, y, turn in ((122, 112, 30), (278, 300, 200), (124, 294, -60), (280, 106, 130)):
            with c.at(x + dx, y + dy, turn):
                c.fill(petals(6, 26, 8), tone)
                c.dot(0, 0, 6, darker(tone, 0.3))
        for x, y, start, turns in (
            (190, 96, 180, 1.4),
            (220, 312, 0, 1.4),
            (104, 196, 90, -1.3),
            (300, 210, 270, -1.3),
        ):
            c.stroke((spiral(x + dx, y + dy, 18, turns, start),), tone, 6)
        for x, y, turn in (
            (150, 92, 10),
            (240, 100, 150),
            (170, 318, -10),
            (262, 318, -160),
            (104, 156, 80),
            (104, 240, -80),
            (300, 166, 100),
            (300, 254, -100),
        ):
            with c.at(x + dx, y + dy, turn):
                c.fill(leaf(26, 8), tone)
    c.stroke("M120 36C150 4 250 4 280 36", "#6b5a44", 3)
    c.dot(200, 12, 6, "#8a8378")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "omprog-gandrung": gandrung_crown,
    "topeng-barong": barong,
    "ukiran-jati": partial(carved_panel, wood="#9c6234", wall="#e6e2d4"),
}
