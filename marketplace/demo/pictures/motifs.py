"""Batik motifs of Banyuwangi by name, as swatches that repeat without a seam."""

from collections.abc import Callable
from functools import lru_cache

from PIL import Image

from marketplace.demo.pictures import motifs_fields, motifs_plants
from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import DYES, Dye

MOTIFS: dict[str, Callable[[Dye], Canvas]] = {
    "gajah-oling": motifs_plants.gajah_oling,
    "kangkung-setingkes": motifs_plants.kangkung_setingkes,
    "paras-gempal": motifs_plants.paras_gempal,
    "gedhegan": motifs_fields.gedhegan,
    "moto-pitik": motifs_fields.moto_pitik,
    "blarak-sempal": motifs_plants.blarak_sempal,
    "kopi-pecah": motifs_plants.kopi_pecah,
    "beras-kutah": motifs_fields.beras_kutah,
    "galaran": motifs_fields.galaran,
    "sekar-jagad": motifs_fields.sekar_jagad,
    "ukel": motifs_fields.ukel,
}


@lru_cache(maxsize=8)
def swatch(motif: str, dye: str, size: float = 1.0) -> Image.Image:
    """The motif in a dye, ready to be tiled at the drawing board's scale."""
    image = MOTIFS[motif](DYES[dye]).image
    if size != 1.0:
        image = image.resize((round(image.width * size), round(image.height * size)), Image.Resampling.BOX)
    return image
