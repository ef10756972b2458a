"""From the yard: eggs, milk, mushrooms, greens, seedlings."""

from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.path import arc, box, leaf, petals, smooth
from marketplace.demo.pictures.stage import (
    ground,
    planks,
    shadow,
    shine,
    table,
    tray,
    weave,
)


def eggs(c: Canvas, random: Random, *, tones: tuple[str, ...], wall: str) -> None:
    """Eggs in a straw-lined basket."""
    table(c, wall, 280)
    shadow(c, 206, 346, 164, 20)
    c.oval(200, 226, 158, 44, "#6b4a20")
    for _ in range(140):
        x = random.uniform(56, 344)
        c.stroke(
            (
                f"M{x:.0f} {random.uniform(206, 236):.0f}"
                f"c{random.uniform(-20, 20):.0f} {random.uniform(-26, -6):.0f}"
                f" {random.uniform(-10, 30):.0f} {random.uniform(-24, 0):.0f}"
                f" {random.uniform(-44, 44):.0f} {random.uniform(-12, 14):.0f}"
            ),
            random.choice(("#e0c07a", "#c9a558", "#efd79a")),
            2.2,
        )
    for x, y, turn in (
        (200, 132, 4),
        (136, 162, -18),
        (262, 160, 20),
        (92, 196, -28),
        (170, 190, -6),
        (236, 192, 8),
        (308, 196, 26),
    ):
        tone = random.choice(tones)
        egg = smooth(
            [
                (0, -45),
                (16, -38),
                (28, -18),
                (34, 12),
                (21, 38),
                (0, 46),
                (-21, 38),
                (-34, 12),
                (-28, -18),
                (-16, -38),
            ]
        )
        with c.at(x, y, turn):
            with c.at(4, 5):
                c.fill(egg, SHADOW, 0.2)
            c.fill(egg, tone)
            c.shade(egg, SHADOW, [(0, 0.04), (0.3, 0), (0.6, 0.03), (1, 0.3)])
            c.oval(-12, -14, 7, 13, "#ffffff", 0.55, turn=20)
    body = (
        "M42 226C52 300 70 336 92 348C150 364 250 364 308 348C330 336 348 300 358 226C310 262 90 262 42 226Z"
    )
    c.tile(body, weave(12, "#d9b06c", "#a67a3c", "#c09454"))
    shine(c, body, 0.42)
    c.stroke("M42 226C90 262 310 262 358 226", "#8f5f2a", 14)
    c.stroke("M42 226C90 262 310 262 358 226", "#e6c084", 9, dash=(11, 5))


def milk(c: Canvas, random: Random) -> None:
    """A bottle and a glass of goat's milk."""
    table(c, "#d9e4da", 306)
    c.fill("M0 306V236C60 196 120 220 170 232C230 190 320 200 400 246V306Z", "#b5cda0", 0.7)
    shadow(c, 206, 352, 154, 15)
    body = (
        "M112 84H188V128C188 150 216 160 216 196V332C216 344 208 350 198 350H102"
        "C92 350 84 344 84 332V196C84 160 112 150 112 128Z"
    )
    c.fill(body, "#f1f4f2")
    c.fill(
        (
            "M112 146C104 158 88 168 88 198V330C88 342 94 346 104 346H196C206 346 212 342 212 330"
            "V198C212 168 196 158 188 146Z"
        ),
        "#fffdf6",
    )
    c.shade(body, "#8fa8a0", [(0, 0.2), (0.14, 0), (0.6, 0), (1, 0.45)])
    c.box(104, 58, 92, 32, "#2a4494", radius=7)
    c.box(104, 66, 92, 4, "#6f86c9")
    c.box(96, 220, 108, 86, "#e4ecd6", radius=8)
    with c.at(150, 264, 0, 0.9):
        c.fill(
            "M-30 20C-34-6-22-16-6-18L-10-34C-2-34 6-28 8-18C24-16 32 0 30 22C20 34-18 34-30 20Z", "#6b5a4a"
        )
        c.fill(
            "M-12-18C-26-34-40-30-44-22C-34-24-26-16-20-8ZM12-18C26-34 40-30 44-22C34-24 26-16 20-8Z",
            "#6b5a4a",
        )
        c.oval(0, 18, 15, 11, "#e6d6c4")
        for dx in (-11, 11):
            c.dot(dx, 2, 3.6, "#fffdf6")
    glass = "M244 196H342L330 344C312 352 274 352 256 344Z"
    c.fill(glass, "#ffffff", 0.5)
    c.fill("M248 222H338L328 340C312 347 274 347 258 340Z", "#fffdf6")
    c.oval(293, 222, 45, 9, "#f3efe2")
    c.shade(glass, "#8fa8a0", [(0, 0.2), (0.2, 0), (0.7, 0), (1, 0.4)])
    c.stroke((arc(293, 196, 49, 9, 0, 360),), "#ffffff", 3)


