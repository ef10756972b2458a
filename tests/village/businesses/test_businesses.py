from datetime import date

import pytest
from django.db import IntegrityError, transaction

from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from foundation.audit.selectors import transitions_of
from tests.foundation.factories import an_account
from tests.village.factories import (
    COFFEE_KBLI,
    GROGOL,
    JAJAG,
    JAMBESARI,
    NOW,
    TODAY,
    a_business,
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
from village.businesses.models import Business, Kbli, NibRecord
from village.businesses.rules import (
    NameMissing,
    NibAlreadyChecked,
    NibNotThirteenDigits,
    NibOfSomebodyElse,
    NotTheOwner,
    OwnNib,
    UnknownKbli,
    UnknownScale,
)
from village.businesses.selectors import (
    business_for,
    kbli_matching,
    kbli_title,
    my_businesses,
    standing_nib,
)
from village.businesses.services import (
    check_nib,
    load_kbli,
    note_nib,
    register_business,
    revise_business,
    withdraw_nib,
)
from village.residents.rules.register import NumberInText
from village.territory.rules import NotYourVillage, UnknownVillage

pytestmark = pytest.mark.django_db

NIB = "1234567890123"


def answers(**changes):
    return {"village_code": GROGOL, "name": " Kopi Ijen ", "kbli_code": COFFEE_KBLI} | changes


def register(owner, by, **changes):
    return register_business(owner_id=owner.pk, by=by, at=NOW, **answers(**changes))


def an_owner_with_a_business():
    account, resident = a_verified_account()
    return viewer_for(account), a_business(resident)


def test_the_migrations_bring_the_classification():
    assert Kbli.objects.filter(year=2025).count() == 591
    assert kbli_title(2025, COFFEE_KBLI) == "PENGOLAHAN KOPI"
    assert kbli_title(2020, COFFEE_KBLI) == ""


def test_a_line_of_business_is_found_by_everyday_words_or_its_code(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [one.code for one in kbli_matching("kopi", limit=3)] == ["10761", "47243", "01271"]
    assert kbli_matching("pengolahan kopi")[0].code == "10761"
    assert [one.code for one in kbli_matching("10761")] == ["10761"]
    assert kbli_matching("di rumah saya kopi")[0].code == "10761"
    assert kbli_matching("  ") == [] and kbli_matching("zzz") == []
    assert len(kbli_matching("a", limit=3)) == 3


def test_an_operator_of_the_machine_loads_another_year():
    loaded = load_kbli(["year,code,title", "2020,10761,INDUSTRI KOPI", "2020,1111,PERTANIAN JAGUNG"])

    assert loaded == 2
    assert kbli_title(2020, "10761") == "INDUSTRI KOPI"
    assert kbli_title(2020, "01111") == "PERTANIAN JAGUNG"


@pytest.mark.parametrize("state", ["claimed", "verified"])
def test_an_account_registers_a_business_for_whom_it_says_to_be(state):
    account, resident = an_account(), a_resident()
    an_identity(account, resident, state=state)

    business = register(resident, viewer_for(account), dusun="Krajan", rt="001", village_code=JAMBESARI)

    assert (business.owner, business.village_id, business.name, business.scale) == (
        resident,
        JAMBESARI,
        "Kopi Ijen",
        "micro",
    )
    assert (business.kbli_year, business.kbli_code, business.created_at) == (2025, COFFEE_KBLI, NOW)


def test_nobody_registers_or_changes_a_business_of_somebody_else():
    resident, business = a_resident(), a_business()
    stranger, _other = a_verified_account()
    released = an_account()
    an_identity(released, resident, state="released", released_at=NOW)

    for by in (viewer_for(stranger), viewer_for(released), an_operator(), a_regency_officer(), visitor(NOW)):
        with pytest.raises(NotTheOwner):
            register(resident, by)
        with pytest.raises(NotTheOwner):
            revise_business(business_id=business.pk, by=by, **answers())
        with pytest.raises(NotTheOwner):
            note_nib(business_id=business.pk, nib=NIB, by=by, at=NOW)

    assert list(Business.objects.values_list("pk", "name")) == [(business.pk, "Kopi Lereng Ijen")]
    assert NibRecord.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": "  "}, NameMissing),
        ({"name": "Kopi 3510994903859001"}, NumberInText),
        ({"description": "KK 3510 9949 0385 9001"}, NumberInText),
        ({"kbli_code": "99999"}, UnknownKbli),
        ({"kbli_year": 2020}, UnknownKbli),
        ({"scale": "large"}, UnknownScale),
        ({"village_code": "35.10.17"}, UnknownVillage),
        ({"village_code": "35.09.01.2001"}, UnknownVillage),
    ],
)
def test_a_business_is_described_in_known_words(changes, refusal):
    viewer, business = an_owner_with_a_business()

    with pytest.raises(refusal):
        register(business.owner, viewer, **changes)
    with pytest.raises(refusal):
        revise_business(business_id=business.pk, by=viewer, **answers(**changes))

    assert list(Business.objects.values_list("name", "village_id")) == [("Kopi Lereng Ijen", GROGOL)]


