"""The coast: Red Island at dusk, the waves of G-Land, the boats of Muncar."""

import math
from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, mix
from marketplace.demo.pictures.path import smooth
from marketplace.demo.pictures.upland import ALL, ridge, walker


def _clouds(c: Canvas, spots: tuple[tuple[float, float, float], ...], tone: str, alpha: float = 0.8) -> None:
    for x, y, size in spots:
        for dx, dy, rx, ry in ((0, 0, 46, 10), (-22, -7, 24, 9), (14, -11, 28, 12), (34, -4, 22, 8)):
            c.oval(x + dx * size, y + dy * size, rx * size, ry * size, tone, alpha)


def ripples(
    c: Canvas, random: Random, count: int, top: float, bottom: float, tone: str, alpha: float = 0.7
) -> None:
    for _ in range(count):
        y = random.uniform(top, bottom)
        length = 12 + 60 * (y - top) / (bottom - top) * random.uniform(0.4, 1)
        x = random.uniform(-10, 390)
        c.stroke(
            f"M{x:.0f} {y:.0f}c{length * 0.3:.1f} -2.500 {length * 0.7:.1f} 2.500 {length:.1f} 0",
            tone,
            2.4,
            alpha,
        )


def palm(c: Canvas, x: float, y: float, tall: float, lean: float, tone: str = "#2f6a3c") -> None:
    tip_x, tip_y = x + lean, y - tall
    c.fill(
        (
            f"M{x - 8} {y}"
            f"C{x - 4} {y - tall * 0.5} {tip_x - lean * 0.4} {tip_y + tall * 0.2} {tip_x - 4}"
            f" {tip_y}H{tip_x + 4}"
            f"C{tip_x - lean * 0.2} {tip_y + tall * 0.24} {x + 12} {y - tall * 0.5} {x + 9} {y}Z"
        ),
        "#7a5a3a",
    )
    for turn in (-172, -142, -108, -72, -40, -8, 24):
        with c.at(tip_x, tip_y, turn):
            length = tall * 0.46
            c.fill(
                (
                    f"M0 0"
                    f"C{length * 0.3:.0f} {-length * 0.22:.0f} {length * 0.8:.0f} {-length * 0.16:.0f}"
                    f" {length:.0f} {length * 0.14:.0f}"
                    f"C{length * 0.7:.0f} {length * 0.04:.0f} {length * 0.3:.0f} {length * 0.1:.0f} 0 0Z"
                ),
                mix(tone, "#8fb85a", (turn + 180) % 60 / 120),
            )
    for dx, dy in ((-6, 6), (6, 8), (0, 12)):
        c.dot(tip_x + dx, tip_y + dy, 6, "#6b4a2a")


def red_island(c: Canvas, random: Random) -> None:
    """Pulau Merah at dusk, its hill before the sun."""
    c.blend(ALL, "#3a2f6b", "#b5527a", "#f0855a", "#f9c774")
    c.dot(278, 196, 44, "#fff0c0")
    c.glow(278, 196, 150, "#ffd98a", 0.75)
    _clouds(c, ((90, 84, 1.2), (300, 60, 1.0), (210, 118, 0.9)), "#f7b58a", 0.6)
    c.blend("M-10 226H410V410H-10Z", "#e88a5c", "#8f5a7c", "#3f4a7c")
    c.fill("M240 226H318L366 330H210Z", "#ffe0a0", 0.42)
    c.fill("M70 230C84 180 118 124 150 108C176 104 208 150 236 230Z", "#4a2c3f")
    c.fill("M70 230C84 180 118 124 150 108C146 150 120 190 116 230Z", "#6b3a44")
    for x, y, r in (
        (112, 168, 16),
        (136, 138, 17),
        (158, 130, 15),
        (172, 158, 17),
        (140, 178, 17),
        (196, 188, 15),
        (104, 200, 14),
        (168, 204, 16),
        (212, 212, 12),
        (150, 118, 10),
    ):
        c.oval(x, y, r, r * 0.72, "#2f3a34", 0.9)
        c.oval(x - 4, y - 4, r * 0.7, r * 0.46, "#4a5a40", 0.9)
    c.fill("M58 230C70 222 240 222 254 230C240 238 72 238 58 230Z", "#8f4a3c")
    ripples(c, random, 40, 232, 320, "#ffe3b0", 0.55)
    c.fill("M-10 330C80 306 180 330 270 318C330 312 380 306 410 310V410H-10Z", "#e0a878")
    c.stroke("M-10 328C80 304 180 328 270 316C330 310 380 304 410 308", "#fff3dc", 8, 0.9)
    c.fill("M-10 352C90 332 220 356 410 330V410H-10Z", "#c9855a")
    palm(c, 352, 384, 236, -34, "#2a3a34")
    palm(c, 392, 396, 180, -10, "#24322e")
    with c.at(118, 366, -4):
        c.oval(6, 8, 66, 8, SHADOW, 0.3)
        c.fill("M-66 0C-40-16 44-16 70-4C44 10-40 12-66 0Z", "#f3ead6")
        c.fill("M-66 0C-40-3 44-5 70-4C44 10-40 12-66 0Z", "#c9372a")
    walker(c, 214, 374, 1.0, "#2a2a4a")
    walker(c, 234, 372, 0.9, "#a83a34")


