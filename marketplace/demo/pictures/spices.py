"""Chillies, roots, shallots, cocoa and the dry spices."""

import math
from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.pantry import chilli
from marketplace.demo.pictures.path import arc, oval, smooth
from marketplace.demo.pictures.stage import (
    banana_leaf,
    ground,
    planks,
    scatter,
    tray,
    weave,
)


def chillies(c: Canvas, random: Random) -> None:
    """A basin of red and green bird's-eye chillies."""
    ground(c, "#e2e6d8")
    c.oval(208, 214, 172, 166, SHADOW, 0.26)
    c.oval(200, 202, 172, 166, "#8f5f2a")
    c.tile(oval(200, 202, 164, 158), weave(12, "#d9b274", "#a87c40", "#c09658"))
    c.oval(200, 206, 142, 136, "#5b3a18")
    for _ in range(78):
        a, r = random.uniform(0, 6.28), 118 * math.sqrt(random.random())
        tone = random.choices(("#c4281c", "#d9402a", "#a81e18", "#e0742a", "#5f8f2c"), (5, 4, 3, 1, 2))[0]
        with c.at(0, 0):
            chilli(c, 200 + r * math.cos(a), 204 + r * math.sin(a), random.uniform(0, 360), tone)


def spices(c: Canvas, random: Random) -> None:
    """Cloves, cinnamon, nutmeg, pepper and turmeric in small bowls."""
    planks(c, "#7f5838", 5, "spice")
    fillings = (
        ("#5b2f1a", "#3f1f10", "#7a4526"),
        ("#d98a1e", "#c9761a", "#eaa53a"),
        ("#2f2a26", "#4a433c", "#201c18"),
        ("#a8342a", "#c94a34", "#8a241e"),
        ("#8f6a3c", "#a8824e", "#6b4c28"),
    )
    for (x, y, r), tones in zip(
        ((112, 116, 74), (282, 112, 74), (200, 232, 62), (88, 282, 64), (312, 286, 66)), fillings, strict=True
    ):
        c.oval(x + 5, y + 8, r, r, SHADOW, 0.34)
        c.dot(x, y, r, "#c99a5e")
        c.dot(x - 1, y - 2, r * 0.95, "#dcb47c")
        c.dot(x, y + 1, r * 0.82, darker(tones[0], 0.3))
        for _ in range(90):
            a, q = random.uniform(0, 6.28), r * 0.76 * math.sqrt(random.random())
            px, py, tone = x + q * math.cos(a), y + q * math.sin(a), random.choice(tones)
            if tones[0] == "#5b2f1a":
                with c.at(px, py, random.uniform(0, 360)):
                    c.stroke((((-7, 0), (5, 0)),), tone, 2.8)
                    c.dot(6, 0, 3.4, lighter(tone, 0.15))
            elif tones[0] == "#d98a1e":
                c.dot(px, py, random.uniform(3, 8), tone)
            else:
                c.dot(px, py, random.uniform(3, 4.6), tone)
    for x, y, turn in ((206, 344, -8), (226, 366, 4), (196, 374, -3)):
        with c.at(x, y, turn):
            c.box(-72, -4, 150, 20, SHADOW, 0.3, radius=8)
            c.box(-76, -9, 150, 19, "#8f5528", radius=9)
            c.box(-76, -9, 150, 7, "#b5763f", radius=4)
            c.oval(74, 0, 6, 9, "#5b3316")
            c.stroke((arc(74, 0, 3, 5, 0, 300),), "#c98f54", 1.6)
    with c.at(200, 116, 0):
        for dx, dy in ((-6, 8), (10, -14)):
            c.oval(dx + 3, dy + 5, 19, 15, SHADOW, 0.3)
            c.oval(dx, dy, 19, 15, "#8a6038")
            c.oval(dx - 4, dy - 4, 9, 5, "#b58a5c")


def ginger(c: Canvas, random: Random) -> None:
    """Ginger, turmeric and galangal roots on leaf."""
    planks(c, "#9a7048", 5, "ginger")
    banana_leaf(c, 200, 210, 350, 250, -7)
    for x, y, turn, size, skin, flesh in (
        (140, 150, -14, 1.1, "#d9b888", "#f3dfa8"),
        (262, 208, 18, 1.0, "#c9822e", "#f0a020"),
        (146, 286, 6, 1.0, "#dcb49a", "#f4e6d4"),
    ):
        with c.at(x, y, turn, size):
            root = smooth(
                [
                    (-82, 10),
                    (-70, -20),
                    (-40, -14),
                    (-34, -46),
                    (-12, -48),
                    (-4, -18),
                    (26, -26),
                    (40, -58),
                    (62, -50),
                    (54, -16),
                    (86, -8),
                    (84, 18),
                    (46, 22),
                    (34, 48),
                    (10, 46),
                    (4, 22),
                    (-30, 24),
                    (-52, 34),
                ]
            )
            with c.at(5, 9):
                c.fill(root, SHADOW, 0.3)
            c.fill(root, darker(skin, 0.16))
            with c.at(-2, -3, 0, 0.95):
                c.fill(root, skin)
            for px in (-58, -30, -8, 16, 40, 62):
                c.stroke(
                    (
                        f"M{px} {random.uniform(-12, -4):.0f}"
                        f"C{px + 6} 0 {px + 6} 8 {px + 2} {random.uniform(12, 20):.0f}"
                    ),
                    darker(skin, 0.26),
                    2,
                )
            c.oval(84, 5, 8, 13, flesh, turn=8)
            c.oval(52, -52, 11, 7, flesh, turn=20)
    for x, y in ((288, 306), (322, 292), (306, 326)):
        c.oval(x + 2, y + 4, 19, 15, SHADOW, 0.25)
        c.oval(x, y, 19, 15, "#c98a3a")
        c.oval(x, y, 16, 12, "#f2ab2a")
        c.oval(x, y, 8, 6, "#e8941a")


def shallots(c: Canvas, random: Random) -> None:
    """Shallots and garlic in a woven tray."""
    ground(c, "#e6e0d8")
    tray(c, 200, 206, 182)
    for x, y in scatter(random, 60, 74, 80, 326, 332, 34):
        if math.hypot(x - 200, y - 206) > 134:
            continue
        garlic = random.random() < 0.22
        tone = "#efe6da" if garlic else random.choice(("#9c3a5c", "#b04a66", "#8a2f52"))
        with c.at(x, y, random.uniform(-70, 70), 1.1 if garlic else 1.0):
            c.oval(3, 6, 23, 22, SHADOW, 0.28)
            bulb = "M0-34C4-24 24-16 24 4C24 20 10 26 0 26C-10 26-24 20-24 4C-24-16-4-24 0-34Z"
            c.fill(bulb, tone)
            for dx in (-12, 0, 12):
                c.stroke(
                    f"M0-26C{dx} -12 {dx * 1.4} 8 {dx * 0.5} 24",
                    lighter(tone, 0.3) if not garlic else darker(tone, 0.18),
                    1.7,
                )
            c.oval(-10, -2, 4, 11, "#ffffff", 0.4, turn=14)
            for dx in (-4, 0, 4):
                c.stroke((((0, 25), (dx, 32)),), "#c9b08a", 1.4)


def cocoa(c: Canvas, random: Random) -> None:
    """Cocoa pods, one opened."""
    ground(c, "#e8dfd0")
    c.tile("M0 300C140 270 260 320 400 286V400H0Z", swatch("beras-kutah", "cokelat", 0.9))
    for x, y, turn, tone in ((122, 142, -58, "#b5532a"), (292, 128, 52, "#d99a2e")):
        with c.at(x, y, turn):
            pod = smooth([(0, -118), (44, -70), (54, 0), (40, 70), (0, 122), (-40, 70), (-54, 0), (-44, -70)])
            with c.at(9, 9):
                c.fill(pod, SHADOW, 0.28)
            c.fill(pod, darker(tone, 0.14))
            for dx in (-34, -12, 12, 34):
                c.stroke(
                    (smooth([(0, -108), (dx, -60), (dx * 1.2, 0), (dx, 60), (0, 110)], closed=False)),
                    lighter(tone, 0.12),
                    9,
                )
            c.shade(pod, SHADOW, [(0, 0.1), (0.3, 0), (0.6, 0), (1, 0.4)])
            c.box(-7, -140, 14, 28, "#6b4a2a", radius=5)
    with c.at(206, 268, -68):
        pod = smooth([(0, -128), (48, -74), (58, 0), (44, 74), (0, 130), (-44, 74), (-58, 0), (-48, -74)])
        with c.at(-8, 8):
            c.fill(pod, SHADOW, 0.3)
        c.fill(pod, "#c9862a")
        with c.at(0, 0, 0, 0.88, 0.92):
            c.fill(pod, "#f0dcae")
        for row in range(7):
            for dx in (-15, 15):
                with c.at(dx, -78 + row * 26, dx):
                    c.oval(1, 3, 17, 13, "#c9b48a")
                    c.oval(0, 0, 17, 13, "#fbf4e4")
                    c.oval(-4, -4, 7, 4, "#ffffff")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "cabai-rawit": chillies,
    "rempah": spices,
    "jahe-kunyit": ginger,
    "bawang-merah": shallots,
    "kakao": cocoa,
}