def mushrooms(c: Canvas, random: Random) -> None:
    """Oyster mushrooms on a wooden board."""
    planks(c, "#b08a60", 5, "mushroom")
    c.box(48, 76, 318, 274, SHADOW, 0.28, radius=24)
    c.box(40, 64, 318, 274, "#8a5a34", radius=24)
    c.box(40, 64, 318, 262, "#a8743f", radius=24)
    for x, y, size, turn in (
        (130, 142, 0.9, -20),
        (258, 136, 0.9, 14),
        (196, 118, 1.0, 0),
        (116, 226, 1.0, -28),
        (288, 222, 1.0, 24),
        (200, 206, 1.2, 2),
        (150, 290, 0.9, -8),
        (254, 290, 0.95, 12),
    ):
        with c.at(x, y, turn, size):
            c.oval(4, 14, 58, 40, SHADOW, 0.25)
            c.fill("M-14 10C-12 40-8 56 0 60C10 56 14 40 16 10Z", "#efe9dc")
            cap = smooth([(-56, 6), (-44, -28), (0, -42), (46, -26), (58, 8), (22, 26), (-24, 26)])
            c.fill(cap, "#d3c9bb")
            with c.at(0, -3, 0, 0.94):
                c.fill(cap, "#f2ede2")
            for index in range(9):
                dx = -40 + index * 10
                c.stroke((((dx * 0.4, 8), (dx, 20 - abs(dx) * 0.1)),), "#cfc4b2", 1.6)
            c.oval(-16, -20, 20, 9, "#ffffff", 0.6, turn=-14)


def vegetables(c: Canvas, random: Random) -> None:
    """A harvest of greens, long beans, aubergines and tomatoes in a tray."""
    ground(c, "#dfe3d2")
    tray(c, 200, 206, 186, tone="#cfa463")
    for index in range(9):
        with c.at(118 + index * 7, 246 - index * 4, -52 + index * 6, 0.86):
            c.stroke("M0 30L10-40", "#9fc27a", 5)
            c.fill(
                "M10-40C-22-66-20-118 10-140C42-116 44-66 10-40Z", mix("#4f8a45", "#2f6a38", (index % 3) / 2)
            )
            c.stroke("M10-42V-128", "#a8cf8a", 2)
    c.stroke("M104 256C124 246 144 244 166 246", "#b5322a", 7)
    for index in range(9):
        y = 286 + index * 6
        c.stroke(
            f"M{96 + index * 4} {y + 6}C160 {y - 18} 230 {y + 18} {308 - index * 6} {y - 12}",
            "#5f9a45" if index % 2 else "#78b05a",
            5,
        )
    for x, y, turn in ((276, 128, 30), (314, 186, 62)):
        with c.at(x, y, turn):
            c.fill(
                "M-20-54C12-60 30-20 30 20C30 52 14 70-4 70C-26 70-36 46-34 18C-34-12-40-44-20-54Z",
                SHADOW,
                0.2,
            )
            c.fill(
                "M-24-60C8-66 26-26 26 14C26 46 10 64-8 64C-30 64-40 40-38 12C-38-18-44-50-24-60Z", "#4a2468"
            )
            c.oval(-18, 4, 6, 30, "#8f64b0", 0.7)
            c.fill("M-34-50C-30-72 0-74 8-54C0-42-20-40-34-50Z", "#5f8f3c")
            c.box(-18, -86, 9, 24, "#5f8f3c", radius=4)
    for x, y in ((212, 168), (252, 208), (206, 222), (252, 252)):
        c.oval(x + 3, y + 6, 28, 25, SHADOW, 0.26)
        c.dot(x, y, 27, "#b8281e")
        c.dot(x - 2, y - 2, 24.6, "#d9412e")
        c.oval(x - 9, y - 10, 6, 4, "#f5a08a")
        for angle in range(0, 360, 72):
            with c.at(x + 2, y - 6, angle):
                c.fill(leaf(13, 3), "#4f7f3a")


