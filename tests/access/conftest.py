from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from tests.access.content import contents, tables
from tests.access.people import World, a_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """The rows that could leak: made once a module, and gone after it. Each cell rolls back to them."""
    folder = tmp_path_factory.mktemp("var")
    with (
        django_db_blocker.unblock(),
        override_settings(MALL_VAR=folder, MEDIA_ROOT=folder / "media"),
        transaction.atomic(),
    ):
        found = a_world()
        found.tables = tables()
        found.contents = contents(found.tables)
        yield found
        transaction.set_rollback(True)
