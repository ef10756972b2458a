"""Coffee in the cup, the glass and the pour-over."""

from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.coffee import beans
from marketplace.demo.pictures.colours import SHADOW, darker, lighter
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import arc, box
from marketplace.demo.pictures.stage import planks, shadow, shine, table


def cup(c: Canvas, random: Random, *, cloth: str, glaze: str) -> None:
    """A cup of black coffee from above on a batik cloth, with palm sugar."""
    planks(c, "#8a5c38", 5, "cup")
    runner = "M-10 70L410 20V330L-10 384Z"
    with c.at(0, 7):
        c.fill(runner, SHADOW, 0.24)
    c.tile(runner, swatch("gajah-oling", cloth, 0.8), (10, 40))
    c.oval(206, 214, 134, 134, SHADOW, 0.26)
    c.oval(200, 204, 132, 132, darker(glaze, 0.06))
    c.oval(199, 202, 122, 122, lighter(glaze, 0.5))
    c.stroke((arc(200, 204, 112, 112, 0, 360),), "#1d3479", 4, dash=(0.1, 9.2))
    c.oval(200, 206, 96, 96, darker(glaze, 0.1))
    with c.at(200, 202, 32):
        c.fill("M76-15H116C138-15 138 15 116 15H76Z", darker(glaze, 0.16))
        c.fill("M84-6H112C120-6 120 6 112 6H84Z", lighter(glaze, 0.4))
        c.fill("M78-15H116C132-15 136-6 134 0H78Z", glaze)
    c.oval(207, 212, 86, 86, SHADOW, 0.3)
    c.oval(200, 202, 86, 86, glaze)
    c.oval(200, 202, 80, 80, darker(glaze, 0.22))
    c.oval(200, 203, 75, 75, "#3a1f10")
    c.oval(200, 204, 70, 70, "#2c160b")
    c.stroke((arc(200, 204, 68, 68, 150, 250),), "#8a5a34", 5, 0.7)
    c.stroke((arc(200, 204, 60, 60, 190, 226),), "#b98a5a", 3, 0.7)
    for x, y, r in ((226, 236, 5), (236, 226, 3.4), (216, 246, 3), (172, 176, 3.4)):
        c.dot(x, y, r, "#7a4a28")
        c.dot(x - 0.6, y - 0.6, r * 0.6, "#a87444")
    beans(c, random, [(60, 92), (82, 104), (66, 118), (92, 84), (334, 322), (352, 308), (318, 336)], 11)
    for x, y, turn in ((330, 92, 20), (352, 118, -14)):
        with c.at(x, y, turn):
            c.box(-15, -12, 34, 30, SHADOW, 0.3, radius=4)
            c.box(-18, -17, 34, 30, "#8a4e20", radius=4)
            c.box(-18, -17, 34, 21, "#b06c30", radius=4)


