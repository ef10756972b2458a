"""The slopes: Ijen by night and at sunrise, and a forest waterfall."""

from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import darker, mix
from marketplace.demo.pictures.path import Shape, box, leaf, smooth

ALL = box(0, 0, 400, 400)


def ridge(points: list[tuple[float, float]], floor: float = 402) -> Shape:
    """A hill line closed at the foot."""
    return (((points[0][0], floor), *smooth(points, closed=False)[0], (points[-1][0], floor)),)


def stars(c: Canvas, random: Random, count: int, depth: float) -> None:
    for _ in range(count):
        c.dot(
            random.uniform(0, 400),
            random.uniform(0, depth),
            random.uniform(0.6, 1.7),
            "#ffffff",
            random.uniform(0.5, 0.95),
        )


def walker(c: Canvas, x: float, y: float, size: float, tone: str, pack: str | None = None) -> None:
    """A small person seen from behind; (x, y) is at the feet."""
    with c.at(x, y, 0, size):
        c.fill("M-7 0L-5-22H-1L-1 0ZM2 0L2-22H6L8 0Z", darker(tone, 0.5))
        c.fill("M-9-20C-11-36-8-44 0-44C8-44 11-36 9-20Z", tone)
        c.dot(0, -51, 6.6, "#5b3a24")
        if pack:
            c.box(-6.5, -41, 13, 17, pack, radius=4)


def flame(c: Canvas, x: float, y: float, size: float) -> None:
    with c.at(x, y, 0, size):
        c.glow(0, -30, 74, "#4f7bff", 0.8)
        c.fill("M0 0C-26-22-16-48-2-74C0-56 20-50 20-26C22-12 12-2 0 0Z", "#2f56f0")
        c.fill(
            (
                "M-34-2C-46-14-42-28-34-42C-32-30-22-28-22-14C-22-6-28-2-34-2ZM30-2C18-12 22-24 30-38"
                "C32-26 42-24 42-12C42-6 36-2 30-2Z"
            ),
            "#3d6bff",
        )
        c.fill("M0 0C-14-12-10-28-1-44C1-32 12-27 12-14C11-6 6-2 0 0Z", "#9fd0ff")
        c.fill("M0-1C-7-8-5-16 0-24C2-17 7-14 6-7C5-3 3-1 0-1Z", "#eef8ff")


def ijen_fire(c: Canvas, random: Random) -> None:
    """The blue fire before dawn, a walker with a lamp looking on."""
    c.blend(ALL, "#070b22", "#111d4e", "#24346f")
    stars(c, random, 90, 190)
    for x, y, r in ((40, 74, 80), (120, 50, 96), (210, 38, 96), (300, 26, 96), (380, 10, 90)):
        c.glow(x, y, r, "#8fa2f0", 0.24, squash=0.6)
    c.fill(
        ridge(
            [(-10, 190), (50, 150), (110, 176), (170, 128), (230, 168), (300, 132), (360, 162), (410, 150)]
        ),
        "#141c46",
    )
    c.fill(ridge([(-10, 236), (60, 206), (140, 232), (220, 200), (320, 238), (410, 204)]), "#0e1536")
    for x, y, r in ((196, 190, 56), (236, 150, 46), (168, 132, 40), (250, 104, 38)):
        c.glow(x, y, r * 1.5, "#8fb0ff", 0.22)
    c.glow(200, 286, 210, "#3d6bff", 0.55)
    c.fill("M-10 330C60 262 120 300 170 282C240 262 300 300 410 268V410H-10Z", "#1b1f42")
    for x, y, tone in (
        (120, 318, "#c9a82a"),
        (160, 332, "#e0c23c"),
        (252, 322, "#d1b032"),
        (300, 340, "#b89626"),
        (90, 346, "#a8871f"),
    ):
        c.fill(
            smooth(
                [
                    (x - 34, y + 12),
                    (x - 18, y - 8),
                    (x + 8, y - 12),
                    (x + 34, y + 4),
                    (x + 20, y + 18),
                    (x - 14, y + 20),
                ]
            ),
            darker(tone, 0.35),
        )
        c.fill(
            smooth([(x - 24, y + 6), (x - 12, y - 8), (x + 8, y - 10), (x + 20, y + 2), (x, y + 8)]),
            tone,
            0.8,
        )
    for x, y, size in ((150, 318, 1.0), (206, 306, 1.5), (262, 322, 0.9), (116, 342, 0.6), (300, 338, 0.6)):
        flame(c, x, y, size)
    c.fill(
        "M-10 402V352C50 332 84 372 132 376C200 382 290 366 330 350C360 340 384 350 410 344V402Z", "#0b0e22"
    )
    walker(c, 334, 358, 1.1, "#1c2450", "#a8382a")
    c.glow(322, 306, 26, "#fff3c4", 0.8)


