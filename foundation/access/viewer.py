"""Who is looking: the actor `by` of services and the audience of selectors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.clock import today


@dataclass(frozen=True, slots=True)
class Office:
    """A role held now: `region_code` bounds it, `resident_id` is the person who holds it."""

    role: str
    region_code: str
    officer_id: int
    resident_id: int
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Viewer:
    """An account (or a visitor) at a moment, with the offices that it holds then."""

    account_id: int | None
    name: str
    at: datetime
    offices: tuple[Office, ...] = ()
    permissions: frozenset[str] = frozenset()
    fresh_second_factor: bool = False

    @property
    def signed_in(self) -> bool:
        return self.account_id is not None

    @property
    def today(self) -> date:
        return today(self.at)

    def may(self, access: str) -> bool:
        """Whether a declared access (PUBLIC, SIGNED_IN or a permission) lets this viewer in."""
        if access == PUBLIC:
            return True
        if access == SIGNED_IN:
            return self.account_id is not None
        return access in self.permissions

    def offices_with(self, permission: str) -> tuple[Office, ...]:
        """The offices that carry `permission`: their regions bound what it reaches."""
        return tuple(office for office in self.offices if permission in office.permissions)


def visitor(at: datetime) -> Viewer:
    """Somebody without an account."""
    return Viewer(account_id=None, name="", at=at)


OfficeSource = Callable[[int, datetime], tuple[Office, ...]]
_office_sources: list[OfficeSource] = []


def register_office_source(source: OfficeSource) -> None:
    """The room that knows who holds an office (village.officers) hands its selector down, once."""
    if source not in _office_sources:
        _office_sources.append(source)


def viewer_of(*, account_id: int, name: str, at: datetime, with_offices: bool = True) -> Viewer:
    """The viewer of an account, with the offices it holds at `at`.

    `with_offices=False` leaves them out: an API token without the second factor carries none.
    """
    offices: tuple[Office, ...] = ()
    if with_offices:
        offices = tuple(office for source in _office_sources for office in source(account_id, at))
    permissions = frozenset().union(*(office.permissions for office in offices))
    return Viewer(account_id=account_id, name=name, at=at, offices=offices, permissions=permissions)
