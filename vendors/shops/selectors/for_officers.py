"""The shops of an office's regions, whether they sell today, and if not, why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from foundation.access.permissions import HOLD_OFFICE, LAY_SANCTIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from vendors.shops.models import Sanction, Shop
from vendors.shops.rules import NO_PERMIT, OWNER_DIED, OWNER_MOVED, SANCTIONED, SWITCHED_OFF, may_lift
from village.letters.rules.standing import HOLDER_GONE
from village.letters.selectors.letters import Permit, permits_of
from village.residents.selectors import within_offices, within_region
from village.residents.states import DIED, RESIDENT
from village.territory.rules import covers

VILLAGE = "business__village"


@dataclass(frozen=True, slots=True)
class ShopStanding:
    """A shop today. `reasons` are empty while it sells: what the law says first, the seller's switch last.

    Each reason is one of OWNER_DIED, OWNER_MOVED, SANCTIONED, NO_PERMIT, SWITCHED_OFF or the standing of
    a letter that does not stand (`village.letters.rules.standing`). `permit` is what stands, or last did.
    """

    shop: Shop
    sells: bool
    reasons: tuple[str, ...]
    permit: Permit | None
    sanction: Sanction | None


def shops_within(
    officer: Viewer, *, search: str = "", region: str = "", selling: bool | None = None
) -> QuerySet[Shop]:
    """The shops of the officer's villages by name; `selling` keeps those that sell today, or do not."""
    shops = Shop.objects.filter(
        within_offices(officer, HOLD_OFFICE, path=VILLAGE), within_region(region, path=VILLAGE)
    )
    if selling is not None:
        sells = Q(open=True, selling_from__lte=officer.today, selling_until__gte=officer.today)
        shops = shops.filter(sells if selling else ~sells)
    words = search.strip()
    if words:
        shops = shops.filter(
            Q(name__icontains=words)
            | Q(business__name__icontains=words)
            | Q(business__owner__name__icontains=words)
        )
    return shops.select_related("business__village__parent", "business__owner").order_by("name", "pk")


def shop_within(officer: Viewer, *, shop_id: int) -> ShopStanding:
    """One shop of the officer's villages; raises NotFound."""
    shop = shops_within(officer).filter(pk=shop_id).first()
    if shop is None:
        raise NotFound()
    return standings_of([shop], today=officer.today)[shop.pk]


def standings_of(shops: Sequence[Shop], *, today: date) -> Mapping[int, ShopStanding]:
    """Shop -> how it stands, in three queries, for shops that came from `shops_within`."""
    ids = [shop.pk for shop in shops]
    permits = permits_of(ids, today=today) if ids else {}
    sanctions = {
        sanction.shop_id: sanction
        for sanction in Sanction.objects.filter(_in_force(today), shop__in=ids).order_by("laid_at", "pk")
    }
    return {
        shop.pk: ShopStanding(
            shop=shop,
            sells=shop.sells_on(today),
            reasons=_reasons(shop, permits.get(shop.pk), sanctions.get(shop.pk), today),
            permit=permits.get(shop.pk),
            sanction=sanctions.get(shop.pk),
        )
        for shop in shops
    }


def shops_of_owner(officer: Viewer, *, owner_id: int) -> list[Shop]:
    """The shops of one resident in the officer's villages, by name."""
    return list(shops_within(officer).filter(business__owner=owner_id))


def sanctions_within(officer: Viewer, *, in_force: bool, region: str = "") -> QuerySet[Sanction]:
    """Sanctions in the regions of somebody with LAY_SANCTIONS, the latest first: in force today, or over."""
    found = Sanction.objects.filter(
        within_offices(officer, LAY_SANCTIONS, path=f"shop__{VILLAGE}"),
        within_region(region, path=f"shop__{VILLAGE}"),
    )
    found = found.filter(_in_force(officer.today) if in_force else ~_in_force(officer.today))
    return found.select_related("shop__business__village", "laid_by", "lifted_by", "laid_for").order_by(
        "-laid_at", "-pk"
    )


def sanction_within(officer: Viewer, *, id: int) -> Sanction:
    """One sanction in the regions of somebody with LAY_SANCTIONS; raises NotFound."""
    found = (
        Sanction.objects.filter(within_offices(officer, LAY_SANCTIONS, path=f"shop__{VILLAGE}"), pk=id)
        .select_related("shop__business__village", "laid_by")
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def lifts(officer: Viewer, sanction: Sanction) -> bool:
    """Whether an office of the officer's may lift a sanction of a shop that he sees."""
    village = sanction.shop.business.village_id
    return any(
        covers(office.region_code, village) and may_lift(office.region_code, sanction.laid_for_id)
        for office in officer.offices_with(LAY_SANCTIONS)
    )


def sanctions_of_shop(officer: Viewer, *, shop_id: int) -> list[Sanction]:
    """All sanctions of one shop of the officer's villages, the latest first."""
    return list(
        Sanction.objects.filter(within_offices(officer, HOLD_OFFICE, path=f"shop__{VILLAGE}"), shop=shop_id)
        .select_related("laid_by", "lifted_by", "laid_for", "shop__business")
        .order_by("-laid_at", "-pk")
    )


def selling_tallies(officer: Viewer, *, region: str = "") -> Mapping[str, int]:
    """Village -> how many of its shops sell today; villages without any are left out."""
    selling = shops_within(officer, region=region, selling=True).order_by().select_related(None)
    return dict(selling.values_list("business__village_id").annotate(count=Count("pk")))


def sanction_tallies(officer: Viewer, *, region: str = "") -> Mapping[str, int]:
    """Village -> how many sanctions are in force there today; villages without any are left out."""
    standing = sanctions_within(officer, in_force=True, region=region).order_by().select_related(None)
    return dict(standing.values_list("shop__business__village_id").annotate(count=Count("pk")))


def _in_force(today: date) -> Q:
    return Q(lifted_at=None, starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))


def _reasons(shop: Shop, permit: Permit | None, sanction: Sanction | None, today: date) -> tuple[str, ...]:
    if shop.sells_on(today):
        return ()
    reasons = []
    status = shop.business.owner.status
    if status != RESIDENT:
        reasons.append(OWNER_DIED if status == DIED else OWNER_MOVED)
    if sanction is not None:
        reasons.append(SANCTIONED)
    if permit is None:
        reasons.append(NO_PERMIT)
    elif not permit.stands and not (permit.standing == HOLDER_GONE and status != RESIDENT):
        reasons.append(permit.standing)
    if not shop.open:
        reasons.append(SWITCHED_OFF)
    return tuple(reasons)
