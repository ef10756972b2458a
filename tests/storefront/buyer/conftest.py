import pytest

from tests.village.factories import NOW, regions


@pytest.fixture(autouse=True)
def the_regions(db):
    regions()


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    """Pages are asked for at the moment that the orders of the factories were placed."""
    monkeypatch.setattr("foundation.accounts.viewers.now", lambda: NOW)
    return NOW
