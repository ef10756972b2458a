import pytest

from foundation.access.viewer import visitor
from foundation.audit.models import Reading
from foundation.ids import global_id
from tests.foundation.factories import an_account
from tests.village.factories import (
    GROGOL,
    JAJAG,
    JAMBESARI,
    NOW,
    a_district_officer,
    a_head,
    a_regency_officer,
    a_resident,
    a_verified_account,
    an_identity,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.schema_of_the_village import schema
from village.residents.models import IdentityBinding, RegisterEvent, Resident
from village.residents.rules.numbers import masked
from village.residents.selectors import resident_for

pytestmark = pytest.mark.django_db

SEARCH = """query ($search: String!, $first: Int, $after: String) {
  residents(search: $search, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id name nikMasked village { name } dusun birthYear status } } } }"""
OPEN = """query ($id: ID!, $purpose: String!) { resident(id: $id, purpose: $purpose) {
    id name nikMasked kkMasked birthPlace birthDate sex religion maritalStatus occupation relation
    village { name parent { name } } dusun rt rw status statusSince } }"""
MINE = """{ myRecord { name nikMasked kkMasked birthDate village { name }
    readings { readerName role office { name } purpose at } } }"""
AWAITING = """{ identitiesAwaiting {
    totalCount edges { node { id state contested resident { name village { name } } } } } }"""
DEATH = """mutation ($residentId: ID!, $eventDate: Date!, $source: String!) {
  registerDeath(residentId: $residentId, eventDate: $eventDate, source: $source) {
    event { kind eventDate source resident { name status } } errors { field code message } } }"""
CONFIRM = """mutation ($id: ID!, $method: IdentityMethodEnum!) { identityConfirm(id: $id, method: $method) {
    identity { state resident { name } } errors { field code message } } }"""
RELEASE = """mutation ($id: ID!, $reason: String!) { identityRelease(id: $id, reason: $reason) {
    identity { state } errors { field code } } }"""


def run(document, viewer, **variables):
    return schema.run(document, variables, viewer=viewer)


def codes(answer):
    return [error["extensions"]["exception"]["code"] for error in answer["errors"]]


def outsiders():
    return (visitor(NOW), viewer_for(an_account()), a_regency_officer())


@pytest.mark.parametrize("count", [1, 3])
def test_an_officer_searches_masked_lines_with_one_query(django_assert_num_queries, count):
    for number in range(count):
        a_resident(name=f"SITI {number}", village=GROGOL)
    for elsewhere in (JAMBESARI, JAJAG):
        a_resident(name="SITI ELSEWHERE", village=elsewhere)
    operator = an_operator(GROGOL)

    with django_assert_num_queries(1):
        answer = run(SEARCH, operator, search="siti", first=10)

    found = answer["data"]["residents"]
    assert found["totalCount"] == count
    assert [edge["node"]["name"] for edge in found["edges"]] == [f"SITI {number}" for number in range(count)]


def test_a_line_holds_no_number_in_clear():
    resident, operator = a_resident(), an_operator(GROGOL)

    answer = run(SEARCH, operator, search=resident.plain_nik)

    (edge,) = answer["data"]["residents"]["edges"]
    assert edge["node"] == {
        "id": global_id("Resident", resident.pk),
        "name": "SITI AMINAH",
        "nikMasked": masked(resident.plain_nik),
        "village": {"name": "Grogol"},
        "dusun": "KRAJAN",
        "birthYear": 1985,
        "status": "RESIDENT",
    }
    assert Reading.objects.count() == 0


def test_lines_go_on_over_pages():
    for name in ("SITI C", "SITI A", "SITI B"):
        a_resident(name=name)
    operator = an_operator()

    first = run(SEARCH, operator, search="siti", first=2)["data"]["residents"]
    rest = run(SEARCH, operator, search="siti", first=2, after=first["pageInfo"]["endCursor"])["data"][
        "residents"
    ]

    assert [edge["node"]["name"] for edge in first["edges"] + rest["edges"]] == ["SITI A", "SITI B", "SITI C"]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


def test_a_short_search_is_told_so():
    answer = run(SEARCH, an_operator(), search="si")

    assert codes(answer) == ["INVALID"]
    assert "tiga huruf" in answer["errors"][0]["message"]


def test_only_readers_of_the_register_search_or_open_it(django_assert_num_queries):
    resident = a_resident()

    for viewer in (*outsiders(), a_district_officer()):
        with django_assert_num_queries(0):
            searched = run(SEARCH, viewer, search="siti")
            opened = run(OPEN, viewer, id=global_id("Resident", resident.pk), purpose="Ingin tahu")
        assert codes(searched) == codes(opened) == ["PermissionDenied"]
        assert "SITI" not in str(searched) + str(opened)

    assert Reading.objects.count() == 0


def test_opening_a_record_logs_the_look_once(django_assert_num_queries):
    resident, head = a_resident(village=GROGOL), a_head(GROGOL)

    with django_assert_num_queries(3):
        answer = run(OPEN, head, id=global_id("Resident", resident.pk), purpose="Memeriksa SKU")

    opened = answer["data"]["resident"]
    assert (opened["nikMasked"], opened["kkMasked"], opened["birthDate"], opened["relation"]) == (
        masked(resident.plain_nik),
        masked(resident.plain_kk),
        "1985-03-09",
        "HEAD",
    )
    assert opened["village"] == {"name": "Grogol", "parent": {"name": "Giri"}}
    assert list(Reading.objects.values_list("reader_id", "resident_id", "purpose")) == [
        (head.account_id, resident.pk, "Memeriksa SKU")
    ]


def test_a_look_beside_a_field_that_fails_is_logged_once():
    resident, operator = a_resident(village=GROGOL), an_operator(GROGOL)
    document = OPEN.replace("{ resident(", '{ residents(search: "x") { totalCount } resident(', 1)

    answer = run(document, operator, id=global_id("Resident", resident.pk), purpose="Memeriksa SKU")

    assert codes(answer) == ["INVALID"]
    assert answer["data"]["resident"]["name"] == "SITI AMINAH"
    assert Reading.objects.count() == 1


@pytest.mark.parametrize("purpose", ["", "x", "NIK 3510994903859001"])
def test_a_record_without_a_purpose_stays_closed(purpose):
    resident = a_resident()

    answer = run(OPEN, an_operator(), id=global_id("Resident", resident.pk), purpose=purpose)

    assert answer["data"] == {"resident": None}
    assert codes(answer) in (["REQUIRED"], ["INVALID"])
    assert Reading.objects.count() == 0


def test_a_record_elsewhere_is_not_found():
    resident = a_resident(village=JAMBESARI)

    for id in (global_id("Resident", resident.pk), global_id("Resident", 0), global_id("Shop", resident.pk)):
        answer = run(OPEN, an_operator(GROGOL), id=id, purpose="Memeriksa SKU")
        assert answer["data"] == {"resident": None}
        assert codes(answer) == ["NOT_FOUND"]

    assert Reading.objects.count() == 0


@pytest.mark.parametrize("looks", [1, 3])
def test_a_resident_reads_who_looked_with_two_queries(django_assert_num_queries, looks):
    account, resident = a_verified_account(a_resident(village=GROGOL))
    officer = an_officer("operator", GROGOL)
    for _look in range(looks):
        resident_for(officer=viewer_for(officer), id=resident.pk, purpose="Memeriksa SKU", at=NOW)
    other = a_resident(name="TETANGGA", village=GROGOL)
    resident_for(officer=viewer_for(officer), id=other.pk, purpose="Memeriksa yang lain", at=NOW)
    viewer = viewer_for(account)

    with django_assert_num_queries(2):
        record = run(MINE, viewer)["data"]["myRecord"]

    assert (record["name"], record["nikMasked"], record["village"]) == (
        "SITI AMINAH",
        masked(resident.plain_nik),
        {"name": "Grogol"},
    )
    assert [
        (one["readerName"], one["role"], one["office"], one["purpose"]) for one in record["readings"]
    ] == [("Petugas operator", "operator", {"name": "Grogol"}, "Memeriksa SKU")] * looks


def test_a_claim_or_another_account_reads_nothing():
    _account, resident = a_verified_account()
    claimer = an_account()
    an_identity(claimer, resident)

    assert run(MINE, viewer_for(claimer))["data"] == {"myRecord": None}
    assert codes(run(MINE, visitor(NOW))) == ["PermissionDenied"]


@pytest.mark.parametrize("count", [1, 3])
def test_claims_wait_in_the_officers_region(django_assert_num_queries, count):
    for number in range(count):
        an_identity(an_account(), a_resident(name=f"SITI {number}", village=GROGOL))
    an_identity(an_account(), a_resident(name="LAIN", village=JAMBESARI))
    operator = an_operator(GROGOL)

    with django_assert_num_queries(2):
        found = run(AWAITING, operator)["data"]["identitiesAwaiting"]

    assert found["totalCount"] == count
    assert [edge["node"]["resident"]["name"] for edge in found["edges"]] == [
        f"SITI {number}" for number in range(count)
    ]


def test_a_death_is_recorded_by_the_operator():
    resident, operator = a_resident(village=GROGOL), an_operator(GROGOL)

    answer = run(
        DEATH,
        operator,
        residentId=global_id("Resident", resident.pk),
        eventDate="2026-11-20",
        source="Surat kematian 12",
    )

    assert answer["data"]["registerDeath"] == {
        "event": {
            "kind": "DEATH",
            "eventDate": "2026-11-20",
            "source": "Surat kematian 12",
            "resident": {"name": "SITI AMINAH", "status": "DIED"},
        },
        "errors": [],
    }


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"eventDate": "2026-11-25"}, ("eventDate", "INVALID")),
        ({"source": " "}, ("source", "REQUIRED")),
        ({"residentId": "x"}, ("residentId", "NOT_FOUND")),
        ({"residentId": global_id("Resident", 0)}, (None, "NOT_FOUND")),
    ],
)
def test_a_refused_death_says_which_argument(changes, error):
    resident = a_resident(village=GROGOL)
    variables = {
        "residentId": global_id("Resident", resident.pk),
        "eventDate": "2026-11-20",
        "source": "Surat kematian 12",
    }

    answer = run(DEATH, an_operator(GROGOL), **(variables | changes))

    (told,) = answer["data"]["registerDeath"]["errors"]
    assert (told["field"], told["code"]) == error
    assert answer["data"]["registerDeath"]["event"] is None
    assert Resident.objects.get(pk=resident.pk).status == "resident"
    assert RegisterEvent.objects.count() == 0


