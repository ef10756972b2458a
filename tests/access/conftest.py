from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from foundation.accounts.models import User
from tests.access.content import contents, tables
from tests.access.people import World, a_world


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """The rows that could leak: made once for all these tests. Each cell rolls back to them."""
    folder = tmp_path_factory.mktemp("var")
    with (
        django_db_blocker.unblock(),
        override_settings(MALL_VAR=folder, MEDIA_ROOT=folder / "media"),
        transaction.atomic(),
    ):
        found = a_world()
        found.sessions = {person: _session(account) for person, account in found.accounts.items()}
        found.tables = tables()
        found.contents = contents(found.tables)
        yield found
        transaction.set_rollback(True)


def _session(account: User) -> str:
    """The key of a signed-in session. django-allauth notes an address when it first meets it: it has."""
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=False)
    client = Client()
    client.force_login(account)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
