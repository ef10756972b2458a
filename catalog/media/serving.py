"""Pictures over HTTP where no proxy serves them. Content never changes under its digest."""

import re
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from catalog.media.formats import FORMATS, SIZES
from foundation.access.pages import page
from foundation.access.permissions import PUBLIC

PATH = re.compile(
    r"(?P<head>[0-9a-f]{2})/(?P=head)[0-9a-f]{62}"
    rf"/(?:{'|'.join(map(str, SIZES))})\.(?P<format>{'|'.join(FORMATS)})"
)


@page(access=PUBLIC)
def serve_media(request: HttpRequest, name: str) -> HttpResponse:
    """One file of a picture, kept by browsers and shared caches for a year."""
    match = PATH.fullmatch(name)
    file = Path(settings.MEDIA_ROOT) / name
    if match is None or not file.is_file():
        raise Http404
    response = HttpResponse(file.read_bytes(), content_type=f"image/{match['format']}")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
