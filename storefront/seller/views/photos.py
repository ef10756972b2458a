from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from catalog.media.rules import MOST_BYTES
from catalog.media.services import accept_photo
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal


@page(access=SIGNED_IN, methods=("POST",))
def upload(request: HttpRequest, shop: int) -> HttpResponse:
    """One photo by itself, from the script: it waits in the shop until a product's form names it."""
    file = request.FILES.get("photo")
    if file is None:
        return JsonResponse({"error": _("Berkasnya belum ada. Pilih dulu berkasnya.")}, status=400)
    try:
        return JsonResponse({"id": taken(request, shop, file)})
    except NotFound:
        raise
    except Refusal as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)


def taken(request: HttpRequest, shop_id: int, file: Any) -> int:
    """Keep a photo in the shop; its id. Raises what `accept_photo` refuses."""
    # One byte more than is allowed is enough to be refused.
    content = file.read(MOST_BYTES + 1)
    return accept_photo(shop_id=shop_id, content=content, by=request.viewer, at=request.viewer.at).pk
