"""Every read of the register, always for somebody."""

from village.residents.selectors.identities import (
    account_id_of,
    identities_awaiting,
    identity_for,
    my_identity,
    my_resident_id,
    resident_id_of,
)
from village.residents.selectors.looking import (
    OwnRecord,
    ResidentLine,
    head_of_family,
    household_of,
    my_record,
    resident_for,
    residents_for,
)
from village.residents.selectors.matching import compare, match
from village.residents.selectors.numbers import kk_of, masked_kk, masked_nik, nik_of
from village.residents.selectors.reach import within_offices, within_offices_sql

__all__ = [
    "OwnRecord",
    "ResidentLine",
    "account_id_of",
    "compare",
    "head_of_family",
    "household_of",
    "identities_awaiting",
    "identity_for",
    "kk_of",
    "masked_kk",
    "masked_nik",
    "match",
    "my_identity",
    "my_record",
    "my_resident_id",
    "nik_of",
    "resident_for",
    "resident_id_of",
    "residents_for",
    "within_offices",
    "within_offices_sql",
]
