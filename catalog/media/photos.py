"""From bytes that somebody sent to clean pixels: by content, never by name or declared type."""

import io
import warnings

from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

from catalog.media.formats import SIZES
from catalog.media.rules import NotAPhoto, TooManyPixels, refuse_measure, refuse_weight

register_heif_opener()

KINDS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF")
LARGEST = (SIZES[-1], SIZES[-1])
SRGB = ImageCms.createProfile("sRGB")


def clean_photo(content: bytes) -> Image.Image:
    """The photo upright, in sRGB, at most 1024 pixels a side, with nothing beside its pixels.

    Raises PhotoTooHeavy, NotAPhoto, TooManyPixels, PhotoTooSmall. The header is read first; a file
    that announces too many pixels is never unpacked.
    """
    refuse_weight(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _pixels(content)
    except Image.DecompressionBombError:
        raise TooManyPixels() from None
    # Pillow's decoders answer broken files with whatever they stumble over.
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError, IndexError, KeyError, MemoryError):
        raise NotAPhoto() from None


def _pixels(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=KINDS) as opened:
        refuse_measure(*opened.size)
        opened.draft("RGB", LARGEST)
        profile = opened.info.get("icc_profile")
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    transparent = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    mode = "RGBA" if transparent else "RGB"
    if upright.mode != mode and (profile is None or upright.mode != "CMYK"):
        upright = upright.convert(mode)
    upright.thumbnail(LARGEST, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _without_attachments(_in_srgb(upright, profile, mode))


def _in_srgb(image: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image.convert(mode)


def _without_attachments(image: Image.Image) -> Image.Image:
    """Only pixels pass: EXIF, GPS, XMP, thumbnails and comments stay behind."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare
