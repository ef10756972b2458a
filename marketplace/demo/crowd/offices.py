"""An operator and a head in every village that the catalogue does not name."""

from collections.abc import Mapping
from datetime import date, datetime

from foundation.accounts.models import User
from foundation.ids import next_pks
from marketplace.demo.crowd.ledger import Ledger
from marketplace.demo.crowd.people import account_row
from marketplace.demo.offices import Desk
from marketplace.demo.people import Villagers
from village.officers.models import Officer
from village.officers.services import APPOINTED
from village.officers.states import HEAD, OPERATOR
from village.residents.models import IdentityBinding
from village.residents.states import APPOINTMENT, CLAIMED, VERIFIED


def staff(villagers: Mapping[str, Villagers], *, by: User, since: date, at: datetime) -> dict[str, Desk]:
    """Appoint two of each village's people; `by` is the regency's officer."""
    ledger = Ledger(User, IdentityBinding, Officer)
    count = 2 * len(villagers)
    keys = zip(*(next_pks(model, count) for model in (User, IdentityBinding, Officer)), strict=True)
    desks = {}
    for code, free in villagers.items():
        held = []
        for role in (OPERATOR, HEAD):
            person, (account_pk, identity_pk, officer_pk) = free.take(), next(keys)
            account = ledger.add(account_row(person, account_pk, at))
            identity = ledger.add(
                IdentityBinding(
                    pk=identity_pk,
                    account=account,
                    resident_id=person.resident_id,
                    state=VERIFIED,
                    claimed_at=at,
                    verified_at=at,
                    verified_by=by,
                    method=APPOINTMENT,
                )
            )
            ledger.walk(identity, [(CLAIMED, by.pk, at), (VERIFIED, by.pk, at)])
            officer = ledger.add(
                Officer(
                    pk=officer_pk,
                    account=account,
                    resident_id=person.resident_id,
                    role=role,
                    region_id=code,
                    active_from=since,
                    appointed_by=by,
                    appointed_at=at,
                )
            )
            ledger.step(officer, "", APPOINTED, by=by.pk, at=at)
            held.append((account, officer.pk))
        (operator, operator_id), (head, head_id) = held
        desks[code] = Desk(operator, head, "", operator_id, head_id)
    ledger.write()
    return desks
