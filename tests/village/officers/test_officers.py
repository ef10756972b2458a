from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from foundation.access.permissions import (
    APPROVE_APPLICATIONS,
    HANDLE_COMPLAINTS,
    HOLD_OFFICE,
    LAY_SANCTIONS,
    MANAGE_COLLECTIONS,
    MANAGE_OFFICERS,
    MODERATE_REVIEWS,
    OVERSEE_VILLAGES,
    READ_RESIDENTS,
    RECORD_REGISTER_EVENTS,
    SUSPEND_LETTERS,
    VERIFY_APPLICATIONS,
)
from foundation.access.refusals import NotFound
from foundation.access.viewer import Office
from foundation.audit.selectors import transitions_of
from foundation.clock import NO_END
from foundation.notifications.models import Message
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
    a_regency_officer,
    a_resident,
    an_identity,
    an_officer,
    an_operator,
    viewer_for,
)
from village.officers.models import Officer
from village.officers.rules import (
    PERMISSIONS_OF_ROLE,
    AlreadyAppointed,
    NotAlive,
    OwnAppointment,
    RoleElsewhere,
    SpanBackwards,
    UnknownRole,
    role_name,
)
from village.officers.selectors import holders, holders_above, officer_for, officers_for
from village.officers.services import appoint_officer, dismiss_officer
from village.residents.models import IdentityBinding
from village.residents.rules.identities import AlreadySomebody, ResidentAlreadyVerified
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db

LURAH_OF = "35.10.17.1005"


def appoint(by, *, resident=None, account=None, role="operator", region=GROGOL, **span):
    return appoint_officer(
        account_id=(account or an_account()).pk,
        resident_id=(resident or a_resident(village=JAMBESARI)).pk,
        role=role,
        region_code=region,
        by=by,
        at=NOW,
        **({"active_from": TODAY} | span),
    )


def test_what_each_role_may_do_is_one_table():
    assert {
        "operator": {HOLD_OFFICE, VERIFY_APPLICATIONS, READ_RESIDENTS, RECORD_REGISTER_EVENTS},
        "head": {HOLD_OFFICE, APPROVE_APPLICATIONS, READ_RESIDENTS, SUSPEND_LETTERS},
        "deputy": {HOLD_OFFICE, APPROVE_APPLICATIONS, READ_RESIDENTS},
        "district": {
            HOLD_OFFICE,
            OVERSEE_VILLAGES,
            VERIFY_APPLICATIONS,
            APPROVE_APPLICATIONS,
            SUSPEND_LETTERS,
            LAY_SANCTIONS,
            HANDLE_COMPLAINTS,
        },
        "regency": {
            HOLD_OFFICE,
            OVERSEE_VILLAGES,
            LAY_SANCTIONS,
            HANDLE_COMPLAINTS,
            MANAGE_COLLECTIONS,
            MANAGE_OFFICERS,
            MODERATE_REVIEWS,
            SUSPEND_LETTERS,
        },
    } == PERMISSIONS_OF_ROLE


def test_a_viewer_holds_the_offices_of_the_day_with_one_query(django_assert_num_queries):
    officer = an_officer("operator", GROGOL)
    an_officer("head", JAJAG, account=officer.account, resident=officer.resident, active_until=TODAY)
    an_officer(
        "deputy",
        JAMBESARI,
        account=officer.account,
        resident=officer.resident,
        active_until=TODAY - timedelta(days=1),
    )
    an_officer("head", GROGOL)

    with django_assert_num_queries(1):
        viewer = viewer_for(officer.account)

    assert viewer.offices[0] == Office(
        "operator", GROGOL, officer.pk, officer.resident_id, PERMISSIONS_OF_ROLE["operator"]
    )
    assert [(one.role, one.region_code) for one in viewer.offices] == [("operator", GROGOL), ("head", JAJAG)]
    assert viewer.permissions == PERMISSIONS_OF_ROLE["operator"] | PERMISSIONS_OF_ROLE["head"]
    assert [one.region_code for one in viewer.offices_with(VERIFY_APPLICATIONS)] == [GROGOL]


