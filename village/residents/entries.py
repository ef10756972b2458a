from dataclasses import dataclass
from datetime import date

from village.residents.states import RESIDENT


@dataclass(frozen=True, slots=True)
class NewResident:
    """One row of a register to be loaded, in the words of `states`; numbers of 16 digits in clear.

    The parents' and the spouse's NIKs may be unknown (empty). `repr` leaves all numbers out.
    """

    nik: str
    kk: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    religion: str
    marital_status: str
    occupation: str
    relation: str
    dusun: str = ""
    rt: str = ""
    rw: str = ""
    father_nik: str = ""
    mother_nik: str = ""
    spouse_nik: str = ""
    status: str = RESIDENT
    status_since: date | None = None

    def __repr__(self) -> str:
        return f"NewResident({self.name!r})"
