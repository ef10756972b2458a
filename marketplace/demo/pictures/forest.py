"""Rapids, old trees and the savanna."""

from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter
from marketplace.demo.pictures.path import box, leaf, smooth
from marketplace.demo.pictures.upland import ALL, ridge, walker


def rafting(c: Canvas, random: Random) -> None:
    """An orange raft in the rapids between green banks."""
    c.blend(box(0, 0, 400, 170), "#cfe8ea", "#e6f0d8")
    c.fill(ridge([(-10, 90), (70, 60), (160, 96), (260, 56), (410, 100)]), "#8fb88a")
    c.fill(ridge([(-10, 140), (90, 96), (200, 136), (310, 94), (410, 130)]), "#5f9a5c")
    c.fill("M-10 150C70 140 120 160 170 166C230 166 300 150 410 146V410H-10Z", "#3f9aa0")
    c.fill(
        (
            "M-10 138C60 138 120 160 160 176C110 210 40 250-10 268ZM410 132"
            "C340 138 280 156 244 172C300 206 360 236 410 250Z"
        ),
        "#3f7a48",
    )
    c.fill(
        (
            "M-10 150C50 156 100 172 130 186C90 210 30 236-10 250ZM410 144"
            "C350 154 300 172 272 182C310 206 370 226 410 234Z"
        ),
        "#4f8f52",
    )
    for index in range(17):
        y = 190 + index * 13
        x = random.uniform(-30, 60)
        points = [(x + step * 62, y + random.uniform(-9, 9) + (index * 0.5)) for step in range(8)]
        c.stroke(
            smooth(points, closed=False),
            random.choice(("#ffffff", "#7fc6c6", "#bfe6e2", "#2f8088")),
            random.uniform(3, 9),
            0.8,
        )
    with c.at(204, 258, -7):
        c.oval(0, 46, 128, 26, "#134a52", 0.4)
        c.fill(
            "M-138-6C-150-34-116-42-96-30H92C120-44 152-30 140-2C132 34 96 52 0 52C-96 52-128 34-138-6Z",
            "#e0622a",
        )
        c.fill("M-112-8C-96-22 96-22 114-6C104 18 60 26 0 26C-60 26-100 18-112-8Z", "#8a3417")
        c.stroke("M-134 4C-110 44 110 46 136 8", "#f9d24a", 4)
        for x, tone, helmet, oar in (
            (-78, "#23409f", "#f4c430", -1),
            (-26, "#d9412e", "#f3ead6", 1),
            (30, "#2f7a4a", "#f4c430", -1),
            (80, "#23409f", "#d9412e", 1),
        ):
            with c.at(x, -6):
                c.stroke((((oar * 10, -30), (oar * 54, 30)),), "#f0e2b8", 5)
                c.oval(oar * 58, 38, 8, 15, "#2a2a30", turn=-oar * 38)
                c.fill("M-17 14C-21-22-15-38 0-38C15-38 21-22 17 14Z", tone)
                c.stroke((((-12, -26), (oar * 18, -16)),), tone, 9)
                c.box(-14, -22, 28, 5, "#f4c430")
                c.dot(0, -52, 13, "#a8704a")
                c.fill("M-15-52C-15-74 15-74 15-52Z", helmet)
    for x, y, r in (
        (60, 300, 34),
        (104, 330, 44),
        (180, 344, 52),
        (262, 330, 46),
        (332, 296, 40),
        (370, 330, 44),
        (24, 344, 44),
    ):
        c.oval(x, y, r, r * 0.5, "#ffffff", 0.9)
        c.oval(x + 8, y + 10, r * 0.8, r * 0.36, "#cfeeea", 0.9)
    for _ in range(46):
        c.dot(random.uniform(20, 380), random.uniform(236, 320), random.uniform(1.6, 5), "#ffffff", 0.9)
    for x, y, rx, ry in ((42, 376, 70, 34), (364, 384, 62, 30)):
        c.oval(x, y, rx, ry, "#4a5a56")
        c.oval(x - 10, y - 9, rx * 0.6, ry * 0.4, "#6f827c")


def great_trees(c: Canvas, random: Random) -> None:
    """The old rain trees of De Djawatan with a pony cart path."""
    c.blend(ALL, "#dfe8a8", "#a8c87a", "#6f9a58")
    for x in (40, 130, 250, 350):
        c.glow(x, 120, 110, "#fff8c8", 0.5)
    for x, width, tone in (
        (70, 18, "#8fae70"),
        (160, 14, "#98b878"),
        (236, 16, "#90b072"),
        (330, 20, "#86a868"),
    ):
        c.fill(
            (
                f"M{x - width} 290C{x - width * 0.5} 220 {x - width * 0.6} 120 {x - width * 2} 20"
                f"H{x + width * 2}C{x + width * 0.6} 120 {x + width * 0.5} 220 {x + width} 290Z"
            ),
            tone,
        )
    c.fill("M-10 280C100 262 280 262 410 280V410H-10Z", "#7f9a4a")
    c.fill("M170 276H226C260 320 330 360 380 410H20C80 350 140 320 170 276Z", "#d9c48f")
    c.fill("M184 276H212C236 330 280 370 310 410H90C130 360 164 320 184 276Z", "#e6d6a6")

    def trunk(x: float, y: float, size: float, flip: float, tone: str) -> None:
        with c.at(x, y, 0, size * flip, size):
            c.fill(
                (
                    "M-46 0C-24-30-30-90-26-150C-40-210-90-236-150-250L-146-264C-100-262-50-250-22-214"
                    "C-20-270-50-320-86-352L-72-362C-30-334 0-290 6-236C22-276 60-310 116-330L124-316"
                    "C70-288 40-250 34-204C30-120 28-40 56 0Z"
                ),
                tone,
            )
            c.fill("M-10-4C-14-60-10-120-2-190C6-120 6-60 8-2Z", lighter(tone, 0.12))
            c.fill("M22-8C14-70 20-130 30-200C30-120 30-40 46-2Z", darker(tone, 0.3))
            for px, py, r in (
                (-20, -70, 15),
                (16, -120, 13),
                (-22, -150, 12),
                (0, -30, 14),
                (-70, -232, 14),
                (60, -270, 13),
                (-40, -290, 11),
            ):
                for turn in (-70, -20, 30, 80):
                    with c.at(px, py, turn + 90):
                        c.fill(leaf(r * 2.2, r * 0.4), random.choice(("#3f7a3c", "#5a9a4a", "#2f6432")))

    trunk(352, 318, 0.82, -1, "#5b4a36")
    trunk(70, 356, 1.12, 1, "#4a3a2a")
    for _ in range(130):
        x, y = random.uniform(-20, 420), random.gauss(22, 28)
        r = random.uniform(14, 32)
        c.oval(
            x, y, r, r * 0.56, random.choice(("#3f7a3c", "#4f8f45", "#2f6432", "#6aa651", "#84b85e")), 0.92
        )
    for index in range(18):
        x = index * 24 - 6
        c.stroke(f"M{x} {random.uniform(40, 70):.0f}v{random.uniform(14, 46):.0f}", "#4f8f45", 3)
    walker(c, 204, 312, 0.78, "#c9372a")
    walker(c, 222, 314, 0.72, "#23409f")


