"""Shop faces (small emblems) and portraits of people who do not exist."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PIL import Image

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.coffee import bean
from marketplace.demo.pictures.colours import DYES, Dye, darker, lighter, mix
from marketplace.demo.pictures.farm import ear
from marketplace.demo.pictures.fish import fish
from marketplace.demo.pictures.motif_parts import curl, flower
from marketplace.demo.pictures.motifs import swatch
from marketplace.demo.pictures.path import box, leaf, oval, petals, smooth, star

SKINS = ("#8a5a3a", "#9c6844", "#b07a52", "#c48e64", "#a8704a")
SHIRTS = ("#23409f", "#7a1f2b", "#2f6a52", "#c98a1b", "#5b3520", "#4a2a5c", "#3f5f7a", "#b5502f")


@dataclass(frozen=True)
class Looks:
    """What a portrait needs to be drawn again: the same on the card and on the selfie."""

    woman: bool
    skin: str
    shirt: str
    hair: str
    head: str
    glasses: bool
    moustache: bool
    width: float

    @classmethod
    def of(cls, seed: int | str, woman: bool | None = None) -> "Looks":
        random = Random(f"looks {seed}")
        is_woman = random.random() < 0.5 if woman is None else woman
        return cls(
            woman=is_woman,
            skin=random.choice(SKINS),
            shirt=random.choice(SHIRTS),
            hair=random.choice(("#1c1310", "#2a1c14", "#3a2a20", "#6b6560")),
            head=random.choice(
                ("hijab", "hijab", "bun", "long") if is_woman else ("short", "short", "udeng", "peci")
            ),
            glasses=random.random() < 0.22,
            moustache=not is_woman and random.random() < 0.35,
            width=random.uniform(0.94, 1.06),
        )


def _curl(c: Canvas, ink: str, dye: Dye) -> None:
    with c.at(-8, 4, 8, 2.5):
        curl(c, ink, 4.4)


def _bean(c: Canvas, ink: str, dye: Dye) -> None:
    bean(c, -26, 12, 64, -58, ink, dye.field)
    bean(c, 50, -10, 50, -34, mix(ink, dye.accent, 0.45), dye.field)


def _ears(c: Canvas, ink: str, dye: Dye) -> None:
    for lean in (-64, 0, 64):
        ear(c, 0, 112, lean, 210)


def _leaf(c: Canvas, ink: str, dye: Dye) -> None:
    for turn, tone in ((-126, ink), (-90, lighter(dye.accent, 0.2)), (-54, ink)):
        with c.at(0, 92, turn):
            c.fill(leaf(178, 40), tone)
            c.stroke("M12 0H158", dye.field, 4)


def _basket(c: Canvas, ink: str, dye: Dye) -> None:
    c.stroke("M-82-10C-78-120 78-120 82-10", ink, 14)
    c.fill("M-104-14H104L82 96C40 110-40 110-82 96Z", ink)
    for row in range(3):
        for column in range(6):
            c.box(-82 + column * 28 + (row % 2) * 14, 8 + row * 28, 15, 17, dye.field, radius=3)


def _bowl(c: Canvas, ink: str, dye: Dye) -> None:
    c.fill("M-108-4H108C104 66 62 104 0 104C-62 104-104 66-108-4Z", ink)
    c.oval(0, -4, 108, 20, dye.accent)
    for x, sway in ((-40, 1), (0, -1), (40, 1)):
        c.stroke(f"M{x}-36C{x - 18 * sway}-60 {x + 18 * sway}-82 {x}-112", ink, 9)


def _fish(c: Canvas, ink: str, dye: Dye) -> None:
    with c.at(-6, 0, -12, 0.98):
        fish(c, (ink, lighter(ink, 0.4) if ink < "#9" else mix(ink, dye.accent, 0.3), dye.field), deep=1.3)


def _boat(c: Canvas, ink: str, dye: Dye) -> None:
    c.box(-5, -112, 10, 124, ink, radius=4)
    c.fill("M12-108C64-80 86-40 88-6H12Z", dye.accent)
    c.fill("M-12-84C-50-60-66-32-70-6H-12Z", ink)
    c.fill("M-118 14C-60 30 60 30 118 14C104 62 64 78 0 78C-64 78-104 62-118 14Z", ink)
    for y in (94, 114):
        c.stroke(
            smooth([(-110, y), (-66, y - 9), (-22, y + 9), (22, y - 9), (66, y + 9), (110, y)], closed=False),
            dye.accent,
            8,
        )


def _mountain(c: Canvas, ink: str, dye: Dye) -> None:
    c.dot(56, -62, 28, dye.accent)
    c.fill("M-128 92L-46-62L-24-34L10-84L128 92Z", ink)
    c.fill("M-46-62L-70-16L-50-28L-36-8L-24-34ZM10-84L-10-52L4-34L18-48L32-22L46-30Z", dye.field)
    c.stroke("M-110 112H110", dye.accent, 8)


def _house(c: Canvas, ink: str, dye: Dye) -> None:
    c.fill("M-124-4L-72-64L-46-112H46L72-64L124-4Z", ink)
    c.stroke("M-72-62H72", dye.field, 6)
    c.box(-86, -2, 172, 104, ink)
    c.box(-24, 28, 48, 74, dye.field, radius=4)
    for x in (-70, 42):
        c.box(x, 28, 28, 34, dye.accent, radius=3)


def _flower(c: Canvas, ink: str, dye: Dye) -> None:
    c.fill(petals(8, 116, 28), ink)
    c.fill(petals(8, 70, 15, 22.5), dye.accent)
    c.dot(0, 0, 24, dye.field)
    flower(c, ink, dye.accent, 20, 6)


def _sun_wave(c: Canvas, ink: str, dye: Dye) -> None:
    c.fill(star(16, 92, 72), dye.accent)
    c.dot(0, 0, 58, ink)
    c.box(-104, 24, 208, 72, dye.field)
    for y in (40, 68, 96):
        c.stroke(
            smooth(
                [(-112, y), (-68, y - 12), (-22, y + 12), (22, y - 12), (68, y + 12), (112, y)], closed=False
            ),
            ink,
            10,
        )


Emblem = Callable[[Canvas, str, Dye], None]
EMBLEMS: dict[str, tuple[Emblem, ...]] = {
    "kerajinan": (_curl, _basket, _flower, _leaf),
    "hasil-tani": (_bean, _ears, _leaf, _bowl),
    "hasil-laut": (_fish, _boat, _sun_wave, _fish),
    "wisata": (_mountain, _house, _sun_wave, _boat),
}


def draw_shop_face(seed: int | str, sector: str | None = None, size: int = 320) -> Image.Image:
    """A square emblem for a shop; `sector` (a category slug) chooses what it shows."""
    random = Random(f"face {seed}")
    emblems = EMBLEMS.get(sector or "", EMBLEMS["kerajinan"] + EMBLEMS["hasil-tani"])
    emblem = emblems[random.randrange(len(emblems))]
    name = random.choice(("indigo", "merah", "hijau", "hitam", "ungu", "kunyit", "tosca", "cokelat", "soga"))
    dye = DYES[name]
    c = Canvas(dye.field, size=size)
    style = random.randrange(3)
    if style == 0:
        c.tile(box(0, 0, 400, 400), swatch("beras-kutah", name, size / 800))
        with c.at(200, 200):
            c.fill(petals(16, 196, 40), dye.line)
        c.oval(200, 200, 168, 168, dye.line)
        c.oval(200, 200, 158, 158, dye.field)
    elif style == 1:
        c.box(26, 26, 348, 348, dye.line, radius=96)
        c.box(38, 38, 324, 324, dye.field, radius=86)
    else:
        c.oval(200, 200, 178, 178, dye.line)
        c.stroke(
            (oval(200, 200, 166, 166)[0] + (oval(200, 200, 166, 166)[0][0],),), dye.field, 5, dash=(0.1, 13)
        )
    inverse = style == 2
    ink = dye.field if inverse else dye.line
    scheme = Dye(dye.line, dye.field, dye.accent, dye.wall) if inverse else dye
    with c.at(200, 200, 0, 1.0 if style == 1 else 0.94):
        emblem(c, ink, scheme)
    return c.picture()


def portrait(c: Canvas, looks: Looks) -> None:
    """Head and shoulders, facing us, filling a frame of 400 x 400 whose ground is already painted."""
    skin, shade = looks.skin, darker(looks.skin, 0.16)
    c.fill("M40 420C44 338 96 306 152 296H248C304 306 356 338 360 420Z", looks.shirt)
    c.fill("M160 262H240V306C226 334 174 334 160 306Z", shade)
    if looks.head != "hijab":
        c.fill("M150 296L200 350L250 296L276 304L214 372H186L124 304Z", lighter(looks.shirt, 0.24))
    if looks.head == "long":
        c.fill(
            "M104 182C92 80 308 80 296 182C304 250 300 300 310 330H250V200H150V330H90"
            "C100 300 96 250 104 182Z",
            looks.hair,
        )
    if looks.head == "hijab":
        c.oval(200, 200, 104, 134, darker(mix(looks.shirt, "#f3ead6", 0.45), 0.3))
    with c.at(200, 0, 0, looks.width, 1.0):
        face = "M-80 176C-82 110-46 84 0 84C46 84 82 110 80 176C78 240 40 288 0 288C-40 288-78 240-80 176Z"
        if looks.head != "hijab":
            for side in (-1, 1):
                c.oval(side * 80, 190, 13, 22, shade)
        c.fill(face, skin)
        c.shade(face, "#2a1208", [(0, 0.0), (0.6, 0.0), (1, 0.2)])
        for side in (-1, 1):
            c.stroke(
                smooth([(side * 48, 158), (side * 32, 151), (side * 17, 157)], closed=False), looks.hair, 6
            )
            c.oval(side * 32, 182, 13, 8.4, "#ffffff")
            c.dot(side * 32, 182, 7.4, "#2a1810")
            c.dot(side * 32 - 2.4, 179.6, 2.2, "#ffffff")
            c.oval(side * 48, 218, 15, 9, "#d9705a", 0.28)
            if looks.woman:
                c.stroke(
                    smooth([(side * 20, 176), (side * 32, 171), (side * 46, 178)], closed=False),
                    "#1c1310",
                    3.4,
                )
            if looks.glasses:
                c.stroke(
                    (oval(side * 33, 183, 25, 20)[0] + (oval(side * 33, 183, 25, 20)[0][0],),), "#2a2a30", 4
                )
        if looks.glasses:
            c.stroke((((-8, 181), (8, 181)),), "#2a2a30", 4)
        c.stroke(smooth([(2, 186), (-7, 214), (4, 219)], closed=False), darker(skin, 0.3), 4)
        if looks.moustache:
            c.fill(
                "M-30 238C-16 226-6 228 0 232C6 228 16 226 30 238C16 236 8 238 0 240C-8 238-16 236-30 238Z",
                looks.hair,
            )
        c.stroke(
            smooth([(-24, 246), (0, 256), (24, 246)], closed=False),
            "#a8443a" if looks.woman else "#8a4a3a",
            7,
        )
        _headwear(c, looks)


def _headwear(c: Canvas, looks: Looks) -> None:
    if looks.head == "hijab":
        tone = mix(looks.shirt, "#f3ead6", 0.45)
        hood = (
            "M-116 220C-126 92-66 44 0 44C66 44 126 92 116 220C104 270 84 292 62 306C74 282 78 240 78 190"
            "C76 146 46 116 0 112C-46 116-76 146-78 190C-78 240-74 282-62 306C-84 292-104 270-116 220Z"
        )
        drape = (
            "M-112 216C-104 300-60 296 0 290C60 296 104 300 112 216C118 270 142 300 160 340"
            "C100 384-100 384-160 340C-142 300-118 270-112 216Z"
        )
        c.fill(drape, tone)
        c.fill(hood, tone)
        c.shade(hood, "#1c0f1c", [(0, 0.16), (0.3, 0), (0.6, 0), (1, 0.26)])
        c.stroke(smooth([(-72, 286), (-14, 322), (84, 340)], closed=False), darker(tone, 0.2), 5)
        c.stroke(smooth([(-60, 138), (0, 113), (60, 138)], closed=False), darker(tone, 0.2), 3)
    elif looks.head in ("bun", "long"):
        if looks.head == "bun":
            c.dot(0, 62, 34, looks.hair)
        c.fill(
            "M-88 190C-96 96-50 70 0 70C50 70 96 96 88 190C80 150 60 122 24 112C-20 124-60 130-88 190Z",
            looks.hair,
        )
    elif looks.head == "udeng":
        band = "M-92 160C-84 88-40 66 0 66C40 66 84 88 92 160C40 128-40 128-92 160Z"
        c.tile(band, swatch("gajah-oling", "soga", 0.5))
        c.fill("M-30 84C-30 50-14 30 6 20C8 50 18 70 34 88C12 80-10 80-30 84Z", "#7a4a24")
        c.stroke("M-92 160C-40 128 40 128 92 160", "#6b3a1e", 5)
    elif looks.head == "peci":
        c.fill("M-86 140C-84 70-70 52-58 50H58C70 52 84 70 86 140C40 118-40 118-86 140Z", "#1c1a22")
        c.shade(
            "M-86 140C-84 70-70 52-58 50H58C70 52 84 70 86 140C40 118-40 118-86 140Z",
            "#ffffff",
            [(0, 0.0), (0.2, 0.2), (0.5, 0)],
        )
    else:
        c.fill(
            "M-88 176C-98 88-50 62 4 64C58 62 98 92 88 176C82 146 74 128 60 118C30 126-30 116-58 112"
            "C-74 126-82 146-88 176Z",
            looks.hair,
        )


def draw_person(seed: int | str, woman: bool | None = None, size: int = 480) -> Image.Image:
    """A portrait on a plain wall; used as the selfie beside an identity card of the same seed."""
    random = Random(f"wall {seed}")
    wall = random.choice(("#dfe6ea", "#e8e2d4", "#e0e6da", "#e9dfe0"))
    c = Canvas(wall, size=size)
    c.glow(120, 110, 300, "#ffffff", 0.5)
    with c.at(200, 210, 0, 1.0), c.at(-200, -196, random.uniform(-2, 2)):
        portrait(c, Looks.of(seed, woman))
    return c.picture()
