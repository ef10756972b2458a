import re
from datetime import timedelta

import pytest
from django.core import mail

from foundation.access.attempts import TooManyAttempts
from foundation.access.refusals import NotFound
from foundation.audit.models import Reading
from foundation.clock import NO_END
from foundation.ids import global_id
from tests.foundation.factories import an_account
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    GROGOL,
    JAJAG,
    JAMBESARI,
    NOW,
    TODAY,
    a_district_officer,
    a_head,
    a_nik,
    a_regency_officer,
    a_resident,
    a_verified_account,
    an_officer,
    viewer_for,
)
from tests.village.schema_of_the_village import schema
from village.officers.invitation_links import invitation_token
from village.officers.models import Officer, OfficerInvitation
from village.officers.rules import (
    AlreadyInvited,
    InvitationOver,
    NotLent,
    NotTheInvited,
    NotYourVillage,
    OwnAppointment,
    RoleElsewhere,
    StandInTooLong,
    Unreachable,
)
from village.officers.selectors import (
    candidate_for,
    candidates_for,
    invitation_offer,
    lenders_for,
    officers_for,
    vacancies_for,
)
from village.officers.services import (
    accept_invitation,
    cancel_invitation,
    dismiss_officer,
    invite_officer,
    mail_invitation,
    stand_in,
)
from village.residents.models import IdentityBinding
from village.territory.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return a_regency_officer()


def invited(regency, resident=None, **changes):
    values = {
        "resident_id": (resident or a_resident(name="BUDI SANTOSO")).pk,
        "role": "operator",
        "region_code": GROGOL,
        "active_from": TODAY,
        "email": "Budi@contoh.test",
    }
    return invite_officer(**(values | changes), by=regency, at=NOW)


def test_an_invitation_becomes_an_office_for_who_knows_the_nik(regency):
    resident = a_resident(name="BUDI SANTOSO")
    invitation = invited(regency, resident)
    mail_invitation(invitation_id=invitation.pk)
    account = an_account()
    token = re.search(r"/kantor/undangan/([^/]+)/", mail.outbox[0].body)[1]

    officer = accept_invitation(token=token, nik=resident.plain_nik, by=viewer_for(account), at=NOW)

    assert (officer.account, officer.resident, officer.role, officer.region_id) == (
        account,
        resident,
        "operator",
        GROGOL,
    )
    assert (officer.active_from, officer.active_until) == (TODAY, NO_END)
    assert mail.outbox[0].to == ["budi@contoh.test"]
    assert IdentityBinding.objects.get(account=account).state == "verified"
    assert OfficerInvitation.objects.get().state == "accepted"
    assert officer.appointed_by_id == regency.account_id


def test_the_link_alone_gives_no_office(regency):
    invitation = invited(regency)
    account, token = an_account(), invitation_token(invitation.pk)

    with pytest.raises(NotTheInvited):
        accept_invitation(token=token, nik=a_nik(), by=viewer_for(account), at=NOW)

    assert not Officer.objects.filter(account=account).exists()
    assert OfficerInvitation.objects.get().state == "invited"


def test_tries_of_a_nik_are_few(regency):
    token, viewer = invitation_token(invited(regency).pk), viewer_for(an_account())

    for _try in range(6):
        with pytest.raises(NotTheInvited):
            accept_invitation(token=token, nik=a_nik(), by=viewer, at=NOW)
    with pytest.raises(TooManyAttempts):
        accept_invitation(token=token, nik=a_nik(), by=viewer, at=NOW)


@pytest.mark.parametrize("how", ["cancelled", "expired", "twice", "dismissed"])
def test_an_invitation_that_is_over_opens_nothing(regency, how):
    resident, at = a_resident(), NOW
    invitation = invited(regency, resident)
    token, account = invitation_token(invitation.pk), an_account()
    if how == "cancelled":
        cancel_invitation(invitation_id=invitation.pk, by=regency, at=NOW)
    elif how == "expired":
        at = NOW + timedelta(days=7)
    elif how == "twice":
        accept_invitation(token=token, nik=resident.plain_nik, by=viewer_for(an_account()), at=NOW)
    else:
        officer_id = regency.offices[0].officer_id
        dismiss_officer(officer_id=officer_id, last_day=TODAY - timedelta(days=1), by=None, at=NOW)

    with pytest.raises(InvitationOver):
        accept_invitation(token=token, nik=resident.plain_nik, by=viewer_for(account, at), at=at)

    assert not Officer.objects.filter(account=account).exists()


