"""The door: families of a village, and their rows for the register's loader."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from village.residents.entries import NewResident
from village.residents.synthetic import lives
from village.residents.synthetic.households import Household, Person, Settling
from village.residents.synthetic.people import (
    FEMALE,
    OCCUPATIONS,
    RELIGIONS,
    Family,
    Member,
    age_on,
)

DUSUNS = (
    "KRAJAN",
    "WETAN KALI",
    "KULON KALI",
    "TEGALREJO",
    "SUMBERWARU",
    "LEMBAH SARI",
    "CURAH JATI",
    "KEDUNGSARI",
    "PALURAN",
    "SIDOMULYO",
    "TEMBORO",
    "JAJANGAN",
)
FAMILIES_AN_RT = 22
_STATUS_WORDS = {1: "single", 2: "married", 3: "divorced", 4: "widowed"}
_RELATION_WORDS = {1: "head", 3: "wife", 4: "child", 7: "parent", 8: "parent_in_law"}


def families(region_code: str, count: int, seed: int, today: date) -> Iterator[Family]:
    """Yields exactly `count` families of one desa or kelurahan, about 3.1 members each.

    Parents, children and couples fit by age; a married child is a family of its own whose parents' NIKs are
    in another. NIKs never meet those of another village, but two calls for one village with different seeds
    may: ask once, for as many as are wanted. Raises UnknownVillage.
    """
    settling = Settling(region_code=region_code, seed=seed, today=today)
    random = settling.random
    hamlets = list(DUSUNS[:1]) + random.sample(DUSUNS[1:], 3)
    rts = max(1, -(-count // FAMILIES_AN_RT))
    for index, household in enumerate(settling.households(count)):
        rt = index % rts
        rw = rt // 3
        yield Family(
            kk=_family_card(settling, household),
            region_code=region_code,
            dusun=hamlets[rw * len(hamlets) // (rts // 3 + 1)],
            rt=f"{rt % 3 + 1:03d}",
            rw=f"{rw + 1:03d}",
            members=tuple(
                _member(random, person, relation, today, region_code[:8])
                for person, relation in household.members
            ),
        )


def entries_of(family: Family) -> tuple[NewResident, ...]:
    """The family's rows for `load_residents`, in the register's own words."""
    return tuple(
        NewResident(
            nik=member.nik,
            kk=family.kk,
            name=member.name,
            birth_place=member.birth_place,
            birth_date=member.birth_date,
            sex="female" if member.sex == FEMALE else "male",
            religion=RELIGIONS[member.religion],
            marital_status=_STATUS_WORDS[member.marital_status],
            occupation=OCCUPATIONS[member.occupation],
            relation=_RELATION_WORDS[member.relation],
            dusun=family.dusun,
            rt=family.rt,
            rw=family.rw,
            father_nik=member.father_nik,
            mother_nik=member.mother_nik,
            spouse_nik=member.spouse_nik,
        )
        for member in family.members
    )


def _family_card(settling: Settling, household: Household) -> str:
    youngest_head = max(person.birth_date for person, _ in household.members[:2])
    oldest_card = max(youngest_head + timedelta(days=20 * 365), settling.today - timedelta(days=15 * 365))
    days = max(1, (settling.today - oldest_card).days)
    issued_on = settling.today - timedelta(days=settling.random.randrange(days))
    while not settling.numbers.has_room_for_kk(settling.home, issued_on):
        issued_on -= timedelta(days=1)
    return settling.numbers.kk(settling.home, issued_on)


def _member(random: Random, person: Person, relation: int, today: date, district: str) -> Member:
    age = age_on(today, person.birth_date)
    schooling = lives.education(random, age=age, birth_year=person.birth_date.year)
    return Member(
        nik=person.nik,
        name=person.name,
        sex=person.sex,
        birth_place=person.birth_place,
        birth_date=person.birth_date,
        religion=person.religion,
        marital_status=person.marital_status,
        education=schooling,
        occupation=lives.occupation(
            random,
            age=age,
            sex=person.sex,
            marital_status=person.marital_status,
            schooling=schooling,
            district=district,
        ),
        relation=relation,
        father_name=person.father_name,
        mother_name=person.mother_name,
        father_nik=_nik_at_home(person.father),
        mother_nik=_nik_at_home(person.mother),
        spouse_nik=_nik_at_home(person.spouse),
    )


def _nik_at_home(person: Person | None) -> str:
    return person.nik if person is not None and person.at_home else ""
