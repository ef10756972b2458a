"""Prawns, crabs, squid and clams."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter
from marketplace.demo.pictures.fish import leaf_and_lime
from marketplace.demo.pictures.path import leaf, smooth
from marketplace.demo.pictures.stage import banana_leaf, ground, planks, scatter, tray


def prawn(c: Canvas, tone: str) -> None:
    dark = darker(tone, 0.24)
    for index in range(6):
        c.stroke(f"M{-26 + index * 12} {26 - index * 3}c2 12-4 18-8 22", darker(tone, 0.1), 2.2)
    c.stroke("M-62-14C-96-34-124-22-138 6M-60-8C-90-20-112-6-120 18", dark, 1.6)
    segments = [
        (-40, -10, 34, 26, 20),
        (-6, -12, 24, 25, 0),
        (16, -6, 21, 23, 14),
        (36, 6, 19, 20, 32),
        (50, 24, 17, 17, 54),
        (58, 44, 14, 14, 72),
    ]
    for x, y, rx, ry, turn in reversed(segments):
        c.oval(x, y, rx, ry, dark, turn=turn)
        c.oval(x - 1.4, y - 1, rx * 0.92, ry * 0.92, tone, turn=turn)
        c.oval(x - 3, y - ry * 0.34, rx * 0.56, ry * 0.36, lighter(tone, 0.4), turn=turn)
    c.fill("M-70-16L-92-26L-62-26Z", tone)
    for turn in (60, 88, 116):
        with c.at(58, 54, turn):
            c.fill(leaf(38, 9), tone)
            c.stroke("M4 0H30", dark, 1.3)
    c.dot(-62, -14, 5, "#1c1c22")
    c.dot(-63, -15.5, 1.5, "#ffffff")


def prawns(c: Canvas, random: Random) -> None:
    """Prawns on a banana leaf."""
    ground(c, "#e2e6df")
    banana_leaf(c, 196, 206, 348, 262, -12)
    for x, y, turn, size in (
        (178, 104, 6, 0.84),
        (238, 168, -170, 0.84),
        (166, 228, 8, 0.86),
        (246, 296, -168, 0.84),
    ):
        with c.at(x, y, turn, size):
            with c.at(4, 8):
                c.oval(4, 4, 60, 30, SHADOW, 0.22, turn=20)
            prawn(c, random.choice(("#e88a62", "#e27a54", "#ea9a72")))
    leaf_and_lime(c, ((70, 322, -20),), ((330, 96), (352, 112)))


def crab(c: Canvas, random: Random) -> None:
    """Two blue swimming crabs on a tray of ice."""
    ground(c, "#cfdcdf")
    tray(c, 200, 204, 182, tone="#c9a267")
    for x, y, turn, size, tone in ((216, 142, 12, 0.74, "#4f7d94"), (188, 272, -8, 0.94, "#c4573a")):
        with c.at(x, y, turn, size):
            c.oval(6, 12, 92, 52, SHADOW, 0.26)
            for side in (-1, 1):
                for index in range(4):
                    lift = -26 + index * 20
                    c.stroke(
                        (
                            smooth(
                                [
                                    (side * 46, lift * 0.5),
                                    (side * 92, lift - 14),
                                    (side * (116 - index * 6), lift + 22),
                                ],
                                closed=False,
                            )
                        ),
                        darker(tone, 0.15),
                        9,
                    )
                c.stroke(
                    (smooth([(side * 52, -26), (side * 96, -56), (side * 78, -90)], closed=False)), tone, 15
                )
                with c.at(side * 74, -92, -90 + side * 24):
                    c.fill(
                        "M-14-11C10-24 36-18 48-4C32-8 20-4 12 0C24 2 34 8 42 14C22 22-2 18-14 11Z",
                        lighter(tone, 0.12),
                    )
            shell = smooth(
                [(-92, -10), (-60, -44), (0, -54), (60, -44), (92, -10), (58, 34), (0, 48), (-58, 34)]
            )
            c.fill(shell, darker(tone, 0.2))
            c.fill(tuple(tuple((px * 0.95, py * 0.93 - 2) for px, py in line) for line in shell), tone)
            c.shade(shell, "#ffffff", [(0, 0.28), (0.5, 0.0), (1, 0)], down=True)
            for dx, dy in (
                (-46, -12),
                (-24, -26),
                (0, -14),
                (24, -26),
                (46, -12),
                (-18, 10),
                (18, 10),
                (-40, 10),
                (40, 10),
            ):
                c.dot(dx, dy, 4.2, lighter(tone, 0.55), 0.8)
            for dx in (-16, 16):
                c.stroke((((dx, -50), (dx, -60)),), darker(tone, 0.3), 4)
                c.dot(dx, -62, 5.5, "#1c1c22")
    leaf_and_lime(c, ((312, 296, -60),), ((84, 134), (322, 230)))


def squid(c: Canvas, random: Random, *, dried: bool) -> None:
    """Squid: fresh in an enamel basin, or dried flat on a tray."""
    if dried:
        ground(c, "#e4dfd2")
        tray(c, 200, 204, 182)
        tones, spots = ("#d9a268", "#b9803f", "#8a5526"), ((118, 190, -14), (202, 176, 2), (286, 194, 16))
    else:
        ground(c, "#b9cdd2")
        c.oval(206, 216, 184, 178, SHADOW, 0.26)
        c.oval(200, 204, 184, 178, "#1d3f8f")
        c.oval(200, 202, 179, 173, "#fbfaf4")
        c.oval(200, 208, 152, 146, "#dfe4e2")
        c.oval(200, 210, 148, 142, "#eef1ee")
        tones, spots = ("#e6cfd2", "#b98a98", "#7a4a60"), ((128, 176, -26), (206, 158, 4), (280, 184, 24))
    for x, y, turn in spots:
        with c.at(x, y, turn, 0.98):
            with c.at(5, 7):
                c.fill("M0-108C26-84 36-30 30 40H-30C-36-30-26-84 0-108Z", SHADOW, 0.24)
            for index in range(8):
                dx = -22 + index * 6.3
                c.stroke(
                    (
                        smooth(
                            [
                                (dx * 0.7, 66),
                                (dx * 1.1, 98),
                                (dx * 1.5 + random.uniform(-6, 6), 128 + random.uniform(-8, 8)),
                            ],
                            closed=False,
                        )
                    ),
                    tones[1],
                    5.4,
                )
            c.fill(
                "M-2-96C-30-100-52-78-56-50C-36-44-14-52-2-66ZM2-96C30-100 52-78 56-50C36-44 14-52 2-66Z",
                tones[1],
            )
            c.fill("M0-108C26-84 36-30 30 40C18 48-18 48-30 40C-36-30-26-84 0-108Z", tones[0])
            c.shade(
                "M0-108C26-84 36-30 30 40C18 48-18 48-30 40C-36-30-26-84 0-108Z",
                tones[2],
                [(0, 0.3), (0.3, 0), (0.6, 0), (1, 0.42)],
            )
            for _ in range(26):
                c.dot(
                    random.uniform(-20, 20), random.uniform(-70, 34), random.uniform(1, 2.4), tones[2], 0.55
                )
            c.fill("M-22 38C-24 60-14 74 0 74C14 74 24 60 22 38C10 46-10 46-22 38Z", tones[1])
            for dx in (-13, 13):
                c.dot(dx, 55, 7, "#f6f0e6")
                c.dot(dx, 56, 4, "#22202a")
    leaf_and_lime(
        c, ((250, 352, -40),) if dried else ((60, 300, 30),), ((134, 342),) if dried else ((318, 300),)
    )


def clams(c: Canvas, random: Random) -> None:
    """Clams heaped in a coconut-leaf basket."""
    planks(c, "#8f7a5c", 5, "clams")
    tray(c, 200, 206, 176, tone="#bfa05c")
    for x, y in scatter(random, 60, 70, 72, 330, 336, 33):
        if math.hypot(x - 200, y - 206) > 128:
            continue
        tone = random.choice(("#d9c3a0", "#c9a98a", "#b99a8a", "#e6d6b8", "#a88f86"))
        with c.at(x, y, random.uniform(0, 360)):
            c.oval(3, 5, 27, 22, SHADOW, 0.28)
            shell = smooth([(0, -22), (20, -14), (27, 6), (12, 20), (-12, 20), (-27, 6), (-20, -14)])
            c.fill(shell, darker(tone, 0.28))
            for scale, share in ((0.92, 0.0), (0.74, 0.14), (0.56, 0.04), (0.38, 0.18), (0.2, 0.05)):
                with c.at(0, -22 * (1 - scale), 0, scale):
                    c.fill(shell, darker(tone, share))
            c.stroke("M-8-18C-2-22 4-22 9-18", lighter(tone, 0.6), 2)
    leaf_and_lime(c, ((318, 312, -40),), ((82, 306),))


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "udang-segar": prawns,
    "rajungan": crab,
    "cumi-segar": partial(squid, dried=False),
    "cumi-kering": partial(squid, dried=True),
    "kerang": clams,
}
