"""Batik hung up: lengths over a bamboo pole, shawls on a peg rail."""

from collections.abc import Callable
from functools import partial
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import DYES, SHADOW, Dye, darker, lighter
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import Shape, box, smooth
from marketplace.demo.pictures.stage import shadow, table


def bamboo(c: Canvas, x: float, y: float, length: float, thick: float, tone: str = "#c9a15a") -> None:
    """A pole lying level, with its knots."""
    c.box(x, y, length, thick, tone, radius=thick / 2)
    c.shade(box(x, y, length, thick, thick / 2), "#ffffff", [(0, 0), (0.25, 0.45), (0.5, 0)], down=True)
    c.shade(box(x, y, length, thick, thick / 2), SHADOW, [(0.5, 0), (1, 0.4)], down=True)
    for knot in range(1, round(length / 70) + 1):
        c.box(x + knot * 70 - 30, y - 0.8, 2.6, thick + 1.6, darker(tone, 0.35))
        c.box(x + knot * 70 - 27, y, 1.4, thick, lighter(tone, 0.4))


def tumpal(c: Canvas, dye: Dye, left: float, right: float, top: float, height: float, count: int) -> None:
    """The border of triangles at a cloth's end."""
    c.box(
        left,
        top,
        right - left,
        height,
        darker(dye.field, 0.28) if dye.field > "#9" else darker(dye.field, 0.4),
    )
    c.box(left, top + 2, right - left, 2.2, dye.line)
    c.box(left, top + 7, right - left, 1.4, dye.accent)
    ink = dye.line if dye.field < "#9" else dye.field
    step = (right - left) / count
    for index in range(count):
        x = left + index * step
        c.fill(
            (
                (
                    (
                        (x + step * 0.1, top + height - 3),
                        (x + step * 0.9, top + height - 3),
                        (x + step / 2, top + 12),
                    )
                ),
            ),
            ink,
        )
        c.dot(x + step / 2, top + height - 9, 1.9, dye.accent)


def folds(
    c: Canvas, shape: Shape, left: float, right: float, top: float, bottom: float, count: int, random: Random
) -> None:
    """Soft vertical drapery over a hanging shape."""
    width = (right - left) / count
    with c.inside(shape):
        for index in range(count):
            x = left + index * width + random.uniform(-4, 4)
            lean = random.uniform(-8, 8)
            fold = (
                (((x, top), (x + width * 0.7, top), (x + width * 0.8 + lean, bottom), (x + lean, bottom))),
            )
            c.shade(fold, "#0c0a14", [(0, 0), (0.62, 0.3), (1, 0)])
            light = (
                (
                    (
                        (x + width * 0.66, top),
                        (x + width * 1.06, top),
                        (x + width * 1.14 + lean, bottom),
                        (x + width * 0.76 + lean, bottom),
                    )
                ),
            )
            c.shade(light, "#ffffff", [(0, 0), (0.5, 0.16), (1, 0)])


def hanging(c: Canvas, random: Random, *, motif: str, dye: str) -> None:
    """A length of batik over a bamboo pole, its border at the foot."""
    d = DYES[dye]
    table(c, d.wall, 352)
    left, right, top, bottom = 54, 346, 50, 344
    foot = [
        (left - 4 + index * (right - left + 8) / 8, bottom + (5 if index % 2 else -4)) for index in range(9)
    ]
    cloth: Shape = (((left, top), *smooth(foot, closed=False)[0], (right, top)),)
    back = ((((left + 12, top), (right - 8, top), (right + 10, bottom - 3), (left + 20, bottom - 3))),)
    shadow(c, 206, 374, 168, 11)
    with c.at(9, 10):
        c.fill(cloth, SHADOW, 0.16)
    c.fill(back, darker(d.field, 0.36))
    c.tile(cloth, swatch(motif, dye), (left + random.uniform(0, 60), top))
    with c.inside(cloth):
        tumpal(c, d, left - 6, right + 6, 284, 48, 14)
        c.box(left - 6, 332, right - left + 12, 30, darker(d.field, 0.3))
    folds(c, cloth, left, right, top, bottom + 10, 5, random)
    c.shade(cloth, "#0c0a14", [(0, 0.42), (0.06, 0.0), (0.9, 0), (1, 0.0)], down=True)
    bamboo(c, 18, 36, 364, 18)
    for x in (36, 364):
        c.stroke((((x, 38), (x - 8 if x < 200 else x + 8, -4)),), "#7a5a34", 3)
        c.box(x - 3, 34, 6, 22, "#7a5a34", radius=2)


