"""The dyes, woods and grounds the pictures are mixed from, and how to mix them."""

from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageColor

PAPER, CREAM, LINEN = "#fbf5e9", "#f3ead6", "#e9e1d0"
INDIGO, NIGHT, SULPHUR = "#1d3479", "#101d4e", "#f4c430"
SHADOW = "#2a1a0c"


@dataclass(frozen=True)
class Dye:
    """What a cloth is dyed with: its field, its line, a second accent, and the wall it hangs before."""

    field: str
    line: str
    accent: str
    wall: str


DYES = {
    "indigo": Dye("#1d3479", "#f3ead6", "#8fa9e6", "#e9e1d0"),
    "soga": Dye("#f4ead2", "#6b3a1e", "#c58a4a", "#dcd9cf"),
    "merah": Dye("#7a1f2b", "#f6dfb8", "#d98a5a", "#e8e2da"),
    "hijau": Dye("#23513f", "#f0e6c8", "#8fb98a", "#e6e4d3"),
    "hitam": Dye("#23201f", "#f0e2c4", "#c9962e", "#e6dccb"),
    "ungu": Dye("#4a2a5c", "#f1e3d6", "#c59ac9", "#e7e0e2"),
    "kunyit": Dye("#c98a1b", "#fff3d3", "#7a3f12", "#ece3cf"),
    "tosca": Dye("#1c6266", "#f0ead2", "#e0a458", "#e2e6dd"),
    "cokelat": Dye("#5b3520", "#f2dfba", "#d0a063", "#e6ded2"),
    "putih": Dye("#f7f1e2", "#1d3479", "#b8862b", "#d9dde0"),
}


@lru_cache(maxsize=8192)
def mix(first: str, second: str, share: float) -> str:
    """`share` of the second colour in the first."""
    a, b = ImageColor.getrgb(first), ImageColor.getrgb(second)
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a[:3], b[:3], strict=True))


def darker(colour: str, share: float = 0.25) -> str:
    return mix(colour, "#1a0f08", share)


def lighter(colour: str, share: float = 0.25) -> str:
    return mix(colour, "#fffaf0", share)
