"""Answers kept in a folder, a file each, so that a rebuild asks nothing twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import SecondReaderProblem
from kg.model import Article
from kg.second.prompt import VERSION


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a language model, as it came."""

    content: str  # JSON text
    tokens_in: int | None  # as the endpoint counts them; None where it does not tell
    tokens_out: int | None
    seconds: float


def path_of(folder: Path, article: Article, model: str) -> Path:
    """The file for an article's answer: named by the hash of all that the answer depends on."""
    parts = (article.sha256, article.language, article.published or "", model, VERSION)
    return folder / f"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}.json"


def recall(path: Path) -> Reply | None:
    """The kept answer; None where there is none, or its file is damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Reply(str(kept["content"]), kept["tokens_in"], kept["tokens_out"], float(kept["seconds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there, or half a file of a crashed disk: it is asked for anew and overwritten


def keep(path: Path, reply: Reply) -> None:
    """Keeps an answer: all of it or nothing, even if two processes write at once.

    Raises SecondReaderProblem where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=".new-", suffix=".json", delete=False
        ) as file:
            json.dump(asdict(reply), file, ensure_ascii=False)
        os.replace(file.name, path)
    except OSError as error:
        raise SecondReaderProblem(
            f"The answer cannot be kept in {path.parent} ({error.strerror}); set KG_LLM_CACHE to a folder that "
            "can be written."
        ) from error
