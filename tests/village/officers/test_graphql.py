from datetime import timedelta

import pytest

from foundation.access.permissions import VERIFY_APPLICATIONS
from foundation.access.viewer import visitor
from foundation.ids import global_id
from tests.foundation.factories import an_account
from tests.village.factories import (
    GROGOL,
    JAJAG,
    NOW,
    TODAY,
    a_district_officer,
    a_head,
    a_nik,
    a_regency_officer,
    a_resident,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.schema_of_the_village import schema
from village.officers.models import Officer

pytestmark = pytest.mark.django_db

OFFICERS = """query ($active: Boolean) { officers(active: $active) {
    totalCount edges { node { name role region { name } activeUntil } } } }"""
APPOINT = """mutation ($input: OfficerAppointInput!) { officerAppoint(input: $input) {
    officer { name role region { code } activeFrom activeUntil } errors { field code } } }"""
DISMISS = """mutation ($id: ID!, $lastDay: Date!) { officerDismiss(id: $id, lastDay: $lastDay) {
    officer { activeUntil } errors { field code } } }"""


def run(document, viewer, **variables):
    return schema.run(document, variables, viewer=viewer)


def appointment(**changes):
    account, resident = an_account(), a_resident(name="BUDI SANTOSO")
    values = {"login": account.email, "nik": resident.plain_nik, "role": "OPERATOR", "region": GROGOL}
    return account, values | changes


@pytest.mark.parametrize("count", [1, 3])
def test_the_regency_lists_officers_with_one_query(django_assert_num_queries, count):
    for _number in range(count):
        an_officer("operator", JAJAG)
    an_officer("head", JAJAG, active_until=TODAY - timedelta(days=1))
    regency = a_regency_officer()

    with django_assert_num_queries(1):
        found = run(OFFICERS, regency)["data"]["officers"]

    assert [edge["node"] for edge in found["edges"]][1:] == [
        {"name": "PETUGAS OPERATOR", "role": "OPERATOR", "region": {"name": "Jajag"}, "activeUntil": None}
    ] * count
    assert found["totalCount"] == count + 1
    assert run(OFFICERS, regency, active=False)["data"]["officers"]["totalCount"] == count + 2


def test_the_regency_appoints_by_login_and_nik():
    account, values = appointment()

    answer = run(APPOINT, a_regency_officer(), input=values)

    assert answer["data"]["officerAppoint"] == {
        "officer": {
            "name": "BUDI SANTOSO",
            "role": "OPERATOR",
            "region": {"code": GROGOL},
            "activeFrom": "2026-11-24",
            "activeUntil": None,
        },
        "errors": [],
    }
    assert viewer_for(account).may(VERIFY_APPLICATIONS)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"login": "tidak-ada@contoh.test"}, {"field": "login", "code": "NOT_FOUND"}),
        ({"nik": a_nik()}, {"field": "nik", "code": "NOT_FOUND"}),
        ({"nik": "12"}, {"field": "nik", "code": "INVALID"}),
        ({"role": "DISTRICT"}, {"field": "region", "code": "INVALID"}),
        ({"region": "99"}, {"field": None, "code": "NOT_FOUND"}),
        ({"activeUntil": "2026-11-23"}, {"field": "activeUntil", "code": "INVALID"}),
    ],
)
def test_a_refused_appointment_says_what_does_not_fit(changes, error):
    _account, values = appointment(**changes)
    regency = a_regency_officer()

    answer = run(APPOINT, regency, input=values)

    assert answer["data"]["officerAppoint"] == {"officer": None, "errors": [error]}
    assert Officer.objects.count() == 1


def test_nobody_below_the_regency_lists_appoints_or_dismisses():
    _account, values = appointment()
    standing = an_officer("head", JAJAG)

    for viewer in (
        visitor(NOW),
        viewer_for(an_account()),
        an_operator(),
        a_head(),
        a_district_officer(),
    ):
        before = list(Officer.objects.values())
        for answer in (
            run(OFFICERS, viewer),
            run(APPOINT, viewer, input=values),
            run(DISMISS, viewer, id=global_id("Officer", standing.pk), lastDay="2026-11-24"),
        ):
            assert [error["extensions"]["exception"]["code"] for error in answer["errors"]] == [
                "PermissionDenied"
            ]
        assert list(Officer.objects.values()) == before


def test_the_regency_dismisses():
    standing = an_officer("head", JAJAG)

    answer = run(DISMISS, a_regency_officer(), id=global_id("Officer", standing.pk), lastDay="2026-11-30")

    assert answer["data"]["officerDismiss"] == {"officer": {"activeUntil": "2026-11-30"}, "errors": []}
