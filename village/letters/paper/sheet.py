from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class PersonOnPaper:
    """The holder as a printed letter names him, in Indonesian words. NIK and KK in clear: keep it sealed."""

    name: str
    nik: str
    kk: str
    head_of_family: str
    birth: str
    sex: str
    religion: str
    marital_status: str
    occupation: str
    citizenship: str
    address: str

    def __repr__(self) -> str:
        return f"PersonOnPaper({self.name!r})"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a form prints. A concept has neither number nor QR, and says so across the page."""

    title: str
    district: str
    village_office: str
    village: str
    postal_code: str
    number: str
    signer_title: str
    signer_name: str
    issued: str
    valid_from: str
    valid_until: str
    holder: PersonOnPaper
    business: str
    activity: str
    kbli: str
    business_place: str
    purpose: str
    office_address: str = ""
    office_contact: str = ""
    logo: str = ""
    """A small PNG in base64; empty where the village has none."""

    def to_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "holder": PersonOnPaper(**data["holder"])})

    def __repr__(self) -> str:
        return f"Sheet({self.number!r})"
