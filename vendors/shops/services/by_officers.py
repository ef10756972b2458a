from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.permissions import LAY_SANCTIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Office, Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.notifications.services import notify
from vendors.shops.models import Sanction, Shop
from vendors.shops.rules import AlreadyLifted, LaidFromAbove, OwnShop, may_lift, refuse_end, refuse_reason
from vendors.shops.selectors import owner_account_of
from vendors.shops.states import LAID, LIFTED
from village.residents.models import Resident
from village.residents.rules.kinship import family_of
from village.territory.rules import NotYourVillage, covers


@transaction.atomic
def lay_sanction(
    *, shop_id: int, reason: str, by: Viewer, at: datetime, ends_on: date | None = None
) -> Sanction:
    """Forbid a shop to sell, from today through `ends_on` (None: until lifted).

    Raises NotFound, NotYourVillage, OwnShop, EndsInThePast, ReasonMissing, NumberInText.
    """
    shop = _shop_locked(shop_id)

    reason = reason.strip()
    office = _office_of(shop, by)
    refuse_end(ends_on, today=today(at))
    refuse_reason(reason)

    sanction = Sanction.objects.create(
        shop=shop,
        reason=reason,
        starts_on=today(at),
        ends_on=ends_on,
        laid_by_id=by.account_id or 0,
        laid_at=at,
        laid_for_id=office.region_code,
    )

    record_transition(subject=sanction, from_state="", to_state=LAID, by=by.account_id, at=at, reason=reason)

    _tell_owner(shop, _("Toko %(shop)s dilarang berjualan"), reason, at)
    return sanction


@transaction.atomic
def lift_sanction(*, sanction_id: int, reason: str, by: Viewer, at: datetime) -> Sanction:
    """End a sanction by an act of the office that laid it, or of one above.

    Raises NotFound, NotYourVillage, OwnShop, AlreadyLifted, LaidFromAbove, ReasonMissing, NumberInText.
    """
    shop_id = Sanction.objects.filter(pk=sanction_id).values_list("shop_id", flat=True).first()
    if shop_id is None:
        raise NotFound()
    shop = _shop_locked(shop_id)
    sanction = Sanction.objects.select_for_update().get(pk=sanction_id)

    reason = reason.strip()
    office = _office_of(shop, by)
    if sanction.lifted_at is not None:
        raise AlreadyLifted()
    if not may_lift(office.region_code, sanction.laid_for_id):
        raise LaidFromAbove()
    refuse_reason(reason)

    sanction.lifted_by_id, sanction.lifted_at, sanction.lift_reason = by.account_id, at, reason
    sanction.save(update_fields=["lifted_by", "lifted_at", "lift_reason"])

    record_transition(
        subject=sanction, from_state=LAID, to_state=LIFTED, by=by.account_id, at=at, reason=reason
    )

    _tell_owner(shop, _("Larangan atas toko %(shop)s dicabut"), reason, at)
    return sanction


def _shop_locked(shop_id: int) -> Shop:
    shop = (
        Shop.objects.select_for_update(of=("self",), no_key=True)
        .select_related("business__owner")
        .filter(pk=shop_id)
        .first()
    )
    if shop is None:
        raise NotFound()
    return shop


def _office_of(shop: Shop, officer: Viewer) -> Office:
    """The widest office of the viewer that reaches the shop, if its owner is no family."""
    held = [
        office
        for office in officer.offices_with(LAY_SANCTIONS)
        if covers(office.region_code, shop.business.village_id)
    ]
    if not held:
        raise NotYourVillage()
    office = min(held, key=lambda one: len(one.region_code))
    if family_of(Resident.objects.get(pk=office.resident_id), shop.business.owner):
        raise OwnShop()
    return office


def _tell_owner(shop: Shop, subject: str, reason: str, at: datetime) -> None:
    account_id = owner_account_of(shop.pk)
    if account_id is not None:
        notify(
            recipient_id=account_id,
            kind="vendors.sanction",
            subject=subject % {"shop": shop.name},
            body=reason,
            url="/jualan/toko/",
            at=at,
        )