def test_the_owner_writes_a_returned_form_over_the_business():
    viewer, business = an_owner_with_a_business()

    revise_business(business_id=business.pk, by=viewer, **answers(village_code=JAJAG, scale="small"))

    business.refresh_from_db()
    assert (business.name, business.village_id, business.scale) == ("Kopi Ijen", JAJAG, "small")


def test_a_business_is_seen_by_its_owner_and_the_officers_of_its_place(django_assert_num_queries):
    viewer, business = an_owner_with_a_business()
    neighbour, _resident = a_verified_account()
    claimer = an_account()
    an_identity(claimer, business.owner)

    for allowed in (viewer, an_operator(GROGOL), a_head(GROGOL), a_district_officer(), a_regency_officer()):
        with django_assert_num_queries(2):
            assert business_for(viewer=allowed, id=business.pk) == business
    for hidden in (
        viewer_for(neighbour),
        viewer_for(claimer),
        an_operator(JAMBESARI),
        a_district_officer("35.10.07"),
        visitor(NOW),
    ):
        with pytest.raises(NotFound):
            business_for(viewer=hidden, id=business.pk)


def test_an_owner_lists_the_own_businesses_newest_first():
    viewer, first = an_owner_with_a_business()
    second = a_business(first.owner, name="Warung")
    a_business()

    assert my_businesses(viewer) == [second, first]
    assert my_businesses(viewer_for(an_account())) == []
    assert my_businesses(visitor(NOW)) == []


def test_the_owner_notes_a_nib_unchecked():
    viewer, business = an_owner_with_a_business()

    record = note_nib(business_id=business.pk, nib="12345 6789 0123", by=viewer, at=NOW)

    assert (record.nib, record.checked_by, record.checked_on, record.recorded_by_id) == (
        NIB,
        None,
        None,
        viewer.account_id,
    )
    assert standing_nib(business.pk) == record
    assert note_nib(business_id=business.pk, nib=NIB, by=viewer, at=NOW) == record


def test_another_nib_takes_the_place_of_the_first():
    viewer, business = an_owner_with_a_business()
    first = note_nib(business_id=business.pk, nib=NIB, by=viewer, at=NOW)

    second = note_nib(business_id=business.pk, nib="9999999999999", by=viewer, at=NOW)

    first.refresh_from_db()
    assert (first.withdrawn_on, standing_nib(business.pk)) == (TODAY, second)
    assert [one.to_state for one in transitions_of(first)] == ["noted", "withdrawn"]


def test_one_nib_covers_several_businesses_of_an_owner():
    viewer, business = an_owner_with_a_business()
    other = a_business(business.owner, name="Warung")

    for one in (business, other):
        check_nib(
            nib_record_id=note_nib(business_id=one.pk, nib=NIB, by=viewer, at=NOW).pk,
            by=an_operator(),
            at=NOW,
        )

    assert NibRecord.objects.filter(nib=NIB, checked_on=TODAY).count() == 2


@pytest.mark.parametrize(
    ("typed", "count"), [("123456789012", 12), ("12345678901234", 14), ("", 0), ("NIB", 0)]
)
def test_a_nib_has_thirteen_digits(typed, count):
    viewer, business = an_owner_with_a_business()

    with pytest.raises(NibNotThirteenDigits) as refused:
        note_nib(business_id=business.pk, nib=typed, by=viewer, at=NOW)

    assert str(refused.value) == (
        f"NIB harus 13 angka; yang tertulis {count}. Lihat lagi di oss.go.id, atau kosongkan."
    )
    assert NibRecord.objects.count() == 0


