"""The window follows its causes in their own transaction, raw SQL included."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.clock import NO_END, now, today
from tests.vendors.factories import a_letter, a_nib, a_sanction, a_seller, a_shop, days
from tests.village.factories import a_business, a_resident
from vendors.shops.models import EMPTY_FROM, EMPTY_UNTIL, Sanction, Shop
from vendors.shops.services import refresh_windows
from village.businesses.models import Business, NibRecord
from village.letters.models import Letter
from village.residents.models import Resident

pytestmark = pytest.mark.django_db

EMPTY = (EMPTY_FROM, EMPTY_UNTIL)


def window(shop: Shop) -> tuple[date, date]:
    return Shop.objects.values_list("selling_from", "selling_until").get(pk=shop.pk)


def run(sql: str, *params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_a_death_in_raw_sql_empties_the_window_at_once():
    shop, other = a_shop(), a_shop("Ikan Asin Muncar")
    standing = window(other)
    savepoint = transaction.savepoint()

    run("UPDATE village_resident SET status = 'died' WHERE id = %s", shop.business.owner_id)

    assert window(shop) == EMPTY
    assert window(other) == standing
    assert list(Shop.objects.selling(today())) == [other]
    transaction.savepoint_rollback(savepoint)
    assert window(shop) == standing


def test_an_owner_who_moves_away_and_returns_closes_and_opens_the_window():
    shop = a_shop()
    standing = window(shop)
    savepoint = transaction.savepoint()

    Resident.objects.filter(pk=shop.business.owner_id).update(status="moved")
    gone = window(shop)
    Resident.objects.filter(pk=shop.business.owner_id).update(status="resident")

    assert (gone, window(shop)) == (EMPTY, standing)
    transaction.savepoint_rollback(savepoint)


def test_a_change_that_the_rule_does_not_read_touches_no_shop():
    shop = a_shop()
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text FROM vendors_shop WHERE business_id = %s", [shop.pk])
        before = cursor.fetchone()

    Resident.objects.filter(pk=shop.business.owner_id).update(occupation="PETANI")
    Business.objects.filter(pk=shop.pk).update(description="Kopi arabika")

    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text FROM vendors_shop WHERE business_id = %s", [shop.pk])
        assert cursor.fetchone() == before


def test_a_business_that_goes_to_another_owner_sells_under_a_letter_of_that_owner():
    shop = a_shop()
    standing = window(shop)
    dead, heir = a_resident(status="died"), a_resident(name="AHMAD FAUZI")

    Business.objects.filter(pk=shop.pk).update(owner=dead)
    fallen = window(shop)
    Business.objects.filter(pk=shop.pk).update(owner=heir)
    without_a_letter = window(shop)
    a_letter(Business.objects.get(pk=shop.pk))

    assert (fallen, without_a_letter, window(shop)) == (EMPTY, EMPTY, standing)


def test_a_letter_that_is_suspended_takes_the_window_with_it():
    shop = a_shop()
    standing = window(shop)
    savepoint = transaction.savepoint()

    Letter.objects.filter(business=shop.pk).update(state="suspended", state_reason="pemeriksaan")
    suspended = window(shop)
    Letter.objects.filter(business=shop.pk).update(state="valid", state_reason="")

    assert (suspended, window(shop)) == (EMPTY, standing)
    transaction.savepoint_rollback(savepoint)


def test_old_and_new_letter_both_count():
    shop = a_shop()

    a_letter(shop.business, valid_from=days(336), valid_until=days(700))
    a_letter(shop.business, valid_from=days(800), valid_until=days(900))

    assert window(shop) == (days(-30), days(700))


def test_a_checked_nib_has_no_end_until_it_is_withdrawn():
    _seller, resident = a_seller()
    business = a_business(resident)
    shop = Shop.objects.create(business=business, slug="kopi", name="Kopi", opened_at=now())
    nib = a_nib(business, checked_on=days(-5))
    checked = window(shop)

    NibRecord.objects.filter(pk=nib.pk).update(withdrawn_on=days(10))
    withdrawn = window(shop)
    NibRecord.objects.filter(pk=nib.pk).delete()

    assert checked == (days(-5), NO_END)
    assert withdrawn == (days(-5), days(9))
    assert window(shop) == EMPTY


def test_a_nib_that_nobody_checked_opens_nothing():
    _seller, resident = a_seller()
    business = a_business(resident)
    NibRecord.objects.create(business=business, nib="1234567890123", recorded_at=now())

    shop = Shop.objects.create(business=business, slug="kopi", name="Kopi", opened_at=now())

    assert window(shop) == EMPTY


def test_a_sanction_cuts_the_window_until_it_ends():
    shop = a_shop()

    sanction = a_sanction(shop, ends_on=days(9))
    cut = window(shop)
    Sanction.objects.filter(pk=sanction.pk).update(ends_on=None)
    endless = window(shop)
    sanction.delete()

    assert cut == (days(10), days(335))
    assert endless == EMPTY
    assert window(shop) == (days(-30), days(335))


def test_a_sanction_to_come_ends_the_window_the_day_before():
    shop = a_shop()

    a_sanction(shop, starts_on=days(5), ends_on=days(9))

    assert window(shop) == (days(-30), days(4))


def test_a_window_that_ended_moves_to_the_next_span_at_night():
    shop = a_shop()
    a_sanction(shop, starts_on=days(5), ends_on=days(9))
    run("UPDATE vendors_shop SET selling_from = %s, selling_until = %s", days(-30), days(-1))

    looked_at = refresh_windows(at=now())

    assert looked_at == 1
    assert window(shop) == (days(-30), days(4))
    assert refresh_windows(at=now()) == 0


def test_raw_sql_cannot_store_a_window_that_is_no_span():
    shop = a_shop()

    with pytest.raises(IntegrityError, match="shop_window_is_a_span_or_empty"), transaction.atomic():
        run("UPDATE vendors_shop SET selling_until = selling_from - 1 WHERE business_id = %s", shop.pk)


def test_one_statement_over_many_rows_refreshes_every_shop_it_touches():
    owners = Resident.objects.filter(pk__in=[a_resident().pk for _ in range(3)])
    businesses = [a_business(owner, name=f"Usaha {owner.pk}") for owner in owners]
    for business in businesses:
        a_letter(business)
    Shop.objects.bulk_create(
        [Shop(business=one, slug=f"toko-{one.pk}", name=one.name, opened_at=now()) for one in businesses]
    )
    standing = Shop.objects.selling(today()).count()
    savepoint = transaction.savepoint()

    run("UPDATE village_resident SET status = 'died'")

    assert (standing, Shop.objects.selling(today()).count()) == (3, 0)
    transaction.savepoint_rollback(savepoint)
