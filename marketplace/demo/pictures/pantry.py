"""Jars and bottles with their labels: honey, sambal, floss, sugar, petis, oil, syrup."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.fish import fish
from marketplace.demo.pictures.motif_parts import curl
from marketplace.demo.pictures.path import box, leaf, outline, star
from marketplace.demo.pictures.stage import (
    shadow,
    sprig,
    table,
)


def _label(
    c: Canvas, kind: str, x: float, y: float, width: float, height: float, paper: str, ink: str
) -> None:
    c.box(x, y, width, height, paper, radius=6)
    c.stroke(outline(x + 6, y + 6, width - 12, height - 12, 3), ink, 1.4)
    middle, top = x + width / 2, y + height / 2 - 8
    if kind == "comb":
        for row, count in ((-1, 4), (0, 3), (1, 4)):
            for index in range(count):
                with c.at(middle + (index - (count - 1) / 2) * 27, top + row * 23.4, 0):
                    c.stroke((star(3, 15, 15, -90)[0] + (star(3, 15, 15, -90)[0][0],),), ink, 2.6)
    elif kind == "chilli":
        for turn, dx in ((28, -14), (-8, 14)):
            with c.at(middle + dx, top, turn):
                c.fill("M-8-26C6-24 14-6 10 12C8 24 2 32-4 36C-2 20-4 10-10 0C-16-10-16-22-8-26Z", ink)
                c.stroke("M-8-26C-10-32-6-38 0-40", "#4f7a3a", 4)
    elif kind == "fish":
        with c.at(middle, top, -6, min(0.5, width / 290)):
            fish(c, (ink, mix(ink, paper, 0.6), paper))
    elif kind == "palm":
        c.stroke(
            f"M{middle} {top + 36}C{middle + 3} {top + 16} {middle - 3} {top} {middle} {top - 12}", ink, 6
        )
        for turn in (-160, -125, -90, -55, -20):
            with c.at(middle, top - 12, turn):
                c.fill(leaf(38, 7), ink)
    else:
        with c.at(middle - 4, top, 8, 0.9):
            curl(c, ink, 3.8)
    c.stroke((((middle - width * 0.28, y + height - 20), (middle + width * 0.28, y + height - 20)),), ink, 4)


CHILLIES = {"chilli": "#c4281c", "green chilli": "#5f8f2c"}


def chilli(c: Canvas, x: float, y: float, turn: float, tone: str = "#c4281c") -> None:
    with c.at(x, y, turn):
        c.oval(4, 7, 34, 6, SHADOW, 0.25)
        c.fill("M-34-5C-14-12 18-9 40 5C16 10-14 10-34 5Z", tone)
        c.fill("M-30-4C-10-9 10-7 24-1C6-2-12-2-30-4Z", lighter(tone, 0.32))
        c.stroke("M-34 0C-42-1-46 3-50 8", "#4f7a3a", 4.4)


def jar(
    c: Canvas,
    random: Random,
    *,
    filling: str,
    lid: str,
    label: str,
    wall: str,
    paper: str = "#fff8e6",
    ink: str = "#6b4423",
    grain: str = "",
    beside: str = "",
) -> None:
    """A wide glass jar with a lid; `grain` roughens the filling."""
    table(c, wall, 312)
    shadow(c, 206, 350, 122, 15)
    body = "M116 126h168c24 12 32 28 32 52v138c0 22-12 33-34 35H118c-22-2-34-13-34-35V178c0-24 8-40 32-52z"
    c.fill(body, filling)
    if grain:
        with c.inside(body):
            for _ in range(420 if grain == "fine" else 230):
                x, y = random.uniform(86, 314), random.uniform(136, 350)
                if grain == "fine":
                    c.dot(
                        x,
                        y,
                        random.uniform(1.2, 2.6),
                        random.choice((lighter(filling, 0.3), darker(filling, 0.2))),
                    )
                elif grain == "floss":
                    c.stroke(
                        (
                            f"M{x:.0f} {y:.0f}"
                            f"c{random.uniform(-12, 12):.1f} {random.uniform(-8, 8):.1f}"
                            f" {random.uniform(-4, 16):.1f} {random.uniform(-12, 12):.1f}"
                            f" {random.uniform(8, 24):.1f} {random.uniform(-8, 8):.1f}"
                        ),
                        random.choice(
                            (lighter(filling, 0.25), darker(filling, 0.25), lighter(filling, 0.45))
                        ),
                        2.2,
                    )
                else:
                    c.oval(
                        x,
                        y,
                        random.uniform(3, 8),
                        random.uniform(2, 5),
                        random.choice(
                            (lighter(filling, 0.22), darker(filling, 0.25), "#e8a13a", darker(filling, 0.4))
                        ),
                        turn=random.uniform(0, 180),
                    )
    c.fill(
        "M116 126h62c-32 40-42 142-26 225h-34c-22-2-34-13-34-35V178c0-24 8-40 32-52z",
        lighter(filling, 0.4),
        0.42,
    )
    c.fill(
        "M316 178v138c0 22-12 33-34 35h-20c26-62 30-152 12-222h10c24 10 32 26 32 49z",
        darker(filling, 0.5),
        0.42,
    )
    c.box(110, 72, 180, 50, lid, radius=7)
    for y in (86, 98, 110):
        c.box(110, y, 180, 3, lighter(lid, 0.22))
    c.shade(box(110, 72, 180, 50, 7), SHADOW, [(0, 0.2), (0.15, 0), (0.6, 0), (1, 0.4)])
    c.box(110, 120, 180, 8, SHADOW, 0.18)
    _label(c, label, 122, 182, 156, 122, paper, ink)
    c.stroke("M99 190c-2 34-2 70 0 106", "#ffffff", 7, 0.5)
    if beside == "comb":
        c.fill("M18 356L34 312L92 306L112 350L70 376Z", "#e8a52e")
        for x, y in ((44, 330), (64, 326), (84, 328), (52, 346), (74, 346), (94, 344), (62, 362)):
            with c.at(x, y):
                c.fill(star(3, 9.4, 9.4, -90), "#b8720e")
                c.fill(star(3, 6.6, 6.6, -90), "#f2c25a")
    elif beside in CHILLIES:
        for x, y, turn in ((58, 352, 18), (80, 368, -12), (336, 362, 160)):
            chilli(c, x, y, turn, CHILLIES[beside])
    elif beside == "sugar":
        for x, y in ((46, 350), (82, 362), (60, 372)):
            c.box(x - 16, y - 14, 34, 24, "#8a4e20", radius=5)
            c.box(x - 16, y - 14, 34, 13, "#b06c30", radius=5)


def bottle(
    c: Canvas,
    random: Random,
    *,
    liquid: str,
    cap: str,
    label: str,
    wall: str,
    paper: str = "#fbf5e9",
    ink: str = "#5b3520",
    clear: bool = False,
    beside: str = "",
) -> None:
    """A slim bottle; `clear` lets light through."""
    table(c, wall, 318)
    shadow(c, 206, 356, 92, 13)
    body = "M172 60h56v44c0 26 44 40 44 92v140c0 14-8 20-20 20H148c-12 0-20-6-20-20V196c0-52 44-66 44-92z"
    c.fill(body, mix(liquid, "#ffffff", 0.2) if clear else liquid)
    if clear:
        c.fill(
            "M172 112c-4 22-44 38-44 84v140c0 14 8 20 20 20h104c12 0 20-6 20-20V196c0-46-40-62-44-84z", liquid
        )
        c.oval(200, 112, 28, 5, lighter(liquid, 0.4))
    c.shade(body, "#ffffff", [(0, 0.04), (0.12, 0.44), (0.22, 0.04), (0.86, 0), (0.92, 0.24), (1, 0)])
    c.shade(body, SHADOW, [(0, 0.14), (0.1, 0), (0.6, 0), (1, 0.36)])
    c.box(166, 36, 68, 32, cap, radius=6)
    for x in range(172, 232, 8):
        c.box(x, 40, 2.4, 26, darker(cap, 0.25))
    c.box(164, 66, 72, 7, darker(cap, 0.2), radius=3)
    _label(c, label, 132, 214, 136, 116, paper, ink)
    if beside == "coconut":
        coconut_half(c, 334, 344, 44)
        coconut_half(c, 66, 350, 38)
    elif beside == "cane":
        sprig(c, 300, 372, -20, 70)
    elif beside == "chilli":
        for x, y, turn in ((330, 356, 160), (76, 362, 14)):
            chilli(c, x, y, turn)


def coconut_half(c: Canvas, x: float, y: float, r: float) -> None:
    c.oval(x + 4, y + r * 0.5, r * 1.05, r * 0.4, SHADOW, 0.25)
    c.dot(x, y, r, "#5b3a22")
    for step in range(28):
        a = step * math.pi / 14
        c.stroke(
            (
                (
                    (x + r * 0.96 * math.cos(a), y + r * 0.96 * math.sin(a)),
                    (x + r * 1.07 * math.cos(a + 0.1), y + r * 1.07 * math.sin(a + 0.1)),
                ),
            ),
            "#6b4a2c",
            2,
        )
    c.dot(x, y, r * 0.86, "#fbf7ec")
    c.dot(x, y + r * 0.03, r * 0.68, "#e3ded0")
    c.dot(x - r * 0.02, y + r * 0.07, r * 0.62, "#f1ede2")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "madu-bunga-kopi": partial(
        jar, filling="#d98a12", lid="#6b4423", label="comb", wall="#f3e7c9", ink="#c27b10", beside="comb"
    ),
    "madu-hutan": partial(
        jar, filling="#7a3f0e", lid="#2f2a28", label="comb", wall="#e9dfc8", ink="#8a5212", beside="comb"
    ),
    "sambal-terasi": partial(
        jar,
        filling="#a8281a",
        lid="#2f2a28",
        label="chilli",
        wall="#eddcc9",
        ink="#b5281a",
        grain="rough",
        beside="chilli",
    ),
    "sambal-ijo": partial(
        jar,
        filling="#5f7f2c",
        lid="#8a2a22",
        label="chilli",
        wall="#e6e6d0",
        ink="#4f7a2a",
        grain="rough",
        beside="green chilli",
    ),
    "abon-ikan": partial(
        jar, filling="#c58a44", lid="#23409f", label="fish", wall="#e3e8e8", ink="#2a4494", grain="floss"
    ),
    "gula-semut": partial(
        jar,
        filling="#a8672c",
        lid="#d9b274",
        label="palm",
        wall="#ece2ce",
        ink="#7a4519",
        grain="fine",
        beside="sugar",
    ),
    "petis-ikan": partial(
        bottle, liquid="#2c1610", cap="#a8281a", label="fish", wall="#e6ded2", ink="#8a2a1c"
    ),
    "minyak-kelapa": partial(
        bottle,
        liquid="#f0dfa0",
        cap="#f3efe4",
        label="palm",
        wall="#dfe6d8",
        ink="#4f7a3a",
        clear=True,
        beside="coconut",
    ),
    "sirup-pala": partial(
        bottle,
        liquid="#b5402c",
        cap="#d8b24a",
        label="curl",
        wall="#efe0d4",
        ink="#8f2f22",
        clear=True,
        beside="cane",
    ),
    "kecap-manis": partial(
        bottle, liquid="#22120c", cap="#c9962e", label="curl", wall="#e9e0cc", ink="#5b3520", beside="chilli"
    ),
}
