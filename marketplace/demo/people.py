"""The register of eight villages, and who in them can be an officer, an owner or an applicant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from foundation.encryption import keyed_hash
from village.residents.models import Resident
from village.residents.services.loading import load_residents
from village.residents.synthetic.families import entries_of, families
from village.residents.synthetic.people import FEMALE, Family, Member, age_on

SOURCE = "penduduk rekaan untuk peraga"


@dataclass(frozen=True, slots=True)
class Person:
    """A synthetic resident in clear and the row that the register keeps of him."""

    resident_id: int
    kk: str
    member: Member
    family: Family

    @property
    def name(self) -> str:
        return self.member.name


@dataclass(slots=True)
class Villagers:
    """Adults of one village, one a family and none related to another, handed out one by one."""

    free: list[Person] = field(default_factory=list)

    def take(self, *, woman: bool | None = None) -> Person:
        """The next one; of the wished sex where there is one left."""
        wished = (place for place, one in enumerate(self.free) if woman in (None, one.member.sex == FEMALE))
        return self.free.pop(next(wished, 0))


def load_register(
    village_codes: Iterable[str], *, families_each: int, seed: int, today: date, at: datetime
) -> Iterator[tuple[str, int, Villagers]]:
    """Load each village's register; yields its code, how many residents, and whom to cast from."""
    for number, code in enumerate(village_codes):
        made = list(families(code, families_each, seed + number, today))
        entries = [entry for one in made for entry in entries_of(one)]
        load_residents(entries, code, by=None, at=at, source=SOURCE)
        yield code, len(entries), _villagers(made, today)


def _villagers(made: list[Family], today: date) -> Villagers:
    """Heads and wives between 26 and 62 whose parents and spouses are not handed out too."""
    chosen: list[tuple[Family, Member]] = []
    taken: set[str] = set()
    for number, one in enumerate(made):
        adults = [member for member in one.members[:2] if 26 <= age_on(today, member.birth_date) <= 62]
        if not adults:
            continue
        member = adults[number % len(adults)]
        kin = {member.nik, member.father_nik, member.mother_nik, *(each.nik for each in one.members)} - {""}
        if kin & taken:
            continue
        taken |= kin
        chosen.append((one, member))
    ids = _resident_ids(member.nik for _family, member in chosen)
    return Villagers([Person(ids[member.nik], one.kk, member, one) for one, member in chosen])


def _resident_ids(niks: Iterable[str]) -> dict[str, int]:
    by_hash = {keyed_hash(nik, "nik"): nik for nik in niks}
    rows = Resident.objects.filter(nik_hash__in=by_hash).values_list("nik_hash", "pk")
    return {by_hash[bytes(nik_hash)]: pk for nik_hash, pk in rows}
