"""Bamboo and pandan work of Gintangan: baskets, boxes, mats, trays."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.path import Shape, box, leaf
from marketplace.demo.pictures.stage import planks, shadow, shine, sprig, table, tray, twill, weave

STRAW, HONEY, BROWN, RED, BLUE, GREEN = "#e3bd7d", "#cfa05c", "#8f5f2a", "#a63a2a", "#2a4494", "#4f7a4a"


def strips(
    c: Canvas,
    shape: str | Shape,
    tone: str,
    cell: float = 12,
    accent: str | None = None,
    rows: tuple[float, float] | None = None,
) -> None:
    """Plain weave over a shape, with a band in another colour if asked."""
    c.tile(shape, weave(cell, tone, darker(tone, 0.24), darker(tone, 0.13)))
    if accent and rows:
        with c.inside(shape):
            band = box(0, rows[0], 400, rows[1] - rows[0])
            c.tile(band, weave(cell, tone, accent, mix(accent, tone, 0.5)))


def _rim(c: Canvas, path: str | Shape, width: float, tone: str = "#e6c084") -> None:
    c.stroke(path, BROWN, width)
    c.stroke(path, tone, width * 0.66, dash=(width * 0.8, width * 0.42))


def basket(
    c: Canvas, random: Random, *, accent: str | None, wall: str, lid: bool = False, filled: str = ""
) -> None:
    """A handled market basket; with a lid, or with fruit looking out."""
    table(c, wall, 308)
    shadow(c, 204, 350, 146, 18)
    if not lid:
        c.stroke("M92 178C96 22 304 22 308 178", BROWN, 18)
        c.stroke("M92 178C96 22 304 22 308 178", "#d9ab66", 11, dash=(16, 5))
        c.oval(200, 178, 142, 30, "#5d3b16")
    if filled == "oranges":
        for x, y, r in (
            (128, 166, 30),
            (180, 146, 34),
            (236, 150, 33),
            (284, 170, 27),
            (208, 176, 30),
            (158, 182, 25),
            (258, 184, 24),
        ):
            tone = mix("#e8892b", "#d9a52b", random.random())
            c.dot(x, y, r, darker(tone, 0.18))
            c.dot(x - r * 0.08, y - r * 0.1, r * 0.9, tone)
            c.dot(x - r * 0.3, y - r * 0.35, r * 0.22, lighter(tone, 0.55))
        for x, y, turn in ((190, 116, -40), (250, 120, -150), (126, 140, -120)):
            with c.at(x, y, turn):
                c.fill(leaf(34, 9), "#4f7a3a")
                c.stroke("M0 0H30", "#3a5c2c", 1.4)
    body = "M58 178c6 62 16 116 34 160 66 18 150 18 216 0 18-44 28-98 34-160-70 40-214 40-284 0z"
    strips(c, body, STRAW, 12, accent, (236, 284))
    shine(c, body, 0.4)
    if lid:
        dome = "M52 178C60 96 140 62 200 60C260 62 340 96 348 178C276 222 124 222 52 178Z"
        strips(c, dome, STRAW, 12)
        c.shade(dome, "#ffffff", [(0, 0.2), (0.5, 0.0), (1, 0)], down=True)
        shine(c, dome, 0.36)
        _rim(c, "M52 178C124 222 276 222 348 178", 15)
        c.stroke("M176 62C180 34 220 34 224 62", BROWN, 11)
        c.stroke("M176 62C180 34 220 34 224 62", "#d9ab66", 6)
    _rim(c, "M58 178c70 40 214 40 284 0", 17)
    c.stroke("M88 322c70 24 154 24 224 0", BROWN, 12)
    c.stroke("M88 322c70 24 154 24 224 0", HONEY, 7, dash=(9, 5))


def besek(c: Canvas, random: Random, *, accent: str, wall: str) -> None:
    """Square bamboo gift boxes, stacked, one tied with a ribbon."""
    table(c, wall, 300)
    shadow(c, 206, 352, 160, 16)
    for x, y, width, height, tone in ((52, 236, 262, 112, STRAW), (112, 138, 220, 98, "#d8ae6a")):
        side = box(x, y + height * 0.3, width, height * 0.7, 4)
        strips(c, side, tone, 14)
        cover = box(x - 6, y, width + 12, height * 0.42, 5)
        strips(c, cover, lighter(tone, 0.12), 14, accent, (y + height * 0.13, y + height * 0.3))
        c.shade(box(x - 6, y + height * 0.42, width + 12, 10), SHADOW, [(0, 0.4), (1, 0)], down=True)
        for part in (side, cover):
            c.shade(part, SHADOW, [(0, 0.2), (0.15, 0), (0.7, 0), (1, 0.34)])
        c.box(x - 6, y, width + 12, 5, BROWN, radius=2)
        c.box(x - 6, y + height * 0.42 - 5, width + 12, 5, BROWN, radius=2)
    c.box(212, 136, 20, 100, accent)
    c.shade(box(212, 136, 20, 100), SHADOW, [(0, 0), (1, 0.3)])
    for turn in (-150, -30):
        with c.at(222, 136, turn):
            c.fill("M0 0C20-26 56-30 66-14C68 6 30 12 0 0Z", accent)
            c.fill("M10-3C26-16 48-20 54-11C52 0 30 4 10-3Z", darker(accent, 0.3))
    c.fill("M216 136L188 178L202 176L206 188L226 140Z", darker(accent, 0.1))
    c.fill("M228 136L252 180L240 176L232 190L220 140Z", darker(accent, 0.2))
    c.oval(222, 136, 10, 8, darker(accent, 0.25))
    sprig(c, 60, 226, -30, 50)


def mat(c: Canvas, random: Random, *, tone: str, accent: str) -> None:
    """A pandan mat, half unrolled, from above."""
    planks(c, "#b98a5a", 5, "mat")
    sheet = box(56, 96, 288, 330)
    with c.at(8, 6):
        c.fill(sheet, SHADOW, 0.28)
    c.tile(sheet, twill(10, tone, darker(tone, 0.2)))
    for x in (74, 90, 302, 318):
        c.tile(box(x, 96, 9, 330), twill(8, accent, darker(accent, 0.25)))
    for y in range(176, 420, 64):
        for x in (200,):
            with c.at(x, y, 45):
                c.box(-22, -22, 44, 44, accent)
                c.box(-15, -15, 30, 30, tone)
                c.box(-8, -8, 16, 16, accent)
        for x in (140, 260):
            with c.at(x, y + 32, 45):
                c.box(-13, -13, 26, 26, mix(accent, tone, 0.25))
                c.box(-6, -6, 12, 12, tone)
    roll = box(44, 40, 312, 84, 12)
    c.shade(box(56, 118, 288, 36), SHADOW, [(0, 0.42), (1, 0)], down=True)
    c.tile(roll, twill(10, tone, darker(tone, 0.2)))
    for x in (74, 90, 302, 318):
        c.tile(box(x, 40, 9, 84), twill(8, accent, darker(accent, 0.25)))
    c.shade(roll, "#ffffff", [(0, 0.0), (0.25, 0.4), (0.5, 0)], down=True)
    c.shade(roll, SHADOW, [(0, 0.14), (0.2, 0), (0.5, 0), (1, 0.5)], down=True)
    for x in (52, 348):
        c.oval(x, 82, 11, 42, darker(tone, 0.35))
        c.stroke(
            (
                tuple(
                    (x + 8 * (1 - t) * math.cos(t * 16), 82 + 36 * (1 - t) * math.sin(t * 16))
                    for t in (s / 40 for s in range(41))
                ),
            ),
            lighter(tone, 0.2),
            2,
        )


def trays(c: Canvas, random: Random) -> None:
    """Trays (tampah) of three sizes on a table."""
    planks(c, "#9a6a40", 5, "trays")
    tray(c, 236, 226, 148, tone="#dcb878")
    tray(c, 118, 124, 104, tone="#c99a58")
    tray(c, 96, 318, 62, tone="#e6c890")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "keranjang-bambu": partial(basket, accent=None, wall="#e4e9dc"),
    "keranjang-tutup": partial(basket, accent=RED, wall="#e8dfd0", lid=True),
    "keranjang-jeruk": partial(basket, accent=GREEN, wall="#efe6d2", filled="oranges"),
    "besek-hantaran": partial(besek, accent=RED, wall="#e6e0d2"),
    "besek-hijau": partial(besek, accent=GREEN, wall="#e9e3d6"),
    "tikar-pandan": partial(mat, tone="#d9c58c", accent="#8a3a4a"),
    "tikar-hijau": partial(mat, tone="#d5c690", accent="#3f6b57"),
    "tampah-bambu": trays,
}
