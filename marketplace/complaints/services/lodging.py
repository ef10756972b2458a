from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from catalog.products.models import Product
from foundation.access.attempts import spend
from foundation.access.viewer import Viewer
from foundation.accounts.rules import phone_number
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.encryption import private_files
from foundation.ids import next_pk
from foundation.notifications.services import notify
from foundation.tasks import defer
from marketplace.complaints.links import complaint_path
from marketplace.complaints.models import Complaint
from marketplace.complaints.rules import NotAnAddress, answer_due, refuse_words
from marketplace.complaints.states import LETTER, OFFICER, OTHER, PRODUCT, RECEIVED, SHOP
from vendors.shops.models import Shop
from village.letters.intake import accepted_photo
from village.letters.models import Letter
from village.letters.selectors.letters import letter_by_number
from village.officers.selectors import holders
from village.officers.states import DISTRICT, REGENCY
from village.territory.models import Region
from village.territory.selectors import regency, region, village

A_DAY, DAY_SECONDS = 10, 24 * 3600
AN_HOUR, HOUR_SECONDS = 4, 3600


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the words of who complains lead to, and the village that it belongs to."""

    shop: Shop | None = None
    product: Product | None = None
    letter: Letter | None = None
    village: Region | None = None


def lodge_complaint(
    *,
    subject: str,
    text: str,
    by: Viewer,
    address: str,
    at: datetime,
    about: str = "",
    village_code: str = "",
    name: str = "",
    email: str = "",
    phone: str = "",
    photo: bytes | None = None,
) -> Complaint:
    """Take a complaint in, from a visitor or an account; how to be reached is optional.

    `about` is the address or name of a shop, of goods, or a letter's number; what leads nowhere is kept as
    words. `address` is the network address that it comes from. Raises TooManyAttempts, SubjectUnknown,
    TextMissing, TooLong, NumberInText, NotAnAddress, NotAPhoneNumber, UnknownVillage, FileTooLarge,
    NotAPhoto.
    """
    spend(f"complaint\0hour\0{address}", limit=AN_HOUR, seconds=HOUR_SECONDS, at=at)
    spend(f"complaint\0day\0{address}", limit=A_DAY, seconds=DAY_SECONDS, at=at)

    about, text, name = " ".join(about.split()), text.strip(), " ".join(name.split())
    refuse_words(subject=subject, about=about, text=text, name=name)
    email, phone = _reached(email, phone)
    picture = accepted_photo(photo).content if photo else None
    place = village(village_code) if village_code else None
    found = _found(subject, about, place)

    with transaction.atomic():
        complaint = Complaint(
            pk=next_pk(Complaint),
            subject=subject,
            about=about,
            shop=found.shop,
            product=found.product,
            letter=found.letter,
            village=found.village,
            text=text,
            has_photo=picture is not None,
            account_id=by.account_id,
            name=name,
            email=email,
            phone=phone,
            desk=_desk(subject, found.village, at),
            received_at=at,
            due_at=answer_due(at),
        )
        if picture is not None:
            private_files.save(complaint.photo_name, picture)
        complaint.save(force_insert=True)

        record_transition(subject=complaint, from_state="", to_state=RECEIVED, by=by.account_id, at=at)

        _announce(complaint, at)
    return complaint


def _reached(email: str, phone: str) -> tuple[str, str]:
    email = email.strip().lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise NotAnAddress() from None
    return email, phone_number(phone) if phone.strip() else ""


def _found(subject: str, about: str, place: Region | None) -> _Subject:
    """The shop, goods or letter that the words name, whether or not it sells or stands today."""
    if subject == PRODUCT:
        product = (
            Product.objects.select_related("shop__business__village").filter(slug=_last_part(about)).first()
        )
        if product is not None:
            return _Subject(product=product, shop=product.shop, village=product.shop.business.village)
    if subject == SHOP:
        shops = Shop.objects.select_related("business__village")
        named = list(shops.filter(slug=_last_part(about))) or list(shops.filter(name__iexact=about)[:2])
        if len(named) == 1:
            return _Subject(shop=named[0], village=named[0].business.village)
    if subject == LETTER and about:
        letter = letter_by_number(about)
        if letter is not None:
            return _Subject(letter=letter, village=letter.village)
    return _Subject(village=place)


def _last_part(about: str) -> str:
    """`https://mal/toko/kopi-ijen/` and `kopi-ijen` -> `kopi-ijen`"""
    return about.rstrip("/").rpartition("/")[2]


def _desk(subject: str, place: Region | None, at: datetime) -> Region:
    """The district of the place, unless it is about officers, or nobody sits there; else the regency."""
    if place is None or place.parent_id is None or subject in (OFFICER, OTHER):
        return regency()
    if not holders(region_code=place.parent_id, roles=[DISTRICT], on_day=today(at)):
        return regency()
    return region(place.parent_id)


def _announce(complaint: Complaint, at: datetime) -> None:
    role = REGENCY if complaint.desk.parent_id is None else DISTRICT
    for officer in holders(region_code=complaint.desk_id, roles=[role], on_day=today(at)):
        notify(
            recipient_id=officer.account_id,
            kind="complaint_received",
            subject=_("Pengaduan baru %(number)s") % {"number": complaint.number},
            body=_("Ada pengaduan di meja Anda. Jawab dalam lima hari kerja."),
            url=f"/kantor/pengaduan/{complaint.pk}/",
            at=at,
        )
    if complaint.account_id is not None:
        notify(
            recipient_id=complaint.account_id,
            kind="complaint_lodged",
            subject=_("Pengaduan %(number)s kami terima") % {"number": complaint.number},
            body=_("Jawabannya datang ke kotak kabar ini."),
            url=complaint_path(complaint.pk),
            at=at,
        )
    elif complaint.email:
        defer("marketplace.mail_complaint_receipt", complaint_id=complaint.pk)
