from datetime import date, datetime

from django.db import connection, transaction
from django.utils.text import slugify

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from vendors.mandates.states import PROFILE
from vendors.shops.models import Shop
from vendors.shops.rules import AlreadyClosed, AlreadyOpen, NoPermitStands, ShopExists, refuse_text
from vendors.shops.selectors import shops_of
from vendors.shops.states import CLOSED, OPEN
from village.businesses.models import Business
from village.residents.models import Resident
from village.residents.selectors import my_resident_id


@transaction.atomic
def open_shop(*, business_id: int, by: Viewer, at: datetime, name: str = "", description: str = "") -> Shop:
    """Open the shop of a business: for its owner, under a standing permit.

    Without `name` it bears the name of the business. Raises NotFound, ShopExists, NoPermitStands,
    NameMissing, DescriptionTooLong.
    """
    resident_id = my_resident_id(by)
    if resident_id is None:
        raise NotFound()
    Resident.objects.select_for_update(no_key=True).filter(pk=resident_id).first()
    business = Business.objects.select_for_update().filter(pk=business_id, owner=resident_id).first()

    if business is None:
        raise NotFound()
    if Shop.objects.filter(pk=business_id).exists():
        raise ShopExists()
    if not _lawful_on(business_id, today(at)):
        raise NoPermitStands()
    name, description = (name or business.name).strip(), description.strip()
    refuse_text(name=name, description=description)

    shop = Shop.objects.create(
        business=business,
        slug=_free_slug(name, business_id),
        name=name,
        description=description,
        opened_at=at,
    )

    record_transition(subject=shop, from_state="", to_state=OPEN, by=by.account_id, at=at)
    shop.refresh_from_db()
    return shop


@transaction.atomic
def switch_shop(*, shop_id: int, open: bool, by: Viewer, at: datetime) -> Shop:
    """Open or close the window by the seller's own wish. Raises NotFound, AlreadyOpen, AlreadyClosed."""
    shop = _own_shop_locked(shop_id, by)

    if shop.open and open:
        raise AlreadyOpen()
    if not shop.open and not open:
        raise AlreadyClosed()

    shop.open = open
    shop.save(update_fields=["open"])

    before, after = (CLOSED, OPEN) if open else (OPEN, CLOSED)
    record_transition(subject=shop, from_state=before, to_state=after, by=by.account_id, at=at)
    return shop


@transaction.atomic
def describe_shop(
    *,
    shop_id: int,
    by: Viewer,
    at: datetime,
    name: str | None = None,
    description: str | None = None,
    logo_key: str | None = None,
) -> Shop:
    """Change what the shop says of itself; what is None stays. The address (slug) never changes.

    `logo_key` is the digest of a picture of this shop, or "". Raises NotFound, NameMissing,
    DescriptionTooLong.
    """
    shop = _own_shop_locked(shop_id, by)

    name = shop.name if name is None else name.strip()
    description = shop.description if description is None else description.strip()
    refuse_text(name=name, description=description)

    shop.name, shop.description = name, description
    shop.logo_key = shop.logo_key if logo_key is None else logo_key
    shop.save(update_fields=["name", "description", "logo_key"])
    return shop


def _own_shop_locked(shop_id: int, seller: Viewer) -> Shop:
    shop = shops_of(seller, PROFILE).select_for_update(of=("self",), no_key=True).filter(pk=shop_id).first()
    if shop is None:
        raise NotFound()
    return shop


def _lawful_on(business_id: int, on_day: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %(day)s BETWEEN selling_from AND selling_until"
            " FROM shop_lawful_span(%(business)s, %(day)s)",
            {"business": business_id, "day": on_day},
        )
        return bool(cursor.fetchone()[0])


def _free_slug(name: str, business_id: int) -> str:
    stem = slugify(name)[:60] or "toko"
    for slug in (stem, f"{stem}-{business_id}"):
        if not Shop.objects.filter(slug=slug).exists():
            return slug
    return f"{stem}-toko-{business_id}"
