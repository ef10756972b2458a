"""Documents for applications in the demo: a card that cannot be taken for a real KTP, and business places."""

from collections.abc import Mapping
from random import Random

from PIL import Image

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import SHADOW, darker, lighter, mix
from marketplace.demo.pictures.faces import Looks, portrait
from marketplace.demo.pictures.motifs import MOTIFS, swatch
from marketplace.demo.pictures.path import box, leaf, oval, smooth
from marketplace.demo.pictures.stage import weave

CARD_WIDTH, CARD_HEIGHT = 856, 540
NO_ONE: Mapping[str, str] = {
    "NIK": "0000000000000000",
    "Nama": "WARGA CONTOH",
    "Tempat/Tgl lahir": "BANYUWANGI, 00-00-0000",
    "Alamat": "DUSUN CONTOH RT 000 RW 000",
    "Desa": "CONTOH",
    "Pekerjaan": "CONTOH",
}
WALLS = ("#efe2c4", "#cfe0d4", "#e6c9b0", "#d3dfe8", "#f0e6d2", "#dcd0e0")
TRIMS = ("#23409f", "#7a1f2b", "#2f6a52", "#b5502f", "#5b3520", "#1c6266")


def draw_ktp_like_document(
    seed: int | str, fields: Mapping[str, str] | None = None, woman: bool | None = None
) -> Image.Image:
    """A card for demo applications: the word CONTOH is printed across it, and the portrait belongs to nobody.

    `fields` are the lines to print, label to value; only synthetic residents' data may be given.
    """
    c = Canvas("#cfe0ee", size=CARD_WIDTH, width_units=428, height_units=270)
    c.wash(box(0, 0, 428, 270), [(0, "#d9e8f3"), (0.5, "#c3dcec"), (1, "#dbe6dc")])
    random = Random(f"card {seed}")
    for index in range(15):
        y = 20 + index * 18
        sway = random.uniform(8, 18)
        points = [(-10 + step * 64, y + (sway if step % 2 else -sway)) for step in range(8)]
        c.stroke(smooth(points, closed=False), "#a3c4da", 1, 0.7)
    c.box(0, 0, 428, 34, "#23409f")
    c.write(14, 17, "KARTU CONTOH  ·  BUKAN KTP", 13, "#ffffff")
    c.write(306, 17, "data buatan", 11, "#cdd7f7")
    for index, (label, value) in enumerate((fields or NO_ONE).items()):
        y = 56 + index * 25
        c.write(14, y, label, 9.5, "#3a4a63")
        c.write(104, y, ": " + value[:26], 11, "#14213a")
    c.box(310, 52, 104, 134, "#a8322c")
    with c.inside(box(310, 52, 104, 134)), c.at(300, 62, 0, 0.31):
        portrait(c, Looks.of(seed, woman))
    c.stroke(
        smooth([(330, 222), (346, 204), (352, 226), (368, 210), (384, 222), (400, 214)], closed=False),
        "#14213a",
        2,
    )
    for x, y in ((24, 176), (190, 150)):
        c.write(x, y, "CONTOH", 52, "#a8322c", 0.2, turn=-24)
    c.box(0, 250, 428, 20, "#a8322c")
    c.write(14, 260, "CONTOH  ·  tidak berlaku  ·  dibuat untuk peragaan", 10, "#ffffff")
    return c.picture()


