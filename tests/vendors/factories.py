"""Sellers with a confirmed identity, a business and a permit; shops. Dates are around today."""

from datetime import date, timedelta
from itertools import count

from foundation.access.viewer import Viewer
from foundation.clock import now, today
from tests.foundation.factories import an_account
from tests.village.factories import GROGOL, a_business, a_resident, a_verified_account, viewer_for
from vendors.shops.models import Sanction, Shop
from vendors.shops.services import open_shop
from village.businesses.models import Business, NibRecord
from village.letters.models import Application, Letter, SigningKey
from village.letters.selectors.letter_types import current_version
from village.letters.services import sync_letter_types
from village.residents.models import Resident

_numbers = count(1)


def days(number: int) -> date:
    """So many days from today."""
    return today() + timedelta(days=number)


def an_application(business: Business) -> Application:
    """An application that ended in a letter, as the village's table holds it."""
    sync_letter_types(at=now())
    return Application.objects.create(
        type_version=current_version("sku"),
        applicant=an_account(first_name="Pemohon"),
        resident=business.owner,
        business=business,
        village_id=business.village_id,
        number=f"UJI-{next(_numbers)}",
        state="issued",
        form_sealed=b"",
        kk_hash=b"0" * 32,
        created_at=now(),
        saved_at=now(),
        submitted_at=now(),
        closed_at=now(),
    )


def a_letter(
    business: Business,
    *,
    valid_from: date | None = None,
    valid_until: date | None = None,
    grants_trade: bool = True,
    state: str = "valid",
    application: Application | None = None,
) -> Letter:
    """A letter on a business as the village's table holds it, valid for a year around today."""
    number, application = next(_numbers), application or an_application(business)
    key, _ = SigningKey.objects.get_or_create(
        region_id="35.10",
        retired_at=None,
        defaults={"kid": "test", "public_jwk": {}, "private_sealed": b"", "active_from": now()},
    )
    return Letter.objects.create(
        business=business,
        holder=business.owner,
        application=application,
        type_version_id=application.type_version_id,
        letter_type="sku",
        village_id=business.village_id,
        year=2026,
        sequence=number,
        number=f"510/{number:03d}/429.515.04/2026",
        valid_from=valid_from or days(-30),
        valid_until=valid_until or days(335),
        grants_trade=grants_trade,
        state=state,
        state_since=now(),
        state_reason="" if state == "valid" else "uji",
        signing_key=key,
        cose=b"",
        paper_sealed=b"",
        issued_at=now(),
        issued_by_id=application.applicant_id,
    )


def a_nib(
    business: Business, *, checked_on: date | None = None, withdrawn_on: date | None = None
) -> NibRecord:
    """A NIB on a business, checked today unless said."""
    return NibRecord.objects.create(
        business=business,
        nib=f"{next(_numbers):013d}",
        recorded_at=now(),
        checked_by=an_account(first_name="Operator"),
        checked_on=checked_on or today(),
        withdrawn_on=withdrawn_on,
    )


def a_seller(*, village: str = GROGOL, name: str = "SITI AMINAH") -> tuple[Viewer, Resident]:
    """A viewer with a confirmed identity, and who it is."""
    account, resident = a_verified_account(a_resident(name=name, village=village))
    return viewer_for(account, now()), resident


def a_shop(name: str = "Kopi Lereng Ijen", *, village: str = GROGOL, description: str = "") -> Shop:
    """A shop that sells under a letter; `shop.seller` is its owner's viewer."""
    seller, resident = a_seller(village=village)
    business = a_business(resident, name=name)
    a_letter(business)
    shop = open_shop(business_id=business.pk, description=description, by=seller, at=now())
    shop.seller = seller
    return shop


def a_sanction(shop: Shop, *, starts_on: date | None = None, ends_on: date | None = None) -> Sanction:
    """A sanction as the table holds it, from today without end unless said."""
    return Sanction.objects.create(
        shop=shop,
        reason="Barang tidak sesuai izin",
        starts_on=starts_on or today(),
        ends_on=ends_on,
        laid_by=an_account(first_name="Petugas"),
        laid_at=now(),
    )
