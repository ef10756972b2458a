"""NIK and KK of a row, in clear for letters and masked for screens."""

from foundation.encryption import unseal
from village.residents.models import Resident
from village.residents.rules.numbers import masked


def nik_of(resident: Resident) -> str:
    """The NIK in clear: for the owner's letter, never for a screen. Empty for who has none yet."""
    if resident.nik_sealed is None:
        return ""
    return unseal(resident.nik_sealed, table="village_resident", column="nik_sealed", pk=resident.pk)


def kk_of(resident: Resident) -> str:
    """The KK number in clear: for the owner's letter, never for a screen."""
    return unseal(resident.kk_sealed, table="village_resident", column="kk_sealed", pk=resident.pk)


def masked_nik(nik_sealed: bytes | None, pk: int) -> str:
    """From the sealed column straight to what a screen shows; empty for who has no NIK yet."""
    if nik_sealed is None:
        return ""
    return masked(unseal(nik_sealed, table="village_resident", column="nik_sealed", pk=pk))


def masked_kk(kk_sealed: bytes, pk: int) -> str:
    """From the sealed column straight to what a screen shows."""
    return masked(unseal(kk_sealed, table="village_resident", column="kk_sealed", pk=pk))
