import pytest

from catalog.products.models import ProductType
from tests.village.factories import NOW


@pytest.fixture(autouse=True)
def files_of_their_own(settings, tmp_path):
    """Private files and pictures of one test are nobody else's."""
    settings.MALL_VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def product_type(db):
    ProductType.objects.get_or_create(slug="barang", defaults={"name": "Barang"})


@pytest.fixture
def on_the_day(monkeypatch):
    """Pages are asked for at the moment that the orders of the factories were placed."""
    monkeypatch.setattr("foundation.accounts.viewers.now", lambda: NOW)
    return NOW
