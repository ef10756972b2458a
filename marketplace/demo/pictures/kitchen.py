"""Cakes and crackers: bagiak, rengginang, sale pisang, chips, fish crackers."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import arc, box, smooth
from marketplace.demo.pictures.stage import (
    banana_leaf,
    ground,
    planks,
    shadow,
    shine,
    table,
    tray,
    weave,
)


def plate(
    c: Canvas, x: float = 200, y: float = 204, r: float = 166, tone: str = "#ffffff", line: str = "#23409f"
) -> None:
    c.oval(x + 5, y + 12, r + 2, r + 2, SHADOW, 0.2)
    c.dot(x, y, r, line)
    c.dot(x, y, r - 3.6, tone)
    c.stroke((arc(x, y, r * 0.875, r * 0.875, 0, 360),), line, 7, dash=(0.1, 17.9))
    c.dot(x, y, r * 0.76, darker(tone, 0.05))
    c.dot(x - 1, y + 2, r * 0.735, mix(tone, "#f3f1ea", 0.7))


def bagiak(
    c: Canvas, random: Random, *, tone: str, wall: str, line: str = "#23409f", cloth: str = ""
) -> None:
    """Finger-shaped sago cakes on a plate."""
    ground(c, wall)
    if cloth:
        c.tile("M0 260C120 230 270 290 400 250V400H0Z", swatch("ukel", cloth, 0.8))
    plate(c, line=line)
    spots = [
        (146, 158, 28),
        (204, 138, -14),
        (262, 168, 40),
        (134, 218, -34),
        (196, 196, 10),
        (262, 232, -20),
        (158, 266, 16),
        (222, 268, -38),
        (212, 226, 64),
    ]
    for x, y, turn in spots:
        with c.at(x, y, turn):
            c.box(-46, -8, 92, 36, SHADOW, 0.26, radius=17)
            shade = mix(tone, darker(tone, 0.2), random.random() * 0.6)
            c.box(-46, -18, 92, 36, darker(shade, 0.16), radius=17)
            c.box(-46, -18, 92, 31, shade, radius=15)
            c.stroke((((-30, -12), (20, -12)),), lighter(shade, 0.5), 4, 0.8)
            c.stroke((((-28, -3), (14, -3)),), darker(shade, 0.24), 2.6)
            c.stroke((((-14, 5), (30, 5)),), darker(shade, 0.24), 2.6)
            for _ in range(9):
                c.dot(random.uniform(-38, 38), random.uniform(-12, 10), 1.2, darker(shade, 0.3))


def rengginang(c: Canvas, random: Random, *, tones: tuple[str, ...], wall: str) -> None:
    """Round rice crackers, puffed grains, on a tray."""
    ground(c, wall)
    tray(c, 200, 204, 182, tone="#cfa463")
    for x, y in ((128, 122), (258, 112), (92, 226), (306, 226), (196, 200), (140, 306), (258, 304)):
        tone = random.choice(tones)
        c.oval(x + 5, y + 8, 56, 55, SHADOW, 0.28)
        c.oval(x, y, 52, 51, darker(tone, 0.2))
        for ring in range(6):
            radius = 51 - ring * 9.4
            count = max(1, int(radius / 2.1))
            for index in range(count):
                a = math.radians(360 * index / count + random.uniform(-8, 8))
                c.oval(
                    x + radius * math.cos(a),
                    y + radius * math.sin(a),
                    7.4,
                    4.6,
                    mix(tone, random.choice(("#fff6df", "#8a5a24")), random.uniform(0, 0.34)),
                    turn=math.degrees(a) + random.uniform(40, 130),
                )


def banana_strips(c: Canvas, random: Random) -> None:
    """Sale pisang: flat dried bananas, some wrapped in leaf."""
    planks(c, "#a87a4c", 5, "sale")
    banana_leaf(c, 200, 206, 350, 250, -8)
    for index, (x, y, turn) in enumerate(
        (
            (128, 142, -24),
            (190, 126, -14),
            (252, 140, -4),
            (116, 214, -20),
            (180, 206, -10),
            (244, 212, 2),
            (300, 218, 12),
            (140, 286, -16),
            (206, 286, -4),
            (270, 288, 8),
        )
    ):
        with c.at(x, y, turn + 90, 0.98):
            tone = ("#8a4e1e", "#9c5c26", "#7a4218")[index % 3]
            c.fill("M-56 4C-30 20 30 22 58 6L54 18C30 32-30 32-54 16Z", SHADOW, 0.3)
            c.fill("M-58 0C-50-20-20-24 0-22C26-24 52-18 58 0C52 18 24 22 0 21C-24 22-50 18-58 0Z", tone)
            c.fill("M-50-2C-40-16-16-17 0-16C20-18 42-12 50-2C34-8-30-8-50-2Z", lighter(tone, 0.26))
            for dy in (-4, 4, 11):
                c.stroke(f"M-44 {dy}C-20 {dy - 4} 20 {dy + 4} 44 {dy}", darker(tone, 0.35), 1.7)
            for _ in range(8):
                c.dot(random.uniform(-36, 36), random.uniform(-10, 12), 1.4, "#e0a860")


def chips(c: Canvas, random: Random, *, tone: str, edge: str, wall: str, seeds: bool = False) -> None:
    """A bowl of thin fried slices."""
    table(c, wall, 262)
    shadow(c, 206, 344, 160, 22)
    c.oval(200, 236, 156, 46, "#6b4020")

    def slice_(x: float, y: float, size: float) -> None:
        turn = random.uniform(0, 360)
        c.oval(x + 2, y + 4, 34 * size, 22 * size, SHADOW, 0.24, turn=turn)
        c.oval(x, y, 34 * size, 22 * size, edge, turn=turn)
        c.oval(
            x - 1, y - 1, 30 * size, 18.6 * size, mix(tone, lighter(tone, 0.4), random.random()), turn=turn
        )
        if seeds:
            for step in (-1, 0, 1):
                with c.at(x, y, turn):
                    c.oval(step * 9 * size, 0, 2.4, 1.6, darker(tone, 0.35))

    for row in range(6):
        spread = 130 - row * 22
        for index in range(max(2, round(spread / 17))):
            slice_(
                200 - spread + index * 2 * spread / max(1, round(spread / 17) - 1) + random.uniform(-7, 7),
                232 - row * 22 + random.uniform(-6, 6),
                random.uniform(0.86, 1.1),
            )
    body = (
        "M44 236C52 312 120 354 200 354C280 354 348 312 356 236C320 268 270 280 200 280"
        "C130 280 80 268 44 236Z"
    )
    c.tile(body, weave(12, "#dcb074", "#a87a3c", "#c2955a"))
    shine(c, body, 0.46)
    c.stroke("M44 236C80 268 130 280 200 280C270 280 320 268 356 236", "#8f5f2a", 12)
    c.stroke("M44 236C80 268 130 280 200 280C270 280 320 268 356 236", "#e6c084", 7, dash=(10, 5))
    for x, y in ((62, 364), (346, 366)):
        slice_(x, y, 0.95)


def crackers(c: Canvas, random: Random) -> None:
    """Fish crackers in a tall glass jar with a red lid."""
    table(c, "#e3e6df", 324)
    shadow(c, 206, 362, 112, 14)
    body = box(104, 92, 192, 268, 26)
    c.fill(body, "#f1ece0")
    with c.inside(body):
        for row in range(9):
            for column in range(5):
                x, y = 112 + column * 45 + (row % 2) * 20, 348 - row * 29
                tone = random.choice(("#e6c79a", "#efd9b4", "#dcb884", "#f3e2c4"))
                with c.at(x + random.uniform(-8, 8), y, random.uniform(0, 180)):
                    curls = smooth(
                        [(-26, 0), (-16, -17), (0, -11), (15, -19), (27, -3), (18, 15), (1, 10), (-15, 17)]
                    )
                    with c.at(2, 4):
                        c.fill(curls, SHADOW, 0.2)
                    c.fill(curls, tone)
                    c.stroke(
                        (smooth([(-16, 0), (-6, -5), (6, 3), (17, -2)], closed=False)), darker(tone, 0.2), 2
                    )
    c.shade(body, "#ffffff", [(0, 0.12), (0.1, 0.5), (0.2, 0.05), (0.84, 0), (0.92, 0.3), (1, 0.05)])
    c.shade(body, SHADOW, [(0, 0.1), (0.1, 0), (0.7, 0), (1, 0.26)])
    c.box(92, 56, 216, 46, "#b5322a", radius=9)
    c.box(92, 64, 216, 5, "#d9604f")
    c.box(92, 84, 216, 4, "#8a221c")
    shine(c, box(92, 56, 216, 46, 9), 0.4)
    c.box(176, 34, 48, 24, "#b5322a", radius=8)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "kue-bagiak": partial(bagiak, tone="#e2b778", wall="#dfe6f4"),
    "kue-bagiak-kopi": partial(bagiak, tone="#b07a46", wall="#e9e0d0", line="#6b3a1e", cloth="cokelat"),
    "kue-bagiak-jahe": partial(bagiak, tone="#e8c98a", wall="#e3e8da", line="#3f6b3f", cloth="hijau"),
    "rengginang": partial(rengginang, tones=("#e8c583", "#dcb06a", "#efd29a"), wall="#e3e6dc"),
    "rengginang-ketan-hitam": partial(rengginang, tones=("#6b4a5a", "#7f5a66", "#5b3f4e"), wall="#e8e0e2"),
    "sale-pisang": banana_strips,
    "keripik-pisang": partial(chips, tone="#f0cf6a", edge="#c9963a", wall="#e6e8dc", seeds=True),
    "keripik-singkong": partial(chips, tone="#f1ddb0", edge="#c99a5a", wall="#e8e0d4"),
    "keripik-ubi-ungu": partial(chips, tone="#a87aa6", edge="#5f3766", wall="#e4e2e6"),
    "kerupuk-ikan": crackers,
}
