"""Life by the sea: the reef of Bangsring, turtles of Sukamade, mangroves of Bedul."""

import math
from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.coast import ripples
from marketplace.demo.pictures.colours import darker, lighter, mix
from marketplace.demo.pictures.path import arc, smooth
from marketplace.demo.pictures.upland import ALL, ridge, stars


def reef(c: Canvas, random: Random) -> None:
    """Snorkelling over the coral of Bangsring."""
    c.blend(ALL, "#8fe0e6", "#2fa0c0", "#14608f", "#0e3f6b")
    for x, width in ((70, 40), (150, 26), (240, 50), (330, 30)):
        c.fill(
            (((x, -5), (x + width, -5), (x + width * 2.4 - 60, 330), (x - width - 60, 330)),), "#ffffff", 0.1
        )
    c.fill("M-10 330C60 296 120 320 190 312C260 300 330 330 410 300V410H-10Z", "#c9b48a")
    c.fill("M-10 362C80 340 200 366 410 346V410H-10Z", "#e0cfa4")
    for x, y, tone, size in (
        (56, 340, "#e0566b", 1.1),
        (338, 334, "#d98a2f", 1.2),
        (262, 352, "#8f5fb0", 0.8),
    ):
        for turn in range(-160, -19, 20):
            with c.at(x, y, turn, size):
                c.stroke(
                    (
                        smooth(
                            [(0, 0), (40, random.uniform(-6, 6)), (70, random.uniform(-8, 8))], closed=False
                        )
                    ),
                    tone,
                    9,
                )
                for along, side in ((34, 40), (50, -40)):
                    with c.at(along, 0, side):
                        c.stroke("M0 0H24", tone, 6)
                        c.dot(26, 0, 4, lighter(tone, 0.4))
                c.dot(72, 0, 5.4, lighter(tone, 0.4))
    for x, y, r, tone in (
        (150, 346, 44, "#4f9a6b"),
        (204, 366, 36, "#d9b04a"),
        (394, 366, 44, "#c9566b"),
        (12, 376, 40, "#7a5fa8"),
    ):
        c.oval(x, y, r, r * 0.76, darker(tone, 0.24))
        c.oval(x - 3, y - 4, r * 0.93, r * 0.68, tone)
        for _ in range(22):
            a, q = random.uniform(0, 6.28), math.sqrt(random.random())
            c.dot(x + r * 0.8 * q * math.cos(a), y + r * 0.56 * q * math.sin(a), 2.6, lighter(tone, 0.4), 0.8)

    def little(x: float, y: float, size: float, tone: str, band: str, turn: float = 0) -> None:
        with c.at(x, y, turn, size, abs(size)):
            c.fill("M-30 0C-20-20 8-20 24 0C8 20-20 20-30 0Z", tone)
            c.fill("M18 0L42-16V16Z", tone)
            c.fill("M-12-13C-8-24 6-24 10-12Z", darker(tone, 0.2))
            with c.inside("M-30 0C-20-20 8-20 24 0C8 20-20 20-30 0Z"):
                c.box(-14, -22, 7, 44, band)
                c.box(6, -22, 6, 44, band)
            c.dot(-21, -3, 3.4, "#ffffff")
            c.dot(-21, -3, 1.9, "#10141c")

    for x, y, size, tone, band, turn in (
        (112, 262, 1.0, "#f08a24", "#ffffff", 0),
        (292, 236, -0.9, "#f4c430", "#22336b", 0),
        (60, 214, 0.7, "#f08a24", "#ffffff", 10),
        (220, 290, -0.8, "#3f7ae0", "#f4d24a", -8),
        (346, 276, -0.7, "#f4c430", "#22336b", 0),
    ):
        little(x, y, size, tone, band, turn)
    for _ in range(18):
        x, y = random.gauss(330, 30), random.gauss(176, 18)
        with c.at(x, y, -8):
            c.fill("M-10 0C-6-5 4-5 8 0L14-4V4L8 0C4 5-6 5-10 0Z", "#dff0f4")
    with c.at(170, 112, 14):
        c.stroke((smooth([(60, 4), (110, -4), (150, 10)], closed=False)), "#b5794c", 13)
        c.stroke((smooth([(60, 10), (104, 18), (146, 34)], closed=False)), "#a86c42", 13)
        c.fill("M146 0L196-14L190 16L148 20ZM142 26L190 26L176 52L140 44Z", "#f4c430")
        c.fill("M-34-16C0-26 50-18 70-2C70 16 40 24-10 20C-34 16-40-6-34-16Z", "#23409f")
        c.stroke((smooth([(-26, -4), (-60, 18), (-90, 14)], closed=False)), "#b5794c", 10)
        c.dot(-52, -16, 20, "#b5794c")
        c.fill("M-70-22C-66-44-34-44-32-18C-40-30-58-30-70-22Z", "#2a1a12")
        c.box(-74, -20, 24, 15, "#f2f6f8", radius=5)
        c.box(-71, -17, 17, 9, "#6fb8d9", radius=4)
        c.stroke("M-50-4C-58-10-66-40-58-66", "#f4c430", 6)
    for x, y, r in ((96, 74, 6), (108, 52, 8), (88, 40, 5), (116, 26, 9), (100, 92, 4)):
        c.stroke((arc(x, y, r, r, 0, 360),), "#ffffff", 2, 0.9)


def turtle(c: Canvas, random: Random) -> None:
    """A green turtle on the night beach of Sukamade."""
    c.blend(ALL, "#0c1538", "#1d2f66", "#3f5590")
    stars(c, random, 80, 150)
    c.dot(312, 78, 34, "#fdf3d0")
    c.dot(302, 70, 8, "#efe0b0")
    c.dot(322, 90, 6, "#efe0b0")
    c.glow(312, 78, 110, "#fdf0c0", 0.4)
    c.blend("M-10 168H410V290H-10Z", "#2f4a86", "#24407a")
    c.fill("M282 168H342L372 250H250Z", "#fdf0c0", 0.25)
    ripples(c, random, 26, 174, 236, "#bfcdf0", 0.45)
    c.fill(ridge([(-10, 168), (50, 140), (120, 156), (190, 166), (250, 170)], 170), "#16224c")
    c.fill("M-10 260C80 236 190 262 280 248C340 240 380 244 410 236V410H-10Z", "#7a7492")
    c.stroke("M-10 258C80 234 190 260 280 246C340 238 380 242 410 234", "#dfe6fa", 8, 0.9)
    c.fill("M-10 292C100 272 240 300 410 270V410H-10Z", "#8f86a0")
    for _ in range(140):
        c.dot(
            random.uniform(0, 400),
            random.uniform(290, 400),
            random.uniform(0.8, 2),
            random.choice(("#b5accb", "#6b6488")),
        )
    for x in range(8):
        for side in (-1, 1):
            c.oval(392 - x * 19, 316 + side * 24 + x * 2, 8, 4, "#6b6488", turn=-20)
    with c.at(186, 328, -6):
        c.oval(8, 26, 120, 34, "#2a2440", 0.4)
        for path, tone in (
            ("M-66-18C-96-58-120-52-128-20C-108-16-88-8-66 0Z", "#4f6a4a"),
            ("M-56 26C-92 34-112 58-104 76C-80 70-56 56-40 40Z", "#5b7a54"),
            ("M64-22C84-40 104-40 112-28C98-14 82-6 66-4Z", "#4f6a4a"),
            ("M60 28C84 34 98 50 92 62C74 60 58 48 48 38Z", "#5b7a54"),
        ):
            c.fill(path, tone)
            for _ in range(7):
                c.dot(random.uniform(-100, 96), random.uniform(-34, 60), 0.1, tone)
        c.oval(-104, -2, 30, 22, "#6b8a5c", turn=10)
        c.oval(-112, 6, 18, 10, "#b5c090", turn=10)
        c.dot(-114, -8, 4.6, "#10141c")
        c.dot(-115.4, -9.6, 1.5, "#ffffff")
        shell = smooth([(-84, 8), (-60, -40), (0, -58), (62, -42), (92, 4), (64, 36), (0, 46), (-60, 36)])
        c.fill(shell, "#3a4a2c")
        with c.at(0, -2, 0, 0.94):
            c.fill(shell, "#6b7a3c")
        c.shade(shell, "#fdf3d0", [(0, 0.24), (0.5, 0)], down=True)
        for x, y, r in (
            (-34, -18, 20),
            (6, -24, 22),
            (44, -14, 19),
            (-12, 12, 20),
            (28, 14, 20),
            (-54, 6, 14),
            (66, 6, 13),
        ):
            ring = [
                (x + r * math.cos(a) * 1.06, y + r * 0.8 * math.sin(a))
                for a in (k * math.pi / 3 + 0.5 for k in range(6))
            ]
            c.fill((tuple(ring),), "#4f5f2e")
            c.fill((tuple((x + (px - x) * 0.8, y + (py - y) * 0.8) for px, py in ring),), "#8a9a4c")


