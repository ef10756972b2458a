from django.db.models import Q, QuerySet

from foundation.access.permissions import LAY_SANCTIONS, OVERSEE_VILLAGES
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.shops.models import Sanction, Shop
from village.residents.selectors import within_offices

VILLAGE = "business__village"


def shops_overseen(officer: Viewer, *, search: str = "") -> QuerySet[Shop]:
    """The shops of the villages that the officer oversees or may sanction, by name."""
    reach = within_offices(officer, LAY_SANCTIONS, path=VILLAGE) | within_offices(
        officer, OVERSEE_VILLAGES, path=VILLAGE
    )
    shops = Shop.objects.filter(reach).select_related("business__village__parent")
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
