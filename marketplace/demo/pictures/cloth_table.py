"""Batik on the table: folded, spread with its tools, rolled in a basket, being waxed."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import DYES, SHADOW, SULPHUR, darker, lighter, mix
from marketplace.demo.pictures.motif_parts import flower
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import Shape, box, oval, smooth
from marketplace.demo.pictures.stage import ground, planks, shadow, sprig, table


def stack(c: Canvas, random: Random, *, pieces: tuple[tuple[str, str], ...], wall: str = "#e9e1d0") -> None:
    """Folded cloths on a table, the fold to the front."""
    table(c, wall, 300)
    height = 58 if len(pieces) < 4 else 46
    base = 342
    shadow(c, 208, base + 4, 176, 16)
    for index, (motif, dye) in enumerate(pieces):
        d = DYES[dye]
        y = base - (index + 1) * height
        left, right = 48 + random.uniform(-7, 9), 352 + random.uniform(-9, 7)
        fold = (
            f"M{left + 14} {y}H{right - 8}"
            f"C{right + 3} {y} {right + 3} {y + height} {right - 8} {y + height}H{left + 14}"
            f"C{left - 12} {y + height} {left - 12} {y} {left + 14} {y}Z"
        )
        c.tile(fold, swatch(motif, dye, 0.75), (random.uniform(0, 90), y))
        c.shade(fold, "#0c0a14", [(0, 0), (0.5, 0), (1, 0.45)], down=True)
        c.shade(fold, "#ffffff", [(0, 0.3), (0.3, 0.0), (1, 0)], down=True)
        c.shade(fold, "#0c0a14", [(0, 0.3), (0.12, 0), (0.85, 0), (1, 0.3)])
        for layer in (0.36, 0.66):
            ly = y + height * layer
            c.stroke(
                f"M{right - 34} {ly}C{right - 20} {ly - 2} {right - 8} {ly - 1} {right - 1} {ly}",
                darker(d.field, 0.45),
                1.6,
            )
        c.stroke(f"M{left + 10} {y + height - 0.8}H{right - 6}", darker(d.field, 0.55), 1.8)
    top = base - len(pieces) * height
    with c.at(206, top + 4, 0, 0.9):
        sprig(c, -4, 0, -150, 62)
        for x, y in ((0, -6), (22, 0), (-16, 2)):
            with c.at(x, y):
                flower(c, "#fdf6e6", SULPHUR, 15, 5)


def spread(c: Canvas, random: Random, *, motif: str, dye: str, wood: str = "#a87444") -> None:
    """Cloth seen from above, one corner turned, with canting and a bowl of wax beside it."""
    d = DYES[dye]
    planks(c, wood, 5, motif + dye)
    edge = smooth([(258, 32), (266, 140), (300, 236), (332, 314)], closed=False)[0]
    cloth: Shape = (((20, 66), *edge, (86, 372)),)
    with c.at(6, 9):
        c.fill(cloth, SHADOW, 0.3)
    c.tile(cloth, swatch(motif, dye), (30, 40))
    with c.inside(cloth):
        for start, end in (((24, 84), (332, 40)), ((82, 354), (384, 282))):
            c.stroke(((start, end),), darker(d.field, 0.3), 15)
            c.stroke(((start, end),), d.line, 3)
            c.stroke(((start, end),), d.accent, 6, dash=(0.1, 14))
        c.shade(cloth, "#0c0a14", [(0, 0.0), (0.32, 0.0), (0.38, 0.24), (0.44, 0.0), (0.74, 0.0), (1, 0.3)])
    turned = "M258 32C262 90 268 150 332 314C318 250 254 210 214 188C222 130 236 76 258 32Z"
    with c.at(-7, 8):
        c.fill(turned, SHADOW, 0.3)
    c.fill(turned, mix(d.field, d.line, 0.38))
    c.shade(turned, "#0c0a14", [(0, 0.0), (0.5, 0.02), (1, 0.4)])
    _canting(c, 318, 92, 62)
    _wax_bowl(c, 346, 206)


def _canting(c: Canvas, x: float, y: float, turn: float) -> None:
    with c.at(x, y, turn):
        with c.at(3, -5):
            c.box(-58, -5, 120, 10, SHADOW, 0.25, radius=5)
        c.fill("M-66-5H34L42-2V2L34 5H-66C-72 3-72-3-66-5Z", "#8a5a2c")
        c.fill("M-66-5H34L42-2H-68Z", "#b07c44")
        c.fill("M38-6H56C66-6 70 4 62 10C54 14 42 10 38 6Z", "#b8722e")
        c.fill("M40-4H56C62-4 64 2 60 5C52 3 44 0 40-4Z", "#e0a060")
        c.stroke("M62 9C68 14 74 16 78 14", "#b8722e", 2.6)


def _wax_bowl(c: Canvas, x: float, y: float) -> None:
    c.oval(x + 5, y + 7, 43, 43, SHADOW, 0.3)
    c.oval(x, y, 42, 42, "#8d4f2b")
    c.oval(x, y, 37, 37, "#6a371b")
    c.oval(x, y + 1, 32, 32, "#3d2412")
    c.oval(x - 2, y - 1, 29, 28, "#5c3a1a")
    c.stroke((smooth([(x - 18, y - 8), (x - 8, y - 16), (x + 6, y - 17)], closed=False)), "#b98a4a", 3, 0.8)


def rolls(c: Canvas, random: Random, *, pieces: tuple[tuple[str, str], ...], wall: str = "#e7e0d4") -> None:
    """Rolled cloths standing upright in a low basket of rattan."""
    table(c, wall, 300)
    shadow(c, 204, 356, 150, 16)
    width = 230 / len(pieces)
    for index, (motif, dye) in enumerate(pieces):
        d = DYES[dye]
        cx = 85 + width * (index + 0.5) + (2 if index % 2 else -2)
        top = 74 + random.uniform(-12, 26)
        roll = box(cx - width * 0.48, top, width * 0.96, 240)
        c.tile(roll, swatch(motif, dye, 0.8), (cx, top))
        c.shade(roll, "#0c0a14", [(0, 0.38), (0.28, 0.0), (0.6, 0.06), (1, 0.5)])
        c.oval(cx, top, width * 0.48, 13, darker(d.field, 0.18) if dye != "soga" else "#d9cba8")
        c.stroke(
            (
                tuple(
                    (cx + width * 0.4 * (1 - t) * math.cos(t * 15), top + 10 * (1 - t) * math.sin(t * 15))
                    for t in (s / 40 for s in range(40))
                ),
            ),
            lighter(d.field, 0.45),
            1.6,
        )
    rim = "M64 236C120 262 280 262 336 236L318 352C262 370 138 370 82 352Z"
    from_tone, to_tone = "#c99a58", "#8f6029"
    c.fill(rim, to_tone)
    with c.inside(rim):
        for row in range(8):
            y = 244 + row * 16
            for column in range(17):
                x = 58 + column * 18 + (9 if row % 2 else 0)
                c.oval(
                    x,
                    y + 14 * math.sin(math.pi * (x - 60) / 280),
                    10,
                    7,
                    mix(from_tone, to_tone, 0.15 + 0.2 * (column % 2)),
                )
    c.shade(rim, SHADOW, [(0, 0.3), (0.2, 0), (0.6, 0), (1, 0.4)])
    c.stroke("M64 236C120 262 280 262 336 236", "#7a4f20", 13)
    c.stroke("M64 236C120 262 280 262 336 236", "#e0b878", 8, dash=(11, 6))


def workshop(c: Canvas, random: Random) -> None:
    """A hand drawing wax on a stretched cloth: the batik class."""
    ground(c, "#ead9bd")
    cloth: Shape = (((-10, 120), (410, 60), (410, 410), (-10, 410)),)
    c.fill(cloth, "#f6eedb")
    with c.at(204, 258, -8, 1.9):
        c.stroke("M0 34C-9 12-6-16 12-24C30-31 40-10 27-2C17 4 9-6 16-12", "#1d3479", 3.4)
        c.fill("M-4 18C-16 16-22 8-22-2C-12 0-5 6-4 18M-1 30C10 30 18 24 20 14C9 14 1 19-1 30", "#1d3479")
    for x, y, size in ((70, 330, 1.0), (330, 350, 0.9), (64, 190, 0.8)):
        with c.at(x, y, 12, size):
            c.stroke((oval(0, 0, 9, 9)[0] + (oval(0, 0, 9, 9)[0][0],),), "#8a5a2c", 2)
            for step in range(7):
                a = step * 2 * math.pi / 7
                c.stroke((oval(20 * math.cos(a), 20 * math.sin(a), 11, 6, math.degrees(a))[0],), "#8a5a2c", 2)
    for _ in range(60):
        c.dot(random.uniform(10, 390), random.uniform(140, 395), 1.5, "#b98a4a")
    c.fill(((((-10, 120), (410, 60), (410, 78), (-10, 140))),), "#b07c44")
    c.stroke("M-10 122L410 62", "#d7a76c", 4)
    arm = (
        "M410 96C350 110 316 128 292 152C270 164 252 172 238 186C232 196 240 206 252 202"
        "C262 200 272 194 280 192C274 200 262 208 264 216C272 224 296 210 316 198"
        "C350 184 390 176 410 170Z"
    )
    with c.at(-6, 12):
        c.fill(arm, SHADOW, 0.14)
    with c.at(232, 196, 156), c.at(0, 0, 0, 0.8):
        c.fill("M-90-5H34L42-2V2L34 5H-90Z", "#8a5a2c")
        c.fill("M38-6H56C66-6 70 4 62 10C54 14 42 10 38 6Z", "#b8722e")
        c.stroke("M62 9C68 14 74 16 80 12", "#b8722e", 3)
    c.fill(arm, "#b9794c")
    c.stroke("M238 190C254 182 268 176 282 168M264 214C278 206 292 198 304 192", "#8f5732", 2.4)
    sleeve = "M410 84C376 92 356 100 342 110L358 186C376 182 396 176 410 176Z"
    c.tile(sleeve, swatch("gajah-oling", "merah", 0.6))
    c.shade(sleeve, "#0c0a14", [(0, 0.3), (0.3, 0)])


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "batik-ukel-putih": partial(spread, motif="ukel", dye="putih"),
    "batik-hamparan-gajah-oling": partial(spread, motif="gajah-oling", dye="indigo"),
    "batik-hamparan-paras-gempal": partial(spread, motif="paras-gempal", dye="tosca", wood="#b98a5a"),
    "batik-lipat-tiga": partial(
        stack, pieces=(("gajah-oling", "indigo"), ("beras-kutah", "soga"), ("paras-gempal", "merah"))
    ),
    "batik-lipat-empat": partial(
        stack,
        pieces=(
            ("galaran", "kunyit"),
            ("kangkung-setingkes", "hijau"),
            ("kopi-pecah", "cokelat"),
            ("moto-pitik", "ungu"),
        ),
        wall="#e3e5da",
    ),
    "batik-gulungan": partial(
        rolls,
        pieces=(
            ("gajah-oling", "soga"),
            ("gajah-oling", "indigo"),
            ("paras-gempal", "merah"),
            ("blarak-sempal", "tosca"),
        ),
    ),
    "kelas-membatik": workshop,
}
