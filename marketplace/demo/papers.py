"""The two photos that every demo application carries, as a phone would send them."""

import io
from functools import cache

from PIL import Image

from marketplace.demo.permits import Papers
from marketplace.demo.pictures.papers import draw_business_place, draw_ktp_like_document

PLACES = 8


def paper_bytes(seed: str) -> Papers:
    """A card that says CONTOH and a business place; a handful of drawings serves everybody."""
    return _papers(sum(seed.encode()) % PLACES)


@cache
def _papers(number: int) -> Papers:
    return Papers(ktp=_jpeg(draw_ktp_like_document(number)), place=_jpeg(draw_business_place(number)))


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
