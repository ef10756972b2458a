"""Days out: rice terraces, camps, coffee gardens, jeeps."""

import math
from collections.abc import Callable
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.coast import palm
from marketplace.demo.pictures.colours import SHADOW, darker, mix
from marketplace.demo.pictures.path import arc, leaf, smooth
from marketplace.demo.pictures.upland import ALL, ridge, walker


def cycling(c: Canvas, random: Random) -> None:
    """Two cyclists on a lane through stepped rice fields, the volcano behind."""
    c.blend(ALL, "#7fc0e0", "#dff0e6")
    c.dot(320, 70, 26, "#fff6d0")
    c.glow(320, 70, 90, "#fff3c0", 0.7)
    c.fill(
        ridge([(-10, 190), (60, 150), (110, 96), (140, 76), (168, 90), (230, 150), (320, 182), (410, 176)]),
        "#7f9cc0",
    )
    c.fill("M140 76C136 120 120 160 100 192H186C176 160 158 120 168 90Z", "#93aecd", 0.7)
    c.oval(150, 128, 74, 8, "#ffffff", 0.7)
    tones = ("#a8cf6a", "#8fbf55", "#7fb24a", "#97c45c", "#6fa440", "#86b84f", "#a3cc63")
    for index in range(9):
        y = 186 + index * 17
        sway = 12 * math.sin(index * 1.3)
        c.fill(
            (
                f"M-10 {y}C80 {y - 14 + sway:.0f} 150 {y + 12 - sway:.0f} 230 {y - 2}"
                f"S340 {y - 12 + sway:.0f} 410 {y + 2}V410H-10Z"
            ),
            tones[index % 7],
        )
        c.stroke(
            (
                f"M-10 {y}C80 {y - 14 + sway:.0f} 150 {y + 12 - sway:.0f} 230 {y - 2}"
                f"S340 {y - 12 + sway:.0f} 410 {y + 2}"
            ),
            "#5f8f3a",
            2,
        )
        for step in range(40):
            x = step * 10 + random.uniform(-3, 3)
            height = 4 + index * 0.8
            c.stroke(
                (((x - 2, y + 13 - height), (x, y + 13), (x + 2, y + 13 - height)),),
                darker(tones[index % 7], 0.2),
                1.2,
            )
    for x, tall in ((30, 120), (372, 140), (340, 96)):
        palm(c, x, 236, tall, 8, "#3f8048")
    c.fill("M-10 352C120 330 280 330 410 356V410H-10Z", "#d9c08a")
    c.fill("M-10 366C120 346 280 346 410 370V384C280 362 120 362-10 380Z", "#e6d2a2")
    for x, tone, hat, frame in (
        (126, "#c9372a", "#e3bd7d", "#23409f"),
        (270, "#23409f", "#f4c430", "#2f7a4a"),
    ):
        with c.at(x, 318, 0, 1.05):
            c.oval(0, 46, 66, 6, SHADOW, 0.25)
            for wx in (-38, 38):
                c.stroke((arc(wx, 18, 27, 27, 0, 360),), "#2a2a30", 5)
                for turn in range(0, 180, 30):
                    a = math.radians(turn)
                    c.stroke(
                        (
                            (
                                (wx - 25 * math.cos(a), 18 - 25 * math.sin(a)),
                                (wx + 25 * math.cos(a), 18 + 25 * math.sin(a)),
                            ),
                        ),
                        "#8a8f98",
                        1,
                    )
            c.stroke("M-38 18L-16-22L26-22L38 18M-16-22L2 18L26-22M2 18H-38", frame, 5)
            c.stroke("M26-22L30-38L20-42", "#2a2a30", 5)
            c.box(-28, -30, 24, 6, "#3a2418", radius=3)
            c.stroke((smooth([(-16, -34), (10, -14), (2, 18)], closed=False)), "#3a4a6b", 10)
            c.fill("M-28-36C-32-64-14-86 4-88C16-84 14-70 6-60C0-52-4-40-4-32Z", tone)
            c.stroke((smooth([(2, -78), (14, -56), (24, -42)], closed=False)), "#a8704a", 7)
            c.dot(10, -100, 12, "#a8704a")
            c.fill("M-12-102L10-122L32-102Z", hat)


