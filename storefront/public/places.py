"""Villages in words, and where this browser's owner wants goods brought to: kept in two plain cookies."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from storefront.look.fields import ROWS_AT_MOST
from storefront.look.shapes import Option
from village.territory.rules import UnknownVillage
from village.territory.selectors import village, villages_matching
from village.territory.states import KELURAHAN

VILLAGE_COOKIE = "mall_village"
DISTRICT_COOKIE = "mall_district"
HALF_A_YEAR = 60 * 60 * 24 * 180
DISTRICT_PARTS = 3


def village_kind(level: str) -> str:
    """How a village is called before its name."""
    return _("Kel.") if level == KELURAHAN else _("Desa")


def village_words(region: Any) -> str:
    """`Desa Kemiren`, `Kel. Gombengsari`."""
    return f"{village_kind(region.level)} {region.name}"


def with_district(region: Any) -> str:
    """`Desa Kemiren, Kec. Glagah`."""
    return f"{village_words(region)}, Kec. {region.parent.name}" if region.parent else village_words(region)


def destination(request: HttpRequest) -> Any | None:
    """The village that was chosen before; None where none was, or where it is no more."""
    chosen = request.COOKIES.get(VILLAGE_COOKIE, "")
    try:
        return village(chosen) if chosen else None
    except UnknownVillage:
        return None


def district_code(request: HttpRequest) -> str:
    """The district to show shops of: the one chosen before, else that of the chosen village, else ""."""
    chosen = request.COOKIES.get(DISTRICT_COOKIE, "")
    if chosen:
        return chosen
    return ".".join(request.COOKIES.get(VILLAGE_COOKIE, "").split(".")[:DISTRICT_PARTS])


def remember(response: HttpResponse, request: HttpRequest, cookie: str, code: str) -> None:
    """Keep a place for half a year. It says where somebody shops for, so only our own pages read it."""
    response.set_cookie(
        cookie, code, max_age=HALF_A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )


def village_options(query: str) -> list[Option]:
    """Rows of the picker for what somebody typed."""
    return [
        Option(
            value=one.code,
            label=village_words(one),
            price=one.postal_code,
            note=f"Kec. {one.parent.name}" if one.parent else "",
        )
        for one in villages_matching(query, ROWS_AT_MOST + 1)
    ]
