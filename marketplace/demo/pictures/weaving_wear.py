"""Bamboo to wear and carry: farmer's hats, bags, caps, fans."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import arc, oval, smooth
from marketplace.demo.pictures.stage import ground, shadow, shine, table, twill, weave
from marketplace.demo.pictures.weaving import BLUE, BROWN, GREEN, RED, STRAW, strips


def caping(c: Canvas, random: Random, *, band: str, wall: str) -> None:
    """The farmer's cone hat of bamboo, and a second one behind it."""
    table(c, wall, 316)
    shadow(c, 204, 352, 172, 16)
    for x, y, size, tone in ((270, 132, 0.66, "#c99a58"), (186, 150, 1.0, STRAW)):
        with c.at(x, y, 8 if size < 1 else -3, size, size * 0.78):
            cone = (
                "M0 -46C14 -40 120 130 168 222C172 236 100 258 0 258C-100 258 -172 236 -168 222"
                "C-120 130 -14 -40 0 -46Z"
            )
            with c.at(6, 8):
                c.fill(cone, SHADOW, 0.16)
            c.tile(cone, twill(13, tone, darker(tone, 0.22)))
            with c.inside(cone):
                for level, width in ((0.3, 5), (0.56, 5)):
                    ry = 14 + 40 * level
                    c.stroke(
                        (arc(0, -46 + 270 * level, 172 * level + 6, ry, 0, 180),),
                        mix(tone, BROWN, 0.8),
                        width,
                    )
                c.stroke((arc(0, 150, 158, 52, 0, 180),), band, 15)
                c.stroke((arc(0, 150, 158, 52, 0, 180),), lighter(band, 0.5), 2.4, dash=(0.1, 9))
                for angle in range(14, 180, 15):
                    x2, y2 = 180 * math.cos(math.radians(angle)), 206 + 56 * math.sin(math.radians(angle))
                    c.stroke((((0, -46), (x2, y2)),), darker(tone, 0.3), 1.4)
            shine(c, cone, 0.42)
            c.stroke((arc(0, 222, 168, 36, 0, 180),), BROWN, 9)
            c.stroke((arc(0, 222, 168, 36, 0, 180),), "#e6c084", 5, dash=(8, 4))
            c.dot(0, -44, 7, BROWN)


def bag(c: Canvas, random: Random, *, tone: str, accent: str, wall: str) -> None:
    """A woven shoulder bag with a flap and a wooden toggle."""
    table(c, wall, 326)
    shadow(c, 206, 362, 142, 14)
    for handle, width in (("M92 176C96 4 304 4 308 176", 13),):
        c.stroke(handle, darker("#7a4a24", 0.3), width + 3)
        c.stroke(handle, "#8f5a2e", width)
        c.stroke(handle, "#c79058", 2, dash=(6, 5))
    body = "M70 168H330L342 340C250 364 150 364 58 340Z"
    strips(c, body, tone, 15, accent, (270, 315))
    shine(c, body, 0.34)
    flap = (
        "M66 160C66 148 78 142 90 142H310C322 142 334 148 334 160V214C300 262 246 276 200 276"
        "C154 276 100 262 66 214Z"
    )
    with c.at(0, 7):
        c.fill(flap, SHADOW, 0.24)
    c.tile(flap, twill(14, lighter(tone, 0.1), darker(tone, 0.18)))
    c.shade(flap, "#ffffff", [(0, 0.24), (0.4, 0)], down=True)
    shine(c, flap, 0.28)
    c.stroke("M66 214C100 262 154 276 200 276C246 276 300 262 334 214", "#7a4a24", 7)
    c.stroke("M66 214C100 262 154 276 200 276C246 276 300 262 334 214", "#d7a76c", 1.6, dash=(6, 5))
    c.stroke("M200 252V300", "#5b3a1e", 4)
    with c.at(200, 298, 90):
        c.box(-22, -8, 44, 16, "#6b4423", radius=8)
        c.box(-18, -6, 30, 5, "#a8764a", radius=2)
    for x in (92, 308):
        c.dot(x, 168, 10, "#b8862b")
        c.dot(x - 1, 166, 6, "#ecc866")


def fans(c: Canvas, random: Random) -> None:
    """Three bamboo fans (ilir) spread on cloth."""
    ground(c, "#e6dccb")
    lower = "M0 300C140 270 260 320 400 286V400H0Z"
    c.tile(lower, swatch("kopi-pecah", "cokelat", 0.7))
    for x, y, turn, accent in ((112, 166, -24, GREEN), (288, 166, 24, BLUE), (200, 186, 0, RED)):
        with c.at(x, y, turn, 0.86):
            panel = (
                "M-84 -100C-40 -124 40 -124 84 -100C96 -40 84 30 60 60C20 74 -20 74 -60 60"
                "C-84 30 -96 -40 -84 -100Z"
            )
            with c.at(6, 8):
                c.fill(panel, SHADOW, 0.25)
                c.box(-7, 50, 14, 130, SHADOW, 0.25, radius=7)
            c.tile(panel, weave(14, STRAW, accent, mix(STRAW, accent, 0.25)))
            c.stroke(panel, BROWN, 9)
            c.stroke(panel, "#e6c084", 5, dash=(9, 5))
            c.shade(panel, "#ffffff", [(0, 0.2), (0.5, 0), (1, 0)])
            c.box(-7, -112, 14, 290, "#a8702c", radius=7)
            c.box(-5, -110, 4, 286, "#d9ab66", radius=2)


def songkok(c: Canvas, random: Random, *, tone: str, wall: str) -> None:
    """A man's cap woven of fine bamboo."""
    table(c, wall, 306)
    shadow(c, 206, 338, 160, 16)
    side = (
        "M60 176C76 152 138 138 204 138C270 138 330 154 342 178L334 316"
        "C300 336 250 344 200 344C150 344 100 336 66 316Z"
    )
    c.tile(side, twill(9, tone, darker(tone, 0.3)))
    with c.inside(side):
        for y, colour in ((238, "#3a2414"), (262, RED), (286, "#3a2414")):
            c.stroke(
                (
                    smooth(
                        [(50, y - 10), (130, y + 12), (200, y + 17), (270, y + 12), (350, y - 10)],
                        closed=False,
                    )
                ),
                colour,
                12,
            )
        c.stroke(
            (smooth([(50, 252), (130, 274), (200, 279), (270, 274), (350, 252)], closed=False)),
            lighter(tone, 0.3),
            6,
            dash=(10, 8),
        )
    shine(c, side, 0.45)
    c.oval(201, 174, 142, 40, darker(tone, 0.45))
    top = oval(201, 171, 136, 36)
    c.tile(top, twill(9, lighter(tone, 0.12), darker(tone, 0.18)))
    c.shade(top, SHADOW, [(0, 0), (0.6, 0.05), (1, 0.3)])
    c.stroke((arc(201, 174, 142, 40, 0, 360),), "#3a2414", 5)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "caping": partial(caping, band=BLUE, wall="#dfe8e6"),
    "tas-anyam-alam": partial(bag, tone=STRAW, accent=BLUE, wall="#e8e2d8"),
    "tas-anyam-cokelat": partial(bag, tone="#b98348", accent="#5b2f22", wall="#dde3da"),
    "kipas-bambu": fans,
    "songkok-bambu": partial(songkok, tone="#d9b274", wall="#e2e0d4"),
}
