from datetime import timedelta

import pytest
from django.db import connection

from foundation.access.refusals import NotFound
from foundation.audit.selectors import transitions_of
from foundation.notifications.models import Message
from tests.foundation.factories import an_account
from tests.village.factories import (
    JAJAG,
    NOW,
    a_kk,
    a_resident,
    a_verified_account,
    an_identity,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.schema_of_the_village import schema
from village.residents.models import CorrectionRequest, RegisterEvent
from village.residents.rules.kinship import OwnFamily
from village.residents.rules.register import NumberInText
from village.residents.rules.requests import (
    AlreadyAnswered,
    AnswerMissing,
    AskedAlready,
    FieldNotAskable,
    NotConfirmedYet,
    WishMissing,
)
from village.residents.selectors import my_requests, request_for, requests_awaiting, wanted_of
from village.residents.services import (
    ask_correction,
    correct_resident,
    decline_request,
    withdraw_request,
)

pytestmark = pytest.mark.django_db


def asked(account, **changes):
    values = {"field": "name", "wanted": "SITI AMINAH BINTI SALEH", "proof": "Akta 12"}
    return ask_correction(by=viewer_for(account), at=NOW, **(values | changes))


def test_a_request_is_due_in_three_days_sealed_and_waits_for_the_operator():
    account, resident = a_verified_account()

    request = asked(account, field="nik", wanted="3510994903859001")

    assert request.due_at == NOW + timedelta(hours=72)
    assert (request.resident, wanted_of(request)) == (resident, "3510994903859001")
    assert b"3510994903859001" not in bytes(request.wanted_sealed)
    assert requests_awaiting(an_operator()) == [request]
    assert requests_awaiting(an_operator(JAJAG)) == []
    assert my_requests(viewer_for(account)) == [request]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"field": "status"}, FieldNotAskable),
        ({"wanted": "  "}, WishMissing),
        ({"proof": "KK 3510994903859001"}, NumberInText),
    ],
)
def test_a_request_says_what_is_wrong_and_what_is_right(change, refusal):
    account, _resident = a_verified_account()

    with pytest.raises(refusal):
        asked(account, **change)

    assert CorrectionRequest.objects.count() == 0


def test_a_claim_asks_for_nothing():
    account = an_account()
    an_identity(account, a_resident())

    with pytest.raises(NotConfirmedYet):
        asked(account)


def test_one_thing_is_asked_for_once_until_it_is_answered_or_taken_back():
    account, _resident = a_verified_account()
    request = asked(account)

    with pytest.raises(AskedAlready):
        asked(account)
    withdraw_request(request_id=request.pk, by=viewer_for(account), at=NOW)
    asked(account)

    assert CorrectionRequest.objects.count() == 2


def test_a_correction_answers_it_by_its_event_and_tells_the_resident():
    account, resident = a_verified_account()
    request, operator = asked(account), an_operator()

    event = correct_resident(
        resident_id=resident.pk,
        changes={"name": "SITI AMINAH BINTI SALEH"},
        source="Akta 12",
        request_id=request.pk,
        by=operator,
        at=NOW,
    )

    request.refresh_from_db()
    assert (request.state, request.event, request.answered_by_id) == ("corrected", event, operator.account_id)
    assert [message.kind for message in Message.objects.filter(recipient=account)] == ["correction_done"]
    assert [(step.from_state, step.to_state) for step in transitions_of(request)] == [
        ("", "asked"),
        ("asked", "corrected"),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_request_of_one_is_not_answered_by_correcting_another():
    account, _resident = a_verified_account()
    request, other = asked(account), a_resident(name="LAIN")

    with pytest.raises(NotFound):
        correct_resident(
            resident_id=other.pk,
            changes={"name": "SALAH"},
            source="Akta",
            request_id=request.pk,
            by=an_operator(),
            at=NOW,
        )

    other.refresh_from_db()
    assert (other.name, RegisterEvent.objects.count()) == ("LAIN", 0)


def test_a_reason_answers_it_and_only_once():
    account, _resident = a_verified_account()
    request, operator = asked(account), an_operator()

    with pytest.raises(AnswerMissing):
        decline_request(request_id=request.pk, answer=" ", by=operator, at=NOW)
    decline_request(request_id=request.pk, answer="Akta menulis lain.", by=operator, at=NOW)
    with pytest.raises(AlreadyAnswered):
        decline_request(request_id=request.pk, answer="Lagi", by=operator, at=NOW)

    request.refresh_from_db()
    assert (request.state, request.answer) == ("declined", "Akta menulis lain.")
    assert "Akta menulis lain" in Message.objects.get(recipient=account).body


def test_an_operator_answers_neither_himself_nor_his_family_nor_another_village():
    kk = a_kk()
    own = an_officer(resident=a_resident(kk=kk))
    account, _brother = a_verified_account(a_resident(kk=kk, relation="other_family"))
    mine, brothers = asked(own.account), asked(account)

    for request in (mine, brothers):
        with pytest.raises(OwnFamily):
            decline_request(request_id=request.pk, answer="Tidak", by=viewer_for(own), at=NOW)
        with pytest.raises(NotFound):
            decline_request(request_id=request.pk, answer="Tidak", by=an_operator(JAJAG), at=NOW)
        with pytest.raises(NotFound):
            request_for(officer=an_operator(JAJAG), id=request.pk)

    assert {one.state for one in CorrectionRequest.objects.all()} == {"asked"}


def test_nobody_takes_back_what_another_asked():
    account, _resident = a_verified_account()
    request = asked(account)

    with pytest.raises(NotFound):
        withdraw_request(request_id=request.pk, by=viewer_for(an_account()), at=NOW)


def test_the_api_asks_shows_and_takes_back():
    account, _resident = a_verified_account()
    other, _neighbour = a_verified_account()
    viewer = viewer_for(account)
    asked(other)

    sent = schema.run(
        'mutation { myRecordCorrect(field: RELIGION, wanted: "Hindu") { errors { code }'
        " request { id state dueAt } } }",
        viewer=viewer,
    )["data"]["myRecordCorrect"]
    shown = schema.run("{ myRecord { correctionRequests { field wanted state } } }", viewer=viewer)
    withdrawn = schema.run(
        "mutation($id: ID!) { myRecordCorrectWithdraw(id: $id) { errors { code } request { state } } }",
        {"id": sent["request"]["id"]},
        viewer=viewer_for(other),
    )["data"]["myRecordCorrectWithdraw"]

    assert (sent["errors"], sent["request"]["state"]) == ([], "ASKED")
    assert shown["data"]["myRecord"]["correctionRequests"] == [
        {"field": "RELIGION", "wanted": "Hindu", "state": "ASKED"}
    ]
    assert withdrawn == {"errors": [{"code": "NOT_FOUND"}], "request": None}
