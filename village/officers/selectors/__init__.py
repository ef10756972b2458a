"""Every read of offices: who holds them, who could, and where nobody does."""

from village.officers.selectors.candidates import Candidate, candidate_for, candidates_for
from village.officers.selectors.holding import (
    COMING,
    ENDED,
    HELD,
    account_and_resident,
    holders,
    holders_above,
    officer_for,
    officers_for,
    offices_held,
    operator_residents,
    resident_of_office,
    roles_held,
    staff_of,
)
from village.officers.selectors.invitations import (
    InvitationOffer,
    invitation_for,
    invitation_offer,
    invitations_for,
)
from village.officers.selectors.vacancies import Vacancy, lenders_for, vacancies_for

__all__ = [
    "COMING",
    "ENDED",
    "HELD",
    "Candidate",
    "InvitationOffer",
    "Vacancy",
    "account_and_resident",
    "candidate_for",
    "candidates_for",
    "holders",
    "holders_above",
    "invitation_for",
    "invitation_offer",
    "invitations_for",
    "lenders_for",
    "officer_for",
    "officers_for",
    "offices_held",
    "operator_residents",
    "resident_of_office",
    "roles_held",
    "staff_of",
    "vacancies_for",
]
