import os
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from pytest_django.plugin import blocking_manager_key

from foundation.clock import now


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also the long properties and races")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        os.environ["MALL_LONG"] = "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test with real commits ends with every table empty: plant again what the migrations had planted."""
    yield
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if nextitem is not None and (commits or "transactional_db" in getattr(item, "fixturenames", ())):
        with item.config.stash[blocking_manager_key].unblock():
            plant_again()


def plant_again() -> None:
    import_module("village.territory.services").load_regions()
    import_module("village.businesses.services").load_kbli()
    import_module("village.letters.services.release").prepare_letters(at=now())
    for name in ("0003_first_categories", "0005_kinds_of_goods"):
        import_module(f"catalog.migrations.{name}").plant(apps, None)
