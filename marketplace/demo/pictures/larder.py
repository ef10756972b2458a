"""Palm sugar, shrimp paste, sardines and salt."""

import math
from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW
from marketplace.demo.pictures.fish import STEEL, fish
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import arc
from marketplace.demo.pictures.stage import (
    banana_leaf,
    ground,
    planks,
    scatter,
    shadow,
    shine,
    sprig,
    table,
)


def palm_sugar(c: Canvas, random: Random) -> None:
    """Half globes of palm sugar on a banana leaf."""
    planks(c, "#a87a4c", 5, "sugar")
    banana_leaf(c, 200, 220, 352, 240, 8)
    for x, y, size in ((128, 170, 1.0), (262, 176, 1.0), (196, 268, 1.06)):
        with c.at(x, y, random.uniform(-8, 8), size):
            c.oval(8, 34, 72, 30, SHADOW, 0.3)
            c.fill(
                "M-70 14C-70-38-34-62 0-62C34-62 70-38 70 14C70 44 34 54 0 54C-34 54-70 44-70 14Z", "#8a4a1c"
            )
            c.fill("M-66 8C-66-36-32-58 0-58C32-58 66-36 66 8C60 34 30 40 0 40C-30 40-60 34-66 8Z", "#a8602a")
            c.shade(
                "M-66 8C-66-36-32-58 0-58C32-58 66-36 66 8C60 34 30 40 0 40C-30 40-60 34-66 8Z",
                "#ffe3b0",
                [(0, 0.0), (0.2, 0.4), (0.5, 0)],
            )
            for _ in range(26):
                a, r = random.uniform(0, 6.28), 56 * math.sqrt(random.random())
                c.dot(r * math.cos(a), -8 + r * 0.66 * math.sin(a), random.uniform(0.8, 1.8), "#7a3f16", 0.6)
    with c.at(316, 296, -16):
        c.oval(4, 12, 34, 14, SHADOW, 0.3)
        c.fill("M-32-8L20-18L36 4L26 18L-26 16Z", "#8a4a1c")
        c.fill("M-32-8L20-18L36 4L-20 8Z", "#c07c3c")
    for _ in range(24):
        c.dot(random.uniform(282, 352), random.uniform(318, 340), random.uniform(1.4, 3.4), "#a8602a")


def shrimp_paste(c: Canvas, random: Random) -> None:
    """Blocks of terasi on leaf, with a small mortar of sambal."""
    planks(c, "#8f6a46", 5, "terasi")
    banana_leaf(c, 176, 220, 330, 246, -10)
    for x, y, turn in ((110, 168, -8), (222, 176, 6), (146, 274, 3)):
        with c.at(x, y, turn):
            c.box(-48, -20, 104, 64, SHADOW, 0.3, radius=6)
            c.box(-52, -34, 104, 70, "#4a2226", radius=6)
            c.box(-52, -34, 104, 48, "#6f363a", radius=6)
            c.stroke((((-44, -30), (40, -30)),), "#8f5054", 3)
            for _ in range(24):
                c.dot(
                    random.uniform(-46, 46),
                    random.uniform(-28, 8),
                    random.uniform(1, 2),
                    random.choice(("#8a4a4c", "#552a2e")),
                )
    with c.at(256, 262, -14):
        c.fill("M-28-10L24-18L34 8L-18 18Z", "#552a2e")
        c.fill("M-28-10L24-18L34 8L-22 4Z", "#7f4246")
    c.oval(326, 106, 66, 62, SHADOW, 0.3)
    c.oval(318, 96, 66, 62, "#5c5a58")
    c.oval(318, 94, 58, 54, "#454341")
    c.oval(318, 98, 48, 43, "#b5331f")
    for _ in range(46):
        a, r = random.uniform(0, 6.28), 40 * math.sqrt(random.random())
        c.oval(
            318 + r * math.cos(a),
            98 + r * 0.9 * math.sin(a),
            random.uniform(2, 5),
            random.uniform(1.4, 3),
            random.choice(("#e0573a", "#8f2416", "#f0c04a", "#d9432a")),
            turn=random.uniform(0, 180),
        )
    with c.at(316, 84, -34):
        c.box(-6, -16, 104, 24, "#6b6866", radius=12)
        c.box(-6, -16, 104, 9, "#8a8784", radius=5)


