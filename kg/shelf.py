"""The shelf: what was read of each article of a store, so that a build reads a text only once.

One JSON file an article under the store's directory: the record with its evidence, the text, and the
version that read it. It can be thrown away at any time; the next build reads the texts again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg import __version__
from kg.codec import from_record, to_record
from kg.errors import StoreProblem
from kg.model import Article, Extraction

_SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of read articles."""

    folder: Path

    def knows(self, article: Article) -> bool:
        """True where the same text was read by this version."""
        kept = self._load(self._path(article.id))
        return kept is not None and kept["version"] == __version__ and kept["text"] == article.text

    def origin(self, article: str) -> tuple[Path, str] | None:
        """The file that an article was read from, and the text that was in it; None where that is not known."""
        kept = self._load(self._path(article))
        return (Path(kept["origin"]), kept["text"]) if kept and kept.get("origin") else None

    def keep(self, extraction: Extraction, origin: Path | None = None) -> None:
        """Puts what was read, from which file if from any, on the shelf, whole or not at all."""
        article = extraction.article
        kept = {
            "version": __version__,
            "text": article.text,
            "url": article.url,
            "publisher": article.publisher,
            "origin": str(origin.resolve()) if origin else "",
            "record": to_record(extraction, explain=True),
        }
        self.unsettle()
        path = self._path(article.id)
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise StoreProblem(
                f"{self.folder}: cannot be written ({error.strerror}); free some space or check its permissions."
            ) from error

    def drop(self, article: str) -> bool:
        """Takes an article off the shelf; False where it was not there."""
        self.unsettle()
        path = self._path(article)
        there = path.exists()
        with suppress(FileNotFoundError):
            path.unlink()
        return there

    def all(self) -> Iterator[Extraction]:
        """Every extraction on the shelf, by article id."""
        kept = [k for p in sorted(self.folder.glob("*.json")) if (k := self._load(p)) is not None]
        for one in sorted(kept, key=lambda k: str(k["record"]["id"])):
            yield _extraction(one)

    def state(self, judgements: Iterable[object]) -> str:
        """A hash of what a build depends on: this version, the texts on the shelf, the judgements by hand."""
        kept = [(p.name, self._load(p)) for p in sorted(self.folder.glob("*.json"))]
        texts = [(name, hashlib.sha256(k["text"].encode()).hexdigest()) for name, k in kept if k is not None]
        return hashlib.sha256(repr((__version__, texts, list(judgements))).encode()).hexdigest()

    def settle(self, state: str) -> None:
        """Notes that the store holds what follows from this state."""
        (self.folder / _SETTLED).write_text(state, encoding="utf-8")

    def settled(self) -> str:
        """The state that the store is known to hold; empty where none is."""
        note = self.folder / _SETTLED
        return note.read_text(encoding="utf-8") if note.exists() else ""

    def unsettle(self) -> None:
        """Forgets it, before articles or judgements change what the store holds."""
        (self.folder / _SETTLED).unlink(missing_ok=True)

    def _path(self, article: str) -> Path:
        return self.folder / f"{hashlib.sha256(article.encode()).hexdigest()[:32]}.json"

    def _load(self, path: Path) -> dict[str, Any] | None:
        """A kept record; None where there is none or it was cut short, which means: read the text again."""
        try:
            loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return loaded


def _extraction(kept: dict[str, Any]) -> Extraction:
    record = kept["record"]
    bare = from_record(record)
    article = replace(
        bare.article,
        text=kept["text"],
        url=kept["url"],
        publisher=kept["publisher"],
    )
    return replace(bare, article=article)
