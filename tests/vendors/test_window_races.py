"""Causes that change at the same moment: real connections, real commits, and a proof that the locks do it."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from time import sleep

import psycopg
import pytest
from django.db import connection

from foundation.clock import now
from tests.vendors.factories import a_letter, a_seller, a_shop
from tests.village.factories import a_business
from vendors.shops.models import EMPTY_FROM, Shop
from village.letters.models import Letter

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

SUSPEND = """
    WITH fallen AS (
        UPDATE village_letter SET state = 'suspended', state_reason = 'uji' WHERE id = %(letter)s RETURNING id
    )
    INSERT INTO foundation_transition (subject_type, subject_pk, from_state, to_state, at, reason)
    SELECT 'village.letter', id::text, 'valid', 'suspended', now(), 'uji' FROM fallen
"""
OPEN = """
    INSERT INTO vendors_shop (business_id, slug, name, description, open, selling_from, selling_until,
        logo_key, opened_at, hours, contact_phone, phone_public)
    VALUES (%(business)s, 'kopi', 'Kopi', '', true, '9999-12-31', '0001-01-01', '', now(), '', '', false)
"""


@contextmanager
def another_connection() -> Iterator[psycopg.Connection]:
    """A transaction of its own, ended by the test."""
    parameters = connection.get_connection_params()
    with psycopg.connect(
        **{k: v for k, v in parameters.items() if k in {"dbname", "user", "password", "host", "port"}}
    ) as other:
        yield other


@contextmanager
def without_the_locks_of_a_new_shop() -> Iterator[None]:
    """The negative control: the trigger of a new shop does not wait for anybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('vendors_window_shop_insert'::regproc)")
        (definition,) = cursor.fetchone()
        cursor.execute(definition.replace("FOR SHARE", ""))
        try:
            yield
        finally:
            cursor.execute(definition)


def in_background(other: psycopg.Connection, sql: str, **values) -> Future:
    """Run a statement that may have to wait, and commit it."""

    def act() -> None:
        other.execute(sql, values)
        other.commit()

    return ThreadPoolExecutor(1).submit(act)


def a_business_with_a_letter() -> Letter:
    _seller, resident = a_seller()
    return a_letter(a_business(resident))


def open_while_the_letter_falls(letter: Letter) -> Shop:
    with another_connection() as office, another_connection() as seller:
        office.execute(SUSPEND, {"letter": letter.pk})
        opening = in_background(seller, OPEN, business=letter.business_id)
        sleep(0.3)
        office.commit()
        opening.result(timeout=10)
    return Shop.objects.get(pk=letter.business_id)


def test_a_shop_that_opens_while_its_letter_falls_does_not_sell():
    shop = open_while_the_letter_falls(a_business_with_a_letter())

    assert shop.selling_from == EMPTY_FROM


def test_without_the_locks_it_would_sell():
    letter = a_business_with_a_letter()

    with without_the_locks_of_a_new_shop():
        shop = open_while_the_letter_falls(letter)

    assert shop.selling_from == letter.valid_from
    assert Letter.objects.get(pk=letter.pk).state == "suspended"


def test_a_letter_that_falls_while_the_shop_opens_takes_the_window_with_it():
    letter = a_business_with_a_letter()

    with another_connection() as seller, another_connection() as office:
        seller.execute(OPEN, {"business": letter.business_id})
        falling = in_background(office, SUSPEND, letter=letter.pk)
        sleep(0.3)
        waited = not falling.done()
        seller.commit()
        falling.result(timeout=10)

    assert waited
    assert Shop.objects.get(pk=letter.business_id).selling_from == EMPTY_FROM


def test_two_letters_that_fall_at_once_leave_no_window():
    shop = a_shop()
    letters = [Letter.objects.get(business=shop.pk), a_letter(shop.business)]

    with another_connection() as first, another_connection() as second:
        first.execute(SUSPEND, {"letter": letters[0].pk})
        falling = in_background(second, SUSPEND, letter=letters[1].pk)
        sleep(0.3)
        first.commit()
        falling.result(timeout=10)

    shop.refresh_from_db()
    assert shop.selling_from == EMPTY_FROM
    assert not shop.sells_on(now().date())
