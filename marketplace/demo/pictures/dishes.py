"""Dishes of Banyuwangi: nasi tempong, pecel pitik, tumpeng, otak-otak."""

import math
from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter
from marketplace.demo.pictures.fish import DRIED, fish, leaf_and_lime
from marketplace.demo.pictures.kitchen import plate
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.pantry import chilli
from marketplace.demo.pictures.path import leaf, smooth
from marketplace.demo.pictures.stage import (
    banana_leaf,
    ground,
    planks,
    shadow,
    shine,
    table,
    tray,
)


def rice_mound(
    c: Canvas, x: float, y: float, rx: float, ry: float, random: Random, tone: str = "#fbf8f0"
) -> None:
    c.oval(x + 3, y + ry * 0.5, rx, ry * 0.7, SHADOW, 0.2)
    c.oval(x, y, rx, ry, darker(tone, 0.12))
    c.oval(x - 1, y - 2, rx * 0.95, ry * 0.93, tone)
    for _ in range(int(rx * 2.2)):
        a, r = random.uniform(0, 6.28), math.sqrt(random.random())
        c.oval(
            x + rx * 0.9 * r * math.cos(a),
            y + ry * 0.86 * r * math.sin(a),
            4,
            1.9,
            random.choice(("#ffffff", darker(tone, 0.1), darker(tone, 0.05))),
            turn=random.uniform(0, 180),
        )


def nasi_tempong(c: Canvas, random: Random) -> None:
    """Rice, greens, salted fish, tempeh and fresh sambal on a plate."""
    ground(c, "#e6dcc6")
    c.tile("M0 0H400V110C270 150 120 80 0 120Z", swatch("kangkung-setingkes", "hijau", 0.7))
    plate(c, 200, 210, 174)
    banana_leaf(c, 200, 214, 240, 196, 4, "#558f48")
    rice_mound(c, 150, 172, 66, 50, random)
    for x, y, turn in ((244, 136, 20), (262, 150, 48), (236, 160, -10), (270, 134, 74), (250, 172, 60)):
        with c.at(x, y, turn):
            c.fill(leaf(62, 15), "#3f7a3a")
            c.fill("M0 0C20 11 42 11 62 0Z", "#336530")
            c.stroke("M0 0H56", "#8fbf74", 1.8)
    with c.at(170, 268, -8, 0.62):
        fish(c, DRIED, deep=0.85)
    for x, y, turn in ((272, 230, 12), (292, 254, -8)):
        with c.at(x, y, turn):
            c.box(-30, -14, 64, 34, SHADOW, 0.25, radius=6)
            c.box(-32, -18, 64, 34, "#b07a34", radius=6)
            c.box(-32, -18, 64, 28, "#d9a552", radius=6)
            for dx, dy in ((-20, -8), (-6, 0), (8, -10), (20, -2), (-14, 4)):
                c.oval(dx, dy, 6, 4, "#efcf8a")
    c.oval(244, 300, 40, 30, SHADOW, 0.25)
    c.oval(240, 294, 40, 30, "#5c5a58")
    c.oval(240, 292, 33, 23, "#c4331f")
    for _ in range(30):
        a, r = random.uniform(0, 6.28), math.sqrt(random.random())
        c.oval(
            240 + 28 * r * math.cos(a),
            292 + 18 * r * math.sin(a),
            random.uniform(2, 4.4),
            random.uniform(1.2, 2.6),
            random.choice(("#e8674a", "#8f2416", "#f0c04a")),
            turn=random.uniform(0, 180),
        )
    for x, y in ((108, 228), (126, 236), (112, 246)):
        c.dot(x, y, 12, "#c9372a")
        c.dot(x - 3, y - 4, 3, "#f0907a")
    for x, y in ((322, 196), (318, 212)):
        c.oval(x, y, 16, 12, "#7fae4a")
        c.oval(x, y, 12.6, 9, "#dce9b0")


def pecel_pitik(c: Canvas, random: Random) -> None:
    """Shredded roast chicken in coconut with rice, as at a Kemiren feast."""
    planks(c, "#8a6040", 5, "pitik")
    tray(c, 200, 204, 184, tone="#cfa463")
    banana_leaf(c, 200, 206, 290, 246, -6)
    rice_mound(c, 138, 170, 66, 52, random)
    mound = smooth([(176, 250), (200, 196), (262, 180), (318, 216), (312, 276), (244, 306), (190, 294)])
    with c.at(5, 8):
        c.fill(mound, SHADOW, 0.28)
    c.fill(mound, "#c58a3a")
    with c.inside(mound):
        for _ in range(170):
            x, y = random.uniform(170, 325), random.uniform(172, 312)
            c.stroke(
                (
                    f"M{x:.0f} {y:.0f}"
                    f"c{random.uniform(-8, 8):.1f} {random.uniform(-6, 6):.1f} {random.uniform(2, 14):.1f}"
                    f" {random.uniform(-8, 8):.1f} {random.uniform(10, 26):.1f}"
                    f" {random.uniform(-8, 8):.1f}"
                ),
                random.choice(("#e6bf7a", "#b5762c", "#f3dca8", "#a8662a", "#fbf0d0")),
                random.uniform(2.2, 4.4),
            )
    for x, y, turn in ((232, 214, 30), (276, 240, -20), (226, 268, 10), (280, 278, 60)):
        with c.at(x, y, turn, 0.42):
            c.fill("M-34-5C-14-12 18-9 40 5C16 10-14 10-34 5Z", "#c4281c")
    with c.at(286, 138, -36):
        c.oval(4, 10, 58, 26, SHADOW, 0.26)
        c.fill(
            (
                "M-50 4C-50-28-10-38 22-26C44-18 50-4 74-6L88-14C98-12 98 2 90 4L98 12"
                "C92 20 80 16 74 8C54 12 34 30 4 30C-26 30-48 22-50 4Z"
            ),
            "#a8622a",
        )
        c.fill("M-42 0C-42-22-8-30 20-20C38-12 46-2 66-2C40 4-12 0-42 0Z", "#c9813c")
        c.stroke("M-20 14C0 20 24 16 40 8", "#7a4218", 3)
    leaf_and_lime(c, ((84, 300, -30),), ((122, 284),))
    chilli(c, 176, 330, 8)