def draw_business_place(seed: int | str, size: int = 1024) -> Image.Image:
    """The front of a village business, 4:3: house, awning, goods; as an applicant would photograph it."""
    random = Random(f"place {seed}")
    c = Canvas("#cfe2ea", size=size, width_units=400, height_units=300)
    sky = random.choice((("#a8d3e6", "#e6f0e6"), ("#cfdde2", "#eee9da"), ("#f3d9b0", "#f6ecd6")))
    c.wash(box(0, 0, 400, 200), [(0, sky[0]), (1, sky[1])], down=True)
    for x in (20, 60, 350, 390):
        c.oval(x, 120 + random.uniform(-12, 10), 54, 64, random.choice(("#7fa86a", "#6f9a5c", "#8fb577")))
    _house(c, random)
    c.box(0, 224, 400, 76, random.choice(("#c9b48a", "#b5a58f", "#bfae90")))
    c.wash(box(0, 224, 400, 10), [(0, "#8a7a62"), (1, "#bfae90")], down=True)
    for _ in range(40):
        c.dot(random.uniform(0, 400), random.uniform(240, 300), random.uniform(0.8, 2.2), "#9c8a6c", 0.6)
    random.choice((_stall, _looms, _drying, _counter))(c, random)
    for x in (18, 382):
        pot = random.choice(("#b5603a", "#3f6b57", "#4a5f8f"))
        for turn in (-130, -105, -75, -50):
            with c.at(x, 232, turn):
                c.fill(leaf(46, 10), random.choice(("#3f7a3f", "#4f8f4a", "#5f9a50")))
        c.fill(((((x - 15, 228), (x + 15, 228), (x + 11, 256), (x - 11, 256))),), pot)
    return c.picture()


def _house(c: Canvas, random: Random) -> None:
    wall, trim, roof = (
        random.choice(WALLS),
        random.choice(TRIMS),
        random.choice(("#b5603c", "#8a4a34", "#6f5a4f", "#a8523a")),
    )
    c.box(44, 92, 312, 136, wall)
    c.shade(box(44, 92, 312, 40), SHADOW, [(0, 0.34), (1, 0)], down=True)
    c.box(44, 206, 312, 22, darker(wall, 0.14))
    c.fill("M18 96L84 30H316L382 96Z", roof)
    for row in range(5):
        y = 42 + row * 12
        c.stroke((((84 - row * 13, y), (316 + row * 13, y)),), darker(roof, 0.22), 2)
    c.box(14, 92, 372, 8, darker(roof, 0.35), radius=3)
    door = random.choice((76, 176, 276))
    for x in (76, 176, 276):
        if x == door:
            c.box(x, 124, 48, 104, trim)
            c.box(x + 5, 130, 38, 98, darker(trim, 0.35))
            c.box(x + 5, 130, 18, 98, lighter(trim, 0.12))
            c.dot(x + 20, 182, 2.6, "#f4c430")
        else:
            c.box(x - 4, 120, 56, 58, trim, radius=2)
            c.box(x, 124, 48, 50, "#4a5f6b")
            c.fill(((((x, 174), (x + 26, 124), (x + 40, 124), (x + 14, 174))),), "#ffffff", 0.2)
            c.box(x + 22, 124, 4, 50, trim)
            c.box(x, 146, 48, 4, trim)
    sign = box(138, 66, 124, 28, 4)
    c.fill(sign, darker(trim, 0.15))
    c.fill(box(142, 70, 116, 20, 3), "#f3ead6")
    for x, width in ((152, 40), (198, 22), (226, 20)):
        c.box(x, 77, width, 6, trim, radius=3)


def _awning(c: Canvas, random: Random) -> None:
    first, second = random.choice((("#c9372a", "#f6efe0"), ("#23409f", "#f6efe0"), ("#2f7a4a", "#f4e6b8")))
    for x in (62, 334):
        c.box(x, 120, 6, 136, "#7a5a3a")
    for index in range(10):
        x = 48 + index * 30.4
        tone = first if index % 2 == 0 else second
        c.fill(((((x + 6, 104), (x + 30, 104), (x + 30.4, 138), (x, 138))),), tone)
        c.oval(x + 15.2, 138, 15.2, 9, tone)
    c.shade(box(48, 138, 304, 12), SHADOW, [(0, 0.3), (1, 0)], down=True)


