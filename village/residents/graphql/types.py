from typing import Any

from graphene import ID, Boolean, Int, List, NonNull, ObjectType, String

from foundation.encryption import unseal
from foundation.graphql.declare import Field, loads
from foundation.graphql.scalars import Date, DateTime
from foundation.graphql.sources import Join, col, join, many, reference
from foundation.graphql.wire_ids import gid
from village.residents.graphql.rows import (
    events_in_reach,
    identities_in_reach,
    readable_records,
    readings_of_records,
    requests_about,
    residents_in_reach,
)
from village.residents.graphql.words import (
    CorrectionFieldEnum,
    CorrectionStateEnum,
    FamilyRelationEnum,
    IdentityStateEnum,
    MaritalStatusEnum,
    RegisterEventKindEnum,
    ResidentStatusEnum,
    SexEnum,
)
from village.residents.selectors import masked_kk, masked_nik
from village.territory.graphql import Region


def home() -> Join:
    return join("JOIN village_region {to} ON {to}.code = {it}.region_id", guard="code")


def reader_name(first_name: str, last_name: str) -> str:
    return f"{first_name} {last_name}".strip()


class Resident(ObjectType):
    """One line of the register for officers: enough to pick the right person, no more."""

    id = Field(ID, required=True, source=gid("Resident"))
    name = Field(String, required=True, source=col("name"))
    nik_masked = Field(String, required=True, source=col("nik_sealed", "id", fn=masked_nik))
    village = Field(Region, required=True, source=home())
    dusun = Field(String, required=True, source=col("dusun"))
    birth_year = Field(Int, required=True, source=col("extract(year FROM {it}.birth_date)::int"))
    status = Field(ResidentStatusEnum, required=True, source=col("status"))

    by_pk = loads(residents_in_reach, key="it.id")


class ResidentRecord(ObjectType):
    """One whole record; opened by `resident(id, purpose)`, which logs the look. NIK and KK stay masked."""

    id = Field(ID, required=True, source=gid("Resident"))
    name = Field(String, required=True, source=col("name"))
    nik_masked = Field(String, required=True, source=col("nik_sealed", "id", fn=masked_nik))
    kk_masked = Field(String, required=True, source=col("kk_sealed", "id", fn=masked_kk))
    birth_place = Field(String, required=True, source=col("birth_place"))
    birth_date = Field(Date, required=True, source=col("birth_date"))
    sex = Field(SexEnum, required=True, source=col("sex"))
    religion = Field(String, required=True, source=col("religion"))
    marital_status = Field(MaritalStatusEnum, required=True, source=col("marital_status"))
    occupation = Field(String, required=True, source=col("occupation"))
    relation = Field(FamilyRelationEnum, required=True, source=col("relation"))
    village = Field(Region, required=True, source=home())
    dusun = Field(String, required=True, source=col("dusun"))
    rt = Field(String, required=True, source=col("rt"))
    rw = Field(String, required=True, source=col("rw"))
    status = Field(ResidentStatusEnum, required=True, source=col("status"))
    status_since = Field(Date, required=True, source=col("status_since"))

    by_pk = loads(readable_records, key="it.id")


class RecordReading(ObjectType):
    """Who looked at a record, in which office, when, and what for."""

    reader_name = Field(
        String,
        required=True,
        source=join(
            "JOIN foundation_user {to} ON {to}.id = {it}.reader_id",
            then=col("first_name", "last_name", fn=reader_name),
        ),
    )
    role = Field(String, required=True, source=col("role"))
    office = Field(
        Region, source=join("LEFT JOIN village_region {to} ON {to}.code = {it}.region_code", guard="code")
    )
    purpose = Field(String, required=True, source=col("purpose"))
    at = Field(DateTime, required=True, source=col("at"))


def wanted(wanted_sealed: bytes, pk: int) -> str:
    return unseal(wanted_sealed, table="village_correctionrequest", column="wanted_sealed", pk=pk)


class CorrectionRequest(ObjectType):
    """What the viewer asked to have corrected. The answer is due within 3 x 24 hours."""

    id = Field(ID, required=True, source=gid("CorrectionRequest"))
    field = Field(CorrectionFieldEnum, required=True, source=col("field"))
    wanted = Field(String, required=True, source=col("wanted_sealed", "id", fn=wanted))
    proof = Field(String, required=True, source=col("proof"))
    state = Field(CorrectionStateEnum, required=True, source=col("state"))
    asked_at = Field(DateTime, required=True, source=col("asked_at"))
    due_at = Field(DateTime, required=True, source=col("due_at"))
    answered_at = Field(DateTime, source=col("answered_at"))
    answer = Field(String, required=True, source=col("answer"))

    by_pk = loads(requests_about, key="it.id")


class MyRecord(ResidentRecord):
    """The viewer's own record, and who looked at it. Null until an officer has confirmed the identity."""

    correction_requests = Field(
        NonNull(List(NonNull(CorrectionRequest))),
        source=many(requests_about, key="id", parent="it.resident_id"),
    )

    readings = Field(
        NonNull(List(NonNull(RecordReading))),
        source=many(readings_of_records, key="id", parent="it.resident_id"),
    )

    by_pk: Any = None


class Identity(ObjectType):
    """An account's claim to be a resident. `contested`: another account claims the same person."""

    id = Field(ID, required=True, source=gid("Identity"))
    state = Field(IdentityStateEnum, required=True, source=col("state"))
    contested = Field(Boolean, required=True, source=col("contested"))
    claimed_at = Field(DateTime, required=True, source=col("claimed_at"))
    verified_at = Field(DateTime, source=col("verified_at"))
    resident = Field(Resident, source=reference("resident_id"))

    by_pk = loads(identities_in_reach, key="it.id")


class RegisterEvent(ObjectType):
    """What happened to a resident after the first load."""

    id = Field(ID, required=True, source=gid("RegisterEvent"))
    kind = Field(RegisterEventKindEnum, required=True, source=col("kind"))
    event_date = Field(Date, required=True, source=col("event_date"))
    source = Field(String, required=True, source=col("source"))
    recorded_at = Field(DateTime, required=True, source=col("recorded_at"))
    resident = Field(Resident, source=reference("resident_id"))

    by_pk = loads(events_in_reach, key="it.id")