def mangrove(c: Canvas, random: Random) -> None:
    """A canoe among the mangroves of Bedul."""
    c.blend(ALL, "#d9ecd0", "#a8d0a8", "#7fb890")
    c.glow(200, 90, 190, "#fffbe0", 0.7)
    c.blend("M-10 226H410V410H-10Z", "#a8d0b0", "#5fa08c", "#2f6f68")
    for x, size, tone in (
        (130, 0.56, "#8fb88a"),
        (270, 0.58, "#8fb88a"),
        (64, 0.86, "#5f8f5c"),
        (340, 0.88, "#588a58"),
        (-6, 1.2, "#3f6f48"),
        (404, 1.2, "#3a6a46"),
    ):
        with c.at(x, 236 + (size - 0.56) * 76, 0, size):
            for px in (-52, -30, -10, 12, 34, 56):
                c.stroke((smooth([(0, -92), (px * 0.6, -60), (px, 8)], closed=False)), darker(tone, 0.45), 6)
            c.stroke((((0, -90), (0, -150)),), darker(tone, 0.45), 13)
            for _ in range(26):
                px, py = random.gauss(0, 42), random.gauss(-190, 32)
                c.oval(
                    px,
                    py,
                    random.uniform(18, 34),
                    random.uniform(12, 20),
                    mix(tone, random.choice(("#a8cf7a", "#2f5f3c", tone)), 0.4),
                )
    for _ in range(30):
        y = random.uniform(250, 396)
        x = random.uniform(0, 380)
        c.stroke(f"M{x:.0f} {y:.0f}h{random.uniform(16, 60):.0f}", "#d9efe0", 2.2, 0.6)
    with c.at(206, 318, -3):
        c.fill("M-120 22C-60 42 70 42 130 20C90 52-80 54-120 22Z", "#1f4f4a", 0.5)
        for x, tone, head, oar in ((-40, "#c9372a", "#f4c430", -1), (38, "#23409f", "#e3bd7d", 1)):
            c.stroke((((x - oar * 30, -70), (x + oar * 46, 22)),), "#c9a15a", 5)
            c.fill(f"M{x - 18} 6C{x - 22}-34 {x - 12}-48 {x} -48C{x + 12}-48 {x + 22}-34 {x + 18} 6Z", tone)
            c.dot(x, -60, 12, "#9c6844")
            c.fill(f"M{x - 24} -64L{x} -86L{x + 24} -64Z", head)
            c.oval(x + oar * 50, 28, 8, 16, "#a8763c", turn=-oar * 40)
        c.fill("M-140-14C-110 4 110 4 146-18C130 22 90 32 0 32C-90 32-124 20-140-14Z", "#a8522a")
        c.fill(
            "M-140-14C-110 4 110 4 146-18C140-6 130 2 118 8C40 18-60 18-118 10C-128 4-136-4-140-14Z",
            "#c9703c",
        )
    with c.at(316, 176, 8):
        c.fill("M-20 20C-14-6 10-14 24-4C20 14 0 24-20 20Z", "#f6f6f0")
        c.stroke((smooth([(22, -2), (34, -16), (30, -30), (38, -38)], closed=False)), "#f6f6f0", 5)
        c.fill("M36-40L54-36L38-33Z", "#d9a02c")
        c.stroke("M-2 20V46M8 18V44", "#5b5a50", 2.4)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "snorkeling-bangsring": reef,
    "penyu-sukamade": turtle,
    "kano-bakau": mangrove,
}