def test_an_office_begins_and_ends_with_the_day_in_jakarta():
    officer = an_officer(active_from=TODAY, active_until=TODAY)
    midnight = NOW.replace(hour=0, minute=0)

    assert viewer_for(officer, midnight - timedelta(seconds=1)).offices == ()
    assert len(viewer_for(officer, midnight).offices) == 1
    assert len(viewer_for(officer, NOW.replace(hour=23, minute=59)).offices) == 1
    assert viewer_for(officer, midnight + timedelta(days=1)).offices == ()


def test_an_office_ends_with_the_life_of_its_holder():
    officer = an_officer(resident=a_resident(status="died"))

    assert viewer_for(officer).permissions == frozenset()


def test_the_regency_appoints_and_confirms_the_officer(django_capture_on_commit_callbacks):
    regency, account, resident = a_regency_officer(), an_account(), a_resident()

    officer = appoint(regency, account=account, resident=resident)

    assert (officer.role, officer.region_id, officer.active_from, officer.active_until) == (
        "operator",
        GROGOL,
        TODAY,
        NO_END,
    )
    assert viewer_for(account).may(VERIFY_APPLICATIONS)
    binding = IdentityBinding.objects.get(account=account)
    assert (binding.resident, binding.state, binding.method, binding.verified_by_id) == (
        resident,
        "verified",
        "appointment",
        regency.account_id,
    )
    assert [(one.to_state, one.by_id) for one in transitions_of(officer)] == [
        ("appointed", regency.account_id)
    ]
    assert Message.objects.get(recipient=account).body == "Operator desa di Grogol, mulai 24 Nov 2026."


def test_the_first_officer_of_a_deployment_is_appointed_by_its_operator():
    officer = appoint(None, role="regency", region=BANYUWANGI)

    assert viewer_for(officer).may(MANAGE_OFFICERS)
    assert officer.appointed_by_id is None


@pytest.mark.parametrize(
    "somebody",
    [
        lambda: an_operator(GROGOL),
        lambda: a_head(GROGOL),
        a_district_officer,
        lambda: viewer_for(an_account()),
    ],
    ids=["operator", "head", "district", "no officer"],
)
def test_nobody_below_the_regency_appoints_or_dismisses(somebody):
    by, standing = somebody(), an_officer("head", JAMBESARI)
    before = list(Officer.objects.values())

    with pytest.raises(NotYourVillage):
        appoint(by)
    with pytest.raises(NotYourVillage):
        dismiss_officer(officer_id=standing.pk, last_day=TODAY, by=by, at=NOW)

    assert list(Officer.objects.values()) == before


def test_nobody_appoints_himself_or_family():
    regency = an_officer("regency", BANYUWANGI)
    child = a_resident(mother=regency.resident)
    before = Officer.objects.count()

    for resident, account in ((regency.resident, regency.account), (child, an_account())):
        with pytest.raises(OwnAppointment):
            appoint(viewer_for(regency), resident=resident, account=account)
    with pytest.raises(OwnAppointment):
        dismiss_officer(officer_id=regency.pk, last_day=TODAY, by=viewer_for(regency), at=NOW)

    assert Officer.objects.count() == before
    assert IdentityBinding.objects.filter(resident=child).count() == 0


@pytest.mark.parametrize(
    ("role", "region", "refusal"),
    [
        ("king", GROGOL, UnknownRole),
        ("operator", GIRI_DISTRICT, RoleElsewhere),
        ("head", BANYUWANGI, RoleElsewhere),
        ("district", GROGOL, RoleElsewhere),
        ("district", BANYUWANGI, RoleElsewhere),
        ("regency", GIRI_DISTRICT, RoleElsewhere),
    ],
)
def test_a_role_belongs_to_a_level(role, region, refusal):
    with pytest.raises(refusal):
        appoint(None, role=role, region=region)

    assert Officer.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"active_until": TODAY - timedelta(days=1)}, SpanBackwards),
        ({"region": "35.10.99.2001"}, NotFound),
    ],
)
def test_an_appointment_needs_a_place_and_days_in_order(changes, refusal):
    with pytest.raises(refusal):
        appoint(None, **changes)

    assert Officer.objects.count() == 0


