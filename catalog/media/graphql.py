"""Pictures on the wire: absolute addresses in the size and format that a client asks for."""

from django.conf import settings

from catalog.media.formats import AVIF, WEBP, picture_url


def picture_address(
    sha256: str | None, avif_ready: bool | None, *, size: int | None = None, format: str | None = None
) -> str | None:
    """The address of a picture; WebP unless AVIF is asked for and there. None without a picture."""
    if sha256 is None:
        return None
    kind = AVIF if format == AVIF and avif_ready else WEBP
    return f"{settings.MALL_BASE_URL}{picture_url(sha256, size, kind)}"


def picture_image(
    sha256: str | None,
    avif_ready: bool | None,
    alt: str | None,
    *,
    size: int | None = None,
    format: str | None = None,
) -> dict[str, str | None] | None:
    """An `Image`: its address and what it shows."""
    url = picture_address(sha256, avif_ready, size=size, format=format)
    return None if url is None else {"url": url, "alt": alt}
