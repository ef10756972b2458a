"""The village itself: the Osing house by day and at dusk, the gandrung dancer."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from PIL import Image

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.coast import palm
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.motif_parts import flower
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import arc, box, leaf, petals, smooth
from marketplace.demo.pictures.upland import ALL, ridge, stars


def _roof_tiles(tone: str) -> Image.Image:
    c = Canvas(tone, size=24, width_units=12, height_units=23.2)
    for x, y in ((0, 0), (12, 0), (6, 11.6), (0, 23.2), (12, 23.2)):
        c.stroke((arc(x, y, 6, 6, 0, 180),), darker(tone, 0.26), 1.6)
    return c.image


def osing_house(c: Canvas, random: Random, *, dusk: bool) -> None:
    """A wooden Osing house with its broken tikel balung roof, porch and yard."""
    if dusk:
        c.blend(ALL, "#1d2a5c", "#5b4a86", "#d98a6a")
        stars(c, random, 40, 110)
    else:
        c.blend(ALL, "#8fc6e0", "#dff0ea", "#f6f0d2")
        for x, y, w in ((84, 62, 54), (120, 54, 36), (320, 86, 50)):
            c.oval(x, y, w, 11, "#ffffff", 0.8)
    far = "#3a3f6b" if dusk else "#9fc0a8"
    c.fill(ridge([(-10, 196), (70, 150), (130, 176), (220, 128), (310, 170), (410, 150)]), far)
    for x, tall, lean in ((44, 190, -14), (366, 214, 18), (330, 150, -8)):
        palm(c, x, 286, tall, lean, "#1f3a3c" if dusk else "#3f8048")
    c.fill("M-10 262C90 246 300 246 410 262V410H-10Z", "#2f4a3c" if dusk else "#8fb85a")
    c.fill("M-10 330C120 312 280 312 410 330V410H-10Z", "#283f36" if dusk else "#7aa64a")
    c.fill("M160 330H240L300 410H100Z", "#5b5560" if dusk else "#dcc99a")
    for row in range(4):
        for column in range(3):
            c.oval(
                178 + column * 24 - row * (column - 1) * -9,
                342 + row * 19,
                15 + row * 2,
                5 + row,
                "#6f6874" if dusk else "#c4b08a",
            )
    c.oval(200, 332, 170, 12, SHADOW, 0.25)
    wood = "#5b3a2a" if dusk else "#9c6a3c"
    c.box(52, 314, 296, 18, "#4a4650" if dusk else "#b5a58a", radius=2)
    c.box(66, 190, 268, 126, wood)
    for x in range(66, 334, 12):
        c.box(x, 190, 1.4, 126, darker(wood, 0.3))
    c.box(66, 246, 268, 6, darker(wood, 0.25))
    glow = "#ffd98a" if dusk else "#4a3424"
    for x in (92, 262):
        c.box(x - 4, 212, 54, 70, darker(wood, 0.45), radius=2)
        c.box(x, 216, 46, 62, glow)
        c.box(x + 21, 216, 4, 62, darker(wood, 0.3))
        c.box(x, 244, 46, 4, darker(wood, 0.3))
    c.box(170, 204, 60, 112, darker(wood, 0.5), radius=2)
    c.box(175, 209, 50, 107, "#ffe3a0" if dusk else "#3a271a")
    for side in (175, 202):
        c.box(side, 209, 23, 107, mix(wood, "#c9963c", 0.4))
        with c.at(side + 11.5, 256, 0):
            flower(c, "#e0ae3c", "#a8201e", 9, 8)
        c.box(side + 3, 216, 17, 24, darker(wood, 0.2), radius=2)
        c.box(side + 3, 276, 17, 32, darker(wood, 0.2), radius=2)
    c.shade(box(66, 176, 268, 60), SHADOW, [(0, 0.5), (1, 0)], down=True)
    for x in (60, 142, 246, 328):
        c.box(x, 184, 13, 132, lighter(wood, 0.14), radius=2)
        c.box(x + 9, 184, 4, 132, darker(wood, 0.3))
        c.box(x - 5, 312, 23, 8, darker(wood, 0.35), radius=2)
    tile = "#6b3a34" if dusk else "#b5603c"
    for path, tone in (
        ("M20 192L70 136H330L380 192Z", tile),
        ("M70 136L104 62H296L330 136Z", lighter(tile, 0.08)),
    ):
        c.tile(path, _roof_tiles(tone))
        c.shade(path, "#ffffff", [(0, 0.2), (0.5, 0)])
    c.stroke("M20 192L70 136L104 62H296L330 136L380 192", darker(tile, 0.4), 6)
    c.stroke("M70 137H330", darker(tile, 0.3), 5)
    c.box(98, 54, 204, 11, darker(tile, 0.2), radius=4)
    for x, side in ((98, 1), (302, -1)):
        c.stroke(
            (smooth([(x, 60), (x - side * 12, 50), (x - side * 10, 36), (x + side * 2, 34)], closed=False)),
            darker(tile, 0.2),
            6,
        )
    c.box(14, 188, 372, 8, darker(wood, 0.2), radius=3)
    if dusk:
        c.glow(200, 280, 150, "#ffcf7a", 0.5)
        for x in (106, 294):
            c.stroke((((x, 194), (x, 208)),), "#1c1420", 2)
            c.oval(x, 216, 8, 10, "#ffe9b0")
            c.glow(x, 216, 46, "#ffd98a", 0.7)
    for x, y, tone in (
        (38, 322, "#d9486a"),
        (62, 334, "#f4c430"),
        (350, 328, "#e8889a"),
        (372, 338, "#c9372a"),
    ):
        for turn in (-130, -90, -50):
            with c.at(x, y, turn):
                c.fill(leaf(34, 10), "#2f5a3c" if dusk else "#4f8a45")
        for dx, dy in ((-12, -26), (0, -36), (12, -26)):
            with c.at(x + dx, y + dy):
                c.fill(petals(5, 9, 4.4), mix(tone, "#1d2a5c", 0.35) if dusk else tone)
    c.box(102, 296, 58, 7, darker(wood, 0.1), radius=3)
    c.box(106, 302, 5, 18, darker(wood, 0.3))
    c.box(150, 302, 5, 18, darker(wood, 0.3))


def dancer(c: Canvas, random: Random) -> None:
    """A gandrung dancer with fan and shawl, lamps behind her."""
    c.blend(ALL, "#2a1638", "#6b1f3c", "#a83a34")
    c.glow(200, 190, 220, "#ffb45c", 0.6)
    for x in range(8):
        px, py = 24 + x * 50, 40 + 16 * math.sin(x * 0.9)
        c.dot(px, py, 6, "#ffe9a8")
        c.glow(px, py, 30, "#ffd27a", 0.6)
    c.stroke(
        (smooth([(24 + x * 50, 34 + 16 * math.sin(x * 0.9)) for x in range(8)], closed=False)), "#1c0d1c", 2
    )
    c.fill("M-10 352C100 338 300 338 410 352V410H-10Z", "#2a1220")
    c.oval(200, 372, 110, 14, "#0c0610", 0.5)
    skin = "#e0a878"
    skirt = "M150 226C140 280 126 330 120 372C170 386 236 386 290 370C276 320 262 270 250 226Z"
    c.tile(skirt, swatch("gajah-oling", "soga", 0.7))
    c.shade(skirt, "#2a1208", [(0, 0.4), (0.25, 0), (0.5, 0.1), (0.6, 0), (1, 0.5)])
    c.fill("M186 228C182 280 186 330 176 380H226C222 330 226 280 222 228Z", "#23409f")
    c.stroke("M186 228C182 280 186 330 176 380M222 228C226 280 222 330 226 380", "#e0ae3c", 4)
    for y in range(246, 372, 18):
        c.dot(202, y, 4, "#e0ae3c")
    scarf = (
        "M150 236C110 250 70 300 40 360C66 352 92 330 104 306C110 330 104 356 96 378C132 346 152 290 168 240Z"
    )
    c.fill(scarf, "#c9253a")
    c.shade(scarf, "#f4c430", [(0, 0.3), (0.4, 0.0), (1, 0)])
    c.stroke((smooth([(60, 340), (96, 296), (140, 246)], closed=False)), "#f4c430", 3)
    c.stroke((smooth([(160, 150), (112, 156), (80, 120), (70, 78)], closed=False)), skin, 16)
    c.stroke((smooth([(240, 150), (288, 168), (318, 140), (326, 112)], closed=False)), skin, 16)
    for x, y, turn in ((94, 138, 44), (306, 156, -40)):
        with c.at(x, y, turn):
            c.box(-7, -12, 14, 24, "#e0ae3c", radius=4)
    body = "M150 140C164 128 236 128 250 140C254 170 248 200 254 232H146C152 200 146 170 150 140Z"
    c.fill(body, "#1c1420")
    c.shade(body, "#ffffff", [(0, 0.16), (0.4, 0)])
    c.fill("M150 140C164 128 236 128 250 140L246 164C226 182 174 182 154 164Z", "#e0ae3c")
    for index in range(9):
        with c.at(160 + index * 10, 150 + 13 * math.sin(math.pi * index / 8), 0):
            c.dot(0, 0, 3.6, ("#c4281c", "#2f8f5a", "#23409f")[index % 3])
    c.box(144, 220, 112, 20, "#e0ae3c", radius=6)
    for index in range(8):
        c.dot(156 + index * 12.6, 230, 4, "#c4281c" if index % 2 else "#2f8f5a")
    c.box(188, 112, 24, 26, darker(skin, 0.12))
    c.oval(200, 92, 31, 36, skin)
    c.stroke("M180 82C184 78 190 78 193 81M207 81C210 78 216 78 220 82", "#2a1612", 2.6)
    c.oval(187, 90, 4.6, 3, "#ffffff")
    c.oval(213, 90, 4.6, 3, "#ffffff")
    c.dot(188, 90, 2.3, "#1c0f0c")
    c.dot(212, 90, 2.3, "#1c0f0c")
    c.stroke("M200 92L197 102H202", darker(skin, 0.3), 1.8)
    c.fill("M190 111C196 107 204 107 210 111C204 117 196 117 190 111Z", "#b5202c")
    c.oval(178, 103, 6, 4, "#d9705a", 0.5)
    c.oval(222, 103, 6, 4, "#d9705a", 0.5)
    for index, turn in enumerate(range(-150, -29, 15)):
        with c.at(200, 70, turn):
            c.fill(leaf(60 if index % 2 else 50, 7), ("#c4281c", "#f3ead6", "#e0ae3c")[index % 3])
    crown = "M164 92C162 60 178 44 200 42C222 44 238 60 236 92C226 74 214 68 200 68C186 68 174 74 164 92Z"
    c.fill(crown, "#a81e24")
    c.stroke(crown, "#e0ae3c", 4)
    for index in range(5):
        with c.at(180 + index * 10, 58 - 6 * math.sin(math.pi * index / 4)):
            c.dot(0, 0, 3.6, "#e0ae3c")
    for x in (163, 237):
        c.fill((((x - 6, 92), (x + 6, 92), (x, 118)),), "#e0ae3c")
        c.dot(x, 120, 4, "#fff0b8")
    with c.at(330, 104, -30):
        for index in range(9):
            with c.at(0, 0, -150 + index * 15):
                c.fill((((0, -3), (74, -12), (78, 8), (0, 3)),), "#c9253a" if index % 2 else "#e8485a")
                c.stroke((((0, 0), (74, -2)),), "#e0ae3c", 2)
        c.stroke((arc(0, 0, 76, 76, -154, -26),), "#f4c430", 5)
    c.dot(70, 72, 9, skin)
    for turn in (-120, -95, -70, -40):
        with c.at(70, 70, turn):
            c.box(0, -2.4, 20, 5, skin, radius=2.4)
    c.dot(326, 110, 9, skin)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "rumah-osing": partial(osing_house, dusk=False),
    "rumah-osing-senja": partial(osing_house, dusk=True),
    "penari-gandrung": dancer,
}