def savanna(c: Canvas, random: Random) -> None:
    """Golden savanna under Mount Baluran, a deer and an acacia."""
    c.blend(ALL, "#7fb8dc", "#cfe0d8", "#f6e2b0")
    for x, y, w in ((80, 66, 60), (120, 58, 44), (290, 92, 66), (330, 84, 44)):
        c.oval(x, y, w, 11, "#ffffff", 0.75)
    c.fill(
        ridge(
            [
                (-10, 226),
                (60, 196),
                (120, 130),
                (156, 96),
                (178, 104),
                (196, 92),
                (236, 124),
                (300, 190),
                (410, 230),
            ]
        ),
        "#6f86a8",
    )
    c.fill("M156 96C150 140 120 180 90 226H180C180 170 166 130 178 104Z", "#5f7698", 0.8)
    c.fill("M196 92C206 140 230 180 260 228H340C300 190 240 130 196 92Z", "#8298b5", 0.6)
    c.fill(ridge([(-10, 236), (80, 222), (180, 234), (300, 220), (410, 236)]), "#7f9a5f")
    c.blend("M-10 240C100 232 300 232 410 240V410H-10Z", "#e6c468", "#d9a845", "#b5822c")
    for y, tone in ((268, "#efd58a"), (300, "#c99a3c"), (336, "#e6be5c")):
        c.fill(
            f"M-10 {y}C90 {y - 10} 220 {y + 12} 410 {y - 6}V{y + 12}C260 {y + 26} 120 {y + 4}-10 {y + 16}Z",
            tone,
            0.7,
        )
    c.fill("M296 312C300 270 292 220 306 190L316 192C312 220 318 270 322 312Z", "#4a3a2a")
    c.stroke(
        "M308 214C290 196 270 190 252 182M310 206C330 186 350 184 366 174M308 230C326 216 340 214 350 208",
        "#4a3a2a",
        5,
    )
    for x, y, rx, ry in ((252, 170, 54, 17), (312, 156, 70, 21), (362, 170, 46, 16), (300, 178, 60, 14)):
        c.oval(x, y, rx, ry, "#4f7a3a")
        c.oval(x - 6, y - 5, rx * 0.8, ry * 0.56, "#6f9a4a")
    with c.at(120, 330, 0, 1.15):
        c.oval(0, 4, 60, 8, SHADOW, 0.25)
        c.fill(
            (
                "M-46-58C-30-72 20-70 40-62L58-88C54-96 60-104 70-102L88-94C92-90 88-86 82-84L70-82"
                "L60-54C56-40 44-36 30-34H-30C-44-36-52-48-46-58Z"
            ),
            "#8a5a34",
        )
        c.fill("M-42-44C-20-36 20-36 34-40C30-30-30-30-42-44Z", "#c99a6a")
        for x in (-38, -24, 22, 36):
            c.stroke(
                (smooth([(x, -40), (x - 2, -20), (x + 1, 2)], closed=False)),
                "#6b4426" if x in (-24, 22) else "#8a5a34",
                6,
            )
        c.stroke(
            "M66-102C58-120 56-134 66-148M62-118C72-122 78-130 78-140M70-102C74-116 82-124 94-130",
            "#5b3f28",
            3.4,
        )
        c.fill("M56-100C48-108 44-108 40-104C46-96 52-94 58-94Z", "#8a5a34")
        c.dot(74, -96, 2, "#1c120c")
        c.fill("M-48-58C-56-56-58-48-54-42Z", "#fff3dc")
    for _ in range(120):
        x, y = random.uniform(0, 400), random.uniform(330, 404)
        h = random.uniform(12, 34) * (y - 280) / 120
        c.stroke(
            (
                f"M{x:.0f} {y:.0f}"
                f"c{random.uniform(-4, 4):.1f} {-h * 0.5:.1f} {random.uniform(-8, 8):.1f}"
                f" {-h * 0.8:.1f} {random.uniform(-10, 10):.1f} {-h:.1f}"
            ),
            random.choice(("#f0d78a", "#a8762a", "#d9aa48", "#8f6a2a")),
            2,
        )


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "arung-jeram": rafting,
    "de-djawatan": great_trees,
    "sabana-baluran": savanna,
}
