from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace

import pytest

from foundation.accounts import viewers
from storefront.look import filters
from tests.village.letters.factories import LATER


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    """Files of one test are nobody else's."""
    settings.MALL_VAR = tmp_path
    return tmp_path


@pytest.fixture
def clock(monkeypatch):
    """The edge of the pages reads this clock: it stands at eleven of the letters' Tuesday until it is set."""
    hand = SimpleNamespace(at=LATER)
    present: Callable[[], datetime] = lambda: hand.at  # noqa: E731
    monkeypatch.setattr(viewers, "now", present)
    monkeypatch.setattr(filters, "present", present)
    return hand