def tins(c: Canvas, random: Random) -> None:
    """Three oval sardine tins, one open."""
    table(c, "#dfe6ea", 296)
    shadow(c, 206, 350, 176, 18)
    for y, tone in ((292, "#b5322a"), (242, "#2a4494")):
        side = f"M48 {y}V{y + 40}C48 {y + 66} 352 {y + 66} 352 {y + 40}V{y}Z"
        c.fill(side, tone)
        c.box(48, y + 24, 304, 5, "#f4c430")
        with c.at(200, y + 36, 0, 0.34):
            fish(c, ("#f6efe0", "#ffffff", tone), deep=0.9)
        shine(c, side, 0.45)
        c.oval(200, y, 152, 27, "#9aa3a8")
        c.oval(200, y - 2, 147, 24, "#cfd6d9")
        c.stroke((arc(200, y - 2, 128, 18, 0, 360),), "#a8b1b5", 2.4)
    c.fill("M48 190V226C48 254 352 254 352 226V190Z", "#e8a92c")
    c.box(48, 222, 304, 4, "#b5322a")
    shine(c, "M48 190V226C48 254 352 254 352 226V190Z", 0.45)
    c.oval(200, 188, 152, 40, "#9aa3a8")
    c.oval(200, 186, 147, 37, "#e3e8ea")
    c.oval(200, 190, 134, 31, "#a8341c")
    for x, y in ((142, 182), (206, 178), (262, 184), (174, 198), (238, 200)):
        with c.at(x, y, -4, 0.42):
            c.fill("M-80 0C-60-30 60-30 84 0C60 30-60 30-80 0Z", STEEL[0])
            c.fill("M-80 0C-40 8 40 8 84 0C60 30-60 30-80 0Z", STEEL[1])
            c.stroke("M-60-8C-20-16 30-16 66-6", "#46545c", 4)
    with c.at(200, 150, -3):
        c.fill("M-146 6C-150-60-90-84 0-84C90-84 150-60 146 6C110-18-110-18-146 6Z", "#b9c2c6")
        c.fill("M-136-4C-138-56-86-76 0-76C86-76 138-56 136-4C100-24-100-24-136-4Z", "#d9dfe1")
        c.stroke("M-110-14C-70-28 70-28 110-14", "#a8b1b5", 2.4)
        c.oval(0, -46, 26, 10, "#a8b1b5")
        c.oval(0, -47, 17, 5, "#d9dfe1")
    sprig(c, 330, 352, -24, 56)


def salt(c: Canvas, random: Random) -> None:
    """Sea salt in a coconut shell with a wooden spoon."""
    ground(c, "#cdd9dc")
    c.tile("M0 236C130 210 260 262 400 226V400H0Z", swatch("galaran", "indigo", 0.8))
    c.oval(206, 218, 138, 126, SHADOW, 0.26)
    c.oval(198, 202, 138, 128, "#5b3a22")
    c.oval(198, 198, 128, 118, "#7a5230")
    c.oval(198, 202, 116, 106, "#e6ebec")
    for _ in range(330):
        a, r = random.uniform(0, 6.28), 106 * math.sqrt(random.random())
        with c.at(198 + r * math.cos(a), 200 + r * 0.9 * math.sin(a), random.uniform(0, 90)):
            s = random.uniform(2.4, 5.4)
            c.box(-s, -s, 2 * s, 2 * s, random.choice(("#ffffff", "#d6dfe2", "#f6f9f9", "#c3d0d5")))
    with c.at(236, 168, -38):
        c.box(34, -7, 150, 15, "#8a5a30", radius=7)
        c.box(34, -7, 150, 6, "#b98a52", radius=3)
        c.oval(0, 0, 48, 32, "#8a5a30")
        c.oval(-2, -2, 41, 25, "#6b4020")
        for _ in range(70):
            a, r = random.uniform(0, 6.28), math.sqrt(random.random())
            with c.at(-2 + 36 * r * math.cos(a), -4 + 20 * r * math.sin(a), random.uniform(0, 90)):
                s = random.uniform(2.4, 4.6)
                c.box(-s, -s, 2 * s, 2 * s, random.choice(("#ffffff", "#dfe6e8", "#f6f9f9")))
    for x, y in scatter(random, 26, 20, 330, 190, 388, 10):
        with c.at(x, y, random.uniform(0, 90)):
            c.box(-3.4, -3.4, 6.8, 6.8, "#ffffff")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "gula-aren": palm_sugar,
    "terasi": shrimp_paste,
    "sarden-kaleng": tins,
    "garam-laut": salt,
}
