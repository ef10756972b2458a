"""Numbers, matching, kinship, and what the register and the identities refuse."""
