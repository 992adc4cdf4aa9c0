"""Gold records beside their texts, and what the reading makes of the same texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.codec import from_record
from kg.errors import InvalidRecord
from kg.model import Article, Extraction
from kg.reading import read_articles


def gold(folder: Path) -> Iterator[Extraction]:
    """The gold extractions of a folder's STEM.json, each with the text of STEM.txt.

    Raises InvalidRecord where a record breaks the contract or has no text beside it.
    """
    paths = sorted(p for p in folder.rglob("*.json") if p.with_suffix(".txt").exists())
    if not paths:
        raise InvalidRecord(
            f"{folder}: holds no gold record with its text (STEM.json beside STEM.txt); check the path."
        )
    for path in paths:
        yield _one(path)


def _one(path: Path) -> Extraction:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InvalidRecord(f"{path}: is no JSON ({error}); mend the file.") from error
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return from_record(record, Article(id=path.stem, text=text, language=record.get("language", "en")))


def gold_and_read(
    folder: Path, pipelines: Mapping[str, str] | None = None
) -> Iterator[tuple[Extraction, Extraction]]:
    """Pairs of gold and reading; the reading is given the text and its language, nothing else."""
    found = sorted(gold(folder), key=lambda g: (g.article.language, g.article.id))
    yield from zip(found, read_articles([g.article for g in found], pipelines), strict=True)