def shawl(c: Canvas, random: Random, *, motif: str, dye: str) -> None:
    """A long shawl looped over a wooden peg rail, with fringes."""
    d = DYES[dye]
    table(c, d.wall, 420)
    c.shade(box(0, 0, 400, 400), SHADOW, [(0.6, 0), (1, 0.1)], down=True)
    c.box(40, 52, 320, 26, "#8a5c34", radius=5)
    c.box(40, 52, 320, 8, "#a8764a", radius=4)
    for x in (84, 200, 316):
        c.dot(x + 2, 68, 12, SHADOW, 0.3)
        c.dot(x, 65, 11, "#6d4424")
        c.dot(x - 2, 62, 6, "#a8764a")
    for x0, x1, y1, lean in ((196, 262, 342, 22), (134, 208, 318, -26)):
        strip: Shape = (
            smooth([(x0 + 8, 58), (x0 - 6, 110), (x0 + lean, 220), (x0 + lean * 1.2, y1)], closed=False)[0]
            + smooth(
                [(x1 + lean * 1.2, y1 - 4), (x1 + lean, 220), (x1 + 2, 110), (x1 - 22, 58)], closed=False
            )[0],
        )
        with c.at(8, 8):
            c.fill(strip, SHADOW, 0.15)
        for index in range(12):
            fx = x0 + lean * 1.2 + 2 + index * (x1 - x0 - 4) / 11
            c.stroke(
                (
                    f"M{fx:.1f} {y1 - 5}"
                    f"c{random.uniform(-3, 3):.1f} 12 {random.uniform(-3, 3):.1f} 20"
                    f" {random.uniform(-3, 3):.1f} 32"
                ),
                d.line if dye != "soga" else d.accent,
                2.2,
            )
        c.tile(strip, swatch(motif, dye, 0.8), (x0, 70))
        with c.inside(strip), c.at(lean * 1.15, 0):
            tumpal(c, d, x0 - 4, x1 + 4, y1 - 44, 42, 5)
        folds(c, strip, x0 + lean * 0.5, x1 + lean, 60, y1, 2, random)
    knot = "M172 62C160 44 180 28 204 30C230 30 246 46 236 66C228 88 184 92 172 62Z"
    c.tile(knot, swatch(motif, dye, 0.8), (20, 20))
    c.shade(knot, "#0c0a14", [(0, 0), (0.4, 0), (1, 0.5)], down=True)
    c.shade(knot, "#ffffff", [(0, 0.26), (0.4, 0)], down=True)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "batik-gajah-oling-indigo": partial(hanging, motif="gajah-oling", dye="indigo"),
    "batik-gajah-oling-soga": partial(hanging, motif="gajah-oling", dye="soga"),
    "batik-gajah-oling-merah": partial(hanging, motif="gajah-oling", dye="merah"),
    "batik-kangkung-setingkes-hijau": partial(hanging, motif="kangkung-setingkes", dye="hijau"),
    "batik-paras-gempal-merah": partial(hanging, motif="paras-gempal", dye="merah"),
    "batik-gedhegan-hitam": partial(hanging, motif="gedhegan", dye="hitam"),
    "batik-moto-pitik-ungu": partial(hanging, motif="moto-pitik", dye="ungu"),
    "batik-blarak-sempal-tosca": partial(hanging, motif="blarak-sempal", dye="tosca"),
    "batik-kopi-pecah-cokelat": partial(hanging, motif="kopi-pecah", dye="cokelat"),
    "batik-sekar-jagad-indigo": partial(hanging, motif="sekar-jagad", dye="indigo"),
    "batik-galaran-kunyit": partial(hanging, motif="galaran", dye="kunyit"),
    "selendang-merah": partial(shawl, motif="gajah-oling", dye="merah"),
    "selendang-hijau": partial(shawl, motif="blarak-sempal", dye="hijau"),
}
