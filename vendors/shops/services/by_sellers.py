from datetime import date, datetime

from django.db import connection, transaction
from django.utils.text import slugify

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from vendors.mandates.states import PROFILE
from vendors.shops.models import Shop
from vendors.shops.rules import (
    AlreadyClosed,
    AlreadyOpen,
    NoNumberToShow,
    NoPermitStands,
    ShopExists,
    contact_number,
    refuse_closed_until,
    refuse_hours,
    refuse_text,
)
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
def switch_shop(
    *, shop_id: int, open: bool, by: Viewer, at: datetime, closed_until: date | None = None
) -> Shop:
    """Open or close the window by the seller's own wish; the owner, or a mandate for the profile.

    Closed with `closed_until`, the last closed day, it opens by itself the day after; a closed shop may be
    given another such day. Raises NotFound, AlreadyOpen, AlreadyClosed, ClosedUntilOutOfBounds.
    """
    shop = _own_shop_locked(shop_id, by)

    if shop.open and open:
        raise AlreadyOpen()
    if not shop.open and not open and closed_until == shop.closed_until:
        raise AlreadyClosed()
    refuse_closed_until(None if open else closed_until, today=today(at))

    was_open = shop.open
    shop.open, shop.closed_until = open, None if open else closed_until
    shop.save(update_fields=["open", "closed_until"])

    if was_open != open:
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
    hours: str | None = None,
    contact_phone: str | None = None,
    phone_public: bool | None = None,
) -> Shop:
    """Change what the shop says of itself; what is None stays. The address (slug) never changes.

    `logo_key` is the digest of a picture of this shop, or "" (`catalog.media.services.set_logo` makes it);
    `contact_phone` "" means the owner's own number, for those who bought; to be shown to everybody a number
    must be given. Raises NotFound, NameMissing, DescriptionTooLong, HoursTooLong, NotAPhoneNumber,
    NoNumberToShow, NumberInText.
    """
    shop = _own_shop_locked(shop_id, by)

    name = shop.name if name is None else name.strip()
    description = shop.description if description is None else description.strip()
    hours = shop.hours if hours is None else " ".join(hours.split())
    contact_phone = shop.contact_phone if contact_phone is None else contact_number(contact_phone)
    phone_public = shop.phone_public if phone_public is None else phone_public
    refuse_text(name=name, description=description)
    refuse_hours(hours)
    if phone_public and not contact_phone:
        raise NoNumberToShow()

    shop.name, shop.description, shop.hours = name, description, hours
    shop.contact_phone, shop.phone_public = contact_phone, phone_public
    shop.logo_key = shop.logo_key if logo_key is None else logo_key
    shop.save(update_fields=["name", "description", "logo_key", "hours", "contact_phone", "phone_public"])
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