def surf(c: Canvas, random: Random) -> None:
    """A surfer in the long left of G-Land."""
    c.blend(ALL, "#5fb0d9", "#cdeaf0")
    _clouds(c, ((90, 56, 1.1), (310, 84, 1.2)), "#ffffff", 0.85)
    c.fill(ridge([(-10, 128), (90, 112), (200, 122), (310, 108), (410, 126)]), "#3f7a5a")
    c.blend("M-10 132H410V410H-10Z", "#3f9ab5", "#1f7a9c", "#145a7a")
    ripples(c, random, 16, 140, 190, "#bfe6ee", 0.7)
    wave = (
        "M-10 300C30 200 110 120 230 112C300 108 356 132 384 176C398 204 392 232 372 244"
        "C376 214 352 190 314 190C260 192 228 236 236 290C250 336 330 344 410 330V410H-10Z"
    )
    c.blend(wave, "#5fd0cf", "#2a9fb0", "#156a8c")
    barrel = (
        "M314 190C260 192 228 236 236 290C250 336 330 344 410 330C350 326 300 310 290 276"
        "C284 240 296 210 330 194C324 191 320 190 314 190Z"
    )
    c.fill(barrel, "#0f4f70")
    for index in range(13):
        t = index / 12
        c.stroke(
            (
                smooth(
                    [
                        (20 + 226 * t, 320 - 6 * t),
                        (70 + 170 * t, 220 - 20 * t),
                        (150 + 130 * t, 150 + 20 * t),
                        (250 + 84 * t, 122 + 48 * t),
                    ],
                    closed=False,
                )
            ),
            random.choice(("#8fe6e0", "#46b8c4", "#c9f4ee")),
            random.uniform(2, 4.4),
            0.7,
        )
    for _ in range(70):
        a = random.uniform(-150, 30)
        x = 308 + 84 * math.cos(math.radians(a)) + random.uniform(-10, 10)
        y = 192 + 70 * math.sin(math.radians(a)) + random.uniform(-10, 10)
        c.dot(x, y, random.uniform(3, 12), "#ffffff", 0.92)
    for _ in range(60):
        c.dot(random.uniform(340, 400), random.uniform(200, 330), random.uniform(4, 15), "#ffffff", 0.9)
    for _ in range(36):
        c.dot(random.uniform(220, 400), random.gauss(334, 10), random.uniform(5, 15), "#e6f8f8", 0.9)
    c.stroke("M60 360C110 322 170 296 224 272", "#ffffff", 9, 0.8)
    c.stroke("M40 382C100 340 160 312 214 284", "#bff0ee", 5, 0.8)
    with c.at(232, 268, -22):
        c.fill("M-66 8C-40-2 40-4 74 0C44 14-30 18-66 8Z", "#f4c430")
        c.fill("M-66 8C-30 8 40 4 74 0C44 14-30 18-66 8Z", "#c9372a")
        c.stroke((smooth([(-24, 2), (-30, -22), (-8, -38)], closed=False)), "#8a5a3a", 10)
        c.stroke((smooth([(26, 0), (22, -22), (0, -38)], closed=False)), "#8a5a3a", 10)
        c.fill("M-20-30C-16-50 10-50 12-30C6-24-14-24-20-30Z", "#23409f")
        c.stroke((smooth([(-4, -40), (4, -60), (10, -76)], closed=False)), "#8a5a3a", 15)
        c.stroke((smooth([(6, -68), (-22, -62), (-46, -78)], closed=False)), "#8a5a3a", 7)
        c.stroke((smooth([(10, -68), (36, -56), (54, -66)], closed=False)), "#8a5a3a", 7)
        c.dot(16, -90, 10, "#8a5a3a")
        c.fill("M6-92C6-106 26-106 26-92C20-98 12-98 6-92Z", "#1c120c")


