"""What the scenes share: the wall and table behind a thing, its shadow, weaves, and small props."""

import math
from random import Random

from PIL import Image

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.path import Shape, arc, box, leaf, oval

LEAF, LEAF_DARK = "#5d7f3f", "#3f5f33"


def table(c: Canvas, wall: str, edge: float = 318, tone: str | None = None) -> None:
    """A plain wall with light from the left, and the table's plane from `edge` down."""
    c.wash(box(0, 0, 400, edge), [(0, mix(wall, lighter(wall, 0.9), 0.34)), (0.7, wall), (1, wall)])
    if edge < 400:
        front = tone or darker(wall, 0.12)
        c.wash(box(0, edge, 400, 400 - edge), [(0, front), (1, mix(front, SHADOW, 0.1))], down=True)


def ground(c: Canvas, colour: str) -> None:
    """A surface seen from above, lit from the upper left."""
    c.box(0, 0, 400, 400, colour)
    c.glow(110, 90, 330, lighter(colour, 0.8), 0.5)


def shadow(c: Canvas, cx: float, cy: float, rx: float, ry: float, alpha: float = 0.24) -> None:
    c.oval(cx, cy, rx, ry, SHADOW, alpha * 0.55)
    c.oval(cx - rx * 0.04, cy, rx * 0.86, ry * 0.72, SHADOW, alpha * 0.6)


def planks(c: Canvas, colour: str, rows: int = 5, seed: str = "planks") -> None:
    """A wooden table seen from above."""
    random = Random(seed)
    height = 400 / rows
    for row in range(rows):
        y = row * height
        tone = mix(colour, darker(colour, 0.3), random.uniform(0, 0.4))
        c.box(0, y, 400, height, tone)
        for _ in range(5):
            gy, gx = y + random.uniform(6, height - 6), random.uniform(-40, 260)
            sway = random.uniform(-3, 3)
            c.stroke(
                f"M{gx:.0f} {gy:.1f}c50 {sway:.1f} 110 {-sway:.1f} {random.uniform(90, 190):.0f} 0",
                darker(tone, 0.2),
                1.1,
            )
        c.box(0, y + height - 2.2, 400, 2.2, darker(colour, 0.5))
        c.box(0, y, 400, 1.2, lighter(tone, 0.22))
        joint = random.uniform(60, 340)
        c.box(joint, y, 1.6, height, darker(colour, 0.5))
    c.glow(110, 80, 340, "#fff6df", 0.22)


def weave(cell: float, light: str, dark: str, line: str, scale: float = 4.0) -> Image.Image:
    """A plain weave of flat strips as a swatch to tile."""
    c = Canvas(dark, size=round(cell * scale), width_units=cell * 2, height_units=cell * 2)
    for x, y, upright in ((0, 0, False), (cell, cell, False), (cell, 0, True), (0, cell, True)):
        c.box(x + 0.5, y + 0.5, cell - 1, cell - 1, light if not upright else mix(light, dark, 0.45))
        for step in (0.33, 0.66):
            if upright:
                c.box(x + cell * step, y + 0.5, cell * 0.07, cell - 1, line)
            else:
                c.box(x + 0.5, y + cell * step, cell - 1, cell * 0.07, line)
    return c.image


def tray(c: Canvas, cx: float, cy: float, radius: float, squash: float = 1.0, tone: str = "#d8b679") -> None:
    """A round woven tray (tampah) from above."""
    dark = darker(tone, 0.24)
    c.oval(cx + radius * 0.03, cy + radius * 0.05, radius * 1.03, radius * 1.03 * squash, SHADOW, 0.22)
    c.oval(cx, cy, radius, radius * squash, darker(tone, 0.5))
    c.oval(cx, cy, radius * 0.975, radius * 0.975 * squash, mix(tone, "#a8702c", 0.4))
    inner = oval(cx, cy, radius * 0.9, radius * 0.9 * squash)
    c.tile(inner, twill(11, tone, dark))
    c.shade(inner, SHADOW, [(0, 0.22), (0.18, 0.0), (0.8, 0.0), (1, 0.12)], down=True)
    c.stroke(
        (arc(cx, cy, radius * 0.935, radius * 0.935 * squash, 0, 360),),
        lighter(tone, 0.25),
        radius * 0.028,
        dash=(radius * 0.055, radius * 0.035),
    )


