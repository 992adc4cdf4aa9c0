"""The examples in the docstrings of the readers are what the readers say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import kg.lang.table
import kg.mentions
import kg.text

READERS = [f"kg.mentions.{module.name}" for module in pkgutil.iter_modules(kg.mentions.__path__)]


@pytest.mark.parametrize("name", ["kg.text", "kg.lang.table", *READERS])
def test_examples(name: str) -> None:
    """Every example in a docstring gives what stands under it."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0
