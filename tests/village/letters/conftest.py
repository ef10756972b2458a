import pytest


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    """Files of one test are nobody else's."""
    settings.MALL_VAR = tmp_path
    return tmp_path
