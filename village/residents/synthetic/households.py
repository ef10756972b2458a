"""How a village comes to its households: old couples, and their children who marry here or outside."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from village.residents.synthetic import lives, names
from village.residents.synthetic.numbers import Numbers, district_digits
from village.residents.synthetic.people import (
    CHILD,
    DIVORCED,
    FEMALE,
    HEAD,
    MALE,
    MARRIED,
    PARENT,
    PARENT_IN_LAW,
    SINGLE,
    WIDOWED,
    WIFE,
    age_on,
)

YOUNGEST_PARENT, OLDEST_MOTHER, OLDEST_FATHER = 18, 42, 45
WIDEST_GAP = 9
OUTSIDE = (
    ("BANYUWANGI", "351002"),
    ("BANYUWANGI", "351009"),
    ("BANYUWANGI", "351013"),
    ("BANYUWANGI", "351016"),
    ("JEMBER", "350905"),
    ("JEMBER", "350912"),
    ("SITUBONDO", "351204"),
    ("BONDOWOSO", "351106"),
    ("JEMBRANA", "510101"),
)


@dataclass(eq=False, slots=True)
class Person:
    """Somebody while the village is being made up; `at_home` once on a family card."""

    sex: int
    birth_date: date
    birth_place: str
    issued_in: str
    name: str
    nik: str
    religion: int
    father: "Person | None" = None
    mother: "Person | None" = None
    father_name: str = ""
    mother_name: str = ""
    spouse: "Person | None" = None
    marital_status: int = SINGLE
    at_home: bool = False


@dataclass(eq=False, slots=True)
class Household:
    members: list[tuple[Person, int]] = field(default_factory=list)

    def take(self, person: Person, relation: int) -> None:
        person.at_home = True
        self.members.append((person, relation))


class Settling:
    """Makes the households of one village; every chance comes from one generator of numbers."""

    def __init__(self, *, region_code: str, seed: int, today: date):
        self.random = Random(f"{region_code} {seed} {today.isoformat()}")
        self.numbers = Numbers(region_code)
        self.home = district_digits(region_code)
        self.today = today
        self.grown: list[Person] = []
        self.lone: list[tuple[Household, Person]] = []

    def households(self, count: int) -> list[Household]:
        """Exactly `count` households, in an order that says nothing about kinship."""
        settled = [self._old() for _ in range(round(count * 0.4))]
        room = count - len(settled)
        for man, woman in self._couples():
            if room == 0:
                break
            settled.append(self._young(man, woman))
            room -= 1
        self._take_in_lone_parents(settled)
        settled = [household for household in settled if household.members]
        while len(settled) < count:
            settled.append(self._young(*self._newcomers()))
        self.random.shuffle(settled)
        return settled

    def person(self, *, sex: int, birth_date: date, religion: int, outside: bool = False) -> Person:
        birth_place, issued_in = self.random.choice(OUTSIDE) if outside else ("BANYUWANGI", self.home)
        while not self.numbers.has_room(issued_in, birth_date, sex == FEMALE):
            birth_date -= timedelta(days=1)
        person = Person(
            sex=sex,
            birth_date=birth_date,
            birth_place=birth_place,
            issued_in=issued_in,
            name=self._name(sex, birth_date.year, religion),
            nik=self.numbers.nik(issued_in, birth_date, sex == FEMALE),
            religion=religion,
        )
        person.father_name = self._name(MALE, birth_date.year - 27, religion)
        person.mother_name = self._name(FEMALE, birth_date.year - 24, religion)
        return person

    def age(self, person: Person) -> int:
        return age_on(self.today, person.birth_date)

    def _name(self, sex: int, birth_year: int, religion: int) -> str:
        return names.full_name(self.random, sex=sex, birth_year=birth_year, religion=religion)

    def _born(self, age: float) -> date:
        return self.today - timedelta(days=round(age * 365.25) + self.random.randrange(1, 360))

    def _religion(self) -> int:
        return self.random.choices((1, 4, 2, 3), (955, 30, 10, 5))[0]

    def _couple(self, man_age: float, *, outside: float) -> tuple[Person, Person]:
        gap = max(-3.0, min(WIDEST_GAP - 2.0, self.random.gauss(3, 2.5)))
        religion = self._religion()
        man = self.person(
            sex=MALE,
            birth_date=self._born(man_age),
            religion=religion,
            outside=self.random.random() < outside,
        )
        woman = self.person(
            sex=FEMALE,
            birth_date=self._born(max(20.0, man_age - gap)),
            religion=religion,
            outside=self.random.random() < outside,
        )
        return man, woman

    def _marry(self, man: Person, woman: Person) -> None:
        man.spouse, woman.spouse = woman, man
        man.marital_status = woman.marital_status = MARRIED

    def _newcomers(self) -> tuple[Person, Person]:
        return self._couple(self.random.triangular(23, 52, 33), outside=0.6)

    def _old(self) -> Household:
        man, woman = self._couple(self.random.triangular(46, 80, 56), outside=0.2)
        self._marry(man, woman)
        children = list(
            self._children(man, woman, lives.weighted(self.random, (1, 2, 3, 4, 5), (12, 34, 30, 16, 8)))
        )
        gone = man if lives.has_died(self.random, self.age(man)) else None
        if gone is None and lives.has_died(self.random, self.age(woman) - 6):
            gone = woman
        household = self._house(man, woman, gone, WIDOWED)
        for child in children:
            if lives.is_married(self.random, age=self.age(child), sex=child.sex):
                if self.random.random() < 0.62:
                    self.grown.append(child)
            else:
                household.take(child, CHILD)
        if len(household.members) == 1:
            self.lone.append((household, household.members[0][0]))
        return household

    def _young(self, man: Person, woman: Person) -> Household:
        self._marry(man, woman)
        children = list(
            self._children(man, woman, lives.weighted(self.random, (0, 1, 2, 3), (8, 34, 42, 16)))
        )
        parted = man if children and self.random.random() < 0.04 else None
        household = self._house(man, woman, parted, DIVORCED)
        for child in children:
            if not lives.is_married(self.random, age=self.age(child), sex=child.sex):
                household.take(child, CHILD)
        return household

    def _house(self, man: Person, woman: Person, gone: Person | None, status: int) -> Household:
        household = Household()
        if gone is not None:
            left = woman if gone is man else man
            left.spouse, left.marital_status = None, status
            household.take(left, HEAD)
        else:
            household.take(man, HEAD)
            household.take(woman, WIFE)
        return household

    def _children(self, man: Person, woman: Person, wished: int) -> Iterator[Person]:
        mother_age = self.random.triangular(YOUNGEST_PARENT + 1, 31, 22.5)
        for _ in range(wished):
            born = woman.birth_date + timedelta(days=round(mother_age * 365.25))
            mother_age += self.random.uniform(1.6, 6.5)
            if not self._can_be_born(man, woman, born):
                continue
            sex = self.random.choice((MALE, FEMALE))
            child = self.person(sex=sex, birth_date=born, religion=woman.religion)
            if not self._can_be_born(man, woman, child.birth_date):
                continue
            child.father, child.mother = man, woman
            child.father_name, child.mother_name = man.name, woman.name
            yield child

    def _can_be_born(self, man: Person, woman: Person, born: date) -> bool:
        return (
            born < self.today - timedelta(days=14)
            and YOUNGEST_PARENT <= age_on(born, woman.birth_date) <= OLDEST_MOTHER
            and YOUNGEST_PARENT <= age_on(born, man.birth_date) <= OLDEST_FATHER
        )

    def _couples(self) -> Iterator[tuple[Person, Person]]:
        """Pairs for the next households: from here, then with somebody from outside, then newcomers."""
        self.random.shuffle(self.grown)
        women = [person for person in self.grown if person.sex == FEMALE]
        for man in (person for person in self.grown if person.sex == MALE):
            match = next((woman for woman in women if self._suit(man, woman)), None)
            if match is not None and self.random.random() < 0.6:
                women.remove(match)
                yield man, match
            else:
                yield man, self._from_outside(man, FEMALE)
        for woman in women:
            yield self._from_outside(woman, MALE), woman
        while True:
            yield self._newcomers()

    def _suit(self, man: Person, woman: Person) -> bool:
        gap = (woman.birth_date - man.birth_date).days / 365.25
        return -4 < gap < WIDEST_GAP - 1 and man.mother is not woman.mother and man.religion == woman.religion

    def _from_outside(self, partner: Person, sex: int) -> Person:
        gap = max(-3.0, min(WIDEST_GAP - 2.0, self.random.gauss(3, 2.5)))
        age = (self.today - partner.birth_date).days / 365.25
        age = max(20.0, age - gap if sex == FEMALE else age + gap) - 0.5
        return self.person(sex=sex, birth_date=self._born(age), religion=partner.religion, outside=True)

    def _take_in_lone_parents(self, settled: list[Household]) -> None:
        by_parent: dict[int, tuple[Household, int]] = {}
        for household in settled:
            for person, relation in household.members:
                if relation in (HEAD, WIFE) and person.marital_status == MARRIED:
                    taken_in_as = PARENT if relation == HEAD else PARENT_IN_LAW
                    for parent in (person.father, person.mother):
                        if parent is not None:
                            by_parent.setdefault(id(parent), (household, taken_in_as))
        for household, parent in self.lone:
            place = by_parent.get(id(parent))
            if place is not None and self.age(parent) > 55 and self.random.random() < 0.7:
                household.members.clear()
                place[0].take(parent, place[1])
