"""Shops as buyers see them: rows, the warrant, the facts of a permit."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.media.formats import picture_url
from storefront.look.moments import day
from storefront.look.shapes import Fact, ShopCard, Warrant
from storefront.public.places import village_kind, with_district
from vendors.shops import selectors
from vendors.shops.selectors.for_everybody import LETTER
from village.letters.rules.places import place_text

FACE = 256


def shop_cards(shops: Iterable[Any]) -> list[ShopCard]:
    """Rows of shops that sell, with business and village fetched."""
    return [
        ShopCard(
            url=reverse("public:shop", args=[shop.slug]),
            name=shop.name,
            village=shop.business.village.name,
            village_kind=village_kind(shop.business.village.level),
            photo_url=face_url(shop),
        )
        for shop in shops
    ]


def face_url(shop: Any) -> str:
    """The picture that the shop chose for itself; empty without one."""
    return picture_url(shop.logo_key, FACE) if shop.logo_key else ""


def letter_url(warrant: selectors.Warrant | None) -> str:
    """Where a shop's letter is checked; a NIB has no letter of ours."""
    if warrant is None or warrant.kind != LETTER:
        return ""
    return f"{reverse('public:verify')}?{urlencode({'nomor': warrant.number}, safe='/')}"


def warrant_of(
    shop: Any, *, village: Any, district: Any | None, warrant: selectors.Warrant | None, shop_url: str = ""
) -> Warrant:
    """Who vouches for a selling shop."""
    return Warrant(
        shop=shop.name,
        village=village.name,
        village_kind=village_kind(village.level),
        district=district.name if district else "",
        permit=permit_words(warrant),
        valid_until=warrant.valid_until if warrant else None,
        shop_url=shop_url,
        letter_url=letter_url(warrant),
    )


def permit_words(warrant: selectors.Warrant | None) -> str:
    """`Surat usaha 510/027/429.515.04/2026`; a NIB by the day it was checked, not by its number."""
    if warrant is None:
        return ""
    if warrant.kind == LETTER:
        return _("Surat usaha %(number)s") % {"number": warrant.number}
    return _("NIB tercatat, diperiksa petugas %(day)s") % {"day": day(warrant.valid_from)}


def permit_facts(public: selectors.PublicShop) -> list[Fact]:
    """What the law wants said of a seller: who it is, where, under which permit."""
    warrant = public.warrant
    business = public.shop.business
    facts = [Fact(_("Pemilik"), spoken_name(public.owner_name))]
    if warrant is not None and warrant.kind == LETTER:
        facts += [
            Fact(_("Surat usaha"), warrant.number, url=letter_url(warrant), numeric=True),
            Fact(_("Berlaku sampai"), day(warrant.valid_until) if warrant.valid_until else ""),
        ]
    elif warrant is not None:
        facts.append(
            Fact(_("NIB"), _("Tercatat, diperiksa petugas %(day)s") % {"day": day(warrant.valid_from)})
        )
    place = ", ".join(filter(None, (place_text(business.dusun, "", ""), with_district(public.village))))
    facts.append(Fact(_("Tempat usaha"), place))
    return facts


def spoken_name(name: str) -> str:
    """The register writes in capitals; people do not."""
    return name.title() if name.isupper() else name
