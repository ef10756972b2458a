from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, F, Func, Q, QuerySet, Value, When

from foundation.access.permissions import READ_RESIDENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.models import Reading
from foundation.audit.selectors import readings_of
from foundation.audit.services import record_reading
from foundation.encryption import keyed_hash
from village.residents.models import IdentityBinding, RegisterEvent, Resident
from village.residents.rules.register import office_seeing, purpose_words, search_words
from village.residents.selectors.numbers import masked_kk, masked_nik
from village.residents.selectors.reach import within_offices
from village.residents.states import HEAD, RESIDENT, STRUCK, VERIFIED

MOST_WORDS = 6
MOST_HAMLETS = 60


class SoundsAlike(Func):
    """Whether a word sounds like a part of a name: the trigrams of how both sound (migration 0005)."""

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_extra: Any) -> tuple[str, list[Any]]:
        word, word_params = compiler.compile(self.source_expressions[0])
        name, name_params = compiler.compile(self.source_expressions[1])
        sql = f"(village_name_sound({word}) <%% village_name_sound({name}))"
        return sql, [*word_params, *name_params]


@dataclass(frozen=True, slots=True)
class ResidentLine:
    """One line of an officer's search: enough to pick the right person, no more."""

    id: int
    name: str
    nik_masked: str
    village_name: str
    dusun: str
    birth_year: int
    status: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What the register holds of the viewer, who looked at it, and which corrections were asked for."""

    resident: Resident
    nik_masked: str
    kk_masked: str
    verified_at: datetime
    readings: list[Reading]


def residents_for(
    *,
    officer: Viewer,
    search: str,
    limit: int = 20,
    after: tuple[str, int] | None = None,
    status: str = "",
    dusun: str = "",
) -> list[ResidentLine]:
    """Residents in the officer's regions by name (three letters or more) or whole NIK, masked.

    Names that hold every word as written come first, by name; then those that sound alike (`near`).
    `after` is (name, id) of the last line seen and leaves the like-sounding out. Raises SearchTooShort. The
    search text may hold a NIK: keep it out of addresses and logs.
    """
    nik, words = search_words(search)
    found = Resident.objects.filter(within_offices(officer, READ_RESIDENTS)).exclude(status=STRUCK)
    if status:
        found = found.filter(status=status)
    if dusun:
        found = found.filter(dusun=dusun)
    if nik:
        found = found.filter(nik_hash=keyed_hash(nik, "nik")).annotate(near=Value(False))
    else:
        found = _named(found, words.split()[:MOST_WORDS], alike=after is None)
    if after:
        found = found.filter(Q(name__gt=after[0]) | Q(name=after[0], pk__gt=after[1]))
    return [
        ResidentLine(
            id=one.pk,
            name=one.name,
            nik_masked=masked_nik(one.nik_sealed, one.pk),
            village_name=one.region.name,
            dusun=one.dusun,
            birth_year=one.birth_date.year,
            status=one.status,
            near=bool(getattr(one, "near", False)),
        )
        for one in found.select_related("region").order_by("near", "name", "pk")[:limit]
    ]


def _named(rows: QuerySet[Resident], words: list[str], *, alike: bool) -> QuerySet[Resident]:
    """Rows whose name holds every word, and, if `alike`, those in which every word sounds like one."""
    exact, sounding = Q(), Q()
    for word in words:
        exact &= Q(name__icontains=word)
        sounding &= Q(SoundsAlike(Value(word), F("name")))
    near = Case(When(exact, then=Value(False)), default=Value(True), output_field=BooleanField())
    return rows.filter(exact | sounding if alike else exact).annotate(near=near)


def hamlets_of(officer: Viewer) -> list[str]:
    """The dusun of the officer's villages, by name: to narrow a search."""
    found = Resident.objects.filter(within_offices(officer, READ_RESIDENTS)).exclude(dusun="")
    return list(found.order_by("dusun").values_list("dusun", flat=True).distinct()[:MOST_HAMLETS])


def resident_for(*, officer: Viewer, id: int, purpose: str, at: datetime) -> Resident:
    """One whole record, for an officer over its region; the look is logged with its purpose first.

    Show NIK and KK by `masked_nik`, `masked_kk`. Raises NotFound, PurposeMissing, NumberInText.
    """
    purpose = purpose_words(purpose)
    resident = Resident.objects.select_related("region__parent").filter(pk=id).first()
    if resident is None:
        raise NotFound()
    office = office_seeing(officer, READ_RESIDENTS, resident.region_id)
    record_reading(
        reader_id=officer.account_id or 0, office=office, resident_id=resident.pk, purpose=purpose, at=at
    )
    return resident


def my_record(viewer: Viewer) -> OwnRecord | None:
    """The viewer's own record and its readings; None until an officer has confirmed the identity."""
    if viewer.account_id is None:
        return None
    binding = (
        IdentityBinding.objects.select_related("resident__region__parent")
        .filter(account_id=viewer.account_id, state=VERIFIED)
        .first()
    )
    if binding is None or binding.verified_at is None:
        return None
    resident = binding.resident
    return OwnRecord(
        resident=resident,
        nik_masked=masked_nik(resident.nik_sealed, resident.pk),
        kk_masked=masked_kk(resident.kk_sealed, resident.pk),
        verified_at=binding.verified_at,
        readings=readings_of(resident.pk),
    )


def household_of(resident: Resident) -> list[Resident]:
    """Who stands on the same KK now, the head of the family first: for the case page and letters."""
    members = Resident.objects.filter(kk_hash=resident.kk_hash, status=RESIDENT).order_by("birth_date", "pk")
    return sorted(members, key=lambda member: member.relation != HEAD)


def events_of(resident: Resident) -> list[RegisterEvent]:
    """What happened to a resident since the first load, newest first. Open the resident first."""
    events = RegisterEvent.objects.filter(resident=resident).select_related("officer_account")
    return list(events.order_by("-event_date", "-pk"))


def head_of_family(resident: Resident) -> Resident | None:
    """The head of the resident's KK, where the register knows one."""
    return Resident.objects.filter(kk_hash=resident.kk_hash, relation=HEAD).order_by("pk").first()
