"""The matrix itself: holes made on purpose, and that it sees them."""

import pytest

from foundation.access.refusals import NotFound
from foundation.accounts.models import User
from storefront.officer.views import applications, case, letters
from tests.access.fields import answer, row
from tests.access.pages import faults, page
from tests.access.people import World
from tests.village.factories import GROGOL, JAJAG
from village.letters.graphql import rows
from village.letters.models import Application, Letter

pytestmark = pytest.mark.django_db


def test_a_page_that_finds_another_villages_letter_is_noticed(world: World, monkeypatch):
    asked = page("GET officer:letter", "> 3 3 3  2 4 2 2 2", where={"id": "@letter"})
    tight = faults(world, asked, "operator_there", "4")

    monkeypatch.setattr(letters, "letter_for", lambda *, viewer, id: Letter.objects.get(pk=id))

    assert tight == []
    assert faults(world, asked, "operator_there", "4") == ["operator_there gets 2, but the row says 4"]


def test_a_list_with_another_villages_rows_is_noticed_by_its_words(world: World, monkeypatch):
    asked = page("GET officer:applications", "> 3 3 3  2 2 2 2 2")
    tight = faults(world, asked, "operator_there", "2")

    monkeypatch.setattr(
        applications,
        "applications_overseen",
        lambda *_viewer, **_filters: Application.objects.exclude(state="draft").order_by("pk"),
    )
    (fault,) = faults(world, asked, "operator_there", "2")

    assert tight == []
    assert "sale pisang" in fault and world.things["case"].number.lower() in fault


def test_a_refusal_that_leaves_something_behind_is_noticed(world: World, monkeypatch):
    def careless(*, officer, id, at):
        User.objects.filter(pk=officer.account_id).update(first_name="Lain")
        raise NotFound()

    asked = page("GET officer:case", "> 3 3 3  l 4 l l l", where={"id": "@case"})

    monkeypatch.setattr(case, "case_for", careless)

    assert faults(world, asked, "operator_there", "4") == [
        "operator_there is refused and yet changes {'foundation_user'}"
    ]


def test_a_root_field_that_reaches_too_far_is_noticed(world: World, monkeypatch):
    asked = row("Query.application", "x 0 d 0  d 0 d d d", "id: @case", "letterType")
    tight = answer(world, asked, "operator_there")
    reach = {"account": None, "codes": [GROGOL, JAJAG], "prefixes": []}

    monkeypatch.setattr(rows, "_offices", lambda *_asked: reach)

    assert (tight.letter, answer(world, asked, "operator_there").letter) == ("0", "d")