def ijen_lake(c: Canvas, random: Random) -> None:
    """Ijen's turquoise lake at sunrise, seen from the rim."""
    c.blend(ALL, "#2c4494", "#7d7fb8", "#e59c78", "#f7cf94")
    c.dot(282, 142, 26, "#fff3d0")
    c.glow(282, 142, 120, "#ffe2a0", 0.7)
    for y, x, width in ((70, 60, 120), (96, 250, 110), (52, 220, 80)):
        c.oval(x + width / 2, y, width / 2, 7, "#fbe3c8", 0.55)
        c.oval(x + width / 2 + 18, y + 7, width / 2.6, 5, "#fbe3c8", 0.4)
    c.fill(
        ridge([(-10, 178), (60, 150), (120, 172), (190, 140), (250, 176), (330, 146), (410, 170)]), "#6f6aa0"
    )
    c.fill(
        ridge([(-10, 214), (50, 168), (110, 186), (180, 206), (250, 196), (320, 168), (410, 210)]), "#8f7f7a"
    )
    rim = "M-10 212C60 176 110 196 170 214C240 226 300 180 410 202V410H-10Z"
    c.fill(rim, "#c9b893")
    with c.inside(rim):
        for index in range(26):
            x = index * 17 - 10
            c.stroke(
                (
                    f"M{x} {196 + random.uniform(-8, 8):.0f}"
                    f"C{x + random.uniform(-10, 12):.0f} 230 {x + random.uniform(-16, 20):.0f} 260"
                    f" {200 + (x - 200) * 0.8:.0f} 300"
                ),
                random.choice(("#a8956c", "#d9caa6", "#b5a27a", "#8f7d58")),
                random.uniform(3, 8),
            )
    lake = smooth(
        [
            (40, 288),
            (120, 258),
            (220, 250),
            (310, 262),
            (366, 294),
            (330, 330),
            (230, 350),
            (120, 344),
            (56, 322),
        ]
    )
    c.fill(
        smooth(
            [
                (28, 288),
                (120, 250),
                (220, 242),
                (320, 254),
                (380, 294),
                (338, 338),
                (230, 360),
                (112, 352),
                (44, 326),
            ]
        ),
        "#e8dfc0",
    )
    c.blend(lake, "#a6e6da", "#5cc2bb", "#2f9fa3")
    for y, x0, x1 in ((276, 150, 250), (296, 90, 180), (304, 240, 330), (324, 150, 250), (338, 190, 260)):
        c.stroke(f"M{x0} {y}C{x0 + 30} {y - 4} {x1 - 30} {y + 4} {x1} {y}", "#e4fbf5", 3, 0.8)
    for x, y, r in ((88, 246, 40), (110, 214, 34), (94, 178, 40), (122, 146, 30), (104, 118, 24)):
        c.glow(x, y, r * 1.4, "#fffdf4", 0.7)
    c.fill(
        "M-10 402V330C40 318 70 350 120 372C150 386 180 396 196 402ZM410 402V326C360 326 330 362 276 402Z",
        "#4a3f52",
    )
    c.fill("M-10 402V352C30 344 60 372 90 402ZM410 402V356C384 356 360 378 344 402Z", "#352c3e")
    walker(c, 354, 350, 1.0, "#b5402c", "#2a4494")
    walker(c, 374, 356, 0.9, "#d9a02c", "#3f6b3f")