def test_an_officer_of_the_place_checks_a_nib():
    viewer, business = an_owner_with_a_business()
    record, operator = note_nib(business_id=business.pk, nib=NIB, by=viewer, at=NOW), an_operator(GROGOL)

    check_nib(nib_record_id=record.pk, by=operator, at=NOW)

    record.refresh_from_db()
    assert (record.checked_by_id, record.checked_on) == (operator.account_id, TODAY)
    assert [one.to_state for one in transitions_of(record)] == ["noted", "checked"]
    with pytest.raises(NibAlreadyChecked):
        check_nib(nib_record_id=record.pk, by=operator, at=NOW)


def test_nobody_else_checks_a_nib():
    viewer, business = an_owner_with_a_business()
    record = note_nib(business_id=business.pk, nib=NIB, by=viewer, at=NOW)
    family = an_officer(resident=a_resident(mother=business.owner))

    for by in (viewer, an_operator(JAMBESARI), a_head(GROGOL), a_regency_officer()):
        with pytest.raises(NotYourVillage):
            check_nib(nib_record_id=record.pk, by=by, at=NOW)
    with pytest.raises(OwnNib):
        check_nib(nib_record_id=record.pk, by=viewer_for(family), at=NOW)

    record.refresh_from_db()
    assert record.checked_on is None


def test_a_nib_that_was_checked_for_somebody_else_is_not_checked_again():
    for viewer, business in (an_owner_with_a_business(), an_owner_with_a_business()):
        last = note_nib(business_id=business.pk, nib=NIB, by=viewer, at=NOW)
        if NibRecord.objects.count() == 1:
            check_nib(nib_record_id=last.pk, by=an_operator(), at=NOW)

    with pytest.raises(NibOfSomebodyElse):
        check_nib(nib_record_id=last.pk, by=an_operator(), at=NOW)

    last.refresh_from_db()
    assert last.checked_on is None


@pytest.mark.parametrize("who", ["owner", "operator"])
def test_a_nib_is_withdrawn_by_its_owner_or_an_officer_of_the_place(who):
    viewer, business = an_owner_with_a_business()
    record = note_nib(business_id=business.pk, nib=NIB, by=viewer, at=NOW)
    by = viewer if who == "owner" else an_operator(GROGOL)

    withdraw_nib(nib_record_id=record.pk, by=by, at=NOW, reason="Dicabut OSS")

    assert standing_nib(business.pk) is None
    with pytest.raises(NibAlreadyChecked):
        withdraw_nib(nib_record_id=record.pk, by=by, at=NOW, reason="Dicabut OSS")


def test_nobody_else_withdraws_a_nib():
    viewer, business = an_owner_with_a_business()
    record = note_nib(business_id=business.pk, nib=NIB, by=viewer, at=NOW)
    stranger, _resident = a_verified_account()

    with pytest.raises(NotFound):
        withdraw_nib(nib_record_id=record.pk, by=viewer_for(stranger), at=NOW, reason="x")
    with pytest.raises(NotFound):
        withdraw_nib(nib_record_id=record.pk, by=an_operator(JAMBESARI), at=NOW, reason="x")

    assert standing_nib(business.pk) == record


def test_an_unknown_business_or_nib_is_not_found():
    viewer, _business = an_owner_with_a_business()

    with pytest.raises(NotFound):
        note_nib(business_id=0, nib=NIB, by=viewer, at=NOW)
    with pytest.raises(NotFound):
        check_nib(nib_record_id=0, by=an_operator(), at=NOW)


def test_the_database_knows_what_a_nib_is():
    business = a_business()

    for change in ({"nib": "12"}, {"checked_on": date(2026, 1, 1)}, {"checked_by": an_account()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NibRecord.objects.create(business=business, recorded_at=NOW, **({"nib": NIB} | change))
    NibRecord.objects.create(business=business, recorded_at=NOW, nib=NIB)
    with pytest.raises(IntegrityError), transaction.atomic():
        NibRecord.objects.create(business=business, recorded_at=NOW, nib=NIB)
    for change in ({"scale": "large"}, {"name": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_business(**change)
