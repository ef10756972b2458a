"""What is accepted as a file of an application: judged by its content, and images written anew.

A photo loses its metadata (place, camera, time) by being decoded and encoded again; what is left
are the pixels. Sizes are looked at before anything is decoded. Pure: bytes in, bytes out.
"""

import io
from dataclasses import dataclass

import pillow_heif
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, ImageStat

from foundation.access.refusals import Refusal

pillow_heif.register_heif_opener()

LARGEST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
SMALLEST_SIDE = 300
LARGEST_SIDE = 2400
DARKEST_BRIGHT_SPOT = 60
JPEG_QUALITY = 84
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
PDF_HEAD, PDF_TAIL = b"%PDF-", b"%%EOF"


class FileTooLarge(Refusal):
    code = "FILE_TOO_LARGE"
    field = "file"
    message = _("Berkas ini terlalu besar. Paling besar 10 MB; foto lagi dengan ukuran lebih kecil.")


class NotAPhoto(Refusal):
    code = "INVALID_FILE"
    field = "file"
    message = _("Berkas ini bukan foto yang bisa dibuka. Kirim foto JPEG, PNG, WebP, atau HEIC.")


class NotADocument(NotAPhoto):
    message = _("Berkas ini tidak bisa dibuka. Kirim foto atau PDF.")


class PhotoTooSmall(NotAPhoto):
    message = _("Foto ini terlalu kecil untuk dibaca. Foto lagi lebih dekat.")


class PhotoTooDark(NotAPhoto):
    message = _("Foto terlalu gelap untuk dibaca. Foto lagi di dekat jendela.")


@dataclass(frozen=True, slots=True)
class AcceptedFile:
    content: bytes
    content_type: str
    extension: str


def accepted_photo(content: bytes) -> AcceptedFile:
    """A JPEG of at most 2400 px, upright, without metadata. Raises FileTooLarge, NotAPhoto and its kinds."""
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge()
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise FileTooLarge()
            image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            picture = _on_white(upright)
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileTooLarge() from None
    except Exception:
        # Decoders fail in many ways on hostile bytes; all of them mean the same here.
        raise NotAPhoto() from None
    if min(width, height) < SMALLEST_SIDE:
        raise PhotoTooSmall()
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    if _bright_spot(picture) < DARKEST_BRIGHT_SPOT:
        raise PhotoTooDark()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return AcceptedFile(content=out.getvalue(), content_type="image/jpeg", extension="jpg")


def accepted_document(content: bytes) -> AcceptedFile:
    """A PDF as it is, or a photo. Raises FileTooLarge, NotADocument."""
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge()
    if content.startswith(PDF_HEAD):
        if PDF_TAIL not in content[-1024:]:
            raise NotADocument()
        return AcceptedFile(content=content, content_type="application/pdf", extension="pdf")
    try:
        return accepted_photo(content)
    except NotAPhoto as refusal:
        if type(refusal) is NotAPhoto:
            raise NotADocument() from None
        raise


def _on_white(image: Image.Image) -> Image.Image:
    """Only pixels: a fresh image without the palette, profile, alpha or metadata of the old one."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        fresh = Image.new("RGB", layered.size, "white")
        fresh.paste(layered, mask=layered.getchannel("A"))
        return fresh
    fresh = Image.new("RGB", image.size)
    fresh.paste(image.convert("RGB"))
    return fresh


def _bright_spot(picture: Image.Image) -> float:
    """How bright the brighter twentieth of the picture is, 0 to 255."""
    histogram = ImageStat.Stat(picture.convert("L").resize((200, 200))).h
    left = 200 * 200 // 20
    for level in range(255, -1, -1):
        left -= histogram[level]
        if left <= 0:
            return level
    return 0
