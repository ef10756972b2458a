from django.http import HttpResponse
from django.utils.http import content_disposition_header


def private_file(content: bytes, content_type: str, name: str, *, attachment: bool) -> HttpResponse:
    """A private file as an answer that nobody keeps."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = content_disposition_header(attachment, name)
    return response
