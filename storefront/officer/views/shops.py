from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.permissions import HOLD_OFFICE, LAY_SANCTIONS, VERIFY_APPLICATIONS
from foundation.access.refusals import Refusal
from storefront.look.moments import day
from storefront.look.shapes import Fact, Tab
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.searching import chips_of, page_of, to_address, wanted, without
from storefront.officer.showing.lists import shops_table, until_words
from storefront.officer.wording import CLOSED, CLOSED_BECAUSE, SELLING, STANDINGS, person, place_words
from vendors.shops.rules import OWNER_DIED
from vendors.shops.selectors import (
    ShopStanding,
    lifts,
    sanctions_of_shop,
    shop_within,
    shops_within,
    standings_of,
)
from village.businesses.succession import successions_of

SELLS = {SELLING: True, CLOSED: False, "": None}


@office_page(access=HOLD_OFFICE, methods=("GET", "POST"))
def shops(request: HttpRequest) -> HttpResponse:
    """The shops of the regions: which sell today, and why the others do not."""
    viewer, refusal = request.viewer, None
    if request.method == "POST":
        answer = to_address(request)
        if not isinstance(answer, Refusal):
            return answer
        refusal = answer
    asked = wanted(request, (SELLING, CLOSED))
    found = shops_within(viewer, search=asked.words, region=asked.code, selling=SELLS[asked.state])
    page = page_of(request, found)
    rows = list(page.object_list)
    context = {
        "page": page,
        "table": shops_table(rows, standings_of(rows, today=viewer.today)),
        "query": request.POST.get("cari", asked.words),
        "refusal": refusal,
        "chips": chips_of(request, asked),
        "tabs": [
            Tab(_("Semua"), without(request, "keadaan"), current=not asked.state),
            Tab(_("Berjualan"), without(request, keadaan=SELLING), current=asked.state == SELLING),
            Tab(_("Tutup"), without(request, keadaan=CLOSED), current=asked.state == CLOSED),
        ],
    }
    return shown(request, "officer/shops.html", context, nav="shops")


@office_page(access=HOLD_OFFICE)
def shop(request: HttpRequest, id: int) -> HttpResponse:
    """One shop: whether it sells, why not, its letter, and what was laid upon it."""
    viewer = request.viewer
    found = shop_within(viewer, shop_id=id)
    context = {
        "shop": found.shop,
        "standing": found,
        "reasons": [str(CLOSED_BECAUSE[reason]) for reason in found.reasons],
        "facts": _facts(found),
        "sanctions": [
            {
                "sanction": one,
                "until": until_words(one),
                "lifts": one.forbids_on(viewer.today) and lifts(viewer, one),
            }
            for one in sanctions_of_shop(viewer, shop_id=id)
        ],
        "lays": viewer.may(LAY_SANCTIONS) and found.sanction is None,
        "successions": successions_of(id),
        "inherits": viewer.may(VERIFY_APPLICATIONS) and OWNER_DIED in found.reasons,
        "public_url": reverse("public:shop", args=[found.shop.slug]) if found.sells else "",
    }
    seat = seat_of(request, over=found.shop.business.village_id)
    return shown(request, "officer/shop.html", context, nav="shops", seat=seat)


def _facts(found: ShopStanding) -> list[Fact]:
    shop, permit = found.shop, found.permit
    village = shop.business.village
    place = ", ".join(place_words(one) for one in (village, village.parent) if one)
    facts = [
        Fact(_("Pemilik"), person(shop.business.owner.name)),
        Fact(_("Usaha"), shop.business.name),
        Fact(_("Tempat usaha"), place),
        Fact(_("Buka sejak"), day(shop.opened_at)),
        Fact(_("Saklar penjual"), _("Buka") if shop.open else _("Ditutup penjual")),
    ]
    if permit is None:
        facts.append(Fact(_("Surat"), _("Belum ada")))
    else:
        url = reverse("officer:letter", args=[permit.letter_id]) if permit.letter_id else ""
        words = STANDINGS[permit.standing][0]
        until = _("%(standing)s, sampai %(day)s") % {"standing": words, "day": day(permit.valid_until)}
        facts.append(
            Fact(permit.type_name, permit.number, url, note=until if permit.letter_id else str(words))
        )
    return facts
