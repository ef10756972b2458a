from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
FEWEST_PIXELS_A_SIDE = 96


class PhotoTooHeavy(Refusal):
    code = "FILE_SIZE_LIMIT_EXCEEDED"
    field = "image"
    message = _("Foto ini lebih dari %(megabytes)s MB. Kecilkan dulu, atau ambil foto biasa dengan HP.")


class NotAPhoto(Refusal):
    code = "INVALID"
    field = "image"
    message = _("Berkas ini bukan foto yang bisa dibaca. Pakai JPG, PNG, WebP, HEIC atau AVIF.")


class TooManyPixels(Refusal):
    code = "INVALID"
    field = "image"
    message = _("Foto ini terlalu besar: paling banyak 50 juta piksel. Kecilkan dulu, lalu unggah lagi.")


class PhotoTooSmall(Refusal):
    code = "INVALID"
    field = "image"
    message = _("Foto ini terlalu kecil. Tiap sisinya paling sedikit %(pixels)s piksel.")


def refuse_weight(content: bytes) -> None:
    """A file that is no photo by its size alone."""
    if len(content) > MOST_BYTES:
        raise PhotoTooHeavy(megabytes=MOST_BYTES // 1024 // 1024)


def refuse_measure(width: int, height: int) -> None:
    """Judged on the header, before a pixel is unpacked."""
    if width * height > MOST_PIXELS:
        raise TooManyPixels()
    if min(width, height) < FEWEST_PIXELS_A_SIDE:
        raise PhotoTooSmall(pixels=FEWEST_PIXELS_A_SIDE)