@pytest.mark.parametrize("token", ["", "abc", "Mg:1x:y"])
def test_a_link_that_we_did_not_sign_leads_nowhere(token):
    with pytest.raises(NotFound):
        accept_invitation(token=token, nik=a_nik(), by=viewer_for(an_account()), at=NOW)
    with pytest.raises(NotFound):
        invitation_offer(token=token, at=NOW)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"email": ""}, Unreachable),
        ({"role": "district"}, RoleElsewhere),
        ({"region_code": "99"}, NotFound),
    ],
)
def test_an_invitation_that_cannot_be_is_refused(regency, changes, refusal):
    with pytest.raises(refusal):
        invited(regency, **changes)

    assert not OfficerInvitation.objects.exists()


def test_one_invitation_at_a_time(regency):
    resident = a_resident()
    invited(regency, resident)

    with pytest.raises(AlreadyInvited):
        invited(regency, resident)

    assert OfficerInvitation.objects.count() == 1


def test_only_the_regency_invites_and_never_its_family(regency):
    relative = a_resident()
    relative.kk_hash = type(relative).objects.get(pk=regency.offices[0].resident_id).kk_hash
    relative.save(update_fields=["kk_hash"])

    for somebody in (a_head(), a_district_officer()):
        with pytest.raises(NotYourVillage):
            invited(somebody)
    with pytest.raises(OwnAppointment):
        invited(regency, relative)

    assert not OfficerInvitation.objects.exists()


def test_a_stand_in_serves_a_village_that_lacks_one(regency):
    operator = an_officer("operator", JAMBESARI)
    a_resident()

    lent = stand_in(
        officer_id=operator.pk, region_code=GROGOL, last_day=TODAY + timedelta(days=30), by=regency, at=NOW
    )

    assert (lent.account_id, lent.role, lent.region_id) == (operator.account_id, "operator", GROGOL)
    assert lent.active_until == TODAY + timedelta(days=30)
    assert len(viewer_for(operator).offices) == 2


def test_who_may_not_stand_in(regency):
    far, near = an_officer("operator", JAJAG), an_officer("operator", JAMBESARI)
    day = TODAY + timedelta(days=10)

    with pytest.raises(NotLent):
        stand_in(officer_id=far.pk, region_code=GROGOL, last_day=day, by=regency, at=NOW)
    with pytest.raises(NotLent):
        stand_in(officer_id=near.pk, region_code=JAMBESARI, last_day=day, by=regency, at=NOW)
    with pytest.raises(StandInTooLong):
        stand_in(
            officer_id=near.pk, region_code=GROGOL, last_day=TODAY + timedelta(days=91), by=regency, at=NOW
        )
    an_officer("operator", GROGOL)
    with pytest.raises(NotLent):
        stand_in(officer_id=near.pk, region_code=GROGOL, last_day=day, by=regency, at=NOW)
    with pytest.raises(NotYourVillage):
        stand_in(officer_id=near.pk, region_code=GROGOL, last_day=day, by=a_district_officer(), at=NOW)

    assert Officer.objects.filter(region_id=GROGOL).count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_villages_without_holders_are_found_at_one_price(count, django_assert_num_queries):
    for role in ("operator", "head", "deputy")[:count]:
        an_officer(role, GROGOL)
    district = a_district_officer()

    with django_assert_num_queries(2):
        found = {one.village.code: one.roles for one in vacancies_for(officer=district)}

    assert found.get(GROGOL) == (("head",) if count == 1 else None)
    assert {code[:8] for code in found} == {GIRI_DISTRICT}


def test_lenders_hold_the_same_role_in_the_district(regency):
    near = an_officer("operator", JAMBESARI)
    an_officer("operator", JAJAG)
    an_officer("head", JAMBESARI)

    found = lenders_for(manager=regency, village=Region.objects.get(pk=GROGOL), role="operator")

    assert list(found) == [near]


