"""Coffee as beans: bags, bowls, sacks, cherries on a tray."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter
from marketplace.demo.pictures.motif_parts import curl
from marketplace.demo.pictures.path import box, leaf, outline, smooth
from marketplace.demo.pictures.stage import ground, scatter, shadow, shine, table, tray, weave

ROAST = ("#5b3520", "#4a2a18", "#3b2012", "#6b4026")
GREEN_BEAN = ("#a8b088", "#98a27a", "#b8bd96", "#8a946c")


def bean(
    c: Canvas, x: float, y: float, size: float, turn: float, tone: str, crease: str | None = None
) -> None:
    with c.at(x, y, turn):
        c.oval(size * 0.12, size * 0.2, size, size * 0.68, SHADOW, 0.28)
        c.oval(0, 0, size, size * 0.68, tone)
        c.oval(-size * 0.1, -size * 0.14, size * 0.78, size * 0.44, lighter(tone, 0.13))
        k = size
        c.stroke(
            f"M{-k * 0.82} 0C{-k * 0.3} {-k * 0.34} {k * 0.3} {k * 0.34} {k * 0.82} 0",
            crease or darker(tone, 0.6),
            max(1.2, size * 0.16),
        )


def beans(
    c: Canvas, random: Random, spots: list[tuple[float, float]], size: float, tones: tuple[str, ...] = ROAST
) -> None:
    for x, y in sorted(spots, key=lambda spot: spot[1]):
        bean(c, x, y, size * random.uniform(0.85, 1.12), random.uniform(0, 180), random.choice(tones))


def pouch(
    c: Canvas,
    random: Random,
    *,
    paper: str,
    label: str,
    ink: str,
    wall: str,
    sort: str = "curl",
    tones: tuple[str, ...] = ROAST,
) -> None:
    """A standing bag with a label and the goods strewn before it."""
    table(c, wall, 314)
    shadow(c, 206, 346, 136, 17)
    dark = darker(paper, 0.3)
    body = "M106 74h188l10 44-6 228c-62 9-130 9-192 0l-6-228z"
    c.fill(body, paper)
    c.fill("M294 74l10 44-6 228c-16 2.500-34 4.500-50 5.500 14-88 16-184 8-277.500z", dark, 0.45)
    c.fill("M106 74l-6 44 6 228c8 1.200 16 2 24 2.800-10-86-12-176-4-274.800z", lighter(paper, 0.5), 0.28)
    c.fill("M102 50h196v30H102z", dark)
    c.stroke("M102 60h196M102 70h196", paper, 2, 0.55)
    c.shade(box(102, 80, 196, 16), SHADOW, [(0, 0.22), (1, 0)], down=True)
    c.dot(200, 108, 7.5, dark)
    c.dot(200, 108, 3, darker(dark, 0.4))
    c.box(131, 142, 142, 156, darker(paper, 0.5), 0.3, radius=7)
    c.box(129, 139, 142, 156, label, radius=7)
    c.stroke(
        outline(136, 146, 128, 142, 4),
        ink,
        1.6,
    )
    if sort == "curl":
        with c.at(196, 212, 8, 1.08):
            curl(c, ink, 3.6)
    elif sort == "mountain":
        c.fill("M148 250L184 196L200 216L222 184L254 250Z", ink)
        c.fill("M184 196L176 208L186 214L192 206ZM222 184L212 199L222 208L232 201Z", label)
        c.dot(178, 176, 9, ink)
    elif sort == "branch":
        with c.at(160, 248, -46):
            c.stroke("M0 0H92", ink, 3)
            for along, side in ((16, -1), (34, 1), (52, -1), (70, 1)):
                with c.at(along, 0, side * 52):
                    c.fill(leaf(34, 9), ink)
            for along in (26, 44, 62):
                c.dot(along, 5, 5.4, ink)
                c.dot(along + 4, -6, 5, ink)
    c.stroke("M166 268h68M178 278h44", ink, 4)
    spots = scatter(random, 26, 40, 348, 372, 388, 15)
    beans(c, random, spots, 11, tones)


def cherries(c: Canvas, random: Random) -> None:
    """Red coffee cherries drying on a tray."""
    ground(c, "#dfe6d6")
    tray(c, 200, 204, 178)
    for x, y in scatter(random, 150, 66, 66, 334, 340, 17.5):
        if math.hypot(x - 200, y - 204) < 142:
            tone = random.choices(("#a8222a", "#c4372f", "#8a1a24", "#d98a2b", "#6f8a3a"), (6, 5, 4, 1, 1))[0]
            c.dot(x + 2, y + 4, 11, SHADOW, 0.25)
            c.dot(x, y, 11, darker(tone, 0.12))
            c.dot(x - 1, y - 1, 9.6, tone)
            c.dot(x + 3.5, y + 3, 1.8, darker(tone, 0.5))
            c.dot(x - 4, y - 4.4, 2.6, lighter(tone, 0.6))
    for x, y, turn in ((92, 96, 30), (318, 302, 200)):
        with c.at(x, y, turn):
            with c.at(3, 6):
                c.fill(leaf(96, 24), SHADOW, 0.24)
            c.fill(leaf(96, 24), "#3f6f3f")
            c.fill("M0 0C30 18 66 18 96 0Z", "#335c36")
            c.stroke("M0 0H92", "#8fb07a", 2)
            for along in (22, 40, 58, 74):
                c.stroke(f"M{along} 0l12-11M{along} 0l12 11", "#6f985f", 1.3)


def bowl_of(c: Canvas, random: Random, *, tones: tuple[str, ...], wall: str, wood: str = "#8a5a30") -> None:
    """A wooden bowl of beans with a scoop."""
    table(c, wall, 250)
    shadow(c, 206, 338, 168, 26)
    c.oval(200, 212, 158, 56, darker(wood, 0.3))
    for row in range(6):
        spread = 128 - row * 22
        for index in range(max(1, int(spread / 8))):
            x = 200 - spread + index * 2 * spread / max(1, int(spread / 8) - 1) if row < 5 else 200
            bean(
                c,
                x + random.uniform(-3, 3),
                206 - row * 12 + random.uniform(-3, 3),
                13,
                random.uniform(0, 180),
                random.choice(tones),
            )
    body = (
        "M42 212C52 306 116 352 200 352C284 352 348 306 358 212C320 246 270 262 200 262"
        "C130 262 80 246 42 212Z"
    )
    c.fill(body, wood)
    with c.inside(body):
        for step in range(6):
            c.stroke(
                (
                    smooth(
                        [
                            (30, 250 + step * 20),
                            (130, 284 + step * 18),
                            (230, 282 + step * 20),
                            (380, 240 + step * 20),
                        ],
                        closed=False,
                    )
                ),
                darker(wood, 0.16),
                2,
            )
    shine(c, body, 0.5)
    c.stroke("M42 212C80 246 130 262 200 262C270 262 320 246 358 212", lighter(wood, 0.3), 6)
    for x, y in scatter(random, 26, 120, 176, 290, 240, 17):
        if (x - 200) ** 2 / 130**2 + (y - 206) ** 2 / 44**2 < 1:
            bean(c, x, y, 13, random.uniform(0, 180), random.choice(tones))
    with c.at(262, 158, -34):
        c.box(30, -6, 110, 13, "#6b4423", radius=6)
        c.box(30, -6, 110, 5, "#a8764a", radius=3)
        c.oval(0, 0, 42, 27, "#6b4423")
        c.oval(-2, -2, 36, 21, "#4a2c14")
        for x, y in ((-14, -4), (4, -7), (12, 5), (-6, 7)):
            bean(c, x, y, 11, random.uniform(0, 180), random.choice(tones))
    beans(c, random, [(66, 362), (90, 372), (50, 380), (330, 368), (352, 360), (312, 380)], 12, tones)


def sack(c: Canvas, random: Random, *, tones: tuple[str, ...], wall: str) -> None:
    """An open jute sack full of beans."""
    table(c, wall, 310)
    shadow(c, 206, 350, 158, 18)
    cloth = weave(5, "#c9a774", "#a88450", "#b8945f")
    body = "M84 140C66 200 58 280 74 340C140 362 262 362 328 340C342 280 334 200 316 140Z"
    c.tile(body, cloth)
    shine(c, body, 0.42)
    for x in (120, 262):
        c.stroke((smooth([(x, 190), (x + 8, 250), (x - 4, 330)], closed=False)), "#8a6a3c", 4, 0.5)
    c.oval(200, 138, 122, 40, "#5b4424")
    for x, y in scatter(random, 80, 84, 92, 316, 164, 15):
        if (x - 200) ** 2 / 108**2 + (y - 130) ** 2 / 36**2 < 1:
            bean(
                c, x, y - 10 * (1 - ((x - 200) / 108) ** 2), 13, random.uniform(0, 180), random.choice(tones)
            )
    lip = (
        "M76 138C92 172 150 186 200 186C250 186 308 172 324 138C336 150 334 172 318 182"
        "C276 210 124 210 82 182C66 172 64 150 76 138Z"
    )
    with c.at(0, 8):
        c.fill(lip, SHADOW, 0.25)
    c.tile(lip, weave(5, "#d9ba88", "#b8945f", "#c9a774"))
    shine(c, lip, 0.3)
    with c.at(196, 272, 6, 1.25):
        curl(c, "#5b3a1e", 3.6)
    beans(c, random, [(40, 356), (62, 368), (344, 362), (364, 350), (330, 378), (368, 374)], 12, tones)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "kopi-kraft": partial(pouch, paper="#c79a63", label="#fbf5e9", ink="#5b3520", wall="#e9dfcf"),
    "kopi-hitam": partial(
        pouch, paper="#2b2a2c", label="#f4c430", ink="#2b2a2c", wall="#ded9cf", sort="mountain"
    ),
    "kopi-hijau": partial(
        pouch, paper="#7b8c62", label="#fbf7ea", ink="#40502f", wall="#e8e6d4", sort="branch"
    ),
    "kopi-merah": partial(
        pouch, paper="#8a3230", label="#f6e6c8", ink="#6b2320", wall="#e9e0d6", sort="branch"
    ),
    "kopi-biru": partial(pouch, paper="#2a4494", label="#f3ead6", ink="#1d3479", wall="#dfe4ee"),
    "kopi-biji-hijau": partial(bowl_of, tones=GREEN_BEAN, wall="#e4e3d2", wood="#7a5230"),
    "kopi-biji-sangrai": partial(bowl_of, tones=ROAST, wall="#ecdfca"),
    "kopi-karung": partial(sack, tones=ROAST, wall="#e6dccb"),
    "kopi-ceri": cherries,
}
