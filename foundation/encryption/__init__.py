"""NIK, KK and private files at rest: AES-256-GCM with a key id, found again by a keyed hash.

Ciphertext is bound to table, column and primary key, so it cannot be moved to another row.
**Losing the keys loses the register and every private file: nothing can bring them back.**
"""

from foundation.encryption.files import private_files
from foundation.encryption.keys import keyed_hash
from foundation.encryption.sealed import register_sealed, seal, sealed_columns, unseal, unseal_bytes

__all__ = [
    "keyed_hash",
    "private_files",
    "register_sealed",
    "seal",
    "sealed_columns",
    "unseal",
    "unseal_bytes",
]
