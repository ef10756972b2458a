from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, ExpressionWrapper, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Cos, Power, Radians

from foundation.access.refusals import NotFound
from vendors.shops.models import Shop
from village.businesses.models import NibRecord
from village.letters.models import Letter
from village.letters.states import VALID
from village.territory.models import Region
from village.territory.selectors import region

LETTER = "letter"
NIB = "nib"


@dataclass(frozen=True, slots=True)
class Warrant:
    """The permit by which a shop sells today. `valid_until` is None for a NIB, which has no end."""

    kind: str
    number: str
    letter_type: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PublicShop:
    """What everybody may know of a shop; never who its owner is by number, and never why it fell."""

    shop: Shop
    owner_name: str
    village: Region
    district: Region | None
    selling: bool
    warrant: Warrant | None


def public_shop(slug: str, today: date) -> PublicShop:
    """A shop as its page shows it, selling or not; raises NotFound."""
    shop = (
        Shop.objects.select_related("business__owner", "business__village__parent").filter(slug=slug).first()
    )
    if shop is None:
        raise NotFound()
    selling = shop.sells_on(today)
    return PublicShop(
        shop=shop,
        owner_name=shop.business.owner.name,
        village=shop.business.village,
        district=shop.business.village.parent,
        selling=selling,
        warrant=warrants_of([shop.pk], today).get(shop.pk) if selling else None,
    )


def selling_shop_of(business_id: int, today: date) -> Shop | None:
    """The shop of a business, for links to it; None where there is none or it does not sell today."""
    return Shop.objects.selling(today).filter(pk=business_id).first()


def warrants_of(shop_ids: Sequence[int], today: date) -> dict[int, Warrant]:
    """The standing permit of each shop: the letter that ends last, else the checked NIB."""
    found: dict[int, Warrant] = {}
    nibs = NibRecord.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=today), business__in=shop_ids, checked_on__lte=today
    )
    for nib in nibs.order_by("business_id", "id"):
        if nib.checked_on is not None:
            found[nib.business_id] = Warrant(NIB, nib.nib, "", nib.checked_on, None)
    letters = Letter.objects.filter(
        business__in=shop_ids,
        holder=F("business__owner"),
        grants_trade=True,
        state=VALID,
        valid_from__lte=today,
        valid_until__gte=today,
    )
    for letter in letters.order_by("business_id", "valid_until", "id"):
        found[letter.business_id] = Warrant(
            LETTER, letter.number, letter.letter_type, letter.valid_from, letter.valid_until
        )
    return found


def shops_selling(today: date, *, near: str = "", limit: int = 24) -> list[Shop]:
    """Shops that sell today, with village and district.

    `near` is the code of a district or village: shops inside it come first, then the nearest others;
    raises NotFound for an unknown code. Without it: by name.
    """
    shops = Shop.objects.selling(today).select_related("business__village__parent")
    if not near:
        return list(shops.order_by("name", "pk")[:limit])
    centre = region(near)
    inside = Q(business__village__code=near) | Q(business__village__code__startswith=f"{near}.")
    shops = shops.annotate(away=Case(When(inside, then=Value(0)), default=Value(1)))
    if centre.lat is None or centre.lng is None:
        return list(shops.order_by("away", "name", "pk")[:limit])
    # On the scale of a regency a degree is a plane: enough to put the nearer one first.
    north = F("business__village__lat") - Value(centre.lat)
    east = (F("business__village__lng") - Value(centre.lng)) * Cos(Radians(Value(centre.lat)))
    distance = ExpressionWrapper(Power(north, 2) + Power(east, 2), output_field=FloatField())
    return list(shops.order_by("away", distance.asc(nulls_last=True), "name", "pk")[:limit])


def shops_of_village(code: str, today: date, *, search: str = "") -> QuerySet[Shop]:
    """The shops of one village that sell today, by name; `search` is in the name."""
    shops = Shop.objects.selling(today).filter(business__village=code)
    if search:
        shops = shops.filter(name__icontains=search)
    return shops.select_related("business__village__parent").order_by("name", "pk")


def selling_by_village(today: date) -> dict[str, int]:
    """Village -> how many of its shops sell today; villages without any are left out."""
    rows = Shop.objects.selling(today).values_list("business__village_id")
    return dict(rows.annotate(n=Count("pk")).order_by())
