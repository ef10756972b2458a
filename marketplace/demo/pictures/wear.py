"""Batik and hand work to wear: udeng, shirts, bags, purses, sandals, beads."""

import math
from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import DYES, SHADOW, SULPHUR, darker, lighter, mix
from marketplace.demo.pictures.motif_parts import curl
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import box, smooth
from marketplace.demo.pictures.stage import ground, planks, shadow, shine, table


def udeng(c: Canvas, random: Random, *, motif: str, dye: str) -> None:
    """A man's head cloth on a wooden head: band, raised peak, knot behind."""
    d = DYES[dye]
    table(c, d.wall, 318)
    shadow(c, 204, 352, 112, 14)
    c.fill("M168 300H232L246 344C220 352 180 352 154 344Z", "#8a5c34")
    c.shade("M168 300H232L246 344C220 352 180 352 154 344Z", SHADOW, [(0, 0.0), (0.5, 0.0), (1, 0.5)])
    head = (
        "M112 190C108 262 140 316 200 316C258 316 290 262 286 190C284 120 250 88 200 88"
        "C150 88 114 120 112 190Z"
    )
    c.fill(head, "#c69862")
    c.shade(head, SHADOW, [(0, 0.1), (0.2, 0), (0.6, 0.04), (1, 0.45)])
    c.stroke("M136 258C160 292 214 300 250 276", "#a87a48", 1.6)
    c.stroke("M124 236C150 276 226 284 268 246", "#a87a48", 1.6)
    dark = darker(d.field, 0.35)
    for tail in (
        "M292 158C326 140 352 146 366 170C344 168 326 178 304 184Z",
        "M292 170C322 178 338 202 336 232C322 214 306 202 290 192Z",
    ):
        c.tile(tail, swatch(motif, dye, 0.6))
        c.shade(tail, "#0c0a14", [(0, 0.4), (0.5, 0), (1, 0.1)])
    crown = "M104 168C104 104 150 62 206 62C262 62 298 104 300 164C240 140 164 140 104 168Z"
    c.tile(crown, swatch(motif, dye, 0.8), (30, 10))
    c.shade(crown, "#0c0a14", [(0, 0.2), (0.3, 0), (0.6, 0.05), (1, 0.5)])
    peak = "M136 150C130 96 152 44 204 20C202 58 222 100 262 144C220 130 176 134 136 150Z"
    with c.at(6, 5):
        c.fill(peak, "#0c0a14", 0.3)
    c.tile(peak, swatch(motif, dye, 0.8), (0, 40))
    c.shade(peak, "#ffffff", [(0, 0.16), (0.5, 0), (1, 0)])
    c.shade(peak, "#0c0a14", [(0, 0), (0.45, 0), (1, 0.36)])
    c.stroke("M136 150C130 96 152 44 204 20C202 58 222 100 262 144", d.accent, 3)
    band = "M98 176C150 132 252 130 306 170L304 212C250 176 154 180 102 220Z"
    with c.at(0, 6):
        c.fill(band, "#0c0a14", 0.22)
    c.tile(band, swatch(motif, dye, 0.7), (10, 0))
    c.shade(band, "#0c0a14", [(0, 0.3), (0.25, 0), (0.6, 0), (1, 0.5)])
    c.stroke("M98 176C150 132 252 130 306 170", d.accent, 2.4)
    c.stroke("M102 220C154 180 250 176 304 212", d.accent, 2.4)
    c.stroke("M101 200C152 160 252 158 305 192", dark, 1.6)
    knot = mix(d.field, d.accent, 0.35)
    c.oval(298, 176, 15, 21, darker(knot, 0.4), turn=-12)
    c.oval(297, 174, 12, 18, knot, turn=-12)
    c.stroke("M290 166C296 172 302 172 306 168M290 178C296 182 302 182 306 178", d.accent, 1.6)


