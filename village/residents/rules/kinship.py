"""Who is family: nobody decides for himself or for them."""

from typing import Protocol

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal

Hash = bytes | memoryview | None


class OwnFamily(Refusal):
    code = "OWN_FAMILY"
    message = _("Anda tidak bisa memutus permohonan keluarga sendiri. Alihkan ke petugas lain.")


class Kin(Protocol):
    """What kinship is read from; a `Resident` has it."""

    @property
    def pk(self) -> int: ...

    nik_hash: bytes | None
    kk_hash: bytes
    father_hash: bytes | None
    mother_hash: bytes | None
    spouse_hash: bytes | None


def same_hash(one: Hash, other: Hash) -> bool:
    """Whether two keyed hashes are there and equal."""
    return one is not None and other is not None and bytes(one) == bytes(other)


def family_of(one: Kin, other: Kin, *, kk_hash_then: Hash = None) -> bool:
    """Whether two residents are one person or close family.

    Close family: the same KK now, or at the time that `kk_hash_then` was the other's (submission);
    parent and child; brothers and sisters by either parent; husband and wife in different KKs.
    """
    return (
        one.pk == other.pk
        or same_hash(one.kk_hash, other.kk_hash)
        or same_hash(one.kk_hash, kk_hash_then)
        or same_hash(one.father_hash, other.nik_hash)
        or same_hash(one.mother_hash, other.nik_hash)
        or same_hash(other.father_hash, one.nik_hash)
        or same_hash(other.mother_hash, one.nik_hash)
        or same_hash(one.father_hash, other.father_hash)
        or same_hash(one.mother_hash, other.mother_hash)
        or same_hash(one.spouse_hash, other.nik_hash)
        or same_hash(other.spouse_hash, one.nik_hash)
    )