def tumpeng(c: Canvas, random: Random) -> None:
    """The cone of yellow rice with its side dishes on a tray."""
    table(c, "#e9dcc2", 286, "#8a6040")
    shadow(c, 204, 340, 184, 30, 0.36)
    c.oval(200, 322, 182, 50, "#8f5f2a")
    c.oval(200, 316, 178, 47, "#d9b274")
    c.oval(200, 318, 164, 40, "#4f8a45")
    for angle in range(0, 360, 24):
        with c.at(200 + 150 * math.cos(math.radians(angle)), 318 + 36 * math.sin(math.radians(angle)), angle):
            c.fill(leaf(38, 13), "#5f9a50")
    cone = "M200 46C208 46 214 54 218 66L288 292C276 322 124 322 112 292L182 66C186 54 192 46 200 46Z"
    c.fill(cone, "#f0c02e")
    with c.inside(cone):
        for _ in range(330):
            c.oval(
                random.uniform(112, 290),
                random.uniform(60, 316),
                4.4,
                2,
                random.choice(("#fbdc6a", "#dca51e", "#f7cf4a")),
                turn=random.uniform(0, 180),
            )
    shine(c, cone, 0.4)
    c.fill("M182 68C172 40 188 18 200 10C212 18 228 40 218 68C206 78 194 78 182 68Z", "#4f8a45")
    c.fill("M200 10C212 18 228 40 218 68C212 73 206 75 200 75Z", "#3f7038")
    for x, y, r, tone in (
        (66, 306, 22, "#fbf3e0"),
        (96, 328, 22, "#fbf3e0"),
        (330, 306, 20, "#a8622a"),
        (304, 330, 22, "#b8722e"),
        (134, 344, 18, "#5f9a3c"),
        (160, 350, 18, "#6fae48"),
        (232, 350, 19, "#c9372a"),
        (262, 344, 18, "#d9503a"),
    ):
        c.oval(x + 2, y + 6, r, r * 0.7, SHADOW, 0.3)
        c.oval(x, y, r, r * 0.8, darker(tone, 0.15))
        c.oval(x - 2, y - 2, r * 0.86, r * 0.66, tone)
        c.oval(x - r * 0.3, y - r * 0.3, r * 0.24, r * 0.16, lighter(tone, 0.6))
    for x in (66, 96):
        c.dot(x + 1, 304 if x < 80 else 327, 8.4, "#f0a92c")
    for level, count in ((150, 4), (206, 6), (258, 8)):
        half = 18 + (level - 66) * 0.31
        for index in range(count):
            x = 200 - half * 0.8 + 1.6 * half * index / (count - 1)
            c.dot(x, level + 7 * math.sin(math.pi * index / (count - 1)), 4.6, "#c4281c")


def fish_cakes(c: Canvas, random: Random) -> None:
    """Otak-otak grilled in leaf, on a plate, with peanut sauce."""
    ground(c, "#dfe4e0")
    plate(c, 200, 206, 174, "#ffffff", "#7a1f2b")
    for x, y, turn in ((140, 140, -32), (176, 176, -32), (212, 212, -32), (248, 248, -32)):
        with c.at(x + 4, y, turn):
            c.box(-76, -12, 156, 38, SHADOW, 0.28, radius=10)
            c.fill(
                "M-78-16C-40-22 40-22 78-16C84-4 84 8 78 18C40 24-40 24-78 18C-84 8-84-4-78-16Z", "#6f8f3c"
            )
            c.fill("M-78-16C-40-22 40-22 78-16C80-10 81-6 80-2C30-8-30-8-80-2C-81-6-80-10-78-16Z", "#8aa850")
            c.fill("M-46-12C-16-16 20-16 50-12C40-2-38-2-46-12Z", "#f3e6cc")
            for dx in (-58, -30, 4, 36, 62):
                c.oval(
                    dx,
                    random.uniform(-4, 12),
                    random.uniform(6, 12),
                    random.uniform(3, 6),
                    "#3a2c16",
                    0.75,
                    turn=random.uniform(-20, 20),
                )
            for dx in (-68, 68):
                c.stroke((((dx, -18), (dx, 19)),), "#c9a15a", 4)
    c.oval(284, 128, 50, 48, SHADOW, 0.24)
    c.oval(280, 122, 50, 48, "#f3efe6")
    c.oval(280, 122, 40, 38, "#b5652a")
    c.oval(276, 116, 26, 18, "#c9803c")
    for _ in range(14):
        c.dot(
            280 + random.uniform(-28, 28),
            122 + random.uniform(-26, 26),
            2,
            random.choice(("#f0d9a0", "#8f3f1a")),
        )
    leaf_and_lime(c, ((88, 268, 20),), ((124, 292),))


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "nasi-tempong": nasi_tempong,
    "pecel-pitik": pecel_pitik,
    "tumpeng": tumpeng,
    "otak-otak": fish_cakes,
}