def test_nobody_else_records_a_death_or_confirms():
    resident = a_resident(village=GROGOL)
    binding = an_identity(an_account(), resident)
    death = {
        "residentId": global_id("Resident", resident.pk),
        "eventDate": "2026-11-20",
        "source": "Surat kematian 12",
    }
    confirm = {"id": global_id("Identity", binding.pk), "method": "COUNTER"}

    for viewer in (*outsiders(), a_head(GROGOL)):
        assert codes(run(DEATH, viewer, **death)) == ["PermissionDenied"]
        assert codes(run(CONFIRM, viewer, **confirm)) == ["PermissionDenied"]
    elsewhere = an_operator(JAMBESARI)
    for name, answer in (
        ("registerDeath", run(DEATH, elsewhere, **death)),
        ("identityConfirm", run(CONFIRM, elsewhere, **confirm)),
    ):
        assert [error["code"] for error in answer["data"][name]["errors"]] == ["NOT_YOUR_VILLAGE"]

    assert Resident.objects.get(pk=resident.pk).status == "resident"
    assert IdentityBinding.objects.get(pk=binding.pk).state == "claimed"


def test_an_identity_is_confirmed_and_released():
    binding, operator = an_identity(an_account(), a_resident(village=GROGOL)), an_operator(GROGOL)
    id = global_id("Identity", binding.pk)

    confirmed = run(CONFIRM, operator, id=id, method="COUNTER")["data"]["identityConfirm"]
    again = run(CONFIRM, operator, id=id, method="COUNTER")["data"]["identityConfirm"]
    without = run(RELEASE, operator, id=id, reason=" ")["data"]["identityRelease"]
    released = run(RELEASE, operator, id=id, reason="Akun dipakai orang lain")["data"]["identityRelease"]

    assert confirmed == {"identity": {"state": "VERIFIED", "resident": {"name": "SITI AMINAH"}}, "errors": []}
    assert [error["code"] for error in again["errors"]] == ["ALREADY_DECIDED"]
    assert without["errors"] == [{"field": "reason", "code": "REQUIRED"}]
    assert released == {"identity": {"state": "RELEASED"}, "errors": []}