def camp(c: Canvas, random: Random) -> None:
    """A tent under tall pines in morning mist."""
    c.blend(ALL, "#f3e0b8", "#cfe0c4", "#8fb89a")
    for x in (90, 210, 320):
        c.fill((((x, -10), (x + 40, -10), (x + 10, 300), (x - 110, 300)),), "#fff8dc", 0.35)
    for count, tone, base, width in (
        (15, "#b5d0b5", 262, 7),
        (11, "#7fa88a", 286, 11),
        (7, "#3f6b52", 318, 17),
    ):
        for index in range(count):
            x = (index + 0.5) * 400 / count + random.uniform(-10, 10)
            if width > 14 and 120 < x < 300:
                continue
            c.box(x - width / 2, -10, width, base + 10, mix(tone, "#5b4230", 0.35))
            for y in range(-10, int(base * random.uniform(0.34, 0.66)), 22):
                spread = width * (1.9 + y * 0.011)
                c.fill((((x - spread, y + 30), (x, y - 8), (x + spread, y + 30)),), tone)
        c.glow(200, base - 8, 250, "#f6f3e0", 0.5, squash=0.16)
    c.fill("M-10 300C100 282 300 282 410 300V410H-10Z", "#7f8a52")
    c.fill("M-10 340C120 326 280 326 410 346V410H-10Z", "#6b7a45")
    c.oval(190, 350, 136, 14, SHADOW, 0.28)
    c.fill("M64 348L176 214L316 348Z", "#e08a2c")
    c.fill("M176 214L232 348H64Z", "#f0a23c")
    c.fill("M150 348L176 214L206 348Z", "#3a2f3a")
    c.fill("M176 214L206 348L226 336Z", "#f7bf6a")
    c.fill("M176 214L150 348L130 340Z", "#c9741f")
    c.stroke("M176 214L28 352M176 214L360 354", "#f6efdc", 1.8)
    for x, y, turn in ((322, 366, -14), (338, 370, 20), (330, 360, 4)):
        with c.at(x, y, turn):
            c.box(-30, -5, 60, 10, "#6b4426", radius=5)
    c.glow(330, 340, 60, "#ffcf6a", 0.8)
    c.fill("M310 362C304 342 320 332 328 306C336 326 354 340 348 362C340 368 318 368 310 362Z", "#f0862a")
    c.fill("M320 362C316 350 326 342 330 328C336 342 342 350 338 362C334 366 324 366 320 362Z", "#fddc6a")
    walker(c, 258, 352, 1.0, "#23409f")
    with c.at(66, 366):
        c.box(-20, -4, 40, 8, "#8a5a34", radius=4)
        c.box(-16, 2, 5, 14, "#6b4426")
        c.box(11, 2, 5, 14, "#6b4426")
        c.box(-8, -20, 16, 16, "#d9dfe0", radius=3)


def coffee_garden(c: Canvas, random: Random) -> None:
    """Picking red cherries in a shaded coffee garden."""
    c.blend(ALL, "#dff0d2", "#b5d49a", "#7fae6a")
    c.fill(ridge([(-10, 150), (80, 110), (160, 140), (270, 96), (410, 140)]), "#8fb88f")
    for x, w in ((60, 16), (340, 18), (210, 11)):
        c.fill(
            (
                f"M{x - w} 330C{x - w * 0.6} 220 {x - w * 0.5} 100 {x - w} -10H{x + w}"
                f"C{x + w * 0.5} 100 {x + w * 0.6} 220 {x + w} 330Z"
            ),
            "#7a6248",
        )
    for _ in range(60):
        c.oval(
            random.uniform(-10, 410),
            random.gauss(14, 22),
            random.uniform(20, 40),
            random.uniform(12, 22),
            random.choice(("#5f9a50", "#7fb85e", "#4a8445")),
            0.9,
        )
    c.fill("M-10 318C120 300 280 306 410 318V410H-10Z", "#8a6a42")
    c.fill("M-10 352C120 336 280 340 410 356V410H-10Z", "#755834")
    with c.at(256, 330, 0, 1.16):
        c.oval(0, 4, 50, 7, SHADOW, 0.25)
        c.fill("M-26 4C-32-40-30-80-26-104H26C30-80 32-40 26 4Z", "#3a4a86")
        c.fill("M-30-96C-34-132-22-152 0-154C22-152 34-132 30-96C12-88-12-88-30-96Z", "#c9372a")
        c.stroke((smooth([(-24, -138), (-50, -120), (-72, -134)], closed=False)), "#c9372a", 15)
        c.stroke((smooth([(24, -138), (40, -108), (8, -92)], closed=False)), "#b5302a", 15)
        c.dot(-76, -137, 8, "#a8704a")
        c.dot(0, -172, 21, "#a8704a")
        c.fill("M-22-172C-26-200 26-200 22-172C10-182-10-182-22-172Z", "#1c120c")
        c.fill("M-50-182C-20-214 20-214 50-182C20-190-20-190-50-182Z", "#e3bd7d")
        c.fill("M-50-182C-20-190 20-190 50-182C20-176-20-176-50-182Z", "#b98a48")
        c.dot(-9, -170, 2.4, "#1c120c")
        c.stroke("M-12-160C-8-156-2-156 2-160", "#7a4028", 2)
        basket = "M-30-98H30L24-54H-24Z"
        c.fill(basket, "#d9b06c")
        for y in (-88, -76, -64):
            c.stroke((((-28, y), (28, y)),), "#a67a3c", 3)
        for x in range(-24, 25, 9):
            c.dot(x, -100 + (x % 2), 6.4, random.choice(("#c4372f", "#a8222a", "#d9503a")))
        c.stroke("M-28-100C-24-140 24-140 28-100", "#8a5a2c", 4)
    for x, y, size in ((96, 372, 1.3), (372, 386, 1.1), (4, 390, 1.0)):
        with c.at(x, y, 0, size):
            c.stroke((smooth([(0, 0), (-4, -90), (6, -190)], closed=False)), "#5b4630", 7)
            for index, yy in enumerate((-30, -66, -102, -138, -172)):
                reach = 92 - index * 9
                for side in (-1, 1):
                    c.stroke(
                        (
                            smooth(
                                [(0, yy), (side * reach * 0.5, yy - 14), (side * reach, yy - 6)], closed=False
                            )
                        ),
                        "#5b4630",
                        3.4,
                    )
                    for along in (0.3, 0.55, 0.8, 1.0):
                        px, py = side * reach * along, yy - 12 + 5 * along
                        for turn in (-40, 50):
                            with c.at(px, py, turn if side > 0 else 180 - turn):
                                c.fill(leaf(32, 9), "#3f7a3f" if turn < 0 else "#2f6434")
                        if along < 1:
                            for dx, dy in ((-5, 3), (4, 5), (0, -3)):
                                c.dot(
                                    px + dx,
                                    py + dy,
                                    4.6,
                                    random.choice(("#c4372f", "#a8222a", "#d98a2b", "#8fae4a")),
                                )


