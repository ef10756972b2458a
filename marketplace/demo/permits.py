"""Applications of the demo, walked through the real services at moments of the past."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from foundation.accounts.models import User
from foundation.clock import JAKARTA
from marketplace.demo.offices import Desk, account_of, viewer
from marketplace.demo.people import Person
from village.businesses.classification import CURRENT_YEAR
from village.letters.models import Application, Letter
from village.letters.office_hours import is_working_day
from village.letters.services import (
    approve_application,
    attach_document,
    reject_application,
    return_application,
    save_draft,
    submit_application,
    verify_application,
    withdraw_application,
)

CHECKLIST = ("person", "place", "activity")


@dataclass(frozen=True, slots=True)
class Trade:
    """What an applicant says of the business."""

    name: str
    activity: str
    kbli_code: str


@dataclass(frozen=True, slots=True)
class Papers:
    """JPEG bytes of the two photos that every application needs."""

    ktp: bytes
    place: bytes


def jakarta_day(at: datetime) -> date:
    return at.astimezone(JAKARTA).date()


def office_morning(now: datetime, days_ago: int) -> datetime:
    """Nine o'clock of the last office day that is at least `days_ago` days back."""
    day = jakarta_day(now) - timedelta(days=days_ago)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return datetime.combine(day, time(9, 0), JAKARTA)


def draft(
    person: Person, trade: Trade, papers: Papers, at: datetime, *, account: User | None = None
) -> tuple[User, Application]:
    """An account (a new one unless given) with a filled form and both photos, not sent yet."""
    account = account or account_of(person, at)
    by = viewer(account, at)
    application = save_draft(answers=filled_form(person, trade), by=by, at=at)
    for document, content in (("ktp_photo", papers.ktp), ("place_photo", papers.place)):
        attach_document(application_id=application.pk, document=document, content=content, by=by, at=at)
    return account, application


def filled_form(person: Person, trade: Trade) -> dict[str, str]:
    """What the applicant types, field by field."""
    return {
        "nik": person.member.nik,
        "kk": person.kk,
        "name": person.name,
        "birth_date": person.member.birth_date.isoformat(),
        "business_name": trade.name,
        "activity": trade.activity,
        "kbli": f"{CURRENT_YEAR}:{trade.kbli_code}",
        "place": "home",
        "region": person.family.region_code,
        "dusun": person.family.dusun.title(),
        "rt": person.family.rt,
        "rw": person.family.rw,
        "scale": "micro",
        "purpose": "Berjualan di Banyuwangi Mall",
    }


def sent(
    person: Person, trade: Trade, papers: Papers, at: datetime, *, account: User | None = None
) -> tuple[User, Application]:
    """An application that the register has matched and the operator has before him."""
    account, application = draft(person, trade, papers, at, account=account)
    # Tries are counted by network address too: each applicant of the demo has one of his own.
    address = f"demo {person.resident_id}"
    return account, submit_application(
        application_id=application.pk, by=viewer(account, at), at=at, address=address
    )


def verified(application: Application, desk: Desk, at: datetime) -> Application:
    return verify_application(
        application_id=application.pk,
        checked=CHECKLIST,
        identity_method="counter",
        by=viewer(desk.operator, at),
        at=at,
    )


def issued(
    person: Person,
    trade: Trade,
    papers: Papers,
    desk: Desk,
    at: datetime,
    *,
    account: User | None = None,
) -> tuple[User, Letter]:
    """The whole way in one morning: sent at nine, verified at half past ten, signed at eleven."""
    account, application = sent(person, trade, papers, at, account=account)
    verified(application, desk, at + timedelta(minutes=90))
    signed_at = at + timedelta(hours=2)
    letter = approve_application(
        application_id=application.pk,
        password=desk.head_password,
        by=viewer(desk.head, signed_at),
        at=signed_at,
    )
    return account, letter


def returned(application: Application, desk: Desk, at: datetime) -> Application:
    return return_application(
        application_id=application.pk,
        reason="Foto tempat usaha terlalu gelap. Foto lagi pada siang hari.",
        items=("place_photo",),
        by=viewer(desk.operator, at),
        at=at,
    )


def rejected(application: Application, desk: Desk, at: datetime) -> Application:
    return reject_application(
        application_id=application.pk,
        reason="Usaha ini berada di desa lain. Ajukan di desa tempat usaha.",
        by=viewer(desk.operator, at),
        at=at,
    )


def withdrawn(application: Application, account: User, at: datetime) -> Application:
    return withdraw_application(application_id=application.pk, by=viewer(account, at), at=at)
