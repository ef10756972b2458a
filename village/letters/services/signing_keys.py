from datetime import datetime

from django.db import transaction

from foundation.encryption import seal, unseal
from village.letters.models import SigningKey
from village.letters.rules.refusals import NoSigningKey
from village.letters.signed import new_key
from village.territory.models import Region


@transaction.atomic
def ensure_signing_key(*, region_code: str, at: datetime) -> SigningKey:
    """The active key of a region; made when there is none. It signs for every village of the region."""
    Region.objects.select_for_update(no_key=True).get(pk=region_code)
    standing = SigningKey.objects.filter(region_id=region_code, retired_at=None).first()
    if standing is not None:
        return standing
    kid, public_jwk, private_jwk = new_key()
    return SigningKey.objects.create(
        kid=kid,
        region_id=region_code,
        public_jwk=public_jwk,
        private_sealed=seal(private_jwk, table="village_signingkey", column="private_sealed", pk=kid),
        active_from=at,
    )


@transaction.atomic
def retire_signing_key(*, kid: str, at: datetime) -> SigningKey:
    """Sign nothing more with a key; what it signed stays checkable. Raises NoSigningKey."""
    key = SigningKey.objects.select_for_update().filter(kid=kid, retired_at=None).first()
    if key is None:
        raise NoSigningKey()
    key.retired_at = at
    key.save(update_fields=["retired_at"])
    return key


@transaction.atomic
def rotate_signing_key(*, region_code: str, at: datetime) -> SigningKey:
    """Retire the active key of a region and sign with a new one from now on; returns the new one.

    What the old key signed stays checkable, as its public half stays published. Raises NoSigningKey
    where the region has none yet.
    """
    Region.objects.select_for_update(no_key=True).filter(pk=region_code).first()
    standing = SigningKey.objects.filter(region_id=region_code, retired_at=None).first()
    if standing is None:
        raise NoSigningKey()
    retire_signing_key(kid=standing.kid, at=at)
    return ensure_signing_key(region_code=region_code, at=at)


def key_for(village_code: str) -> SigningKey:
    """The active key nearest to a village: its own, its district's, its regency's. Raises NoSigningKey."""
    parts = village_code.split(".")
    codes = [".".join(parts[:length]) for length in range(2, len(parts) + 1)]
    keys = SigningKey.objects.filter(region_id__in=codes, retired_at=None)
    found = max(keys, key=lambda key: len(key.region_id), default=None)
    if found is None:
        raise NoSigningKey()
    return found


def private_jwk_of(key: SigningKey) -> str:
    """The private half, opened: hand it to the signature and nowhere else."""
    return unseal(key.private_sealed, table="village_signingkey", column="private_sealed", pk=key.kid)