def waterfall(c: Canvas, random: Random) -> None:
    """A forest waterfall into a green pool."""
    c.blend(ALL, "#bfe0d4", "#5f9a7c", "#2f6a52")
    c.fill("M-10-10H150C120 60 132 150 108 250C92 300 40 320-10 326Z", "#3a4f44")
    c.fill("M410-10H252C280 70 262 160 288 250C306 300 360 322 410 326Z", "#3f564a")
    for _ in range(52):
        side = random.choice((-1, 1))
        x = 200 + side * random.uniform(64, 200)
        y = random.uniform(-6, 280)
        with c.at(x, y, random.uniform(0, 70)):
            c.box(-18, -9, 36, 18, random.choice(("#4a6456", "#33473c", "#56705f")), 0.8, radius=6)
    c.fill("M150-10H252C258 80 262 180 278 290H126C140 180 144 80 150-10Z", "#dff2f0")
    for _ in range(40):
        x = random.uniform(134, 268)
        spread = (x - 200) * 0.22
        c.stroke(
            (
                f"M{200 + (x - 200) * 0.76:.0f} {random.uniform(-10, 90):.0f}"
                f"C{x - spread * 0.3:.0f} 120 {x:.0f} 180 {x + spread:.0f}"
                f" {random.uniform(200, 292):.0f}"
            ),
            random.choice(("#ffffff", "#bfe3e2", "#a8d6d8", "#f4fcfb")),
            random.uniform(2, 7),
            0.85,
        )
    pool = "M-10 306C60 280 130 288 200 286C280 286 350 282 410 308V410H-10Z"
    c.blend(pool, "#8fd6c8", "#3f9a92", "#1f6a6a")
    for y, x0, x1 in ((330, 60, 160), (344, 220, 350), (362, 110, 250), (382, 260, 370), (378, 20, 100)):
        c.stroke(f"M{x0} {y}C{x0 + 30} {y - 5} {x1 - 30} {y + 5} {x1} {y}", "#dff6f0", 3, 0.7)
    for _ in range(26):
        c.glow(random.uniform(126, 276), random.uniform(270, 304), random.uniform(14, 30), "#ffffff", 0.55)
    for x, y, rx, ry, tone in (
        (58, 326, 54, 28, "#4a5f54"),
        (344, 332, 62, 30, "#425749"),
        (108, 354, 32, 17, "#5b7064"),
        (300, 366, 36, 18, "#56695d"),
    ):
        c.oval(x, y + 6, rx, ry, "#123c3c", 0.4)
        c.oval(x, y, rx, ry, tone)
        c.oval(x - rx * 0.2, y - ry * 0.3, rx * 0.6, ry * 0.42, "#7fa05a", 0.7)
    for x, y, start, size, tone in (
        (10, 30, -30, 120, "#2f6a3c"),
        (392, 20, 130, 120, "#2a5f38"),
        (6, 230, -40, 96, "#3f7f48"),
        (396, 236, 140, 96, "#3a7844"),
        (40, -10, 40, 110, "#3f7f48"),
        (356, -8, 86, 110, "#4a8a50"),
    ):
        for spread in range(5):
            with c.at(x, y, start + spread * 19):
                c.fill(leaf(size, size * 0.11), mix(tone, "#8fc06a", spread * 0.09))
                c.stroke(f"M0 0H{size * 0.9:.0f}", darker(tone, 0.3), 1.5)
    walker(c, 310, 356, 1.0, "#d9a02c")


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "ijen-api-biru": ijen_fire,
    "ijen-danau-kawah": ijen_lake,
    "air-terjun": waterfall,
}
