"""Which endpoint is asked, and how patiently; from the environment."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import SecondReaderProblem


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach the language model."""

    base_url: str  # of an OpenAI-compatible endpoint, such as http://localhost:8080/v1
    model: str
    key: str = field(repr=False)  # never shown, never stored
    cache: Path = Path("second-reader")  # folder for answers
    timeout: float = 120.0  # seconds for one whole answer
    tries: int = 3  # how often one article is asked about at most
    pause: float = 1.0  # seconds before the second try; doubled for each further one
    temperature: float | None = 0.0  # None leaves it to the server


def settings(env: Mapping[str, str]) -> Settings:
    """The settings that an environment holds.

    KG_LLM_BASE_URL and KG_LLM_MODEL are needed; KG_LLM_API_KEY (a local server needs none), KG_LLM_TIMEOUT in
    seconds, KG_LLM_TEMPERATURE (empty: the server's own) and KG_LLM_CACHE (a folder) may be set.
    Raises SecondReaderProblem where one is missing or cannot be read.
    """
    return Settings(
        base_url=_base_url(env),
        model=_needed(env, "KG_LLM_MODEL", "the name of a model that the endpoint serves"),
        key=env.get("KG_LLM_API_KEY", "").strip() or "none",
        cache=_cache(env),
        timeout=_number(env, "KG_LLM_TIMEOUT", 120.0) or 120.0,
        temperature=_number(env, "KG_LLM_TEMPERATURE", 0.0),
    )


def _needed(env: Mapping[str, str], name: str, what: str) -> str:
    value = env.get(name, "").strip()
    if not value:
        raise SecondReaderProblem(f"The second reader needs {name} in the environment; set it to {what}.")
    return value


def _base_url(env: Mapping[str, str]) -> str:
    url = _needed(
        env, "KG_LLM_BASE_URL", "the address of an OpenAI-compatible endpoint, such as http://localhost:8080/v1"
    )
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
        raise SecondReaderProblem(
            "KG_LLM_BASE_URL is no address of a server; it begins with http:// or https:// and holds no password, "
            "such as http://localhost:8080/v1."
        )
    return url


def _number(env: Mapping[str, str], name: str, default: float) -> float | None:
    value = env.get(name)
    if value is None:
        return default
    if not value.strip():
        return None
    try:
        found = float(value)
    except ValueError as error:
        raise SecondReaderProblem(
            f"{name} is {value!r}, which is no number; write it like {default:g}."
        ) from error
    if not 0 <= found < 1e6:
        raise SecondReaderProblem(f"{name} is {value!r}, which is out of range; write it like {default:g}.")
    return found


def _cache(env: Mapping[str, str]) -> Path:
    for name in ("KG_LLM_CACHE", "KG_CACHE"):
        if env.get(name):
            return Path(env[name]) / ("" if name == "KG_LLM_CACHE" else "second-reader")
    return _platform_folder(env) / "ai-infra-kg" / "second-reader"


def _platform_folder(env: Mapping[str, str]) -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(env.get("XDG_CACHE_HOME") or Path.home() / ".cache")
