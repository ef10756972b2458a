"""Every read of the register, always for somebody."""

from village.residents.selectors.history import FieldChange, PastEvent, history_of
from village.residents.selectors.identities import (
    IdentityCase,
    account_id_of,
    identities_awaiting,
    identity_case_for,
    identity_for,
    identity_of,
    my_identity,
    my_resident_id,
    resident_id_of,
)
from village.residents.selectors.imports import Findings, import_for, imports_of
from village.residents.selectors.looking import (
    OwnRecord,
    ResidentLine,
    events_of,
    hamlets_of,
    head_of_family,
    household_of,
    my_record,
    resident_for,
    residents_for,
)
from village.residents.selectors.matching import compare, match
from village.residents.selectors.numbers import kk_of, masked_kk, masked_nik, nik_of
from village.residents.selectors.reach import within_offices, within_offices_sql, within_region
from village.residents.selectors.requests import my_requests, request_for, requests_awaiting, wanted_of
from village.residents.selectors.sizes import RegisterSize, register_size, register_sizes

__all__ = [
    "FieldChange",
    "Findings",
    "IdentityCase",
    "OwnRecord",
    "PastEvent",
    "RegisterSize",
    "ResidentLine",
    "account_id_of",
    "compare",
    "events_of",
    "hamlets_of",
    "head_of_family",
    "history_of",
    "household_of",
    "identities_awaiting",
    "identity_case_for",
    "identity_for",
    "identity_of",
    "import_for",
    "imports_of",
    "kk_of",
    "masked_kk",
    "masked_nik",
    "match",
    "my_identity",
    "my_record",
    "my_requests",
    "my_resident_id",
    "nik_of",
    "register_size",
    "register_sizes",
    "request_for",
    "requests_awaiting",
    "resident_for",
    "resident_id_of",
    "residents_for",
    "wanted_of",
    "within_offices",
    "within_offices_sql",
    "within_region",
]