def boats(c: Canvas, random: Random) -> None:
    """Painted fishing boats in the harbour of Muncar."""
    c.blend(ALL, "#f6d9a8", "#f3e3c4", "#bfe0e2")
    c.dot(84, 88, 30, "#fff6dc")
    c.glow(84, 88, 110, "#fff0c4", 0.7)
    c.fill(ridge([(-10, 176), (80, 150), (170, 170), (280, 146), (410, 172)]), "#8fb0b5")
    c.blend("M-10 184H410V410H-10Z", "#7fc0c4", "#3f93a4", "#226a86")
    ripples(c, random, 40, 196, 396, "#dff4f2", 0.6)

    def boat(x: float, y: float, size: float, hull: str, band: str, trim: str) -> None:
        with c.at(x, y, 0, size):
            c.fill("M-150 46C-80 62 90 62 160 44C120 74-100 76-150 46Z", "#123c50", 0.4)
            for px, tall in ((-40, 150), (60, 128)):
                c.stroke((((px, -10), (px, -tall)),), "#6b4a2a", 7)
                c.stroke((((px, -tall), (px - 70, -30)),), "#8a6a44", 2)
                c.stroke((((px, -tall), (px + 80, -24)),), "#8a6a44", 2)
                for index in range(4):
                    c.fill(
                        (
                            (
                                (px + 12 + index * 15, -tall + 24 + index * 20),
                                (px + 26 + index * 15, -tall + 30 + index * 20),
                                (px + 13 + index * 15, -tall + 40 + index * 20),
                            ),
                        ),
                        ("#d9412e", "#f4c430", "#2f7a4a", "#23409f")[index],
                    )
                c.fill((((px, -tall), (px, -tall - 24), (px + 34, -tall - 12)),), "#d9412e")
            c.box(-20, -62, 76, 50, "#f3ead6", radius=4)
            c.box(-26, -70, 88, 12, trim, radius=4)
            for wx in (-10, 14, 38):
                c.box(wx, -50, 15, 18, "#3f6b86", radius=2)
            c.fill(
                (
                    "M-176-52C-166-10-150 30-128 52H116C142 36 166-6 182-66C150-30 130-18 100-14H-100"
                    "C-130-16-156-28-176-52Z"
                ),
                hull,
            )
            c.fill(
                (
                    "M-170-34C-160-4-146 18-138 26H138C150 10 164-12 172-38C146-12 126-2 100 0H-100"
                    "C-130-2-152-14-170-34Z"
                ),
                band,
            )
            c.stroke("M-176-52C-156-28-130-16-100-14H100C130-18 150-30 182-66", trim, 6)
            for index in range(9):
                with c.at(-104 + index * 26, 12):
                    c.fill("M0-8L7 0L0 8L-7 0Z", trim if index % 2 else "#f3ead6")
            c.dot(-142, 0, 9, "#ffffff")
            c.dot(-141, 1, 4.6, "#1c2430")

    boat(304, 220, 0.56, "#2f7a4a", "#f4c430", "#c9372a")
    boat(112, 244, 0.7, "#c9372a", "#f3ead6", "#23409f")
    boat(214, 322, 1.0, "#23409f", "#d9412e", "#f4c430")
    for x, y in ((300, 96), (330, 112), (262, 70)):
        c.stroke(
            (
                f"M{x - 14} {y}C{x - 8} {y - 10} {x - 2} {y - 6} {x} {y}"
                f"C{x + 2} {y - 6} {x + 8} {y - 10} {x + 14} {y}"
            ),
            "#5b6b74",
            2.6,
        )


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "pulau-merah": red_island,
    "selancar-g-land": surf,
    "perahu-muncar": boats,
}