def shirt(c: Canvas, random: Random, *, motif: str, dye: str) -> None:
    """A short-sleeved batik shirt on a wooden hanger."""
    d = DYES[dye]
    table(c, d.wall, 420)
    c.stroke("M200 62V46C200 30 220 32 218 44", "#6d6a66", 4)
    c.fill(
        (
            "M86 104C120 86 170 62 200 58C230 62 280 86 314 104L314 112C270 94 230 82 200 80"
            "C170 82 130 94 86 112Z"
        ),
        "#a8764a",
    )
    body = (
        "M146 74C110 82 82 92 66 104L18 196L74 224L98 190C102 250 100 310 94 362"
        "C160 374 240 374 306 362C300 310 298 250 302 190L326 224L382 196L334 104"
        "C318 92 290 82 254 74C240 98 160 98 146 74Z"
    )
    with c.at(9, 10):
        c.fill(body, SHADOW, 0.15)
    c.tile(body, swatch(motif, dye, 0.85), (20, 20))
    for sleeve, stops in (
        ("M66 104L18 196L74 224L98 190C94 150 88 120 66 104Z", [(0, 0.05), (0.7, 0.1), (1, 0.34)]),
        ("M334 104L382 196L326 224L302 190C306 150 312 120 334 104Z", [(0, 0.42), (0.3, 0.2), (1, 0.26)]),
    ):
        c.shade(sleeve, "#0c0a14", stops)
    c.shade(
        body, "#0c0a14", [(0, 0), (0.26, 0.16), (0.32, 0), (0.62, 0), (0.7, 0.12), (0.74, 0.02), (1, 0.2)]
    )
    for cuff in ("M18 196L74 224", "M382 196L326 224"):
        c.stroke(cuff, d.line, 3)
    c.stroke("M98 190C96 164 92 140 84 122M302 190C304 164 308 140 316 122", darker(d.field, 0.55), 2)
    c.fill("M190 100H212V368H190Z", mix(d.field, darker(d.field, 0.5), 0.6))
    c.stroke("M190 104V368M212 104V368", darker(d.field, 0.6), 1.4)
    for y in (132, 178, 224, 270, 316):
        c.dot(201, y, 5, d.line)
        c.dot(201, y, 2.2, darker(d.field, 0.3))
    c.fill("M150 72C170 60 230 60 250 72C236 92 164 92 150 72Z", darker(d.field, 0.6))
    for collar in (
        "M146 70C154 62 168 58 178 60C176 76 188 96 200 106L170 132C152 116 144 94 146 70Z",
        "M254 70C246 62 232 58 222 60C224 76 212 96 200 106L230 132C248 116 256 94 254 70Z",
    ):
        with c.at(0, 4):
            c.fill(collar, "#0c0a14", 0.3)
        c.tile(collar, swatch(motif, dye, 0.6))
        c.shade(collar, "#ffffff", [(0, 0.14), (1, 0.02)])
        c.stroke(collar, darker(d.field, 0.5), 1.4)
    pocket = "M230 172H282V222C272 232 240 232 230 222Z"
    c.tile(pocket, swatch(motif, dye, 0.85), (52, 60))
    c.stroke("M230 172H282V222C272 232 240 232 230 222Z", darker(d.field, 0.5), 1.6)
    c.box(229, 171, 54, 9, darker(d.field, 0.3))


def tote(c: Canvas, random: Random, *, motif: str, dye: str) -> None:
    """A canvas bag with a batik panel."""
    d = DYES[dye]
    table(c, "#e3e5da", 326)
    shadow(c, 206, 362, 140, 15)
    for handle, tone in (
        ("M146 128C140 30 262 30 256 128", "#b99a6a"),
        ("M138 140C130 26 272 26 264 140", "#d9c096"),
    ):
        c.stroke(handle, darker(tone, 0.35), 14)
        c.stroke(handle, tone, 11)
    bag = "M78 128H322L334 352C250 364 150 364 66 352Z"
    c.fill(bag, "#efe4cd")
    panel = "M73 210H327L334 352C250 364 150 364 66 352Z"
    c.tile(panel, swatch(motif, dye, 0.9), (20, 20))
    c.box(70, 204, 260, 8, d.line)
    c.box(70, 207, 260, 2, d.accent)
    with c.at(196, 170, 8, 0.62):
        curl(c, d.field if dye != "soga" else d.line, 4)
    c.stroke("M80 136H320", "#c9b68f", 1.6, dash=(6, 4))
    shine(c, bag, 0.26)


def pouch(c: Canvas, random: Random, *, motif: str, dye: str) -> None:
    """A zipped purse from above, its lining showing, beside an open one."""
    d = DYES[dye]
    ground(c, d.wall)
    for x, y, turn, size, kind in ((214, 128, 10, 0.9, "indigo"), (188, 262, -7, 1.1, dye)):
        e = DYES[kind]
        with c.at(x, y, turn, size):
            shape = box(-136, -78, 272, 156, 22)
            with c.at(7, 9):
                c.fill(shape, SHADOW, 0.24)
            c.tile(shape, swatch(motif if kind == dye else "gajah-oling", kind, 0.75))
            c.shade(shape, "#ffffff", [(0, 0.2), (0.4, 0), (1, 0)], down=True)
            c.shade(shape, "#0c0a14", [(0, 0), (0.6, 0), (1, 0.3)], down=True)
            c.box(-136, -70, 272, 24, darker(e.field, 0.45), radius=10)
            c.box(-126, -62, 252, 8, "#b9a27a")
            c.stroke((((-126, -58), (126, -58)),), "#6b5836", 5, dash=(2.4, 3.4))
            c.box(96, -64, 20, 12, "#d8b24a", radius=3)
            c.stroke("M116-58C128-56 134-46 130-34", "#7a5a34", 4)
            c.oval(128, -26, 7, 11, "#7a1f2b")


