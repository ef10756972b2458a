"""Clay, shell and plain wood: pots, bowls, spoons, the angklung."""

from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.cloth import bamboo
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import arc, box, oval, smooth
from marketplace.demo.pictures.stage import ground, shadow, shine, table


def wooden_ware(c: Canvas, random: Random) -> None:
    """Bowl, spoons and a board of coconut and teak wood."""
    table(c, "#e3e6da", 268)
    shadow(c, 206, 344, 172, 20)
    c.box(250, 60, 92, 250, "#a8743f", radius=18)
    for step in range(5):
        c.stroke(
            f"M{264 + step * 16} 90C{268 + step * 16} 160 {260 + step * 16} 220 {266 + step * 16} 300",
            "#8a5a2e",
            1.6,
        )
    c.dot(296, 84, 9, "#d9d4c4")
    shine(c, box(250, 60, 92, 250, 18), 0.3)
    for x, turn, tone in ((118, -16, "#8a5530"), (158, -4, "#a8723e"), (196, 8, "#6f4224")):
        with c.at(x, 226, turn):
            c.box(-6, -116, 12, 140, tone, radius=6)
            c.oval(0, -134, 23, 34, tone)
            c.oval(-1, -132, 17, 27, darker(tone, 0.24))
            c.oval(-5, -142, 7, 12, lighter(tone, 0.2), 0.7)
    body = "M46 216C56 304 106 350 178 350C250 350 300 304 310 216C230 232 126 232 46 216Z"
    c.fill(body, "#8f5a30")
    with c.inside(body):
        for step in range(9):
            c.stroke(
                (
                    smooth(
                        [
                            (30, 226 + step * 16),
                            (110, 246 + step * 15),
                            (200, 250 + step * 15),
                            (330, 214 + step * 18),
                        ],
                        closed=False,
                    )
                ),
                darker("#8f5a30", 0.2),
                2,
            )
    shine(c, body, 0.5)
    c.stroke("M46 216C126 232 230 232 310 216", "#c08a52", 7)
    c.oval(336, 346, 40, 12, SHADOW, 0.2)
    c.fill("M300 306C300 336 314 350 336 350C358 350 372 336 372 306Z", "#5b3a24")
    shine(c, "M300 306C300 336 314 350 336 350C358 350 372 336 372 306Z", 0.4)
    c.oval(336, 306, 36, 8, "#7a5232")


def clay(c: Canvas, random: Random, *, tones: tuple[str, str, str], wall: str) -> None:
    """A water jug, a cooking pot and a bowl of fired clay."""
    table(c, wall, 292)
    shadow(c, 206, 352, 176, 18)

    def bands(shape: str, tone: str, y: float, x0: float, x1: float) -> None:
        with c.inside(shape):
            c.stroke(
                (smooth([(x0, y - 8), ((x0 + x1) / 2, y), (x1, y - 8)], closed=False)), darker(tone, 0.35), 12
            )
            c.stroke(
                (smooth([(x0, y - 8), ((x0 + x1) / 2, y), (x1, y - 8)], closed=False)),
                lighter(tone, 0.5),
                4,
                dash=(0.1, 12),
            )

    jug = (
        "M238 96H302L296 132C340 156 366 200 366 252C366 314 326 350 270 350"
        "C214 350 174 314 174 252C174 200 200 156 244 132Z"
    )
    c.fill("M322 160C352 152 374 136 374 112L392 116C396 152 380 186 350 200Z", darker(tones[0], 0.2))
    c.oval(383, 114, 10, 4, darker(tones[0], 0.6), turn=12)
    c.fill(jug, tones[0])
    bands(jug, tones[0], 226, 160, 380)
    bands(jug, tones[0], 132, 220, 320)
    shine(c, jug, 0.5)
    c.oval(270, 96, 36, 10, lighter(tones[0], 0.2))
    c.oval(270, 97, 28, 6, darker(tones[0], 0.6))
    c.fill("M246 78C252 66 288 66 294 78L298 92C280 100 260 100 242 92Z", darker(tones[0], 0.12))
    c.dot(270, 64, 9, tones[0])
    pot = "M54 228C30 250 24 290 44 322C66 354 170 354 192 322C212 290 206 250 182 228Z"
    c.fill(pot, tones[1])
    bands(pot, tones[1], 276, 20, 216)
    shine(c, pot, 0.5)
    c.oval(118, 226, 76, 17, lighter(tones[1], 0.16))
    c.oval(118, 226, 64, 11, darker(tones[1], 0.62))
    dish = "M180 318C186 352 210 366 244 366C278 366 302 352 308 318Z"
    c.fill(dish, tones[2])
    shine(c, dish, 0.45)
    c.oval(244, 318, 65, 15, lighter(tones[2], 0.2))
    c.oval(244, 319, 55, 10, darker(tones[2], 0.45))


