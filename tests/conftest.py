import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also the long properties and races")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        os.environ["MALL_LONG"] = "1"