def glass(c: Canvas, random: Random) -> None:
    """Kopi tubruk in a glass with a tin lid, at a warung window."""
    c.blend(box(0, 0, 400, 290), "#f2e3c4", "#e9cf9f")
    c.oval(300, 110, 64, 64, "#f7dfa0")
    c.fill("M0 230C60 196 110 206 150 222C210 180 300 190 400 236V300H0Z", "#9fb07a")
    c.fill("M0 262C90 236 150 250 230 246C300 240 350 256 400 250V300H0Z", "#7f9a5c")
    c.box(0, 288, 400, 112, "#8a5a34")
    c.box(0, 288, 400, 9, "#b07c4c")
    for y in (322, 358):
        c.box(0, y, 400, 2, darker("#8a5a34", 0.4))
    shadow(c, 206, 352, 132, 15)
    c.oval(200, 346, 118, 20, "#d9d2c4")
    c.oval(200, 342, 118, 19, "#f7f2e8")
    c.stroke((arc(200, 342, 104, 15, 0, 360),), "#1d3479", 2.4)
    body = "M130 128H270L256 338C236 348 164 348 144 338Z"
    c.fill(body, "#f4ecdf", 0.55)
    c.fill("M134 168H266L255 334C236 344 164 344 145 334Z", "#2e170b")
    c.fill("M142 300H258L255 334C236 344 164 344 145 334Z", "#1c0d05")
    c.oval(200, 168, 66, 11, "#5b3417")
    c.oval(200, 169, 60, 8.4, "#7a4c26")
    for x, y in ((176, 167), (190, 171), (214, 166), (226, 170)):
        c.dot(x, y, 3, "#a8743f")
    c.shade(body, "#ffffff", [(0, 0.05), (0.13, 0.4), (0.2, 0.0), (0.84, 0.0), (0.9, 0.2), (1, 0)])
    c.stroke((arc(200, 128, 70, 11, 0, 360),), "#ffffff", 3, 0.8)
    for x, sway in ((176, -1), (204, 1), (230, -1)):
        c.stroke(f"M{x} 112C{x - 16 * sway} 90 {x + 16 * sway} 70 {x} 40", "#ffffff", 6, 0.5)
    beans(c, random, [(52, 350), (74, 362), (60, 372), (332, 360), (350, 350), (320, 374), (346, 374)], 11)


def drip(c: Canvas, random: Random) -> None:
    """Pour-over: a glass server, a cone, a thin stream of water."""
    table(c, "#dcd9cf", 322)
    shadow(c, 206, 352, 122, 13)
    server = (
        "M146 214C140 244 104 262 104 310C104 340 120 350 140 350H260C280 350 296 340 296 310"
        "C296 262 260 244 254 214Z"
    )
    c.fill(server, "#f6f8f6", 0.6)
    c.fill(
        (
            "M108 288C122 282 278 282 292 288C296 300 296 316 293 326C289 344 278 348 258 348H142"
            "C122 348 111 344 107 326C104 316 104 300 108 288Z"
        ),
        "#4a2512",
    )
    c.oval(200, 289, 92, 8, "#7a4526")
    c.stroke((((200, 212), (200, 286)),), "#6b3a1c", 3)
    c.shade(server, "#ffffff", [(0, 0.1), (0.14, 0.5), (0.22, 0), (0.86, 0), (0.92, 0.3), (1, 0)])
    c.stroke("M262 236C318 226 330 306 288 316", "#6b4423", 13)
    c.stroke("M264 232C310 226 322 292 290 306", "#a8764a", 5)
    c.box(132, 204, 136, 13, "#8a5a30", radius=5)
    cone = "M108 112H292L226 204H174Z"
    c.fill(cone, "#f3ede0")
    shine(c, cone, 0.34)
    c.fill("M116 104H284L272 128H128Z", "#fdfaf2")
    c.oval(200, 112, 84, 13, "#3a1f10")
    c.oval(200, 111, 52, 7, "#7a4a28")
    c.oval(196, 110, 22, 3.4, "#b98a5a")
    c.fill(
        (
            "M106 106C140 92 160 90 200 90C240 90 260 92 294 106L290 116C262 102 236 99 200 99"
            "C164 99 138 102 110 116Z"
        ),
        "#fdfaf2",
    )
    c.stroke("M340 -6C300 12 236 20 212 40C204 50 202 80 201 108", "#bfd6da", 6)
    c.fill(
        "M412 -40C372 -44 330 -30 296 4C286 14 278 20 268 20C262 24 270 34 282 30C322 24 372 40 412 40Z",
        "#8d99a0",
    )
    c.fill("M412 -40C372 -44 330 -30 296 4C322 -8 372 -10 412 -6Z", "#b9c4c8")
    beans(c, random, [(52, 350), (74, 362), (346, 362), (366, 352), (330, 374)], 11)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "kopi-cangkir": partial(cup, cloth="indigo", glaze="#f3efe6"),
    "kopi-gelas": glass,
    "kopi-seduh": drip,
}