def twill(cell: float, tone: str, dark: str) -> Image.Image:
    """The diagonal weave of trays and mats as a swatch to tile."""
    s = cell
    c = Canvas(dark, size=round(s * 4), width_units=s * 2, height_units=s * 2)
    for dx in (-s * 2, -s, 0, s, s * 2):
        for dy in (-s * 2, -s, 0, s, s * 2):
            odd = (round(dx / s) + round(dy / s)) % 2
            if odd:
                continue
            with c.at(s + dx, s + dy, 45):
                half = s * 0.66
                c.box(
                    -half,
                    -half,
                    half * 2,
                    half * 2,
                    tone if round(dx / s) % 2 == 0 else mix(tone, dark, 0.35),
                )
                for step in (-0.35, 0.35):
                    c.box(-half, half * step, half * 2, 0.7, mix(tone, dark, 0.75))
    return c.image


def sprig(
    c: Canvas, x: float, y: float, turn: float, length: float = 60, colour: str = LEAF, leaves: int = 5
) -> None:
    """A twig with paired leaves."""
    with c.at(x, y, turn):
        c.stroke((((0, 0), (length, 0)),), darker(colour, 0.3), length * 0.03)
        for index in range(leaves):
            along = length * (0.2 + 0.72 * index / max(1, leaves - 1))
            size = length * (0.34 - 0.1 * index / leaves)
            for side in (-1, 1):
                with c.at(along, 0, side * 46):
                    c.fill(leaf(size, size * 0.22), colour if side < 0 else darker(colour, 0.18))


def banana_leaf(
    c: Canvas, x: float, y: float, length: float, width: float, turn: float = 0.0, tone: str = "#4f8a45"
) -> None:
    """A cut piece of banana leaf to lay food on."""
    with c.at(x, y, turn):
        half, w = length / 2, width / 2
        shape = (
            f"M{-half} {-w * 0.7}"
            f"C{-half * 0.5} {-w * 1.15} {half * 0.5} {-w * 1.1} {half} {-w * 0.6}"
            f"C{half * 1.1} 0 {half * 1.05} {w * 0.5} {half * 0.95} {w * 0.7}"
            f"C{half * 0.4} {w * 1.1} {-half * 0.4} {w * 1.1} {-half} {w * 0.75}"
            f"C{-half * 1.08} {w * 0.3} {-half * 1.06} {-w * 0.4} {-half} {-w * 0.7}Z"
        )
        with c.at(3, 6):
            c.fill(shape, SHADOW, 0.2)
        c.fill(shape, tone)
        c.fill(
            (
                f"M{-half} 0C{-half * 0.4} {w * 0.1} {half * 0.4} {w * 0.06} {half * 1.05} 0"
                f"C{half * 1.05} {w * 0.5} {half * 0.95} {w * 0.7} {half * 0.95} {w * 0.7}"
                f"C{half * 0.4} {w * 1.1} {-half * 0.4} {w * 1.1} {-half} {w * 0.75}"
                f"C{-half * 1.05} {w * 0.5} {-half * 1.04} {w * 0.2} {-half} 0Z"
            ),
            darker(tone, 0.16),
        )
        for step in range(1, 12):
            px = -half + (length - w * 0.5) * step / 12
            c.stroke((((px, 0), (px + w * 0.5, -w * 0.82)),), lighter(tone, 0.14), 1)
            c.stroke((((px, 0), (px + w * 0.5, w * 0.82)),), darker(tone, 0.26), 1)
        c.stroke((((-half, 0), (half * 1.05, 0)),), lighter(tone, 0.35), max(2.0, width * 0.022))


def shine(c: Canvas, shape: str | Shape, strength: float = 0.3) -> None:
    """Light from the left and a darker right side on something round."""
    c.shade(shape, SHADOW, [(0, 0.12 * strength / 0.3), (0.16, 0), (0.55, 0), (1, strength)])
    c.shade(shape, "#ffffff", [(0, 0), (0.12, 0.0), (0.24, strength * 0.55), (0.4, 0)])


def scatter(
    random: Random, count: int, left: float, top: float, right: float, bottom: float, gap: float
) -> list[tuple[float, float]]:
    """Places inside the frame that keep at least `gap` from one another."""
    places: list[tuple[float, float]] = []
    for _ in range(count * 12):
        if len(places) == count:
            break
        spot = (random.uniform(left, right), random.uniform(top, bottom))
        if all(math.dist(spot, other) >= gap for other in places):
            places.append(spot)
    return places