def test_the_dead_are_not_appointed():
    with pytest.raises(NotAlive):
        appoint(None, resident=a_resident(status="died"))

    assert Officer.objects.count() == 0


def test_one_appointment_at_a_time():
    account, resident = an_account(), a_resident()
    appoint(None, account=account, resident=resident, active_until=date(2027, 1, 1))

    with pytest.raises(AlreadyAppointed):
        appoint(None, account=account, resident=resident, active_from=date(2027, 1, 1))
    appoint(None, account=account, resident=resident, active_from=date(2027, 1, 2))

    assert Officer.objects.count() == 2


def test_an_officers_account_is_one_person():
    account, resident = an_account(), a_resident()
    an_identity(account, resident, state="verified")
    other_account, other = an_account(), a_resident()

    with pytest.raises(AlreadySomebody):
        appoint(None, account=account, resident=other)
    with pytest.raises(ResidentAlreadyVerified):
        appoint(None, account=other_account, resident=resident)
    appoint(None, account=account, resident=resident)

    assert [one.account for one in Officer.objects.all()] == [account]


def test_an_unknown_account_or_resident_is_not_found():
    with pytest.raises(NotFound):
        appoint_officer(
            account_id=an_account().pk,
            resident_id=0,
            role="operator",
            region_code=GROGOL,
            active_from=TODAY,
            by=None,
            at=NOW,
        )

    assert Officer.objects.count() == 0


def test_a_dismissed_officer_works_through_the_last_day():
    officer, regency = an_officer(), a_regency_officer()

    dismiss_officer(officer_id=officer.pk, last_day=TODAY, by=regency, at=NOW, reason="Pindah tugas")

    assert viewer_for(officer).offices != ()
    assert viewer_for(officer, NOW + timedelta(days=1)).offices == ()
    assert [(one.from_state, one.to_state, one.reason) for one in transitions_of(officer)] == [
        ("appointed", "dismissed", "Pindah tugas")
    ]


def test_the_holders_of_a_place_are_those_of_the_day():
    head, deputy = an_officer("head", GROGOL), an_officer("deputy", GROGOL)
    district = an_officer("district", GIRI_DISTRICT)
    an_officer("head", JAMBESARI)
    an_officer("head", GROGOL, active_until=TODAY - timedelta(days=1))
    an_officer("head", GROGOL, resident=a_resident(status="died"))

    assert holders(region_code=GROGOL, roles=["head", "deputy"], on_day=TODAY) == [head, deputy]
    assert holders_above(region_code=GROGOL, roles=["head", "district"], on_day=TODAY) == [head, district]


def test_the_manager_sees_the_officers_of_the_region(django_assert_num_queries):
    ended = an_officer("head", GROGOL, active_until=TODAY - timedelta(days=1))
    operator = an_officer("operator", JAJAG)
    regency = a_regency_officer()

    with django_assert_num_queries(1):
        active = [(one.region.name, one.resident.name) for one in officers_for(manager=regency, on_day=TODAY)]

    assert active == [("Kabupaten Banyuwangi", "PETUGAS REGENCY"), ("Jajag", "PETUGAS OPERATOR")]
    assert ended in officers_for(manager=regency)
    assert officer_for(manager=regency, id=operator.pk) == operator
    for other in (viewer_for(operator), a_district_officer()):
        assert list(officers_for(manager=other)) == []
        with pytest.raises(NotFound):
            officer_for(manager=other, id=operator.pk)


def test_a_kelurahan_has_a_lurah():
    assert role_name("head", "desa") == "Kepala desa"
    assert role_name("head", "kelurahan") == "Lurah"
    assert role_name("regency", "regency") == "Petugas kabupaten"


def test_the_database_keeps_roles_and_days_in_order():
    for change in ({"role": "king"}, {"active_until": date(2025, 12, 31)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            an_officer(**change)
