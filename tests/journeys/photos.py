"""Photos as the people of the line send them: drawn, told apart, and with the place in the picture's data."""

import io
from functools import cache

from PIL import Image

from marketplace.demo.pictures.gallery import draw
from marketplace.demo.pictures.papers import draw_business_place, draw_ktp_like_document


@cache
def card(nik: str, name: str) -> bytes:
    """A photo of an identity card that shows the number, as real ones do."""
    return _jpeg(draw_ktp_like_document(7, fields={"NIK": nik, "Nama": name}))


@cache
def place() -> bytes:
    return _jpeg(draw_business_place(3))


@cache
def goods(name: str = "kopi-kraft") -> bytes:
    """A phone's photo: its EXIF says where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Ponsel Murah"
    exif.get_ifd(0x8825)[2] = (8.0, 12.0, 33.0)
    return _jpeg(draw(name), exif=exif)


def _jpeg(image: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=88, **more)
    return out.getvalue()
