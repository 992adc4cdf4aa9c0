"""Lying here, this file lets every test import ``factory``."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey in a browser may meet a busy machine: it is tried up to three times; no other test is."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=2))
