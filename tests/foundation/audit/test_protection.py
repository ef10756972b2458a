"""What the database says of a state that changes by raw SQL."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from foundation.audit.selectors import transitions_of
from foundation.audit.services import record_transition
from tests.village.factories import NOW, a_resident, a_verified_account
from village.residents.models import IdentityBinding

pytestmark = pytest.mark.django_db


def at_commit(sql: str, *params: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_a_state_without_its_history_is_refused():
    user, _resident = a_verified_account()

    with pytest.raises(IntegrityError, match="became released without a transition"):
        at_commit(
            "UPDATE village_identitybinding SET state = 'released', released_at = now()"
            " WHERE account_id = %s",
            user.pk,
        )

    assert IdentityBinding.objects.get().state == "verified"


def test_a_death_is_never_refused_and_still_leaves_its_history():
    resident = a_resident()

    at_commit("UPDATE village_resident SET status = 'died' WHERE id = %s", resident.pk)

    resident.refresh_from_db()
    assert resident.status == "died"
    (left,) = transitions_of(resident)
    assert (left.from_state, left.to_state, left.by, left.reason) == ("resident", "died", None, "SQL")


def test_a_change_that_brings_its_history_leaves_no_second_one():
    resident, at = a_resident(), NOW

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE village_resident SET status = 'died' WHERE id = %s", [resident.pk])
        record_transition(
            subject=resident, from_state="resident", to_state="died", by=None, at=at, reason="akta 12"
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert [left.reason for left in transitions_of(resident)] == ["akta 12"]