def seedling(c: Canvas, random: Random, *, kind: str, pot: str, wall: str) -> None:
    """A young plant in a nursery bag or a clay pot."""
    table(c, wall, 314)
    shadow(c, 204, 354, 92, 14)
    if kind == "rose":
        for x, y, sway in ((150, 110, -20), (212, 70, 6), (266, 128, 24)):
            c.stroke((smooth([(200, 240), (200 + sway * 0.3, 190), (x, y)], closed=False)), "#4f7a3a", 5)
            for t, side in ((0.35, -1), (0.55, 1), (0.75, -1)):
                px, py = 200 + (x - 200) * t, 240 + (y - 240) * t
                with c.at(px, py, -90 + side * 62):
                    c.fill(leaf(48, 14), "#3f7a3f")
                    c.stroke("M0 0H42", "#8fb87a", 1.3)
        for x, y, tone in ((150, 104, "#d9486a"), (212, 66, "#c9253f"), (268, 124, "#e8889a")):
            for radius, share in ((38, 0.3), (31, 0.12), (24, 0.0), (17, 0.2), (10, 0.36)):
                with c.at(x, y, radius * 7):
                    c.fill(petals(5, radius, radius * 0.5), darker(tone, share) if share else tone)
            c.dot(x, y, 5, darker(tone, 0.5))
    else:
        c.stroke((smooth([(200, 250), (197, 190), (203, 130), (199, 66)], closed=False)), "#6b5a34", 7)
        for y, length in ((218, 74), (182, 88), (146, 84), (110, 70), (80, 52)):
            for side in (-1, 1):
                with c.at(200, y, -90 + side * (66 - (230 - y) * 0.16)):
                    c.fill(leaf(length, length * 0.24), "#3f7a3f" if side < 0 else "#356a38")
                    c.stroke(f"M0 0H{length * 0.9:.0f}", "#8fb87a", 1.6)
        if kind == "coffee":
            for y in (178, 142, 108):
                for dx in (-12, 12, -4, 5):
                    c.dot(200 + dx, y + abs(dx) * 0.4, 6.4, random.choice(("#c4372f", "#a8222a", "#d98a2b")))
        with c.at(199, 66, -90):
            c.fill(leaf(46, 10), "#7fb05a")
    shape = "M132 238H268L256 350C230 360 170 360 144 350Z"
    c.fill(shape, pot)
    shine(c, shape, 0.42)
    if pot > "#8":
        c.box(124, 226, 152, 26, lighter(pot, 0.08), radius=5)
        shine(c, box(124, 226, 152, 26, 5), 0.36)
        c.box(126, 250, 148, 6, SHADOW, 0.25)
    c.oval(200, 232 if pot > "#8" else 240, 66, 10, "#3f2c1c")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "telur-ayam": partial(eggs, tones=("#d9a87c", "#e6bd94", "#f0d9bf"), wall="#e3e6da"),
    "telur-bebek": partial(eggs, tones=("#a8c9c4", "#bcd6d0", "#d5e4dc"), wall="#ece4d6"),
    "susu-kambing": milk,
    "jamur-tiram": mushrooms,
    "sayur-panen": vegetables,
    "bibit-kopi": partial(seedling, kind="coffee", pot="#26262a", wall="#e2e8d8"),
    "bunga-mawar": partial(seedling, kind="rose", pot="#b5623a", wall="#e6e4da"),
}
