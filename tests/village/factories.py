"""People of two villages of one district and one of another, their offices, accounts and businesses."""

from datetime import date, datetime
from itertools import count

from foundation.access.viewer import Viewer
from foundation.accounts.models import User
from foundation.clock import JAKARTA, NO_END
from foundation.encryption import keyed_hash, seal
from foundation.ids import next_pk
from tests.foundation.factories import an_account
from tests.foundation.factories import viewer_for as foundation_viewer_for
from village.businesses.models import Business, Kbli
from village.businesses.services import load_kbli
from village.officers.models import Officer
from village.officers.states import DISTRICT, HEAD, OPERATOR, REGENCY
from village.residents.models import IdentityBinding, Resident
from village.residents.states import CLAIMED, COUNTER, VERIFIED
from village.territory.models import Region
from village.territory.services import load_regions

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=JAKARTA)
TODAY = NOW.date()

GROGOL = "35.10.17.2006"
JAMBESARI = "35.10.17.2001"
JAJAG = "35.10.07.2002"
GIRI_DISTRICT = "35.10.17"
GAMBIRAN_DISTRICT = "35.10.07"
BANYUWANGI = "35.10"
COFFEE_KBLI = "10761"

_serials = count(1)


def regions() -> None:
    """The regions and the KBLI are there; tests with real commits empty the tables of the migrations."""
    if not Region.objects.exists():
        load_regions()
    if not Kbli.objects.exists():
        load_kbli()


def a_nik(birth_date: date = date(1985, 3, 9), *, female: bool = True) -> str:
    """A NIK that nobody else in the test has, of no existing district and a serial past 9000."""
    day, serial = birth_date.day + (40 if female else 0), next(_serials)
    return f"3510{90 + serial // 1000 % 10}{day:02d}{birth_date:%m%y}{9000 + serial % 1000}"


def a_kk() -> str:
    serial = next(_serials)
    return f"3510{90 + serial // 1000 % 10}010126{9000 + serial % 1000}"


def a_resident(
    *,
    name: str = "SITI AMINAH",
    village: str = GROGOL,
    nik: str | None = None,
    kk: str | None = None,
    birth_date: date = date(1985, 3, 9),
    father: Resident | str | None = None,
    mother: Resident | str | None = None,
    spouse: Resident | str | None = None,
    **fields,
) -> Resident:
    """A living woman who heads her own family; `plain_nik` and `plain_kk` of the row are readable."""
    regions()
    nik, kk, pk = nik or a_nik(birth_date), kk or a_kk(), next_pk(Resident)
    values = {
        "birth_place": "BANYUWANGI",
        "sex": "female",
        "religion": "ISLAM",
        "marital_status": "married",
        "occupation": "WIRASWASTA",
        "relation": "head",
        "dusun": "KRAJAN",
        "rt": "001",
        "rw": "002",
        "status": "resident",
        "status_since": birth_date,
    }
    resident = Resident.objects.create(
        pk=pk,
        name=name,
        birth_date=birth_date,
        region_id=village,
        nik_sealed=seal(nik, table="village_resident", column="nik_sealed", pk=pk),
        nik_hash=keyed_hash(nik, "nik"),
        kk_sealed=seal(kk, table="village_resident", column="kk_sealed", pk=pk),
        kk_hash=keyed_hash(kk, "kk"),
        father_hash=_nik_hash(father),
        mother_hash=_nik_hash(mother),
        spouse_hash=_nik_hash(spouse),
        **(values | fields),
    )
    resident.plain_nik, resident.plain_kk = nik, kk
    return resident


def _nik_hash(person: Resident | str | None) -> bytes | None:
    if person is None:
        return None
    return keyed_hash(person, "nik") if isinstance(person, str) else bytes(person.nik_hash)


def a_verified_account(resident: Resident | None = None, **account) -> tuple[User, Resident]:
    """An account that an officer has confirmed to be the resident (default: a new one)."""
    resident, user = resident or a_resident(), an_account(**account)
    an_identity(user, resident, state=VERIFIED)
    return user, resident


def an_identity(account: User, resident: Resident, *, state: str = CLAIMED, **fields) -> IdentityBinding:
    verified = {"verified_at": NOW, "method": COUNTER} if state == VERIFIED else {}
    return IdentityBinding.objects.create(
        account=account, resident=resident, state=state, claimed_at=NOW, **(verified | fields)
    )


def an_officer(
    role: str = OPERATOR,
    region: str = GROGOL,
    *,
    resident: Resident | None = None,
    account: User | None = None,
    active_from: date = date(2026, 1, 1),
    active_until: date = NO_END,
) -> Officer:
    """An officer of a role, with an account and a resident who is nobody's family unless given."""
    if resident is None:
        home = region if region.count(".") == 3 else JAMBESARI
        resident = a_resident(name=f"PETUGAS {role.upper()}", village=home)
    account = account or an_account(first_name="Petugas", last_name=role)
    if not IdentityBinding.objects.filter(account=account, state=VERIFIED).exists():
        an_identity(account, resident, state=VERIFIED)
    return Officer.objects.create(
        account=account,
        resident=resident,
        role=role,
        region_id=region,
        active_from=active_from,
        active_until=active_until,
        appointed_at=NOW,
    )


def viewer_for(account: User | Officer, at: datetime = NOW) -> Viewer:
    """The viewer of an account, or of an officer's account, with the offices that it holds at `at`."""
    return foundation_viewer_for(account.account if isinstance(account, Officer) else account, at)


def an_operator(region: str = GROGOL, *, at: datetime = NOW, **fields) -> Viewer:
    return viewer_for(an_officer(OPERATOR, region, **fields), at)


def a_head(region: str = GROGOL, *, at: datetime = NOW, **fields) -> Viewer:
    return viewer_for(an_officer(HEAD, region, **fields), at)


def a_district_officer(region: str = GIRI_DISTRICT, *, at: datetime = NOW, **fields) -> Viewer:
    return viewer_for(an_officer(DISTRICT, region, **fields), at)


def a_regency_officer(*, at: datetime = NOW, **fields) -> Viewer:
    return viewer_for(an_officer(REGENCY, BANYUWANGI, **fields), at)


def a_business(owner: Resident | None = None, *, name: str = "Kopi Lereng Ijen", **fields) -> Business:
    """A micro coffee business in its owner's village."""
    owner = owner or a_resident()
    values = {
        "village_id": owner.region_id,
        "kbli_year": 2025,
        "kbli_code": COFFEE_KBLI,
        "description": "Kopi bubuk robusta",
        "created_at": NOW,
    }
    return Business.objects.create(owner=owner, name=name, **(values | fields))
