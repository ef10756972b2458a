from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from tests.contract.mall import Mall, a_mall


@pytest.fixture(scope="module")
def mall(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Mall]:
    """Made once a module, and gone after it."""
    folder = tmp_path_factory.mktemp("var")
    with (
        django_db_blocker.unblock(),
        override_settings(MALL_VAR=folder, MEDIA_ROOT=folder / "media"),
        transaction.atomic(),
    ):
        yield a_mall()
        transaction.set_rollback(True)
