import pytest

from catalog.products.models import ProductType


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    """Pictures of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def product_type(db):
    """The product type is there; tests with real commits empty the tables of the migrations."""
    ProductType.objects.get_or_create(slug="barang", defaults={"name": "Barang"})
