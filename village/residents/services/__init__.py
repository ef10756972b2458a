"""Changes to the register and to identities."""

from village.residents.services.identities import (
    bind_claim,
    claim_identity,
    confirm_identity,
    release_identity,
    spend_match_try,
    vouch_identity,
)
from village.residents.services.loading import load_residents
from village.residents.services.register import record_death, record_move_in, record_move_out

__all__ = [
    "bind_claim",
    "claim_identity",
    "confirm_identity",
    "load_residents",
    "record_death",
    "record_move_in",
    "record_move_out",
    "release_identity",
    "spend_match_try",
    "vouch_identity",
]
