"""Changes to the register and to identities."""

from village.residents.services.arrivals import Arrival, record_arrival
from village.residents.services.births import record_birth
from village.residents.services.corrections import correct_resident
from village.residents.services.counter import give_counter_code
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
from village.residents.services.requests import ask_correction, decline_request, withdraw_request
from village.residents.services.splits import split_family
from village.residents.services.undoing import undo_event
from village.residents.services.uploads import confirm_import, discard_import, upload_register

__all__ = [
    "Arrival",
    "ask_correction",
    "bind_claim",
    "claim_identity",
    "confirm_identity",
    "confirm_import",
    "correct_resident",
    "decline_request",
    "discard_import",
    "give_counter_code",
    "load_residents",
    "record_arrival",
    "record_birth",
    "record_death",
    "record_move_in",
    "record_move_out",
    "release_identity",
    "spend_match_try",
    "split_family",
    "undo_event",
    "upload_register",
    "vouch_identity",
    "withdraw_request",
]