def jeep(c: Canvas, random: Random) -> None:
    """An open jeep on the plantation road under the volcano."""
    c.blend(ALL, "#4f6fb5", "#c9a0b0", "#f7cf9a")
    c.dot(96, 150, 30, "#fff3cc")
    c.glow(96, 150, 120, "#ffe2a8", 0.7)
    c.fill(
        ridge([(-10, 220), (90, 170), (170, 100), (214, 76), (238, 88), (262, 78), (330, 150), (410, 200)]),
        "#5f628f",
    )
    c.glow(240, 66, 46, "#fff6ea", 0.75)
    c.glow(262, 44, 34, "#fff6ea", 0.6)
    c.fill(ridge([(-10, 250), (100, 216), (200, 240), (300, 212), (410, 246)]), "#4f7a5c")
    c.fill("M-10 260C100 240 300 244 410 258V410H-10Z", "#5f8a4c")
    for row in range(4):
        for index in range(12):
            x = index * 38 - 10 + (row % 2) * 18
            y = 262 + row * 15
            c.oval(x, y, 17, 9, mix("#4a7a42", "#7fae5a", random.random()))
    c.fill("M-10 318C120 302 280 306 410 318V410H-10Z", "#b58a5c")
    c.fill("M-10 336C120 322 280 326 410 338V362C280 346 120 344-10 360Z", "#c9a070")
    with c.at(202, 290, -2):
        c.oval(0, 68, 150, 13, SHADOW, 0.35)
        for x, tone in ((-52, "#c9372a"), (-8, "#f4c430"), (38, "#f3ead6")):
            c.fill(f"M{x - 17}-18C{x - 19}-50 {x + 19}-50 {x + 17}-18Z", tone)
            c.dot(x, -58, 13, "#a8704a")
            c.fill(f"M{x - 14}-60C{x - 14}-78 {x + 14}-78 {x + 14}-60Z", "#2a2030")
        c.stroke("M-96-14V-86H66L92-24", "#2a3a2c", 7)
        c.stroke("M66-86L60-24", "#2a3a2c", 5)
        c.fill("M64-82L88-26H62Z", "#cfe6ea", 0.6)
        c.fill("M-142-20H62L74-26H140C152-24 156-8 154 40H-146C-150 10-150-10-142-20Z", "#3f6b45")
        c.fill("M-142-20H62L74-26H140C150-24 152-14 153-2H-147C-148-10-146-16-142-20Z", "#5f8f62")
        c.box(-40, -8, 76, 46, "#38603e", radius=4)
        c.box(-32, 6, 16, 5, "#cfd6c8", radius=2)
        c.box(-154, 26, 312, 16, "#2a3a2c", radius=5)
        c.dot(146, 2, 10, "#fff3c4")
        c.glow(152, 2, 40, "#fff3c4", 0.7)
        c.box(-164, -26, 18, 44, "#2a2a2e", radius=6)
        for x in (-92, 96):
            c.dot(x, 40, 35, "#1f1f24")
            for turn in range(0, 360, 24):
                a = math.radians(turn)
                c.dot(x + 34 * math.cos(a), 40 + 34 * math.sin(a), 4, "#1f1f24")
            c.dot(x, 40, 19, "#b5bcb8")
            c.dot(x, 40, 8, "#5b6462")
    for x, y, r in ((40, 352, 24), (16, 340, 30), (64, 360, 16)):
        c.glow(x, y, r * 1.5, "#f0dcc0", 0.7)


SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    "bersepeda-sawah": cycling,
    "kemah-pinus": camp,
    "kebun-kopi": coffee_garden,
    "jip-lereng-ijen": jeep,
}