def angklung(c: Canvas, random: Random) -> None:
    """The angklung of Banyuwangi, bamboo tubes in a frame."""
    table(c, "#e6e0cf", 330)
    shadow(c, 204, 362, 170, 12)
    for y in (64, 324):
        bamboo(c, 30, y, 340, 17, "#b98f4a")
    for x in (42, 344):
        c.box(x, 48, 15, 314, "#a87c3c", radius=7)
        c.shade(box(x, 48, 15, 314, 7), "#ffffff", [(0, 0), (0.3, 0.4), (0.6, 0)])
        for y in (110, 190, 270):
            c.box(x - 1, y, 17, 3, "#6b4a20")
    for index in range(6):
        x, height = 86 + index * 44, 214 - index * 20
        c.stroke((((x, 74), (x, 100)),), "#5b3a1e", 2.4)
        top = 96
        tube = (
            f"M{x - 13} {top + 34}L{x - 4} {top}H{x + 13}V{top + height}"
            f"C{x + 13} {top + height + 10} {x - 13} {top + height + 10} {x - 13} {top + height}Z"
        )
        tone = mix("#d9b45c", "#b98a3c", index / 6)
        c.fill(tube, tone)
        shine(c, tube, 0.42)
        c.fill(f"M{x - 13} {top + 34}L{x - 4} {top}H{x + 4}L{x - 7} {top + 36}Z", darker(tone, 0.4))
        c.box(x - 14, top + height - 40, 28, 4, darker(tone, 0.4))
        c.box(x - 14, top + height - 62, 28, 12, ("#a63a2a", "#23409f", "#3f6b3f")[index % 3])
    for x, sway in ((52, 1), (350, -1)):
        c.stroke((smooth([(x, 60), (x + sway * 8, 100), (x - sway * 6, 140)], closed=False)), "#a63a2a", 5)
        for step in range(4):
            c.stroke(
                (((x - sway * 6 + step * 3 - 4, 140), (x - sway * 8 + step * 4 - 5, 166)),), "#c4472f", 2.4
            )


def shell_bowls(c: Canvas, random: Random) -> None:
    """Polished coconut-shell bowls with a spoon, from above."""
    ground(c, "#dfe6de")
    c.tile("M400 0V400H230C280 260 180 140 250 0Z", swatch("blarak-sempal", "tosca", 0.8))
    for x, y, r, tone, inside in (
        (138, 148, 104, "#5b3a22", "#8a5c38"),
        (268, 256, 112, "#4a2c18", "#7a4e2e"),
    ):
        c.oval(x + 8, y + 12, r, r, SHADOW, 0.28)
        c.dot(x, y, r, tone)
        for step in range(30):
            a = step * 12
            c.stroke((arc(x, y, r - 4, r - 4, a, a + random.uniform(4, 9)),), lighter(tone, 0.16), 2)
        c.dot(x, y, r * 0.9, lighter(inside, 0.3))
        c.dot(x, y + 2, r * 0.87, inside)
        c.glow(x - r * 0.2, y + r * 0.3, r * 0.6, lighter(inside, 0.5), 0.5)
        c.shade(oval(x, y, r * 0.87, r * 0.87), SHADOW, [(0, 0.4), (0.5, 0)], down=True)
    with c.at(276, 250, -40):
        c.box(-20, -7, 170, 14, "#8f5a30", radius=7)
        c.box(-20, -7, 170, 5, "#c08a52", radius=3)
        c.oval(-44, 0, 38, 26, "#8f5a30")
        c.oval(-46, -1, 31, 20, "#6b4020")
    for x, y, r in ((112, 150, 17), (150, 130, 17), (158, 170, 17), (128, 186, 15)):
        c.dot(x + 2, y + 4, r, SHADOW, 0.3)
        c.dot(x, y, r, "#b53a5a")
        c.dot(x - 3, y - 4, r * 0.5, "#e07a94")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "peralatan-kayu": wooden_ware,
    "gerabah": partial(clay, tones=("#b5603a", "#a04f2e", "#c9764a"), wall="#ece2d0"),
    "gerabah-hitam": partial(clay, tones=("#3f3a38", "#4f4743", "#5f534c"), wall="#dde2da"),
    "angklung": angklung,
    "mangkuk-batok": shell_bowls,
}