def sandals(c: Canvas, random: Random, *, motif: str, dye: str) -> None:
    """A pair of woven sandals with batik straps, from above."""
    d = DYES[dye]
    planks(c, "#c9a374", 5, "sandal")
    for x, mirror, turn in ((128, 1.0, -5), (272, -1.0, 5)):
        with c.at(x, 206, turn, mirror, 1.0):
            sole = smooth(
                [
                    (-44, -150),
                    (8, -166),
                    (52, -120),
                    (46, -40),
                    (38, 30),
                    (44, 110),
                    (14, 160),
                    (-28, 156),
                    (-48, 108),
                    (-40, 30),
                    (-54, -60),
                ]
            )
            with c.at(8, 8):
                c.fill(sole, SHADOW, 0.3)
            c.fill(sole, "#5b3a1e")
            inner = tuple(tuple((px * 0.9, py * 0.945) for px, py in line) for line in sole)
            c.fill(inner, "#dcb878")
            with c.inside(inner):
                for row in range(34):
                    y = -158 + row * 10
                    c.stroke(
                        (smooth([(-60, y), (-20, y + 4), (20, y - 2), (60, y + 3)], closed=False)),
                        "#b98a48",
                        1.4,
                    )
                    for column in range(9):
                        c.box(-52 + column * 13 + (row % 2) * 6.5, y + 2, 2, 7, "#c79c5c")
            strap = (
                "M-56 -60C-40 -96 -18 -118 4 -124C26 -112 44 -84 52 -52L38 -22C30 -54 14 -76 2 -84"
                "C-14 -74 -34 -50 -44 -16Z"
            )
            with c.at(3, 7):
                c.fill(strap, SHADOW, 0.3)
            c.tile(strap, swatch(motif, dye, 0.55))
            c.shade(strap, "#0c0a14", [(0, 0.25), (0.4, 0), (1, 0.3)])
            c.stroke("M-56 -60C-40 -96 -18 -118 4 -124C26 -112 44 -84 52 -52", d.accent, 2.4)
            c.dot(2, -104, 7, SULPHUR)
            c.dot(1, -105, 4, "#fff2b8")


def beads(c: Canvas, random: Random, *, tones: tuple[str, ...], cloth: str) -> None:
    """Necklace and bracelets of wood and coconut-shell beads on a folded cloth."""
    ground(c, "#e6dccb")
    lower = "M0 250C120 220 280 262 400 226V400H0Z"
    c.tile(lower, swatch("galaran", cloth, 0.7))
    c.shade(lower, "#0c0a14", [(0, 0.3), (0.3, 0.0), (1, 0.2)], down=True)

    def ring(
        cx: float, cy: float, rx: float, ry: float, count: int, size: float, start: float, end: float
    ) -> None:
        for index in range(count):
            angle = math.radians(start + (end - start) * index / max(1, count - 1))
            x, y = cx + rx * math.cos(angle), cy + ry * math.sin(angle)
            grow = size * (0.72 + 0.5 * math.sin(math.pi * index / max(1, count - 1)))
            tone = tones[(index * 7 // 3) % len(tones)]
            c.dot(x + 3, y + 4, grow, SHADOW, 0.3)
            c.dot(x, y, grow, darker(tone, 0.2))
            c.dot(x - grow * 0.1, y - grow * 0.12, grow * 0.84, tone)
            c.dot(x - grow * 0.32, y - grow * 0.36, grow * 0.26, lighter(tone, 0.7))

    ring(200, 120, 138, 122, 39, 10.5, -70, -70 + 320)
    c.oval(204, 262, 25, 33, SHADOW, 0.3)
    c.oval(200, 256, 24, 32, "#6b4423")
    c.oval(198, 253, 20, 28, "#8a5c34")
    with c.at(195, 252, 8, 0.48):
        curl(c, "#f3dfb4", 4.4)
    for cx, cy in ((104, 326), (292, 330)):
        ring(cx, cy, 58, 36, 22, 8, 0, 343)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "udeng-indigo": partial(udeng, motif="gajah-oling", dye="indigo"),
    "udeng-soga": partial(udeng, motif="gajah-oling", dye="soga"),
    "udeng-hitam": partial(udeng, motif="ukel", dye="hitam"),
    "kemeja-indigo": partial(shirt, motif="gajah-oling", dye="indigo"),
    "kemeja-cokelat": partial(shirt, motif="kopi-pecah", dye="cokelat"),
    "kemeja-merah": partial(shirt, motif="blarak-sempal", dye="merah"),
    "tas-kain-tosca": partial(tote, motif="paras-gempal", dye="tosca"),
    "tas-kain-merah": partial(tote, motif="gajah-oling", dye="merah"),
    "dompet-batik": partial(pouch, motif="kangkung-setingkes", dye="hijau"),
    "sandal-batik": partial(sandals, motif="gajah-oling", dye="indigo"),
    "kalung-manik": partial(beads, tones=("#6b4423", "#a8764a", "#e0c08a", "#3a2414"), cloth="tosca"),
}