def test_looking_at_a_candidate_is_logged_and_searching_by_nik_finds_one(regency):
    account, resident = a_verified_account(a_resident(name="BUDI SANTOSO"))
    a_resident(name="BUDI YANG LAIN")

    assert candidates_for(manager=regency, search=resident.plain_nik, at=NOW) == [resident]
    assert len(candidates_for(manager=regency, search="budi", at=NOW)) == 2
    candidate = candidate_for(manager=regency, id=resident.pk, at=NOW)

    assert candidate.account == account
    assert [(row.resident_id, row.purpose) for row in Reading.objects.all()] == [
        (resident.pk, "Mengangkat petugas")
    ]
    with pytest.raises(NotFound):
        candidate_for(manager=a_district_officer(), id=resident.pk, at=NOW)


def test_officers_are_found_by_role_region_name_and_day(regency):
    operator, head = an_officer("operator", JAMBESARI), an_officer("head", JAJAG)
    gone = an_officer("operator", GROGOL, active_until=TODAY - timedelta(days=1))
    coming = an_officer("operator", GROGOL, active_from=TODAY + timedelta(days=1))

    def found(**filters):
        return [one.pk for one in officers_for(manager=regency, on_day=TODAY, **filters)]

    assert found(role="operator") == [operator.pk]
    assert found(region=JAJAG) == [head.pk]
    assert found(search="petugas head") == [head.pk]
    assert found(standing="ended") == [gone.pk]
    assert found(standing="coming") == [coming.pk]


INVITE = """mutation ($input: OfficerInviteInput!) { officerInvite(input: $input) {
    officerInvitation { id name role state } errors { field code } } }"""
CANCEL = (
    "mutation ($id: ID!) { officerInvitationCancel(id: $id) { officerInvitation { state } errors { code } } }"
)
ACCEPT = """mutation ($token: String!, $nik: String!) {
    officerInvitationAccept(token: $token, nik: $nik) { role errors { field code } } }"""
STAND_IN = """mutation ($id: ID!, $region: String!, $lastDay: Date!) {
    officerStandIn(id: $id, region: $region, lastDay: $lastDay) {
    officer { region { code } role } errors { field code } } }"""
LISTS = """{ officerVacancies(region: "%s") { region { code } roles } officerInvitations { totalCount
    edges { node { name role region { code } state } } }
    officerCandidates(search: "santoso") { id name villageCode birthYear } }"""


def run(document, viewer, **variables):
    return schema.run(document, variables, viewer=viewer)["data"]


def test_the_api_invites_lends_and_lists(regency):
    resident = a_resident(name="BUDI SANTOSO")
    lists = run(LISTS % GROGOL, regency)
    candidate = lists["officerCandidates"][0]
    given = {"residentId": candidate["id"], "role": "OPERATOR", "region": GROGOL, "phone": "0812 3456 7890"}

    asked = run(INVITE, regency, input=given)["officerInvite"]
    again = run(INVITE, regency, input=given)["officerInvite"]
    token = invitation_token(OfficerInvitation.objects.get().pk)
    taken = run(ACCEPT, viewer_for(an_account()), token=token, nik=resident.plain_nik)
    cancelled = run(CANCEL, regency, id=asked["officerInvitation"]["id"])

    assert lists["officerVacancies"] == [{"region": {"code": GROGOL}, "roles": ["OPERATOR", "HEAD"]}]
    assert (candidate["name"], candidate["villageCode"], candidate["birthYear"]) == (
        "BUDI SANTOSO",
        GROGOL,
        1985,
    )
    assert asked["officerInvitation"] | {"id": ""} == {
        "id": "",
        "name": "BUDI SANTOSO",
        "role": "OPERATOR",
        "state": "INVITED",
    }
    assert again["errors"] == [{"field": None, "code": "UNIQUE"}]
    assert taken["officerInvitationAccept"] == {"role": "OPERATOR", "errors": []}
    assert cancelled["officerInvitationCancel"]["errors"] == [{"code": "EXPIRED"}]
    assert run(LISTS % BANYUWANGI, regency)["officerInvitations"]["totalCount"] == 1
    head = global_id("Officer", an_officer("head", JAMBESARI).pk)
    lent = run(STAND_IN, regency, id=head, region=GROGOL, lastDay=f"{TODAY}")["officerStandIn"]
    assert lent == {"officer": {"region": {"code": GROGOL}, "role": "HEAD"}, "errors": []}
