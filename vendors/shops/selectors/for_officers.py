from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from foundation.access.permissions import LAY_SANCTIONS, OVERSEE_VILLAGES
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.shops.models import Sanction, Shop


def shops_overseen(officer: Viewer, *, search: str = "") -> QuerySet[Shop]:
    """The shops of the villages that the officer oversees or may sanction, by name."""
    offices = {*officer.offices_with(LAY_SANCTIONS), *officer.offices_with(OVERSEE_VILLAGES)}
    if not offices:
        return Shop.objects.none()
    within = reduce(
        or_,
        (
            Q(business__village=office.region_code)
            | Q(business__village__code__startswith=f"{office.region_code}.")
            for office in offices
        ),
    )
    shops = Shop.objects.filter(within).select_related("business__village__parent")
    if search:
        shops = shops.filter(Q(name__icontains=search) | Q(business__name__icontains=search))
    return shops.order_by("name", "pk")


def sanctions_of(officer: Viewer, shop_id: int) -> list[Sanction]:
    """All sanctions of one shop, newest first; raises NotFound outside the officer's region."""
    if not shops_overseen(officer).filter(pk=shop_id).exists():
        raise NotFound()
    return list(
        Sanction.objects.filter(shop=shop_id)
        .select_related("laid_by", "lifted_by")
        .order_by("-laid_at", "-pk")
    )
