"""What a synthetic family is. Codes are OpenSID's numbers, as its import and export files use them."""

from dataclasses import dataclass
from datetime import date

MALE, FEMALE = 1, 2
SINGLE, MARRIED, DIVORCED, WIDOWED = 1, 2, 3, 4
HEAD, WIFE, CHILD, PARENT, PARENT_IN_LAW = 1, 3, 4, 7, 8

RELIGIONS = {1: "ISLAM", 2: "KRISTEN", 3: "KATHOLIK", 4: "HINDU", 5: "BUDHA", 6: "KHONGHUCU"}
EDUCATIONS = {
    1: "TIDAK / BELUM SEKOLAH",
    2: "BELUM TAMAT SD/SEDERAJAT",
    3: "TAMAT SD / SEDERAJAT",
    4: "SLTP/SEDERAJAT",
    5: "SLTA / SEDERAJAT",
    6: "DIPLOMA I / II",
    7: "AKADEMI/ DIPLOMA III/S. MUDA",
    8: "DIPLOMA IV/ STRATA I",
    9: "STRATA II",
}
OCCUPATIONS = {
    1: "BELUM/TIDAK BEKERJA",
    2: "MENGURUS RUMAH TANGGA",
    3: "PELAJAR/MAHASISWA",
    4: "PENSIUNAN",
    5: "PEGAWAI NEGERI SIPIL (PNS)",
    9: "PETANI/PEKEBUN",
    10: "PETERNAK",
    11: "NELAYAN/PERIKANAN",
    13: "KONSTRUKSI",
    14: "TRANSPORTASI",
    15: "KARYAWAN SWASTA",
    18: "KARYAWAN HONORER",
    19: "BURUH HARIAN LEPAS",
    20: "BURUH TANI/PERKEBUNAN",
    21: "BURUH NELAYAN/PERIKANAN",
    26: "TUKANG BATU",
    27: "TUKANG KAYU",
    30: "TUKANG JAHIT",
    35: "MEKANIK",
    36: "SENIMAN",
    65: "GURU",
    73: "BIDAN",
    81: "SOPIR",
    84: "PEDAGANG",
    85: "PERANGKAT DESA",
    88: "WIRASWASTA",
}


@dataclass(frozen=True, slots=True)
class Member:
    """One person on a family card. A parent's or spouse's NIK is empty where they are not in the village."""

    nik: str
    name: str
    sex: int
    birth_place: str
    birth_date: date
    religion: int
    marital_status: int
    education: int
    occupation: int
    relation: int
    father_name: str
    mother_name: str
    father_nik: str = ""
    mother_nik: str = ""
    spouse_nik: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """One family card: its number, address and members, the head first."""

    kk: str
    region_code: str
    dusun: str
    rt: str
    rw: str
    members: tuple[Member, ...]

    @property
    def head(self) -> Member:
        return self.members[0]


def age_on(day: date, birth_date: date) -> int:
    """Whole years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
