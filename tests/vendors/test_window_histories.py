"""Over random histories the stored window equals a plain reading of the rule, day by day."""

import os
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.clock import JAKARTA, NO_END, now
from tests.vendors.factories import a_letter, a_nib, a_sanction, a_seller, an_application
from tests.village.factories import a_business
from vendors.shops.models import EMPTY_FROM, EMPTY_UNTIL, Sanction, Shop
from vendors.shops.services import refresh_windows
from village.businesses.models import NibRecord
from village.letters.models import Letter

START = date(2026, 6, 15)
FIRST, LAST = START - timedelta(days=80), START + timedelta(days=320)
MOST_LETTERS = 8

near = st.integers(-40, 60)
length = st.integers(0, 60)
which = st.integers(0, 7)
steps = st.one_of(
    st.tuples(st.just("become"), st.sampled_from(["resident", "moved", "died"])),
    st.tuples(st.just("issue"), near, length, st.sampled_from([True, True, True, False])),
    st.tuples(st.just("renew"), which, length),
    st.tuples(st.just("suspend"), which),
    st.tuples(st.just("reinstate"), which),
    st.tuples(st.just("revoke"), which),
    st.tuples(st.just("check a NIB"), near),
    st.tuples(st.just("withdraw the NIB"), near),
    st.tuples(st.just("forget the NIB")),
    st.tuples(st.just("sanction"), near, st.none() | length),
    st.tuples(st.just("lift"), which),
    st.tuples(st.just("days pass"), st.integers(1, 45)),
)


@dataclass
class History:
    """What happened to one shop, in plain Python."""

    day: date = START
    status: str = "resident"
    letters: list[dict] = field(default_factory=list)
    nibs: list[dict] = field(default_factory=list)
    sanctions: list[dict] = field(default_factory=list)

    def lawful(self, day: date) -> bool:
        permit = any(
            one["grants"] and one["state"] == "valid" and one["from"] <= day <= one["until"]
            for one in self.letters
        ) or any(
            one["checked"] <= day and (one["withdrawn"] is None or day < one["withdrawn"])
            for one in self.nibs
        )
        forbidden = any(
            not one["lifted"] and one["from"] <= day and (one["until"] is None or day <= one["until"])
            for one in self.sanctions
        )
        return self.status == "resident" and permit and not forbidden

    def window(self) -> tuple[date, date]:
        """The first run of lawful days that contains or follows today; past LAST nothing changes any more."""
        days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
        lawful = {day for day in days if self.lawful(day)}
        first = next((day for day in days if day >= self.day and day in lawful), None)
        if first is None:
            return EMPTY_FROM, EMPTY_UNTIL
        until = first
        while first - timedelta(days=1) in lawful:
            first -= timedelta(days=1)
        while until + timedelta(days=1) in lawful:
            until += timedelta(days=1)
        return first, NO_END if until == LAST else until


class Town:
    """Does to the database what a step says, and notes it in the history."""

    def __init__(self, shop: Shop, applications: list) -> None:
        self.shop, self.applications, self.history = shop, list(applications), History()
        self.letters: list[Letter] = []
        self.sanctions: list[Sanction] = []
        self.it_is(START)

    def it_is(self, day: date) -> None:
        self.history.day = day
        self.run(
            "CREATE OR REPLACE FUNCTION jakarta_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS"
            f" $$ SELECT date '{day}' $$"
        )
        refresh_windows(at=datetime.combine(day, time(0, 5), JAKARTA))

    def run(self, sql: str, *params) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params or None)

    def date(self, offset: int) -> date:
        return self.history.day + timedelta(days=offset)

    def do(self, name: str, *facts) -> None:
        getattr(self, name.replace(" ", "_").lower())(*facts)

    def become(self, status):
        self.run("UPDATE village_resident SET status = %s WHERE id = %s", status, self.shop.business.owner_id)
        self.history.status = status

    def issue(self, offset, span, grants, first=None):
        if not self.applications:
            return
        first = first or self.date(offset)
        until = first + timedelta(days=span)
        self.letters.append(
            a_letter(
                self.shop.business,
                valid_from=first,
                valid_until=until,
                grants_trade=grants,
                application=self.applications.pop(),
            )
        )
        self.history.letters.append({"from": first, "until": until, "grants": grants, "state": "valid"})

    def renew(self, number, span):
        if self.letters:
            old = self.letters[number % len(self.letters)]
            self.issue(0, span, old.grants_trade, first=old.valid_until + timedelta(days=1))

    def stand(self, number, state):
        if self.letters:
            number %= len(self.letters)
            self.run(
                "UPDATE village_letter SET state = %s, state_reason = 'uji' WHERE id = %s",
                state,
                self.letters[number].pk,
            )
            self.history.letters[number]["state"] = state

    def suspend(self, number):
        self.stand(number, "suspended")

    def reinstate(self, number):
        self.stand(number, "valid")

    def revoke(self, number):
        self.stand(number, "revoked")

    def check_a_nib(self, offset):
        if all(one["withdrawn"] is not None for one in self.history.nibs):
            a_nib(self.shop.business, checked_on=self.date(offset))
            self.history.nibs.append({"checked": self.date(offset), "withdrawn": None})

    def withdraw_the_nib(self, offset):
        NibRecord.objects.filter(business=self.shop.pk, withdrawn_on=None).update(
            withdrawn_on=self.date(offset)
        )
        for one in self.history.nibs:
            one["withdrawn"] = one["withdrawn"] or self.date(offset)

    def forget_the_nib(self):
        NibRecord.objects.filter(business=self.shop.pk).delete()
        self.history.nibs.clear()

    def sanction(self, offset, span):
        first = self.date(offset)
        until = None if span is None else first + timedelta(days=span)
        self.sanctions.append(a_sanction(self.shop, starts_on=first, ends_on=until))
        self.history.sanctions.append({"from": first, "until": until, "lifted": False})

    def lift(self, number):
        if self.sanctions:
            number %= len(self.sanctions)
            sanction = self.sanctions[number]
            Sanction.objects.filter(pk=sanction.pk).update(
                lifted_at=now(), lifted_by=sanction.laid_by_id, lift_reason="uji"
            )
            self.history.sanctions[number]["lifted"] = True

    def days_pass(self, number):
        self.it_is(self.date(number) if self.date(number) < START + timedelta(days=120) else self.history.day)


@pytest.mark.django_db
def test_the_window_is_what_the_rule_says_after_every_step_of_any_history():
    _seller, resident = a_seller()
    business = a_business(resident)
    applications = [an_application(business) for _ in range(MOST_LETTERS)]
    shop = Shop.objects.create(business=business, slug="kopi", name="Kopi", opened_at=now())
    seen = {"selling": 0, "empty": 0, "later": 0}

    @settings(
        max_examples=3000 if os.environ.get("MALL_LONG") else 300,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(steps, min_size=1, max_size=12))
    def holds(history):
        with transaction.atomic():
            town = Town(shop, applications)
            for step in history:
                town.do(*step)
                today = town.history.day
                found = Shop.objects.values_list("selling_from", "selling_until").get(pk=shop.pk)

                assert found == town.history.window()
                assert Shop.objects.selling(today).exists() == town.history.lawful(today)
                seen[
                    "selling" if found[0] <= today <= found[1] else "later" if found[0] < NO_END else "empty"
                ] += 1
            transaction.set_rollback(True)

    holds()

    assert min(seen.values()) > 30
