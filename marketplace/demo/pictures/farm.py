"""Rice: in the bowl, in the sack, in the ear."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter
from marketplace.demo.pictures.motif_parts import curl
from marketplace.demo.pictures.path import oval
from marketplace.demo.pictures.stage import (
    ground,
    shadow,
    shine,
    table,
    tray,
    weave,
)


def ear(c: Canvas, x: float, y: float, lean: float, tall: float) -> None:
    """A ripe ear of rice on its stalk; (x, y) is the foot."""
    tip_x, tip_y = x + lean, y - tall
    c.stroke(
        f"M{x} {y}C{x + 6} {y - tall * 0.5} {x + lean * 0.3} {y - tall * 0.85} {tip_x} {tip_y}",
        "#8c8a3a",
        3.6,
    )
    for index in range(9):
        t = index / 9
        px, py = tip_x - lean * 0.34 * t, tip_y + tall * 0.07 + tall * 0.36 * t
        for side in (-1, 1):
            with c.at(px + side * 7, py, side * 28 + 90 + lean * 0.1):
                c.oval(0, 0, 10.5, 4.6, "#b98a24")
                c.oval(-1, -1, 9, 3.2, "#dfb243")


def rice_bowl(
    c: Canvas, random: Random, *, grain: tuple[str, ...], glaze: str, wall: str, raw: bool = True
) -> None:
    """A glazed bowl heaped with rice, ears beside it."""
    table(c, wall, 300)
    ear(c, 352, 344, -40, 300)
    ear(c, 362, 342, -2, 268)
    shadow(c, 202, 346, 142, 17)
    heap = "M60 196C76 112 142 78 196 78C254 78 318 114 334 196C300 226 96 226 60 196Z"
    c.fill(heap, darker(grain[0], 0.2))
    with c.inside(heap):
        for _ in range(720):
            x, y = random.uniform(56, 338), random.uniform(80, 216)
            c.oval(x, y, 6.2, 2.5, random.choice(grain), turn=random.uniform(0, 180))
    c.shade(heap, SHADOW, [(0, 0.06), (0.3, 0), (0.6, 0), (1, 0.34)])
    bowl = "M44 194C48 290 110 344 196 344C284 344 346 290 350 194C300 222 94 222 44 194Z"
    c.fill(bowl, glaze)
    shine(c, bowl, 0.5)
    c.stroke("M44 194C94 222 300 222 350 194", lighter(glaze, 0.55), 6)
    for index in range(5):
        x = 86 + index * 55
        with c.at(x, 262 + 14 * math.sin(math.pi * index / 4), 8, 0.46):
            curl(c, lighter(glaze, 0.85), 4.4)
    c.box(140, 338, 114, 14, darker(glaze, 0.3), radius=5)


def rice_sack(c: Canvas, random: Random, *, band: str, wall: str, grain: tuple[str, ...]) -> None:
    """A stitched rice sack with a picture of a field, a scoop of rice before it."""
    table(c, wall, 320)
    shadow(c, 206, 358, 142, 15)
    body = "M96 62C92 150 74 230 80 338C130 362 270 362 320 338C326 230 308 150 304 62C270 72 130 72 96 62Z"
    c.tile(body, weave(3.4, "#f4efe2", "#dcd4c0", "#e6dfce"))
    with c.inside(body):
        c.box(60, 132, 280, 12, band)
        c.box(60, 304, 280, 20, band)
        c.dot(200, 222, 66, lighter(band, 0.1))
        c.dot(200, 222, 60, "#bfe0ea")
        with c.inside(oval(200, 222, 60, 60)):
            c.dot(224, 196, 16, "#f4c430")
            c.fill("M130 232L168 186L190 214L214 190L270 240V300H130Z", "#4a5f8f")
            for index, tone in enumerate(("#8fae4a", "#6f9a3c", "#a8bf54", "#5f8a38")):
                y = 232 + index * 13
                c.fill(f"M130 {y + 5}C170 {y - 9} 220 {y + 9} 270 {y - 4}V300H130Z", tone)
    shine(c, body, 0.36)
    c.fill("M92 38H308L304 66C270 76 130 76 96 66Z", band)
    c.shade("M92 38H308L304 66C270 76 130 76 96 66Z", SHADOW, [(0, 0.16), (0.3, 0), (1, 0.34)])
    c.stroke((((98, 54), (302, 54)),), "#f4efe2", 3, dash=(7, 5))
    for _ in range(190):
        x = random.gauss(206, 62)
        y = 372 - max(0, 20 - abs(x - 206) * 0.24) * random.random() + random.uniform(-4, 8)
        c.oval(x, y, 5.2, 2.2, random.choice(grain), turn=random.uniform(0, 180))


def rice_ears(c: Canvas, random: Random) -> None:
    """Rice in the husk on a tray with a tied bunch of ears."""
    ground(c, "#e6e3cf")
    tray(c, 196, 210, 178)
    for _ in range(520):
        a, r = random.uniform(0, 6.28), 136 * math.sqrt(random.random())
        c.oval(
            196 + r * math.cos(a),
            210 + r * math.sin(a),
            7,
            2.9,
            random.choice(("#d9aa3a", "#c9962e", "#e6c05a", "#b5842a")),
            turn=random.uniform(0, 180),
        )
    with c.at(0, 0):
        for foot, lean in ((300, -130), (316, -100), (330, -66), (344, -34)):
            ear(c, foot, 396, lean, 340)
    c.stroke("M288 350C306 358 326 358 346 348", "#a63a2a", 9)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "beras-putih": partial(
        rice_bowl, grain=("#efe9da", "#fbf7ec", "#e0d8c4"), glaze="#23409f", wall="#eee6d6"
    ),
    "beras-merah": partial(
        rice_bowl, grain=("#8a4038", "#a85848", "#6f2f2c", "#b8786a"), glaze="#23409f", wall="#eee6d6"
    ),
    "beras-hitam": partial(
        rice_bowl, grain=("#2f2430", "#4a3a48", "#1f181f", "#5f4c5a"), glaze="#8a3a2a", wall="#e4e6da"
    ),
    "beras-karung-hijau": partial(
        rice_sack, band="#3f6b3f", wall="#e8e4d2", grain=("#efe9da", "#fbf7ec", "#d9d0ba")
    ),
    "beras-karung-merah": partial(
        rice_sack, band="#a63a2a", wall="#e6dfd2", grain=("#8a4038", "#a85848", "#6f2f2c")
    ),
    "gabah-padi": rice_ears,
}