def _table(c: Canvas, cloth: str | None = None) -> None:
    c.oval(200, 276, 150, 9, SHADOW, 0.3)
    c.box(64, 218, 272, 10, "#a8743f", radius=3)
    if cloth:
        c.tile(box(68, 226, 264, 36), swatch(cloth, "indigo", 0.5))
        c.shade(box(68, 226, 264, 36), SHADOW, [(0, 0.3), (0.5, 0), (1, 0.2)], down=True)
    for x in (76, 316):
        c.box(x, 228, 8, 48, "#6b4426")


def _stall(c: Canvas, random: Random) -> None:
    _awning(c, random)
    _table(c, random.choice(tuple(MOTIFS)))
    for index in range(6):
        x = 92 + index * 42
        tone = random.choice(("#c79a63", "#7b8c62", "#8a3230", "#2b2a2c", "#d98a12"))
        c.box(x, 186, 28, 32, tone, radius=3)
        c.box(x + 5, 196, 18, 15, "#fbf5e9", radius=2)
        c.box(x, 184, 28, 6, darker(tone, 0.3))


def _counter(c: Canvas, random: Random) -> None:
    _awning(c, random)
    c.oval(200, 278, 156, 9, SHADOW, 0.3)
    c.box(66, 216, 268, 62, "#b07c48", radius=4)
    for x in range(78, 326, 31):
        c.box(x, 224, 25, 48, "#c99a62", radius=2)
    c.box(60, 210, 280, 10, "#8a5a34", radius=3)
    for index in range(5):
        x = 94 + index * 53
        tone = random.choice(("#e9902c", "#c9255f", "#e9bf3a", "#8fae4a", "#c4372f"))
        c.fill(f"M{x - 22} 196H{x + 22}L{x + 17} 212H{x - 17}Z", "#d9b06c")
        for dx, dy in ((-12, -4), (0, -8), (12, -4), (-6, -14), (7, -14)):
            c.dot(x + dx, 196 + dy, 8, mix(tone, "#5b2f1a", random.uniform(0, 0.2)))


def _looms(c: Canvas, random: Random) -> None:
    """Batik drying on a line before the house."""
    for x in (34, 366):
        c.box(x - 4, 112, 8, 168, "#7a5a3a")
    c.stroke(smooth([(34, 122), (200, 132), (366, 122)], closed=False), "#5b4630", 3)
    for index, dye in enumerate(
        random.sample(("indigo", "merah", "soga", "hijau", "tosca", "cokelat", "ungu"), 3)
    ):
        x = 58 + index * 100
        cloth = box(x, 128, 84, 118)
        with c.at(4, 5):
            c.fill(cloth, SHADOW, 0.2)
        c.tile(cloth, swatch(random.choice(tuple(MOTIFS)), dye, 0.55))
        c.shade(cloth, SHADOW, [(0, 0.2), (0.2, 0), (0.5, 0.16), (0.6, 0), (1, 0.24)])
        for px in (x + 6, x + 74):
            c.box(px, 122, 5, 12, "#d9b274", radius=2)


def _drying(c: Canvas, random: Random) -> None:
    """Round trays of goods drying on a low bamboo rack."""
    c.oval(200, 284, 170, 9, SHADOW, 0.3)
    for x in (48, 140, 252, 344):
        c.box(x, 236, 7, 46, "#7a5a3a")
    c.box(34, 228, 332, 10, "#b98f4a", radius=4)
    for x in (84, 162, 240, 318):
        tone = random.choice(("#b48a4c", "#a8222a", "#9fb0b4", "#e8c583"))
        c.oval(x, 220, 38, 14, "#8f5f2a")
        c.tile(oval(x, 218, 34, 11), weave(4, "#d9b274", "#a87c40", "#c09658"))
        for _ in range(26):
            c.oval(
                x + random.gauss(0, 13),
                217 + random.gauss(0, 3.6),
                5,
                2.6,
                mix(tone, "#3a2414", random.uniform(0, 0.3)),
                turn=random.uniform(0, 180),
            )
