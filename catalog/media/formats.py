"""The sizes and kinds of files of a picture, and where they lie."""

from django.conf import settings

SIZES = (96, 256, 512, 1024)
"""The longest side in pixels; a smaller photo is never blown up."""

WEBP = "webp"
AVIF = "avif"
FORMATS = (WEBP, AVIF)


def nearest_size(wanted: int | None) -> int:
    """The smallest size that fills `wanted` pixels; the largest for None, 0 and more than there is."""
    if not wanted:
        return SIZES[-1]
    return next((size for size in SIZES if size >= wanted), SIZES[-1])


def picture_path(sha256: str, size: int, format: str) -> str:
    """Below MEDIA_ROOT: `ab/abcd…/512.webp`."""
    return f"{sha256[:2]}/{sha256}/{size}.{format}"


def picture_url(sha256: str, size: int | None = None, format: str = WEBP) -> str:
    """The path of a picture on this site. Ask for AVIF only where `avif_ready` says so."""
    return f"{settings.MEDIA_URL}{picture_path(sha256, nearest_size(size), format)}"
