"""The fish of Muncar: salted, dried, steamed, and fresh on ice."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.path import box, leaf
from marketplace.demo.pictures.stage import banana_leaf, ground, planks, sprig, tray

STEEL = ("#7f929b", "#d5d9d2", "#46545c")
BLUEBACK = ("#3f6580", "#dfe3dc", "#24394a")
DRIED = ("#b48a4c", "#e0c188", "#6b4a20")
CORAL = ("#c4473a", "#f0b59a", "#7a221c")
SILVERY = ("#9fb0b4", "#eceee8", "#5d6c72")


def fish(
    c: Canvas,
    tones: tuple[str, str, str],
    *,
    deep: float = 1.0,
    spots: bool = False,
    stripe: str | None = None,
    spiny: bool = False,
) -> None:
    """A fish lying with its head left, from x -118 to 130, in back, belly and line tones."""
    back, belly, line = tones
    with c.at(0, 0, 0, 1.0, deep):
        c.oval(4, 15, 112, 26, SHADOW, 0.24)
        c.fill(
            (
                "M-116 4C-82-34-10-42 48-22 66-15 82-8 94-4L134-36C124-12 124 16 134 36L94 10"
                "C60 28 0 42-54 30-86 24-106 14-116 4z"
            ),
            back,
        )
        c.fill("M-116 4C-60 10 20 12 94 3L94 10C60 28 0 42-54 30-86 24-106 14-116 4z", belly)
        c.fill("M-112 0C-70-26 0-30 60-14C20-18-60-16-112 0Z", darker(back, 0.28), 0.6)
        c.fill("M-30-34C-10-52 20-48 40-25C18-32-8-35-30-34Z", darker(back, 0.2))
        c.fill("M-8 36C4 50 20 50 30 33C18 36 4 38-8 36Z", mix(back, belly, 0.4))
        if spiny:
            for index in range(9):
                x = -44 + index * 11
                c.fill(
                    (
                        (
                            (x, -35 + abs(index - 3) * 0.9),
                            (x + 8, -54 + abs(index - 3) * 2),
                            (x + 12, -34 + abs(index - 3)),
                        ),
                    ),
                    darker(back, 0.25),
                )
        c.fill("M-64 10C-52 4-34 8-28 20C-42 24-56 20-64 10Z", darker(belly, 0.24))
        for step in range(4):
            c.stroke(
                (
                    f"M{98 + step * 8} {-8 - step * 5}L{112 + step * 4} {-2 - step * 3}"
                    f"M{98 + step * 8} {14 + step * 4}L{112 + step * 4} {6 + step * 3}"
                ),
                line,
                1.3,
            )
    c.stroke(f"M-76 {-24 * deep:.1f}C-64 {-10 * deep:.1f} -64 {14 * deep:.1f} -74 {26 * deep:.1f}", line, 3)
    c.stroke("M-116 5C-110 8-104 8-98 6", line, 2)
    c.dot(-94, -4 * deep, 7.4, lighter(belly, 0.5))
    c.dot(-94, -4 * deep, 4.3, "#1c2730")
    c.dot(-95.6, -5.6 * deep, 1.4, "#ffffff")
    for x in range(-52, 80, 19):
        reach = (1 - abs(x) / 150) * deep
        c.stroke(
            f"M{x}{-20 * reach:.1f}c8 {8 * reach:.1f} 8 {22 * reach:.1f} 1 {34 * reach:.1f}", line, 1.7, 0.45
        )
    if stripe:
        c.stroke("M-70-6C-20-16 40-12 92-1", stripe, 4, 0.85)
    if spots:
        for x, y in (
            (-50, -10),
            (-34, 8),
            (-24, -18),
            (-8, -4),
            (8, 12),
            (14, -16),
            (30, -2),
            (46, 8),
            (54, -10),
            (-6, 22),
            (70, 0),
            (-44, 18),
        ):
            c.dot(x, y * deep, 3.4, darker(back, 0.45), 0.65)


def leaf_and_lime(
    c: Canvas, spots: tuple[tuple[float, float, float], ...], limes: tuple[tuple[float, float], ...]
) -> None:
    for x, y, turn in spots:
        sprig(c, x, y, turn, 70, "#5f8f45", 5)
    for x, y in limes:
        c.dot(x + 3, y + 4, 21, SHADOW, 0.24)
        c.dot(x, y, 21, "#8fae3a")
        c.dot(x, y, 18, "#e4eab0")
        for angle in range(0, 360, 45):
            with c.at(x, y, angle):
                c.fill(leaf(15, 4.6), "#b9cf5a")


def dried_on_tray(
    c: Canvas,
    random: Random,
    *,
    tones: tuple[str, str, str],
    wall: str,
    count: int = 4,
    deep: float = 0.9,
    spots: bool = False,
) -> None:
    """Salted fish drying on a woven tray."""
    ground(c, wall)
    tray(c, 200, 202, 180)
    gap = 240 / count
    for index in range(count):
        y = 92 + gap * (index + 0.42)
        reach = math.sqrt(max(0.2, 1 - ((y - 202) / 178) ** 2))
        with c.at(
            196 + random.uniform(-5, 5),
            y,
            random.uniform(-9, -4),
            1.12 * min(1.0, reach + 0.14) * (4 / count) ** 0.4,
        ):
            fish(c, tones, deep=deep, spots=spots)
    leaf_and_lime(c, ((216, 352, -32),), ((118, 330), (146, 344)))
    for x, y in ((120, 82), (138, 70)):
        with c.at(x, y, 70):
            c.fill("M-22-4C-8-9 12-7 26 2C10 7-10 8-22 4Z", "#c4301f")
            c.stroke("M-22 0C-28 0-32 3-34 7", "#4f7a3a", 3)


def anchovies(c: Canvas, random: Random) -> None:
    """A heap of small dried anchovies on a tray."""
    ground(c, "#dfe5e2")
    tray(c, 200, 204, 180, tone="#d2aa68")
    for _ in range(210):
        r, a = 138 * math.sqrt(random.random()), random.uniform(0, 360)
        x, y = 200 + r * math.cos(math.radians(a)), 202 + r * math.sin(math.radians(a))
        with c.at(x, y, random.uniform(0, 360), random.uniform(0.8, 1.1)):
            c.fill("M-22 4C-10 8 12 8 26 3L33 8V0Z", SHADOW, 0.22)
            tone = random.choice(("#cdd0c8", "#dcd9cc", "#b9c0bc", "#c8c2ae"))
            c.fill("M-24 0C-14-7 8-7 24-1.500L32-6V6L24 1.500C8 7-14 7-24 0Z", tone)
            c.fill("M-24 0C-10 2 10 2 24 0.500C8 7-14 7-24 0Z", lighter(tone, 0.55))
            c.stroke("M-14-2C0-4 12-3 22-1", "#7f8c90", 1.4)
            c.dot(-18.5, -0.6, 2, "#22303a")


def on_ice(
    c: Canvas,
    random: Random,
    *,
    tones: tuple[str, str, str],
    deep: float,
    count: int = 2,
    crate: str = "#2f6f8f",
    spots: bool = False,
    stripe: str | None = None,
    spiny: bool = False,
) -> None:
    """Fresh fish on crushed ice in a fisherman's crate."""
    ground(c, "#c9b08a")
    planks(c, "#a8835a", 5, "crate")
    c.box(30, 42, 356, 336, SHADOW, 0.3, radius=20)
    c.box(22, 30, 356, 336, crate, radius=20)
    c.box(22, 30, 356, 14, lighter(crate, 0.3), radius=8)
    c.box(42, 50, 316, 296, darker(crate, 0.45), radius=12)
    ice = box(46, 54, 308, 288, 12)
    c.fill(ice, "#dceaf0")
    with c.inside(ice):
        for _ in range(150):
            x, y, r = random.uniform(40, 360), random.uniform(48, 350), random.uniform(8, 19)
            with c.at(x, y, random.uniform(0, 90)):
                tone = random.choice(("#eef6f9", "#cfe1ea", "#ffffff", "#dfeef4", "#bfd6e2"))
                c.fill((((-r, -r * 0.7), (r * 0.6, -r), (r, r * 0.5), (-r * 0.3, r * 0.9)),), tone)
                c.stroke((((-r, -r * 0.7), (r * 0.6, -r)),), "#ffffff", 1.4)
    step = 220 / count
    for index in range(count):
        y = 200 + (index - (count - 1) / 2) * step
        with c.at(
            190 + (8 if index % 2 else -4), y, -11 + random.uniform(-2, 2), 1.16 if count < 3 else 1.02
        ):
            fish(c, tones, deep=deep, spots=spots, stripe=stripe, spiny=spiny)
    with c.inside(ice):
        for _ in range(26):
            x, y, r = (
                random.uniform(50, 350),
                random.choice((random.uniform(56, 84), random.uniform(316, 344))),
                random.uniform(8, 15),
            )
            with c.at(x, y, random.uniform(0, 90)):
                c.fill((((-r, -r * 0.7), (r * 0.6, -r), (r, r * 0.5), (-r * 0.3, r * 0.9)),), "#ffffff", 0.85)
    leaf_and_lime(c, ((270, 330, -18),), ((298, 78), (326, 92)))


