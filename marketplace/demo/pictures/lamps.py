"""Bamboo for the house: lamps and cups."""

from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.cloth import bamboo
from marketplace.demo.pictures.colours import darker, lighter, mix
from marketplace.demo.pictures.path import arc, box, smooth
from marketplace.demo.pictures.stage import shadow, shine, sprig, table


def lamp(c: Canvas, random: Random, *, form: str, night: str = "#2b2238") -> None:
    """A bamboo lamp, lit, in an evening room."""
    c.blend(box(0, 0, 400, 400), night, mix(night, "#7a4a2a", 0.35))
    c.glow(200, 190, 260, "#ffbe5c", 0.62)
    if form == "hanging":
        for x, y, size in ((314, 62, 0.52), (200, 92, 1.0)):
            c.stroke((((x, -10), (x, y)),), "#16101c", 3)
            with c.at(x, y, 0, size):
                shade = "M-34 0H34C96 40 118 120 104 196C92 214 -92 214 -104 196C-118 120 -96 40 -34 0Z"
                c.fill(shade, "#f8c66a")
                with c.inside(shade):
                    c.glow(0, 130, 130, "#fff6cf", 1.0)
                    for turn in (-1, 1):
                        for step in range(-9, 10):
                            c.stroke(
                                (
                                    smooth(
                                        [
                                            (step * 26 - turn * 60, -6),
                                            (step * 26, 100),
                                            (step * 26 + turn * 76, 220),
                                        ],
                                        closed=False,
                                    )
                                ),
                                "#8a5320",
                                4.4,
                            )
                    for y2 in (44, 92, 142):
                        c.stroke((arc(0, y2 - 10, 120, 18, 0, 180),), "#a8682a", 3)
                c.shade(shade, "#3a1e08", [(0, 0.6), (0.25, 0.05), (0.75, 0.05), (1, 0.7)])
                c.box(-36, -8, 72, 14, "#5b3a1e", radius=5)
                c.stroke((arc(0, 196, 103, 14, 0, 180),), "#5b3a1e", 9)
                c.stroke((arc(0, 196, 103, 14, 0, 180),), "#c98f4a", 4, dash=(7, 5))
        c.glow(200, 372, 190, "#ffc873", 0.5, squash=0.24)
    else:
        c.box(0, 330, 400, 70, mix(night, "#8a5a2c", 0.5))
        c.glow(200, 344, 210, "#ffc873", 0.7, squash=0.22)
        c.oval(200, 350, 92, 11, "#150c08", 0.5)
        c.box(132, 332, 136, 16, "#6b4423", radius=5)
        tower = "M146 70C170 62 230 62 254 70L266 334H134Z"
        c.fill(tower, "#f8c66a")
        with c.inside(tower):
            c.glow(200, 220, 150, "#fff6cf", 1.0)
            for x in range(130, 280, 13):
                c.stroke((((200 + (x - 200) * 0.8, 60), (x, 340)),), "#8a5320", 4)
            for y in range(92, 340, 34):
                c.stroke((((126, y), (274, y)),), "#7a4519", 6)
                c.stroke((((126, y - 1), (274, y - 1)),), "#c98f4a", 2)
            for y, size in ((126, 1.0), (196, 1.1), (264, 1.2)):
                with c.at(200, y + 4, 45, size):
                    c.box(-17, -17, 34, 34, "#5b3417")
                    c.box(-12, -12, 24, 24, "#ffe3a0")
        c.shade(tower, "#3a1e08", [(0, 0.6), (0.25, 0.04), (0.75, 0.04), (1, 0.7)])
        c.box(138, 58, 124, 14, "#6b4423", radius=5)


def cup_set(c: Canvas, random: Random) -> None:
    """Bamboo cups and a jug on a bamboo tray."""
    table(c, "#dfe4d4", 250)
    shadow(c, 206, 344, 178, 20)
    bamboo(c, 26, 318, 348, 18)
    bamboo(c, 26, 334, 348, 16, "#b98f4a")
    for x, top, width, bottom in ((92, 94, 96, 320), (218, 196, 66, 320), (302, 208, 62, 320)):
        side = (
            f"M{x - width / 2} {top}V{bottom}"
            f"C{x - width / 4} {bottom + 10} {x + width / 4} {bottom + 10} {x + width / 2}"
            f" {bottom}V{top}Z"
        )
        tone = "#c7b25a" if width > 80 else "#b9a04c"
        c.fill(side, tone)
        c.box(x - width / 2, bottom - 62, width, 4, darker(tone, 0.35))
        c.box(x - width / 2, bottom - 58, width, 2, lighter(tone, 0.35))
        for offset in (0.2, 0.45, 0.7):
            c.box(x - width / 2 + width * offset, top, 1.2, bottom - top, darker(tone, 0.14))
        shine(c, side, 0.45)
        c.oval(x, top, width / 2, width * 0.15, lighter(tone, 0.45))
        c.oval(x, top, width / 2 - 7, width * 0.15 - 4, "#5a4a22")
    c.stroke("M140 130C186 130 186 236 140 236", "#9c8a3c", 14)
    c.stroke("M140 128C182 128 182 236 140 236", "#c7b25a", 7)
    sprig(c, 108, 92, -70, 86, "#6f9a4a", 6)
    c.stroke("M228 190C224 150 244 140 236 112", "#ffffff", 4, 0.5)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "lampu-gantung-bambu": partial(lamp, form="hanging"),
    "lampu-meja-bambu": partial(lamp, form="table", night="#22283c"),
    "cangkir-bambu": cup_set,
}
