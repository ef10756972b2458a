from datetime import date
from hmac import compare_digest

from foundation.encryption import keyed_hash
from village.residents.models import Resident
from village.residents.rules.matching import Comparison, same_name
from village.residents.rules.numbers import digits_of
from village.residents.states import RESIDENT

# What a NIK without a row is compared with, so that both ways cost the same.
NOBODY = (None, bytes(32), "nobody at all", date(1, 1, 1), RESIDENT)


def compare(*, nik: str, kk: str, name: str, birth_date: date) -> Comparison:
    """Hold a claim against the register: for the officer's eyes, and for `match`.

    Costs one query and the same comparisons whether or not the NIK has a row.
    """
    row = (
        Resident.objects.filter(nik_hash=keyed_hash(digits_of(nik), "nik"))
        .values_list("pk", "kk_hash", "name", "birth_date", "status")
        .first()
    )
    resident_id, kk_hash, registered_name, registered_birth, status = row or NOBODY
    return Comparison(
        resident_id=resident_id,
        kk=compare_digest(bytes(kk_hash), keyed_hash(digits_of(kk), "kk")),
        name=same_name(name, registered_name),
        birth_date=registered_birth == birth_date,
        is_resident=status == RESIDENT,
    )


def match(*, nik: str, kk: str, name: str, birth_date: date) -> int:
    """The id of the living resident whose NIK, KK, name and birth date these are.

    Raises NotMatched with its fixed sentence. Tries are limited by `services.spend_match_try`, which
    the caller calls first.
    """
    comparison = compare(nik=nik, kk=kk, name=name, birth_date=birth_date)
    if comparison.resident_id is None or not comparison.matches:
        raise comparison.refusal()
    return comparison.resident_id