def pindang(c: Canvas, random: Random) -> None:
    """Steamed mackerel in a little bamboo box lined with leaf."""
    planks(c, "#9a6f48", 5, "pindang")
    c.box(52, 66, 316, 292, SHADOW, 0.3, radius=14)
    c.box(44, 54, 316, 292, "#8f5f2a", radius=14)
    c.box(52, 62, 300, 276, "#d9b274", radius=10)
    for x in range(60, 350, 16):
        c.box(x, 54, 9, 8, "#e6c890")
        c.box(x, 338, 9, 8, "#e6c890")
    for y in range(74, 330, 16):
        c.box(44, y, 8, 9, "#e6c890")
        c.box(352, y, 8, 9, "#e6c890")
    c.box(66, 78, 272, 246, "#4d3516", radius=6)
    with c.inside(box(66, 78, 272, 246, 6)):
        banana_leaf(c, 200, 200, 330, 280, 6)
    for y, turn in ((132, -3), (202, 2), (272, -2)):
        with c.at(196, y, turn, 1.02):
            fish(c, ("#7a6a58", "#d8c2a0", "#4a3a2a"), deep=1.06, stripe="#4f4236")
    leaf_and_lime(c, ((300, 300, -30),), ())
    for x, y in ((96, 306), (112, 312), (318, 96)):
        with c.at(x, y, 30):
            c.fill("M-20-4C-8-9 12-7 24 2C10 7-10 8-20 4Z", "#c4301f")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "ikan-asin-layang": partial(dried_on_tray, tones=DRIED, wall="#dfe8e6"),
    "ikan-asin-jambal": partial(
        dried_on_tray, tones=("#a8855c", "#e6cfa4", "#5b4426"), wall="#e6e2d4", count=3, deep=1.25, spots=True
    ),
    "ikan-asin-lemuru": partial(dried_on_tray, tones=STEEL, wall="#dde6e6", count=5, deep=0.85),
    "teri-kering": anchovies,
    "ikan-segar-lemuru": partial(on_ice, tones=BLUEBACK, deep=0.85, count=3, stripe="#c9a54a"),
    "ikan-segar-tongkol": partial(
        on_ice, tones=("#2f4a66", "#d5dce0", "#16283a"), deep=1.25, count=2, crate="#b5502f"
    ),
    "ikan-segar-kerapu": partial(
        on_ice, tones=CORAL, deep=1.42, count=2, spots=True, spiny=True, crate="#2f7a6a"
    ),
    "ikan-segar-kakap": partial(
        on_ice, tones=("#d9705a", "#f6d3c0", "#8f332a"), deep=1.35, count=2, spiny=True, crate="#2a4494"
    ),
    "pindang-besek": pindang,
}
