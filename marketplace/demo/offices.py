"""The officers of the demo: an operator and a head in each village, the districts above, the regency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from foundation.access.viewer import Viewer, viewer_of
from foundation.accounts.models import User
from foundation.accounts.services import register_account
from marketplace.demo import cast
from marketplace.demo.people import Person, Villagers
from village.officers.services import appoint_officer
from village.officers.states import DISTRICT, HEAD, OPERATOR, REGENCY

DUTY_PASSWORD = "peraga-tanpa-masuk"  # noqa: S105 - taken away again by `close_duty_accounts`


@dataclass(frozen=True, slots=True)
class Desk:
    """The two officers of one village, with the keys of their offices. Viewers are made for each act."""

    operator: User
    head: User
    head_password: str
    operator_id: int = 0
    head_id: int = 0


def staffed(villagers: dict[str, Villagers], *, since: date, at: datetime) -> dict[str, Desk]:
    """Appoint everybody; the officers of the home village are the named sign-ins."""
    regency = _appointed(
        REGENCY, cast.REGENCY, villagers[cast.HOME_VILLAGE].take(), cast.REGENCY_OFFICER, since, at
    )
    by = viewer(regency, at)
    for code in sorted({code.rpartition(".")[0] for code in villagers}):
        home = next(village for village in villagers if village.startswith(code))
        sign_in = cast.DISTRICT if code == cast.HOME_DISTRICT else None
        _appointed(DISTRICT, code, villagers[home].take(), sign_in, since, at, by=by)
    desks = {}
    for code, free in villagers.items():
        named = code == cast.HOME_VILLAGE
        operator = _appointed(OPERATOR, code, free.take(), cast.OPERATOR if named else None, since, at, by=by)
        head = _appointed(HEAD, code, free.take(), cast.HEAD if named else None, since, at, by=by)
        desks[code] = Desk(operator, head, cast.PASSWORD if named else DUTY_PASSWORD)
    return desks


def close_duty_accounts(desks: Iterable[Desk]) -> None:
    """Only the named sign-ins keep a password."""
    for desk in desks:
        if desk.head_password == DUTY_PASSWORD:
            desk.head.set_unusable_password()
            desk.head.save(update_fields=["password"])


def viewer(account: User, at: datetime) -> Viewer:
    """The account at a moment of the demo's past, with the offices it holds."""
    return viewer_of(account_id=account.pk, name=account.full_name, at=at)


def account_of(
    person: Person, at: datetime, *, sign_in: cast.SignIn | None = None, password: str | None = None
) -> User:
    """An account under the person's name. The named ones sign in; the others have a phone number alone."""
    first, _space, last = person.name.title().partition(" ")
    if sign_in is not None:
        return register_account(
            email=sign_in.email, password=cast.PASSWORD, first_name=first, last_name=last, at=at
        )
    phone = f"+62855{person.resident_id:08d}"
    return register_account(phone=phone, password=password, first_name=first, last_name=last, at=at)


def _appointed(
    role: str,
    region_code: str,
    person: Person,
    sign_in: cast.SignIn | None,
    since: date,
    at: datetime,
    by: Viewer | None = None,
) -> User:
    account = account_of(person, at, sign_in=sign_in, password=DUTY_PASSWORD if role == HEAD else None)
    appoint_officer(
        account_id=account.pk,
        resident_id=person.resident_id,
        role=role,
        region_code=region_code,
        active_from=since,
        by=by,
        at=at,
    )
    return account
